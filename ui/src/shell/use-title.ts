// The page's title, with how much waits for a person.
import { useEffect } from 'react'

import { useWords } from '@/words/use-words'

import { useWaiting } from './use-club'

export function useTitle(page: string): void {
  const words = useWords()
  const { count } = useWaiting()
  useEffect(() => {
    document.title = words.shell.title(page, count)
  }, [words, page, count])
}
