// The views of the inbox: which conversations each one lists.
import type { ConversationStatus } from './types'

export const VIEWS = ['all', 'needs-me', 'ai', 'waiting', 'staff', 'done'] as const
export type View = (typeof VIEWS)[number]

interface ViewFilter {
  status?: ConversationStatus
  needs_me?: boolean
}

export const VIEW_FILTERS: Record<View, ViewFilter> = {
  all: {},
  'needs-me': { needs_me: true },
  ai: { status: 'ai_handling' },
  waiting: { status: 'waiting_on_member' },
  staff: { status: 'staff_handling' },
  done: { status: 'done' },
}
