// One honest clock: the club's.
import { expect, test } from 'vitest'

import { clock, dayKey, dayName, exact, listMoment, span, zoneName } from './format'

const at = new Date('2026-11-23T05:30:00Z')

test('a moment shows in the zone of the club', () => {
  expect(clock(at, 'America/Chicago')).toBe('11:30 PM')
  expect(clock(at, 'America/New_York')).toBe('12:30 AM')
  expect(dayKey(at, 'America/Chicago')).toBe('2026-11-22')
  expect(dayKey(at, 'America/New_York')).toBe('2026-11-23')
})

test('the zone has its short name, which changes with summer time', () => {
  expect(zoneName('America/Chicago', at)).toBe('CST')
  expect(zoneName('America/Chicago', new Date('2026-07-01T12:00:00Z'))).toBe('CDT')
})

test('the exact moment says day, second and zone', () => {
  expect(exact(at, 'America/Chicago')).toMatch(/Sunday, November 22, 2026.* 11:30:00 PM CST/)
})

test('a list shows the clock today, the weekday this week, the date before', () => {
  const now = new Date('2026-11-22T20:00:00Z')
  expect(listMoment(new Date('2026-11-22T15:05:00Z'), 'America/Chicago', now)).toBe('9:05 AM')
  expect(listMoment(new Date('2026-11-20T15:05:00Z'), 'America/Chicago', now)).toBe('Fri')
  expect(listMoment(new Date('2026-10-02T15:05:00Z'), 'America/Chicago', now)).toBe('Oct 2')
  expect(listMoment(new Date('2025-10-02T15:05:00Z'), 'America/Chicago', now)).toBe('Oct 2, 25')
})

test('a day of another year says the year', () => {
  expect(dayName(new Date('2025-10-02T15:05:00Z'), 'America/Chicago', at)).toBe('Thursday, October 2, 2025')
})

test('a span is rounded down to its largest unit', () => {
  expect(span(59_999)).toBe('59 sec')
  expect(span(3 * 3_600_000 + 59 * 60_000)).toBe('3 hr')
  expect(span(-720_000)).toBe('12 min')
  expect(span(0)).toBe('0 sec')
})
