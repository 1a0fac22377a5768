// Tells screen readers what came while they look: the member's new words, and what became of ours.
import { useEffect, useRef } from 'react'

import { announce } from '@/a11y/announcer'
import type { TimelineItem } from '@/api/types'
import { useWords } from '@/words/use-words'

import { newestInbound } from './thread'

export function useThreadNews(items: readonly TimelineItem[], loaded: boolean): void {
  const { conversation } = useWords()
  const heard = useRef<{ inbound: number; states: Map<number, string> }>(undefined)
  useEffect(() => {
    if (!loaded) return
    const newest = newestInbound(items)
    const states = new Map<number, string>()
    for (const item of items) {
      if (item.kind === 'message' && item.delivery) states.set(item.delivery.id, conversation.delivery[item.delivery.state])
    }
    // The first load is what one came to read, not news.
    if (heard.current) {
      if (newest && newest.id > heard.current.inbound) announce(conversation.wrote(newest.author_name, newest.body))
      for (const [id, state] of states) {
        const before = heard.current.states.get(id)
        if (before !== undefined && before !== state) announce(conversation.deliveryNow(state))
      }
    }
    heard.current = { inbound: newest?.id ?? 0, states }
  }, [items, loaded, conversation])
}
