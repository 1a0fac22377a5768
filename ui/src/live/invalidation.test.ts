// Hints make the right things stale, in batches.
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { keys } from '@/api/queries'
import { EVENT_TYPES } from '@/testing/event-types'

import type { Hint } from './frames'
import { Invalidation, staleAfter } from './invalidation'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const hint = (given: Partial<Hint>): Hint => ({
  position: 1,
  type: 'message_stored',
  club: 'harbor',
  conversation: 12,
  version: 1,
  ...given,
})

test('a message makes the list, its thread and the queue stale, and no other thread', () => {
  const stale = staleAfter(hint({ conversation: 12 })).map((key) => key.join(' '))
  expect(stale).toContain('conversations')
  expect(stale).toContain('timeline 12')
  expect(stale).toContain('needs-you')
  expect(stale).not.toContain('timeline 13')
})

test('a changed entry is asked for again, and so is what is missing; a draft tells of what it lacked', () => {
  const after = (type: Hint['type']) => staleAfter(hint({ type })).map((key) => key.join(' '))
  expect(after('knowledge_changed')).toEqual(expect.arrayContaining(['knowledge', 'knowledge-gaps']))
  expect(after('escalation_opened')).toContain('knowledge-gaps')
})

test('every event that exists makes something stale', () => {
  for (const type of EVENT_TYPES) expect(staleAfter(hint({ type })), type).not.toEqual([])
})

test('a burst of hints asks once for each thing', () => {
  const client = new QueryClient()
  client.setQueryData([...keys.conversations, { view: 'all' }], { pages: [], pageParams: [] })
  const asked = vi.spyOn(client, 'invalidateQueries')
  const invalidation = new Invalidation(client)
  for (let position = 1; position <= 50; position += 1) invalidation.add(hint({ position }))
  expect(asked).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(asked.mock.calls.length).toBe(staleAfter(hint({})).length)
})
