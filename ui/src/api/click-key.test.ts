// One intended act has one key.
import { expect, test } from 'vitest'

import { ClickKey, newKey } from './click-key'

test('a double click and a retry carry the same key', () => {
  const key = new ClickKey()
  expect(key.for(['approve', 5, 'text'])).toBe(key.for(['approve', 5, 'text']))
})

test('another text is another act', () => {
  const key = new ClickKey()
  expect(key.for(['approve', 5, 'text'])).not.toBe(key.for(['approve', 5, 'another text']))
})

test('after the server decided, the same words are a new act', () => {
  const key = new ClickKey()
  const first = key.for('again')
  key.settle()
  expect(key.for('again')).not.toBe(first)
})

test('keys do not repeat', () => {
  expect(new Set(Array.from({ length: 1_000 }, newKey)).size).toBe(1_000)
})
