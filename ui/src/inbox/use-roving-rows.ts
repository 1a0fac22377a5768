// Moving through the list by keys: one row is current; j and k work from anywhere on the page.
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

import { useShortcut } from '@/keys/use-shortcut'

interface Roving {
  ids: readonly number[]
  opened: number | undefined
  container: RefObject<HTMLElement | null>
  scrollTo: (index: number) => void
  open: (id: number, keepFocus: boolean) => void
}

export function useRovingRows({ ids, opened, container, scrollTo, open }: Roving) {
  const [focused, setFocused] = useState<number>()
  const current = focused !== undefined && ids.includes(focused) ? focused : (opened ?? ids[0])

  const focusRow = (id: number) => {
    setFocused(id)
    scrollTo(ids.indexOf(id))
    // The row may have to be drawn first.
    requestAnimationFrame(() => container.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus())
  }
  // Back from a conversation: one stands in the list where one left it, unless something else took the focus.
  const before = useRef(opened)
  const returnTo = useEffectEvent((id: number) => {
    if (document.activeElement === document.body && ids.includes(id)) focusRow(id)
  })
  useEffect(() => {
    const left = before.current
    before.current = opened
    if (opened === undefined && left !== undefined) returnTo(left)
  }, [opened])

  const move = (to: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, to))]
    if (id !== undefined) focusRow(id)
    return id
  }
  const step = (by: 1 | -1) => {
    if (opened === undefined) {
      // Nothing is open: the first press shows where one stands.
      const inList = container.current?.contains(document.activeElement) ?? false
      move(inList && current !== undefined ? ids.indexOf(current) + by : ids.indexOf(current ?? -1))
      return
    }
    const id = move(ids.indexOf(opened) + by)
    if (id !== undefined && id !== opened) open(id, true)
  }
  useShortcut('next', () => {
    step(1)
  })
  useShortcut('previous', () => {
    step(-1)
  })
  useShortcut(
    'open',
    () => {
      if (current !== undefined) open(current, false)
    },
    opened === undefined,
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const at = ids.indexOf(current)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    move(target)
  }
  const onFocus = (event: FocusEvent) => {
    const row = Number((event.target as HTMLElement).dataset.row)
    if (row) setFocused(row)
  }
  return { current, onKeyDown, onFocus }
}
