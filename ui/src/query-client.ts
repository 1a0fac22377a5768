// How reading works everywhere: kept for a while since live hints renew it, and tried again where waiting helps.
import { QueryClient } from '@tanstack/react-query'

import { Problem } from '@/api/problem'

const FRESH_MS = 60_000
const TRIES = 2

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < TRIES && !(error instanceof Problem && error.status < 500),
      },
      mutations: { retry: false },
    },
  })
}
