// The order and the days of a conversation.
import { expect, test } from 'vitest'

import { message, ZONE } from '@/testing/samples'

import { entriesOf, inOrder, keyOf, newestInbound } from './thread'

test('pages that came newest first are put in the one order of time', () => {
  const pages = [
    { items: [message({ id: 3 }), message({ id: 4 })], next_cursor: 'x' },
    { items: [message({ id: 1 }), message({ id: 2 })], next_cursor: null },
  ]
  expect(inOrder(pages).map((item) => (item.kind === 'message' ? item.id : 0))).toEqual([1, 2, 3, 4])
})

test('days change at midnight of the club, not of Greenwich or of whoever looks', () => {
  const entries = entriesOf(
    [
      message({ id: 1, at: '2026-11-23T05:59:00Z' }),
      message({ id: 2, at: '2026-11-23T06:01:00Z' }),
      message({ id: 3, at: '2026-11-23T23:00:00Z' }),
    ],
    ZONE,
  )
  expect(entries.map((entry) => entry.kind)).toEqual(['day', 'item', 'day', 'item', 'item'])
})

test('messages of one author within five minutes stand together, others do not', () => {
  const entries = entriesOf(
    [
      message({ id: 1, at: '2026-11-22T19:00:00Z' }),
      message({ id: 2, at: '2026-11-22T19:02:00Z' }),
      message({ id: 3, at: '2026-11-22T19:20:00Z' }),
      message({ id: 4, at: '2026-11-22T19:21:00Z', direction: 'outbound', author_kind: 'ai', author_name: 'AI' }),
    ],
    ZONE,
  )
  expect(entries.flatMap((entry) => (entry.kind === 'item' ? [entry.joined] : []))).toEqual([false, true, false, false])
})

test('a message without a known time stays where the server put it and begins no day', () => {
  const entries = entriesOf([message({ id: 1 }), message({ id: 2, at: null, precision: 'unknown' })], ZONE)
  expect(entries.map((entry) => entry.kind)).toEqual(['day', 'item', 'item'])
})

test('our message keeps its name when the CRM shows it, so that it does not jump', () => {
  const delivery = { id: 8, state: 'sent', block: null } as const
  expect(keyOf(message({ id: null, delivery }))).toBe(keyOf(message({ id: 400, delivery })))
})

test('what was seen counts by the newest inbound message only', () => {
  expect(newestInbound([message({ id: 7 }), message({ id: 9, direction: 'outbound' }), message({ id: 8 })])?.id).toBe(8)
  expect(newestInbound([])).toBeUndefined()
})
