// Words that one types and that the address keeps: searched after a pause, followed where the address changes by itself.
import { type RefObject, useEffect, useRef, useState } from 'react'

import { useShortcut } from '@/keys/use-shortcut'

interface TypedSearch {
  field: RefObject<HTMLInputElement | null>
  typed: string
  setTyped: (words: string) => void
  /** Empty the field and stay in it. */
  clear: () => void
}

/** `search` puts words (or none) into the address; it must be the same function from one drawing to the next. */
export function useTypedSearch(q: string, pauseMs: number, search: (words: string | undefined) => void): TypedSearch {
  const [typed, setTyped] = useState(q)
  const [searched, setSearched] = useState(q)
  const field = useRef<HTMLInputElement>(null)

  // The address changed by itself (Back, a link): the field follows.
  if (q !== searched) {
    setSearched(q)
    setTyped(q)
  }

  useEffect(() => {
    if (typed.trim() === q) return undefined
    const timer = setTimeout(() => {
      setSearched(typed.trim())
      search(typed.trim() || undefined)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, q, pauseMs, search])

  useShortcut('search', () => {
    field.current?.focus()
    field.current?.select()
  })

  const clear = () => {
    setTyped('')
    field.current?.focus()
  }
  return { field, typed, setTyped, clear }
}
