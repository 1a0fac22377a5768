// An entry as it is being written: every field there, whatever the kind; only the kind's own are sent.
import type { EntryFields, EntryKind, Weekday } from '@/api/types'

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export type DayState = 'open' | 'closed' | 'unsaid'

export interface Times {
  opens: string
  closes: string
}

export interface DraftDay extends Times {
  state: DayState
}

export interface DraftSpecialDay extends Times {
  day: string
  label: string
  open: boolean
}

export interface DraftPrice {
  amount: string
  currency: string
  unit: NonNullable<EntryFields['price']>['unit']
}

export interface EntryDraft {
  kind: EntryKind
  title: string
  topic: string
  body: string
  language: 'en' | 'es'
  keywords: string
  week: Record<Weekday, DraftDay>
  days: DraftSpecialDay[]
  price: DraftPrice
  url: string
  names: string
  when: string
  coach: string
  source: string
  owner: number | null
  from: string
  to: string
}

type Part = 'body' | 'week' | 'days' | 'price' | 'url' | 'names' | 'when' | 'topic'

const PARTS: Record<EntryKind, readonly Part[]> = {
  hours: ['topic', 'week', 'days'],
  special_hours: ['days'],
  plan: ['price', 'body'],
  class: ['when', 'price', 'body'],
  policy: ['body'],
  fact: ['body'],
  faq: ['body'],
  link: ['url', 'body'],
  staff: ['names', 'body'],
}

/** Whether a kind has this part. */
export function has(kind: EntryKind, part: Part): boolean {
  return PARTS[kind].includes(part)
}

/** Topics of hours that mean the club itself, as the server reads them. */
const OF_THE_CLUB = new Set(['', 'hours', 'opening hours', 'gym', 'club'])

const UNSAID: DraftDay = { state: 'unsaid', opens: '', closes: '' }

export function emptyDraft(given: Partial<EntryDraft> = {}): EntryDraft {
  return {
    kind: 'faq',
    title: '',
    topic: '',
    body: '',
    language: 'en',
    keywords: '',
    week: { mon: UNSAID, tue: UNSAID, wed: UNSAID, thu: UNSAID, fri: UNSAID, sat: UNSAID, sun: UNSAID },
    days: [],
    price: { amount: '', currency: 'USD', unit: 'month' },
    url: '',
    names: '',
    when: '',
    coach: '',
    source: '',
    owner: null,
    from: '',
    to: '',
    ...given,
  }
}

export function draftOf(fields: EntryFields): EntryDraft {
  const week = { ...emptyDraft().week }
  for (const { day, span } of fields.week) {
    week[day] = span ? { state: 'open', ...span } : { state: 'closed', opens: '', closes: '' }
  }
  return {
    kind: fields.kind,
    title: fields.title,
    topic: fields.kind === 'hours' && OF_THE_CLUB.has(fields.topic.toLowerCase()) ? '' : fields.topic,
    body: fields.body,
    language: fields.language,
    keywords: fields.keywords.join(', '),
    week,
    days: fields.days.map(({ day, label, span }) => ({
      day,
      label,
      open: Boolean(span),
      opens: span?.opens ?? '',
      closes: span?.closes ?? '',
    })),
    price: fields.price ?? { amount: '', currency: 'USD', unit: 'month' },
    url: fields.url,
    names: fields.names.join(', '),
    when: fields.when,
    coach: fields.coach,
    source: fields.source,
    owner: fields.owner_id ?? null,
    from: fields.valid_from ?? '',
    to: fields.valid_to ?? '',
  }
}

export function fieldsOf(draft: EntryDraft): EntryFields {
  const { kind } = draft
  const priced = has(kind, 'price') && draft.price.amount.trim() !== ''
  return {
    kind,
    title: draft.title.trim(),
    topic: kind === 'special_hours' ? '' : draft.topic.trim(),
    body: has(kind, 'body') ? draft.body.trim() : '',
    language: draft.language,
    keywords: listed(draft.keywords),
    week: has(kind, 'week')
      ? WEEKDAYS.filter((day) => draft.week[day].state !== 'unsaid').map((day) => ({ day, span: spanOf(draft.week[day]) }))
      : [],
    days: has(kind, 'days')
      ? draft.days.map(({ day, label, open, opens, closes }) => ({ day, label: label.trim(), span: open ? { opens, closes } : null }))
      : [],
    price: priced ? { ...draft.price, amount: draft.price.amount.trim(), currency: draft.price.currency.trim() } : null,
    url: has(kind, 'url') ? draft.url.trim() : '',
    names: has(kind, 'names') ? listed(draft.names) : [],
    when: has(kind, 'when') ? draft.when.trim() : '',
    coach: has(kind, 'when') ? draft.coach.trim() : '',
    source: draft.source.trim(),
    owner_id: draft.owner,
    valid_from: draft.from || null,
    valid_to: draft.to || null,
  }
}

/** Whether two drafts would be sent as the same entry. */
export function isSame(one: EntryDraft, other: EntryDraft): boolean {
  return JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other))
}

function spanOf({ state, opens, closes }: DraftDay): Times | null {
  return state === 'open' ? { opens, closes } : null
}

function listed(words: string): string[] {
  return words
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
}
