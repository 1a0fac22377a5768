// Screen readers hear a burst as one sentence.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { Announcer } from './announcer'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a burst within a quarter second is one announcement, each sentence once', () => {
  const said: string[] = []
  const announcer = new Announcer()
  announcer.attach((text) => said.push(text))
  announcer.announce('Maya: hello')
  announcer.announce('Luis: hi')
  announcer.announce('Maya: hello')
  expect(said).toEqual([])
  vi.advanceTimersByTime(250)
  expect(said).toEqual(['Maya: hello. Luis: hi'])
})

test('a steady stream is not held back for ever', () => {
  const said: string[] = []
  const announcer = new Announcer()
  announcer.attach((text) => said.push(text))
  for (let i = 0; i < 10; i += 1) {
    announcer.announce(`message ${i}`)
    vi.advanceTimersByTime(100)
  }
  expect(said.filter(Boolean).length).toBeGreaterThanOrEqual(3)
})

test('the same sentence is heard again later', () => {
  const said: string[] = []
  const announcer = new Announcer()
  announcer.attach((text) => said.push(text))
  announcer.announce('Sent')
  vi.advanceTimersByTime(10_000)
  announcer.announce('Sent')
  vi.advanceTimersByTime(250)
  expect(said).toEqual(['Sent', '', 'Sent'])
})
