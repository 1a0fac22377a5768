// The live connection of this tab: started by the shell, its state readable everywhere.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

import { sessionEnded } from '@/api/client'

import type { LiveState } from './frames'
import { Invalidation } from './invalidation'
import { canShare, OwnLive, SharedLive } from './sharing'

const LATE_REFRESH_MS = 15_000
const SLEPT_MS = 20_000

let state: LiveState = { kind: 'connecting' }
const watchers = new Set<() => void>()

function setState(next: LiveState): void {
  state = next
  watchers.forEach((watcher) => {
    watcher()
  })
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => state,
  )
}

function openSocket(path: string): WebSocket {
  return new WebSocket(`${window.location.origin.replace(/^http/, 'ws')}${path}`)
}

/** Keep this tab live while the component shows. */
export function useLiveConnection(): void {
  const client = useQueryClient()
  const late = useLiveState().kind === 'late'

  useEffect(() => {
    const invalidation = new Invalidation(client)
    const listener = {
      onHint: (hint: Parameters<Invalidation['add']>[0]) => {
        invalidation.add(hint)
      },
      onResync: invalidation.everything,
      onState: (next: LiveState) => {
        setState(next)
        if (next.kind === 'signed-out') sessionEnded()
      },
    }
    const live = canShare() ? new SharedLive(listener, openSocket) : new OwnLive(listener, openSocket)
    live.start()

    let ticked = Date.now()
    const sleepWatch = window.setInterval(() => {
      const slept = Date.now() - ticked > SLEPT_MS
      if (slept && document.visibilityState === 'visible') live.wake()
      ticked = Date.now()
    }, 5_000)
    const wake = () => {
      live.wake()
    }
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.clearInterval(sleepWatch)
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', wake)
      live.stop()
    }
  }, [client])

  // Late is not blind: until the line is back the page asks by itself.
  useEffect(() => {
    if (!late) return undefined
    const timer = window.setInterval(() => {
      void client.invalidateQueries({ type: 'active' })
    }, LATE_REFRESH_MS)
    return () => {
      window.clearInterval(timer)
    }
  }, [client, late])
}
