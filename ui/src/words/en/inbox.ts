// The list of conversations.
import { count } from '../plural'

export const inbox = {
  title: 'Inbox',
  list: 'Conversations',
  views: 'Views',
  view: {
    all: { short: 'All', long: 'All conversations' },
    'needs-me': { short: 'Needs me', long: 'Needs me' },
    ai: { short: 'AI', long: 'AI handling' },
    waiting: { short: 'Waiting', long: 'Waiting on member' },
    staff: { short: 'Staff', long: 'With staff' },
    done: { short: 'Done', long: 'Done' },
  },
  search: 'Search conversations',
  searchHint: 'Name, phone or words',
  clearSearch: 'Clear the search',
  unread: (unread: number) => count(unread, { one: 'unread message', other: 'unread messages' }),
  status: {
    ai_handling: 'AI handling',
    needs_staff: 'Needs a person',
    staff_handling: 'With staff',
    waiting_on_member: 'Waiting on member',
    done: 'Done',
  },
  takenOverByYou: 'Yours',
  takenOverBy: (name: string) => `With ${name}`,
  waitingFor: { approval: 'Needs your OK', escalation: 'Needs a person', did_it_arrive: 'Did it arrive?' },
  aiOff: 'AI off',
  waits: (span: string) => `waits ${span}`,
  overdue: (span: string) => `${span} overdue`,
  dueIn: (span: string) => `due in ${span}`,
  said: { member: '', ai: 'AI:', staff: (name: string) => `${name}:`, campaign: 'Campaign:', crm: 'CRM:' },
  noMessages: 'No messages yet',
  loading: 'Loading conversations',
  loadingMore: 'Loading more…',
  end: 'That is all',
  failed: 'The list could not be loaded.',
  empty: {
    all: { title: 'No conversations yet', text: 'New messages appear here by themselves.' },
    'needs-me': { title: 'Nobody is waiting for you', text: 'What needs a person shows here, the moment it does.' },
    ai: { title: 'The AI is on nothing', text: 'Conversations that it is answering show here.' },
    waiting: { title: 'No member owes us an answer', text: 'Conversations where we asked something show here.' },
    staff: { title: 'Nothing is taken over', text: 'Conversations that a person answers show here.' },
    done: { title: 'Nothing is done yet', text: 'Finished conversations show here.' },
  },
  nothingFound: (q: string) => `Nothing found for “${q}”`,
  nothingFoundText: 'Search by name, phone number in any form, or words of a message.',
  pick: 'Pick a conversation',
  pickText: 'Use the list, or j and k to move and Enter to open.',
  summary: (waiting: number, oldest: string | undefined) =>
    waiting === 0
      ? 'Nothing needs you right now.'
      : `${count(waiting, { one: 'thing needs', other: 'things need' })} you${oldest ? `, oldest ${oldest}` : ''}.`,
  goNeedsYou: 'Open Needs you',
}
