// The page's title, with how much waits for a person.
import { useEffect } from 'react'

import { useWords } from '@/words/use-words'

import { useWaiting } from './use-club'

/** `undefined` leaves the title to a page inside this one. */
export function useTitle(page: string | undefined): void {
  const words = useWords()
  const { count } = useWaiting()
  useEffect(() => {
    if (page !== undefined) document.title = words.shell.title(page, count)
  }, [words, page, count])
}
