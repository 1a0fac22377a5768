// A fact leads to the entry in which staff keep it.
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { draw } from '@/testing/draw'

import { FactLink } from './fact-link'

test('a fact from an entry leads there, in its own club', async () => {
  await draw(<FactLink fact={{ id: 'faq:4', title: 'Guest policy', entry_id: 4 }} club="harbor" />)
  expect(screen.getByRole('link', { name: 'Guest policy' })).toHaveAttribute('href', '/knowledge/4?club=harbor')
})

test('a fact of the member’s own record leads nowhere', async () => {
  await draw(<FactLink fact={{ id: 'member.balance', title: 'Member’s record: balance', entry_id: null }} club="harbor" />)
  expect(screen.getByText('Member’s record: balance')).toBeVisible()
  expect(screen.queryByRole('link')).toBeNull()
})
