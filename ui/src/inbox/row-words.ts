// What a row of the list says, in words: who spoke last, who has to move, since when.
import type { ConversationRow } from '@/api/types'
import { span } from '@/time/format'
import type { Words } from '@/words/use-words'

/** The mark of a row: a word and a shape, so that colour is never the only sign. */
export interface RowMark {
  word: string
  shape: 'you' | 'ai' | 'staff' | 'member' | 'done'
}

export function markOf(row: ConversationRow, me: number | undefined, { inbox }: Words): RowMark {
  if (row.waiting) return { word: inbox.waitingFor[row.waiting.kind], shape: 'you' }
  if (row.taken_over_by) {
    const mine = row.taken_over_by.id === me
    return { word: mine ? inbox.takenOverByYou : inbox.takenOverBy(row.taken_over_by.name), shape: 'staff' }
  }
  const shapes = {
    ai_handling: 'ai',
    needs_staff: 'you',
    staff_handling: 'staff',
    waiting_on_member: 'member',
    done: 'done',
  } as const
  return { word: inbox.status[row.status], shape: shapes[row.status] }
}

/** The last line, with who spoke; the member's own words need no name. */
export function lastLine(row: ConversationRow, { inbox }: Words): { said: string; text: string } {
  const last = row.last_message
  if (!last) return { said: '', text: inbox.noMessages }
  const said = last.author_kind === 'staff' ? inbox.said.staff(firstName(last.author_name)) : inbox.said[last.author_kind]
  return { said, text: last.preview }
}

/** How long something waits against its deadline; `late` where it is past. */
export function ageOf(row: ConversationRow, now: Date, { inbox }: Words): { text: string; late: boolean } | undefined {
  if (!row.waiting) return undefined
  const due = row.waiting.due_at === null ? undefined : new Date(row.waiting.due_at).getTime()
  const left = due === undefined ? undefined : due - now.getTime()
  if (left !== undefined && left < 0) return { text: inbox.overdue(span(left)), late: true }
  if (left !== undefined && left < 3_600_000) return { text: inbox.dueIn(span(left)), late: false }
  return { text: inbox.waits(span(now.getTime() - new Date(row.waiting.since).getTime())), late: false }
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
