// What an address may say after the question mark. Anything odd is left out, never an error.
import type { ActorKind, EntryKind, Validity } from '@/api/types'
import { type View, VIEWS } from '@/api/views'

type Raw = Record<string, unknown>

const ACTORS: readonly ActorKind[] = ['ai', 'staff', 'system', 'member']
export const ENTRY_KINDS: readonly EntryKind[] = ['hours', 'special_hours', 'plan', 'class', 'policy', 'fact', 'faq', 'link', 'staff']
export const VALIDITIES: readonly Validity[] = ['current', 'upcoming', 'expired', 'retired']

function text(raw: unknown, longest = 200): string | undefined {
  // The router reads `12` and `true` as what they look like.
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return undefined
  return String(raw).slice(0, longest) || undefined
}

function oneOf<T extends string>(raw: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === raw)
}

function without<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}

export interface ClubSearch {
  club?: string | undefined
}

export const clubSearch = (raw: Raw): ClubSearch => without({ club: text(raw.club, 40) })

export interface InboxSearch {
  view?: View | undefined
  q?: string | undefined
}

export const inboxSearch = (raw: Raw): InboxSearch => without({ view: oneOf(raw.view, VIEWS), q: text(raw.q) })

export interface ActionSearch {
  actor?: ActorKind | undefined
  act?: string | undefined
  conversation?: number | undefined
}

export function actionSearch(raw: Raw): ActionSearch {
  const conversation = Number(raw.conversation)
  return without({
    actor: oneOf(raw.actor, ACTORS),
    act: text(raw.act, 60),
    conversation: Number.isSafeInteger(conversation) && conversation > 0 ? conversation : undefined,
  })
}

export interface KnowledgeSearch {
  part?: 'gaps' | undefined
  kind?: EntryKind | undefined
  validity?: Validity | undefined
  q?: string | undefined
}

export const knowledgeSearch = (raw: Raw): KnowledgeSearch =>
  without({
    part: oneOf(raw.part, ['gaps'] as const),
    kind: oneOf(raw.kind, ENTRY_KINDS),
    validity: oneOf(raw.validity, VALIDITIES),
    q: text(raw.q),
  })

export interface NewEntrySearch {
  question?: string | undefined
}

export const newEntrySearch = (raw: Raw): NewEntrySearch => without({ question: text(raw.question, 500) })

export interface LoginSearch {
  next?: string | undefined
}

/** Only a path of our own: a link must not send anybody elsewhere after the login. */
export function loginSearch(raw: Raw): LoginSearch {
  const next = text(raw.next, 2_000)
  const ours = next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/login')
  return without({ next: ours ? next : undefined })
}
