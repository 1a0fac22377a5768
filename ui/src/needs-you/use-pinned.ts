// A draft that somebody else decided, or that went stale, while one worked on it: its card stays until it is read.
import { useCallback, useMemo, useState } from 'react'

import type { Approval, NeedsYou } from '@/api/types'

import { keyOf } from './queue'

export function usePinned(waiting: readonly NeedsYou[]) {
  const [pinned, setPinned] = useState<ReadonlyMap<string, { item: NeedsYou; at: number }>>(new Map())

  const pin = useCallback((item: NeedsYou, at: number, now: Approval) => {
    setPinned((before) => new Map(before).set(keyOf(item), { item: { ...item, approval: now }, at }))
  }, [])
  const unpin = useCallback((item: NeedsYou) => {
    setPinned((before) => {
      const after = new Map(before)
      after.delete(keyOf(item))
      return after
    })
  }, [])

  const items = useMemo(() => {
    const all = waiting.map((item) => pinned.get(keyOf(item))?.item ?? item)
    const known = new Set(all.map(keyOf))
    for (const [key, { item, at }] of pinned) if (!known.has(key)) all.splice(Math.min(at, all.length), 0, item)
    return all
  }, [waiting, pinned])
  return {
    items,
    pin: useCallback(
      (item: NeedsYou, now: Approval) => {
        pin(item, Math.max(0, items.findIndex((each) => keyOf(each) === keyOf(item))), now)
      },
      [items, pin],
    ),
    unpin,
  }
}
