// The health page: what does not work comes first, with what to do, and can be looked at again.
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'

import { club } from '@/testing/samples'
import { openDesk } from '@/testing/desk'
import { drawApp } from '@/testing/draw'
import { fakeSockets } from '@/testing/fake-socket'
import { at, server } from '@/testing/server'
import { violations } from '@/testing/violations'

const WAIT = { timeout: 20_000 }
let looked = 0

beforeEach(() => {
  fakeSockets()
  openDesk()
  looked = 0
  server.use(
    http.get(at('/examination'), () => {
      looked += 1
      return HttpResponse.json({
        checked_at: new Date().toISOString(),
        items: [
          { part: 'database', condition: 'fine', says: 'The database answers.', do: '' },
          { part: 'club:harbor', condition: 'broken', says: 'The CRM refuses the password.', do: 'Enter the right password.' },
          { part: 'disk', condition: 'attention', says: 'The disk is 80% full.', do: 'Plan for more space.' },
        ],
      })
    }),
  )
})

test('each part says how it is and what to do, the gravest first', async () => {
  drawApp('/health')
  const rows = within(await screen.findByRole('list', { name: 'Parts' }, WAIT)).getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    'Harbor Street Fitness Does not workThe CRM refuses the password.What to do: Enter the right password.',
    'Disk Needs a lookThe disk is 80% full.What to do: Plan for more space.',
    'Database WorksThe database answers.',
  ])
  expect(screen.getByText('2 parts need a look.', { exact: false })).toHaveTextContent(/Checked just now/)
  expect(await violations()).toEqual([])
})

test('one looks again by a button', async () => {
  const { user } = drawApp('/health')
  await screen.findByRole('list', { name: 'Parts' }, WAIT)
  const before = looked
  await user.click(screen.getByRole('button', { name: 'Check again' }))
  await waitFor(() => {
    expect(looked).toBe(before + 1)
  }, WAIT)
})

test('a banner and the club sheet lead there', async () => {
  server.use(http.get(at('/clubs'), () => HttpResponse.json({ items: [club({ sends_stopped: 'pages not recognised' })] })))
  const { user, router } = drawApp('/actions')
  expect(await screen.findByRole('link', { name: 'What to do' }, WAIT)).toHaveAttribute('href', '/health')
  await user.click(screen.getByRole('button', { name: 'Club and settings' }))
  await user.click(await screen.findByRole('link', { name: 'Health of all parts' }, WAIT))
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/health')
  }, WAIT)
  expect(screen.queryByRole('dialog')).toBeNull()
})
