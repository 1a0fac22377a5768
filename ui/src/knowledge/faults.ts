// What the server found wrong, by the field that it belongs to.
import { isProblem } from '@/api/problem'

export type Faults = Readonly<Record<string, string>>

export const NO_FAULTS: Faults = {}

/** Return the sentences by their pointer: `title`, `week/mon/opens`, `days/0/day`. */
export function faultsOf(error: unknown): Faults {
  if (!isProblem(error, 'invalid_fields')) return NO_FAULTS
  const told = (error.body.errors ?? []).map(({ pointer, detail }): [string, string] => [
    pointer.replace(/^#\//, ''),
    detail.replace(/^Value error, /, ''),
  ])
  return Object.fromEntries(told.reverse())
}
