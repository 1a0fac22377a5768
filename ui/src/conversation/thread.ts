// A timeline as it is drawn: days between, and messages of one author close together.
import type { MessageItem, Timeline, TimelineItem } from '@/api/types'
import { dayKey } from '@/time/format'

const TOGETHER_MS = 5 * 60_000

export type Entry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'item'; key: string; item: TimelineItem; joined: boolean }

/** Pages come newest first, and inside a page the oldest comes first: put all in their one order. */
export function inOrder(pages: readonly Timeline[]): TimelineItem[] {
  return [...pages].reverse().flatMap((page) => page.items)
}

/** A name that stays while an item lives: our message keeps its delivery's when the CRM shows it. */
export function keyOf(item: TimelineItem): string {
  switch (item.kind) {
    case 'message':
      return item.delivery ? `delivery ${item.delivery.id}` : `message ${item.id ?? item.at ?? ''}`
    case 'decision':
      return `decision ${item.turn_id} ${item.at}`
    default:
      return `${item.kind} ${item.id}`
  }
}

function momentOf(item: TimelineItem): string | null {
  return item.kind === 'approval' || item.kind === 'escalation' ? item.created_at : item.at
}

function joins(before: TimelineItem | undefined, item: MessageItem): boolean {
  return (
    before?.kind === 'message' &&
    before.author_kind === item.author_kind &&
    before.author_name === item.author_name &&
    before.at !== null &&
    item.at !== null &&
    new Date(item.at).getTime() - new Date(before.at).getTime() < TOGETHER_MS
  )
}

export function entriesOf(items: readonly TimelineItem[], zone: string): Entry[] {
  const entries: Entry[] = []
  let day: string | undefined
  let before: TimelineItem | undefined
  for (const item of items) {
    const at = momentOf(item)
    const itsDay = at === null ? day : dayKey(new Date(at), zone)
    const newDay = itsDay !== day && at !== null
    if (newDay) entries.push({ kind: 'day', key: `day ${itsDay ?? ''} ${keyOf(item)}`, at })
    day = itsDay
    const joined = item.kind === 'message' && !newDay && joins(before, item)
    entries.push({ kind: 'item', key: keyOf(item), item, joined })
    before = item
  }
  return entries
}

/** The newest message of the member, or undefined while there is none. */
export function newestInbound(items: readonly TimelineItem[]): (MessageItem & { id: number }) | undefined {
  let newest: (MessageItem & { id: number }) | undefined
  for (const item of items) {
    if (item.kind !== 'message' || item.direction !== 'inbound' || item.id === null) continue
    if (!newest || item.id > newest.id) newest = { ...item, id: item.id }
  }
  return newest
}
