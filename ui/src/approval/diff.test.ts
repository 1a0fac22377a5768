// The comparison of words tells exactly what changed.
import { expect, test } from 'vitest'

import { compareWords, type Piece } from './diff'

const text = (pieces: Piece[], without: Piece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join('')

test.each([
  ['We close at 9 PM.', 'We close at 10 PM.'],
  ['', 'Something'],
  ['Something', ''],
  ['one two three', 'three two one'],
  ['same', 'same'],
  ['line one\nline two', 'line one\n\nline two, and more'],
])('leaving out what was added gives the old text, and the other way round: %j → %j', (before, after) => {
  const pieces = compareWords(before, after)
  expect(text(pieces, 'added')).toBe(before)
  expect(text(pieces, 'removed')).toBe(after)
})

test('one changed word shows as one change', () => {
  expect(compareWords('We close at 9 PM today.', 'We close at 10 PM today.')).toEqual([
    { kind: 'same', text: 'We close at ' },
    { kind: 'removed', text: '9' },
    { kind: 'added', text: '10' },
    { kind: 'same', text: ' PM today.' },
  ])
})

test('texts too long to compare word by word are shown as replaced, and nothing of them is lost', () => {
  const long = 'a b '.repeat(1_000)
  expect(compareWords(long, `${long}c`)).toEqual([
    { kind: 'removed', text: long },
    { kind: 'added', text: `${long}c` },
  ])
})
