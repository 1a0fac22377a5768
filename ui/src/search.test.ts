// Addresses are read with care: what is odd is left out, what leads elsewhere is refused.
import { expect, test } from 'vitest'

import { actionSearch, inboxSearch, loginSearch } from './search'

test('a view that does not exist is left out', () => {
  expect(inboxSearch({ view: 'needs-me', q: 555 })).toEqual({ view: 'needs-me', q: '555' })
  expect(inboxSearch({ view: '<script>', q: '' })).toEqual({})
  expect(inboxSearch({ q: true })).toEqual({ q: 'true' })
})

test('a conversation that is no number is left out', () => {
  expect(actionSearch({ conversation: '12', actor: 'ai' })).toEqual({ conversation: 12, actor: 'ai' })
  expect(actionSearch({ conversation: '-1', actor: 'god' })).toEqual({})
})

test.each(['https://evil.example.com/', '//evil.example.com', '/\\evil.example.com', 'javascript:alert(1)', '/login?next=/login'])(
  'after the login nobody is sent to %s',
  (next) => {
    expect(loginSearch({ next })).toEqual({})
  },
)

test('after the login one is where one wanted to be', () => {
  expect(loginSearch({ next: '/inbox/12?view=done' })).toEqual({ next: '/inbox/12?view=done' })
})
