// The newest stays in sight for whoever is at the end; whoever reads further up is not moved.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 80

interface Follow {
  scroller: RefObject<HTMLDivElement | null>
  atEnd: boolean
  onScroll: () => void
  toEnd: () => void
}

/** `first` and `last` name the ends of what is drawn: a new first was put before, a new last was added. */
export function useFollowEnd(first: string | undefined, last: string | undefined): Follow {
  const scroller = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const sticks = useRef(true)
  const drawn = useRef({ first, height: 0 })

  const onScroll = useCallback(() => {
    const box = scroller.current
    if (!box) return
    sticks.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
    setAtEnd(sticks.current)
  }, [])

  const toEnd = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const before = drawn.current
    if (sticks.current) box.scrollTop = box.scrollHeight
    else if (before.first !== first) box.scrollTop += box.scrollHeight - before.height
    drawn.current = { first, height: box.scrollHeight }
  }, [first, last])

  // The composer grew or a phone's keyboard opened: the end stays where it was.
  useEffect(() => {
    const box = scroller.current
    if (!box || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => {
      if (sticks.current) box.scrollTop = box.scrollHeight
    })
    observer.observe(box)
    const grown = new ResizeObserver(() => {
      // A card that grows under the hands of somebody who types in it keeps its buttons in sight.
      if (sticks.current && document.activeElement instanceof HTMLTextAreaElement && box.contains(document.activeElement)) {
        box.scrollTop = box.scrollHeight
      }
    })
    if (box.lastElementChild) grown.observe(box.lastElementChild)
    return () => {
      observer.disconnect()
      grown.disconnect()
    }
  }, [])

  return { scroller, atEnd, onScroll, toEnd }
}
