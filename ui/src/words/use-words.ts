// The words of the pages in the language of the person. Spanish is another object of the same type.
import { createContext, use } from 'react'

import { en } from './en'

export type Words = typeof en

export const WordsContext = createContext<Words>(en)

export function useWords(): Words {
  return use(WordsContext)
}
