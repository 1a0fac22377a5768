// What is broken, most grave first: computed from facts that other parts already hold.
import type { Club, Readiness } from '@/api/types'
import type { LiveState } from '@/live/frames'

export type TroubleKind =
  | 'rights'
  | 'database'
  | 'refused'
  | 'unreadable'
  | 'unreachable'
  | 'expired'
  | 'sendsStopped'
  | 'temporal'
  | 'late'
  | 'clubPaused'
  | 'pollingPaused'
  | 'behind'
  | 'aiOff'

export interface Trouble {
  kind: TroubleKind
  tone: 'bad' | 'note'
  club?: Club
}

const NOTES: readonly TroubleKind[] = ['clubPaused', 'pollingPaused', 'aiOff', 'behind', 'late', 'temporal']

function tone(kind: TroubleKind): Trouble['tone'] {
  return NOTES.includes(kind) ? 'note' : 'bad'
}

/** Return what is wrong with one club. A cause hides what follows from it. */
export function troublesOf(club: Club): Trouble[] {
  const kinds: TroubleKind[] = []
  const { state } = club.connection
  if (club.status === 'paused') kinds.push('clubPaused')
  else if (state === 'refused' || state === 'unreadable' || state === 'unreachable' || state === 'expired') kinds.push(state)
  else if (club.polling_paused) kinds.push('pollingPaused')
  else if (club.behind) kinds.push('behind')
  if (club.sends_stopped !== null && state !== 'unreadable' && club.status === 'active') kinds.push('sendsStopped')
  if (!club.ai_on && club.status === 'active') kinds.push('aiOff')
  return kinds.map((kind) => ({ kind, tone: tone(kind), club }))
}

export function troubles(clubs: readonly Club[], live: LiveState, readiness: Readiness | null | undefined): Trouble[] {
  const ours: TroubleKind[] = []
  if (live.kind === 'rights-changed') ours.push('rights')
  if (readiness?.database === 'away') ours.push('database')
  if (readiness?.temporal === 'away') ours.push('temporal')
  if (live.kind === 'late') ours.push('late')
  const all = [...ours.map((kind) => ({ kind, tone: tone(kind) })), ...clubs.flatMap(troublesOf)]
  return all.sort((one, other) => Number(one.tone === 'note') - Number(other.tone === 'note'))
}
