// The line that stays: nothing missed, nothing twice, honest about being late.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { FakeSocket } from '@/testing/fake-socket'

import { LiveConnection } from './connection'
import type { LiveState } from './frames'

function setUp(random = () => 0.999) {
  const heard: number[] = []
  const states: LiveState['kind'][] = []
  let resyncs = 0
  const connection = new LiveConnection({
    open: FakeSocket.open,
    random,
    onHint: (hint) => heard.push(hint.position),
    onResync: () => {
      resyncs += 1
    },
    onState: (state) => states.push(state.kind),
  })
  return { connection, heard, states, resyncs: () => resyncs }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.opened = []
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a live connection', () => {
  test('resumes after the last position it heard, so that nothing is missed', () => {
    const { connection, heard } = setUp()
    connection.start()
    FakeSocket.last.hello(40)
    FakeSocket.last.hint(41)
    FakeSocket.last.hint(42)
    FakeSocket.last.breaks()
    vi.advanceTimersByTime(1_000)
    expect(FakeSocket.last.path).toBe('/ws?after=42')
    FakeSocket.last.hello(44, { resumed: true })
    FakeSocket.last.hint(43)
    FakeSocket.last.hint(44)
    expect(heard).toEqual([41, 42, 43, 44])
  })

  test('resumes after the head where nothing happened since it connected', () => {
    const { connection } = setUp()
    connection.start()
    FakeSocket.last.hello(40)
    FakeSocket.last.breaks()
    vi.advanceTimersByTime(1_000)
    expect(FakeSocket.last.path).toBe('/ws?after=40')
  })

  test('hears an event once, even if the server tells it twice', () => {
    const { connection, heard } = setUp()
    connection.start(41)
    FakeSocket.last.hello(43, { resumed: true })
    FakeSocket.last.hint(42)
    FakeSocket.last.hint(42)
    expect(heard).toEqual([42])
  })

  test('asks for everything anew when the server cannot tell what was missed', () => {
    const { connection, resyncs } = setUp()
    connection.start(3)
    FakeSocket.last.hello(900, { resync: true })
    expect(resyncs()).toBe(1)
    FakeSocket.last.breaks()
    vi.advanceTimersByTime(1_000)
    expect(FakeSocket.last.path).toBe('/ws?after=900')
  })

  test('waits twice as long each time, at most half a minute, and from the start after a success', () => {
    const { connection } = setUp()
    connection.start()
    const waits: number[] = []
    for (let i = 0; i < 9; i += 1) {
      FakeSocket.last.breaks()
      const before = FakeSocket.opened.length
      let waited = 0
      while (FakeSocket.opened.length === before && waited < 60_000) {
        vi.advanceTimersByTime(250)
        waited += 250
      }
      waits.push(waited)
    }
    expect(waits.slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000])
    expect(waits.slice(6)).toEqual([30_000, 30_000, 30_000])
    FakeSocket.last.hello(1)
    FakeSocket.last.breaks()
    const before = FakeSocket.opened.length
    vi.advanceTimersByTime(500)
    expect(FakeSocket.opened.length).toBe(before + 1)
  })

  test('spreads its tries by chance, so that a restarted server is not stormed', () => {
    const { connection } = setUp(() => 0)
    connection.start()
    FakeSocket.last.breaks()
    vi.advanceTimersByTime(250)
    expect(FakeSocket.opened.length).toBe(2)
  })

  test('says that it is late after three seconds, and not for a hiccup', () => {
    const { connection, states } = setUp()
    connection.start()
    FakeSocket.last.hello(1)
    FakeSocket.last.breaks(1012)
    vi.advanceTimersByTime(600)
    FakeSocket.last.hello(1, { resumed: true })
    vi.advanceTimersByTime(10_000)
    expect(states).not.toContain('late')
    FakeSocket.last.breaks()
    vi.advanceTimersByTime(3_000)
    expect(states.at(-1)).toBe('late')
    FakeSocket.last.hello(1, { resumed: true })
    expect(states.at(-1)).toBe('live')
  })

  test('stops and says so when the session ended', () => {
    const { connection, states } = setUp()
    connection.start()
    FakeSocket.last.breaks(4401)
    vi.advanceTimersByTime(60_000)
    expect(states.at(-1)).toBe('signed-out')
    expect(FakeSocket.opened.length).toBe(1)
  })

  test('does not wait for its timer when the machine wakes', () => {
    const { connection } = setUp()
    connection.start()
    FakeSocket.last.hello(7)
    for (let i = 0; i < 5; i += 1) {
      FakeSocket.last.breaks()
      vi.advanceTimersByTime(20_000)
    }
    FakeSocket.last.breaks()
    const before = FakeSocket.opened.length
    connection.wake()
    expect(FakeSocket.opened.length).toBe(before + 1)
    expect(FakeSocket.last.path).toBe('/ws?after=7')
  })

  test('does not trust a line that slept for a minute', () => {
    const { connection } = setUp()
    connection.start()
    FakeSocket.last.hello(7)
    connection.wake()
    expect(FakeSocket.opened.length).toBe(1)
    vi.advanceTimersByTime(61_000)
    connection.wake()
    expect(FakeSocket.opened.length).toBe(2)
  })

  test('ignores frames that it does not know', () => {
    const { connection, heard } = setUp()
    connection.start()
    FakeSocket.last.hello(1)
    FakeSocket.last.onmessage?.({ data: 'not json' })
    FakeSocket.last.says({ weather: 'fine' })
    FakeSocket.last.hint(2)
    expect(heard).toEqual([2])
  })
})
