// A sentence for what went wrong: ours where we know the case, the server's where it is fit for staff.
import { Problem, Unreachable } from '@/api/problem'

import { useWords } from './use-words'

export function useProblemText(): (error: unknown) => string {
  const { problems } = useWords()
  return (error) => {
    if (error instanceof Unreachable) return problems.unreachable
    if (error instanceof Problem && error.status < 500 && error.body.detail) return error.body.detail
    return problems.unexpected
  }
}
