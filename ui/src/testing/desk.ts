// A whole small desk behind the API, for tests that walk through pages.
import { http, HttpResponse } from 'msw'

import type { TimelineItem } from '@/api/types'

import { approval, club, conversation, decision, ME, message, row, task } from './samples'
import { at, server } from './server'

const page = (items: unknown[]) => HttpResponse.json({ items, next_cursor: null } as never)

export const TIMELINE: TimelineItem[] = [
  message({ id: 90, direction: 'outbound', author_kind: 'crm', author_name: 'ClubOS', body: 'Welcome!', precision: 'day', imported: true }),
  message({ id: 91, direction: 'outbound', author_kind: 'campaign', author_name: 'November', body: 'Come by!', delivery: { id: 1, state: 'sent', block: null } }),
  message({ id: 92, direction: 'outbound', author_kind: 'staff', author_name: 'Dana Cole', body: 'Hi.', delivery: { id: 2, state: 'queued', block: null } }),
  message({ id: 93, direction: 'outbound', author_kind: 'ai', author_name: '', body: 'Hello.', delivery: { id: 3, state: 'blocked', block: 'taken_over' } }),
  { kind: 'act', id: 1, at: '2026-11-22T18:00:00Z', act: 'handed_back', actor: { kind: 'staff', id: 2, name: 'Dana Cole' }, reason: '' },
  message({ id: 100 }),
  decision({ step: 'hold' }),
  { ...approval(), kind: 'approval' },
  { ...task(), kind: 'escalation', escalation_kind: 'answer' },
]

/** Answer everything that pages read. */
export function openDesk(): void {
  const waiting = { kind: 'approval', since: '2026-11-22T19:00:00Z', due_at: '2036-11-22T20:00:00Z', urgency: 'soon' } as const
  server.use(
    http.get(at('/me'), () => HttpResponse.json(ME)),
    http.get(at('/clubs'), () => HttpResponse.json({ items: [club(), club({ slug: 'mesa', name: 'Mesa Verde', needs_you: 0 })] })),
    http.get(`${window.location.origin}/readyz`, () =>
      HttpResponse.json({ status: 'ready', database: 'ok', migrations: 'at_head', temporal: 'ok' }),
    ),
    http.get(at('/conversations'), () =>
      page([row({ waiting }), row({ id: 13, member: { id: 13, name: 'Luis Herrera', role: 'member', initials: 'LH' }, unread: 0 })]),
    ),
    http.get(at('/conversations/:id'), ({ params }) => HttpResponse.json(conversation({ id: Number(params.id), waiting }))),
    http.get(at('/conversations/:id/timeline'), () => page(TIMELINE)),
    http.get(at('/needs-you'), () =>
      page([
        { kind: 'escalation', urgency: 'now', due_at: '2036-11-22T20:00:00Z', since: '2026-11-22T19:00:00Z', approval: null, escalation: task(), conversation: null },
        { kind: 'approval', urgency: 'soon', due_at: null, since: '2026-11-22T19:00:00Z', approval: approval(), escalation: null, conversation: row() },
      ]),
    ),
    http.get(at('/actions'), () =>
      page([
        { id: 1, at: '2026-11-22T19:00:00Z', club: 'harbor', actor: { kind: 'ai', id: null, name: '' }, act: 'decided', conversation_id: 12, member_name: 'Maya Okafor', rule: 'unsure', reason: 'Not sure.', turn_id: 7, delivery_id: null, temporal_url: 'http://t.example.com/run' },
      ]),
    ),
  )
}
