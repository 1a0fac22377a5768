// The addresses of the pages. What a page shows is in its address: club, view, search, conversation, filter.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  retainSearchParams,
  stringifySearchWith,
  stripSearchParams,
} from '@tanstack/react-router'

import { whenSessionEnds } from '@/api/client'
import { isProblem } from '@/api/problem'
import { conversationQuery, meQuery, timelineQuery } from '@/api/queries'
import { InboxPage } from '@/inbox/inbox-page'
import { NothingPicked } from '@/inbox/nothing-picked'
import { BrokenPage, MissingPage } from '@/shell/broken-page'
import { Shell } from '@/shell/shell'

import { actionSearch, clubSearch, inboxSearch, knowledgeSearch, loginSearch, newEntrySearch } from './search'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: loginSearch,
  component: lazyRouteComponent(() => import('@/login/login-page'), 'LoginPage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: clubSearch,
  search: { middlewares: [retainSearchParams(['club'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.query({ ...meQuery, staleTime: 'static' })
    } catch (error) {
      if (isProblem(error, 'not_logged_in')) {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to say it
        throw redirect({ to: '/login', search: { next: location.href } })
      }
      throw error
    }
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to say it
    throw redirect({ to: '/inbox', replace: true })
  },
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: inboxSearch,
  search: { middlewares: [retainSearchParams(['view', 'q']), stripSearchParams({ view: 'all', q: '' })] },
  component: InboxPage,
})

const nothingPicked = createRoute({ getParentRoute: () => inbox, path: '/', component: NothingPicked })

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  params: {
    parse: ({ conversationId }) => ({ conversationId: Number(conversationId) }),
    stringify: ({ conversationId }) => ({ conversationId: String(conversationId) }),
  },
  loader: ({ context, params: { conversationId } }) => {
    if (!Number.isSafeInteger(conversationId) || conversationId < 1) return
    // The page shows what went wrong; here it is only asked early.
    context.queryClient.query(conversationQuery(conversationId)).catch(() => undefined)
    context.queryClient.infiniteQuery(timelineQuery(conversationId)).catch(() => undefined)
  },
  component: lazyRouteComponent(() => import('@/conversation/conversation-page'), 'ConversationPage'),
})

const needsYou = createRoute({
  getParentRoute: () => shell,
  path: '/needs-you',
  component: lazyRouteComponent(() => import('@/needs-you/needs-you-page'), 'NeedsYouPage'),
})

const actions = createRoute({
  getParentRoute: () => shell,
  path: '/actions',
  validateSearch: actionSearch,
  component: lazyRouteComponent(() => import('@/actions/actions-page'), 'ActionsPage'),
})

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  validateSearch: knowledgeSearch,
  component: lazyRouteComponent(() => import('@/knowledge/knowledge-page'), 'KnowledgePage'),
})

const newEntry = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/new',
  validateSearch: newEntrySearch,
  component: lazyRouteComponent(() => import('@/knowledge/new-entry-page'), 'NewEntryPage'),
})

const entry = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/$entryId',
  params: {
    parse: ({ entryId }) => ({ entryId: Number(entryId) }),
    stringify: ({ entryId }) => ({ entryId: String(entryId) }),
  },
  component: lazyRouteComponent(() => import('@/knowledge/entry-page'), 'EntryPage'),
})

const health = createRoute({
  getParentRoute: () => shell,
  path: '/health',
  component: lazyRouteComponent(() => import('@/health/health-page'), 'HealthPage'),
})

const routes = root.addChildren([
  login,
  shell.addChildren([home, inbox.addChildren([nothingPicked, conversation]), needsYou, knowledge, newEntry, entry, actions, health]),
])

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: routes,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
    // Plain words in addresses: `?q=123`, not `?q="123"`.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
  })
  whenSessionEnds(() => {
    if (router.state.location.pathname === '/login') return
    const next = router.state.location.href
    queryClient.clear()
    void router.navigate({ to: '/login', search: { next }, replace: true })
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
