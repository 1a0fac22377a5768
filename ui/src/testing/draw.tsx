// Draws parts of the pages for tests: a part alone, or the whole app at an address.
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'

import { App } from '@/app'
import { createAppRouter } from '@/router'
import { theme } from '@/theme/theme'

const WAIT_MS = 5_000

export function testClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
}

/** Draw a part with all it may need around it. Links lead to empty pages. */
export async function draw(part: ReactNode) {
  const client = testClient()
  const root = createRootRoute({ component: Outlet })
  const home = createRoute({ getParentRoute: () => root, path: '/', component: () => <div data-testid="part">{part}</div> })
  const other = createRoute({ getParentRoute: () => root, path: '$', component: () => null })
  const router = createRouter({
    routeTree: root.addChildren([home, other]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  const drawn = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  await screen.findByTestId('part', undefined, { timeout: WAIT_MS })
  return { ...drawn, client, router, user: userEvent.setup() }
}

/** Draw the whole app at an address. */
export function drawApp(address: string) {
  window.history.replaceState(null, '', address)
  const client = testClient()
  const router = createAppRouter(client)
  const drawn = render(<App queryClient={client} router={router} />)
  return { ...drawn, client, router, user: userEvent.setup() }
}
