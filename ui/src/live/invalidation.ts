// Hints only say that something changed: what they make stale is fetched again, in batches.
import type { QueryClient, QueryKey } from '@tanstack/react-query'

import { keys } from '@/api/queries'

import type { Hint } from './frames'
import { isLong, refreshLongList } from './long-list'

const BATCH_MS = 120

const OF_QUEUE = [keys.needsYou, keys.clubs]

/** Return what a hint makes stale. */
export function staleAfter({ type, conversation }: Hint): QueryKey[] {
  const thread: QueryKey[] =
    conversation === null
      ? []
      : [keys.conversations, keys.conversation(conversation), keys.timeline(conversation), keys.actions]
  switch (type) {
    case 'approval_requested':
    case 'escalation_opened':
      // A draft was made: it rests on entries, or lacked one.
      return [...thread, ...OF_QUEUE, keys.knowledgeGaps]
    case 'approval_changed':
    case 'escalation_changed':
    case 'conversation_changed':
      return [...thread, ...OF_QUEUE]
    case 'message_stored':
    case 'message_changed':
    case 'turn_decided':
    case 'delivery_changed':
      // A card in the queue shows the member's last words and whether they wrote again.
      return [...thread, keys.needsYou]
    case 'member_changed':
      return thread
    case 'club_changed':
    case 'connection_changed':
      return [keys.clubs, keys.actions]
    case 'knowledge_changed':
      return [keys.knowledge, keys.knowledgeGaps, keys.actions]
    default:
      return [...thread, ...OF_QUEUE]
  }
}

/** Collects hints for a moment and asks once for each thing that they made stale. */
export class Invalidation {
  readonly #client: QueryClient
  #stale = new Map<string, QueryKey>()
  #hinted = new Set<number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: QueryClient) {
    this.#client = client
  }

  add(hint: Hint): void {
    for (const key of staleAfter(hint)) this.#stale.set(JSON.stringify(key), key)
    if (hint.conversation !== null) this.#hinted.add(hint.conversation)
    this.#timer ??= setTimeout(this.#flush, BATCH_MS)
  }

  /** Fetch again whatever shows. */
  readonly everything = (): void => {
    void this.#client.invalidateQueries()
  }

  readonly #flush = (): void => {
    this.#timer = undefined
    const stale = [...this.#stale.values()]
    const hinted = this.#hinted
    this.#stale = new Map()
    this.#hinted = new Set()
    for (const queryKey of stale) {
      if (queryKey === keys.conversations) this.#lists(hinted)
      else void this.#client.invalidateQueries({ queryKey })
    }
  }

  #lists(hinted: ReadonlySet<number>): void {
    for (const query of this.#client.getQueryCache().findAll({ queryKey: keys.conversations })) {
      const { queryKey } = query
      if (query.isActive() && isLong(query.state.data)) {
        refreshLongList(this.#client, queryKey, hinted).catch(() => {
          void this.#client.invalidateQueries({ queryKey, exact: true })
        })
      } else void this.#client.invalidateQueries({ queryKey, exact: true })
    }
  }
}
