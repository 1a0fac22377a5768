// After navigation the focus goes where the new page begins, so that keyboard and screen reader follow the eye.
import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Moving through a list with j and k: the focus stays in the list. */
    keepFocus?: boolean
  }
}

let firstPage = true

/** Focus `ref` when `subject` (a page, a conversation) is arrived at, but not on the first load. */
export function useArrivalFocus(ref: RefObject<HTMLElement | null>, subject: string | number): void {
  const keep = useLocation({ select: (location) => location.state.keepFocus === true })
  const kept = useRef(keep)
  useEffect(() => {
    kept.current = keep
  })
  useEffect(() => {
    if (firstPage) {
      firstPage = false
      return
    }
    if (!kept.current) ref.current?.focus({ preventScroll: true })
  }, [ref, subject])
}
