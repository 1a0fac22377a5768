// The one ticking clock: relative times on a page move together and stop while nobody looks.
import { useSyncExternalStore } from 'react'

const TICK_MS = 5_000

let now = new Date()
let timer: number | undefined
const listeners = new Set<() => void>()

function tick() {
  if (document.visibilityState === 'hidden') return
  now = new Date()
  listeners.forEach((listener) => {
    listener()
  })
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    now = new Date()
    timer = window.setInterval(tick, TICK_MS)
    document.addEventListener('visibilitychange', tick)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }
}

/** Return the time, renewed every few seconds. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}
