// Starts the pages.
import './theme/mantine.css'
import './theme/tokens.css'
import './theme/base.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { App } from './app'
import { createQueryClient } from './query-client'
import { createAppRouter } from './router'

const root = document.getElementById('root')
if (root) {
  const queryClient = createQueryClient()
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} router={createAppRouter(queryClient)} />
    </StrictMode>,
  )
}
