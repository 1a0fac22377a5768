// Invented entries of a club's knowledge for tests.
import type { Entry, EntryFields, Gap, LookUp } from '@/api/types'

export function fields(given: Partial<EntryFields> = {}): EntryFields {
  return {
    kind: 'faq',
    title: 'Guest policy',
    topic: '',
    body: 'One guest a day.',
    language: 'en',
    keywords: ['friend'],
    week: [],
    days: [],
    price: null,
    url: '',
    names: [],
    when: '',
    coach: '',
    source: 'Handbook',
    owner_id: null,
    valid_from: null,
    valid_to: null,
    ...given,
  }
}

export function entry(given: Partial<Entry> = {}): Entry {
  return {
    id: 4,
    club: 'harbor',
    version: 2,
    validity: 'current',
    fields: fields(),
    says: 'One guest a day.',
    owner: { id: 2, name: 'Dana Cole' },
    created_at: '2026-11-01T12:00:00Z',
    updated_at: '2026-11-20T12:00:00Z',
    retired_at: null,
    uses: 14,
    last_used_at: '2026-11-22T12:00:00Z',
    last_wrong: null,
    remarks: [],
    ...given,
  }
}

export function lookUp(given: Partial<LookUp> = {}): LookUp {
  return {
    question: 'Can I bring a friend?',
    answer: 'One guest a day.',
    sure: true,
    why_not: '',
    found: [
      {
        citation: { id: 'faq:4', title: 'Guest policy', entry_id: 4 },
        says: 'One guest a day.',
        why: 'named',
        words: 0.82,
        likeness: 0.61,
        chosen: true,
      },
    ],
    ...given,
  }
}

export function gap(given: Partial<Gap> = {}): Gap {
  return {
    question: 'do you have tanning beds?',
    count: 14,
    conversations: 12,
    last_asked_at: '2026-11-22T12:00:00Z',
    examples: [{ id: 31, question: 'is there tanning', conversation_id: 12, member_name: 'Maya Okafor', at: '2026-11-22T12:00:00Z' }],
    nearest: null,
    questions: [31, 30],
    ...given,
  }
}
