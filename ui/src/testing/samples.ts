// Invented members, messages and drafts for tests. Each takes what matters to the test and invents the rest.
import type {
  Approval,
  Club,
  Conversation,
  ConversationRow,
  DecisionItem,
  Escalation,
  Me,
  MessageItem,
} from '@/api/types'

export const ZONE = 'America/Chicago'
export const ME: Me = { id: 1, name: 'Sam Rivera', role: 'owner', club: null, temporal_ui_url: null }

export function club(given: Partial<Club> = {}): Club {
  return {
    slug: 'harbor',
    name: 'Harbor Street Fitness',
    time_zone: ZONE,
    status: 'active',
    autonomy: 'suggest',
    ai_on: true,
    polling_paused: false,
    min_confidence: 0.7,
    voice: 'warm',
    emoji: false,
    sign_off: '',
    sends_stopped: null,
    connection: { state: 'connected', since: null, last_error: null, message: 'Connected.' },
    last_poll_at: '2026-11-22T20:00:00Z',
    last_good_poll_at: '2026-11-22T20:00:00Z',
    behind: false,
    poll_interval_s: 10,
    needs_you: 1,
    oldest_needs_you_at: '2026-11-22T19:00:00Z',
    temporal_url: null,
    inboxes: [],
    ...given,
  }
}

export function row(given: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: 12,
    club: 'harbor',
    member: { id: 12, name: 'Maya Okafor', role: 'member', initials: 'MO' },
    status: 'needs_staff',
    ai_on: true,
    ai_handling: false,
    taken_over_by: null,
    last_message: { author_kind: 'member', author_name: 'Maya Okafor', preview: 'Is the pool open?', at: '2026-11-22T19:00:00Z' },
    unread: 1,
    requires_response: true,
    intent: 'question',
    waiting: null,
    version: 1,
    ...given,
  }
}

export function conversation(given: Partial<Conversation> = {}): Conversation {
  return {
    ...row(),
    member: {
      id: 12,
      name: 'Maya Okafor',
      role: 'member',
      initials: 'MO',
      tied: true,
      status_text: 'Active',
      plan: 'Monthly Plus',
      balance: { cents: 4550, as_text: '$45.50' },
      next_payment_at: null,
      member_since: null,
      last_visit: null,
      phone: '+13125550101',
      email: 'maya@example.com',
      facts_read_at: null,
      contact_points: [{ kind: 'phone', value: '+13125550101', opted_out_at: null }],
    },
    opted_out: false,
    channel: 'text',
    can_be_answered: true,
    cannot_reason: null,
    temporal_url: null,
    club_time_zone: ZONE,
    ...given,
  }
}

export function message(given: Partial<MessageItem> = {}): MessageItem {
  return {
    kind: 'message',
    id: 100,
    direction: 'inbound',
    author_kind: 'member',
    author_name: 'Maya Okafor',
    channel: 'text',
    body: 'Is the pool open?',
    at: '2026-11-22T19:00:00Z',
    precision: 'second',
    imported: false,
    delivery: null,
    notice: null,
    edited: false,
    gone: false,
    turn_id: null,
    ...given,
  }
}

export function decision(given: Partial<DecisionItem> = {}): DecisionItem {
  return {
    kind: 'decision',
    turn_id: 7,
    at: '2026-11-22T19:00:20Z',
    step: 'reply',
    rule: 'otherwise',
    reason: 'An ordinary message that the AI may answer by itself.',
    intent: 'question',
    confidence: 0.93,
    engine: 'embedded@1',
    policy_version: 3,
    citations: [{ id: '1', title: 'Opening hours' }],
    problems: [],
    took_ms: 1300,
    disposition: 'replied',
    ...given,
  }
}

export function approval(given: Partial<Approval> = {}): Approval {
  return {
    id: 5,
    club: 'harbor',
    conversation_id: 12,
    member_name: 'Maya Okafor',
    turn_id: 7,
    revision: 3,
    state: 'pending',
    body: 'The pool is open until 9 PM.',
    final_body: null,
    channel: 'text',
    why_held: 'The club reviews what the AI writes before it goes out.',
    rule: 'club_reviews',
    intent: 'question',
    confidence: 0.93,
    citations: [],
    problems: [],
    last_inbound: { body: 'Is the pool open?', at: '2026-11-22T19:00:00Z' },
    created_at: '2026-11-22T19:00:30Z',
    expires_at: '2036-11-23T19:00:30Z',
    rung: 0,
    owner: null,
    decided_by: null,
    decided_at: null,
    reject_reason: null,
    outcome: null,
    newer_message: false,
    ...given,
  }
}

export function task(given: Partial<Escalation> = {}): Escalation {
  return {
    id: 9,
    club: 'harbor',
    conversation_id: 12,
    member_name: 'Maya Okafor',
    kind: 'answer',
    reason: 'refund',
    explanation: 'Maya wants her money back.',
    urgency: 'soon',
    state: 'open',
    owner: { id: 1, name: 'Sam Rivera' },
    rung: 0,
    due_at: '2036-11-22T20:00:00Z',
    created_at: '2026-11-22T19:00:00Z',
    acknowledged_by: null,
    resolved_by: null,
    resolved_at: null,
    resolution: null,
    asked: [],
    delivery: null,
    ...given,
  }
}
