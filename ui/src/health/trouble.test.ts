// Trouble is named, its cause hides what only follows from it, and what works is not called broken.
import { expect, test } from 'vitest'

import type { Club } from '@/api/types'
import { club } from '@/testing/samples'
import { en } from '@/words/en'

import { troubles, troublesOf } from './trouble'

const connection = (state: Club['connection']['state']) => ({ state, since: null, last_error: null, message: '' })
const kinds = (given: Partial<Club>) => troublesOf(club(given)).map((trouble) => trouble.kind)
const READY = { status: 'ready', database: 'ok', migrations: 'at_head', temporal: 'ok' } as const

test('a club where all is well has no trouble', () => {
  expect(troubles([club()], { kind: 'live' }, READY)).toEqual([])
  expect(troubles([club()], { kind: 'connecting' }, undefined)).toEqual([])
})

test.each(['expired', 'refused', 'unreachable', 'unreadable'] as const)('a login that is %s is said, and that polls are late is not said besides', (state) => {
  expect(kinds({ connection: connection(state), behind: true })).toEqual([state])
})

test('switches that a person turned are told as such', () => {
  expect(kinds({ polling_paused: true, behind: true })).toEqual(['pollingPaused'])
  expect(kinds({ ai_on: false })).toEqual(['aiOff'])
  expect(kinds({ status: 'paused', ai_on: false })).toEqual(['clubPaused'])
  expect(kinds({ sends_stopped: 'too many failures' })).toEqual(['sendsStopped'])
})

test('what stops the club comes before what is only late', () => {
  const found = troubles([club({ connection: connection('refused') })], { kind: 'late', since: 0 }, { ...READY, temporal: 'away' })
  expect(found.map((trouble) => trouble.kind)).toEqual(['refused', 'temporal', 'late'])
})

test('each trouble has a sentence', () => {
  for (const kind of ['expired', 'refused', 'late', 'temporal', 'database', 'behind', 'aiOff'] as const) {
    expect(en.health[kind].length).toBeGreaterThan(20)
  }
})
