// The knowledge page: entries are found, a question is looked up, what is missing is counted.
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'

import { openDesk } from '@/testing/desk'
import { drawApp } from '@/testing/draw'
import { fakeSockets } from '@/testing/fake-socket'
import { entry, fields, gap, lookUp } from '@/testing/knowledge-samples'
import { at, records, server } from '@/testing/server'
import { violations } from '@/testing/violations'

const WAIT = { timeout: 20_000 }
const PATH = '/clubs/harbor/knowledge'
const seen: URLSearchParams[] = []

beforeEach(() => {
  fakeSockets()
  seen.length = 0
  openDesk()
  server.use(
    http.get(at('/staff'), () => HttpResponse.json({ items: [] })),
    http.get(at(PATH), ({ request }) => {
      seen.push(new URL(request.url).searchParams)
      return HttpResponse.json({
        items: [
          entry(),
          entry({ id: 5, fields: fields({ title: 'Winter hours', kind: 'hours', valid_from: '2026-12-01' }), validity: 'upcoming', uses: 0, owner: null }),
        ],
        next_cursor: null,
      })
    }),
    http.get(at(`${PATH}/preview`), () =>
      HttpResponse.json({ items: [lookUp(), lookUp({ question: 'do you sell shoes', answer: null, sure: false, why_not: 'Nothing answers this.', found: [] })] }),
    ),
    http.get(at(`${PATH}/gaps`), ({ request }) =>
      HttpResponse.json({ items: new URL(request.url).searchParams.get('dismissed') === 'true' ? [] : [gap()] }),
    ),
  )
})

test('an entry tells what it says, whether it counts, whose it is and how often it was used', async () => {
  drawApp('/knowledge?club=harbor')
  const rows = within(await screen.findByRole('list', { name: 'Entries' }, WAIT))
  expect(rows.getByRole('link', { name: 'Guest policy' })).toHaveAttribute('href', '/knowledge/4?club=harbor')
  expect(rows.getByText('Used 14 times')).toBeVisible()
  expect(rows.getByText('With Dana Cole')).toBeVisible()
  expect(rows.getByText('From Dec 1, 2026')).toBeVisible()
  expect(rows.getByText('Not used yet')).toBeVisible()
  expect(await violations()).toEqual([])
})

test('kind, words and validity stand in the address and are asked of the server', async () => {
  const { user, router } = drawApp('/knowledge?club=harbor')
  await screen.findByRole('list', { name: 'Entries' }, WAIT)
  await user.click(screen.getByRole('link', { name: 'Policy' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Counts' }), 'expired')
  await user.type(screen.getByRole('searchbox', { name: 'Search entries' }), 'guest')
  await waitFor(() => {
    expect(Object.fromEntries(seen.at(-1) ?? [])).toEqual({ limit: '50', kind: 'policy', validity: 'expired', q: 'guest' })
  }, WAIT)
  expect(router.state.location.search).toEqual({ club: 'harbor', kind: 'policy', validity: 'expired', q: 'guest' })
  expect(screen.getByRole('link', { name: 'Policy' })).toHaveAttribute('aria-current')
  expect(screen.getByRole('link', { name: 'All kinds' })).not.toHaveAttribute('aria-current')
})

test('a question shows what would be said and each entry with its scores and reason', async () => {
  const { user } = drawApp('/knowledge?club=harbor')
  await user.type(await screen.findByRole('textbox', { name: /as a member would write/ }, WAIT), 'Can I bring a friend? do you sell shoes{Enter}')
  expect(await screen.findByText('Would say', undefined, WAIT)).toBeVisible()
  expect(screen.getByText('The question names it')).toBeVisible()
  expect(screen.getByText('words 82%')).toBeVisible()
  expect(screen.getByText('meaning 61%')).toBeVisible()
  expect(screen.getByText('Would ask a person')).toBeVisible()
  expect(await violations()).toEqual([])
})

test('what is missing is counted, leads to the conversations and to a new entry, and can be dismissed', async () => {
  const dismissed = records(`${PATH}/gaps/dismiss`, () => new HttpResponse(null, { status: 204 }))
  const { user, router } = drawApp('/knowledge?club=harbor&part=gaps')
  expect(await screen.findByText('Asked 14 times', undefined, WAIT)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Maya Okafor', hidden: true })).toHaveAttribute('href', '/inbox/12?club=harbor')
  expect(await violations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Dismiss “do you have tanning beds?”' }))
  await waitFor(() => {
    expect(dismissed.map((each) => each.body)).toEqual([{ questions: [31, 30] }])
  }, WAIT)
  await user.click(screen.getByRole('link', { name: 'Write an entry for “do you have tanning beds?”' }))
  expect(await screen.findByRole('textbox', { name: 'Question' }, WAIT)).toHaveValue('do you have tanning beds?')
  expect(router.state.location.pathname).toBe('/knowledge/new')
})

test('where all clubs are shown, one is chosen first', async () => {
  const { user } = drawApp('/knowledge')
  await user.click(await screen.findByRole('link', { name: 'Harbor Street Fitness' }, WAIT))
  expect(await screen.findByRole('list', { name: 'Entries' }, WAIT)).toBeVisible()
})

test('a text is read, its entries are chosen, and only the chosen ones are stored', async () => {
  const proposed = (line: number, title: string, more: object = {}) => ({
    line, fields: fields({ title }), says: `${title} says.`, problems: [], duplicate: null, remarks: [], ...more,
  })
  const read = records(`${PATH}/import/preview`, () =>
    HttpResponse.json({
      items: [
        proposed(1, 'Towels'),
        proposed(4, 'Guest policy', { duplicate: { title: 'Guest policy', entry: 4, line: null } }),
        proposed(7, '', { problems: [{ pointer: '#/title', detail: 'Give it a title.' }] }),
      ],
      unknown_columns: [],
      left_out: 0,
    }),
  )
  const stored = records(`${PATH}/import`, () => HttpResponse.json({ entries: [9] }, { status: 201 }))
  const { user } = drawApp('/knowledge?club=harbor')
  await user.click(await screen.findByRole('button', { name: 'Import' }, WAIT))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'What is it?' }, WAIT), 'markdown')
  await user.type(screen.getByRole('textbox', { name: 'Text' }), '# Towels')
  await user.click(screen.getByRole('button', { name: 'Show what it holds' }))
  expect(await screen.findByText('Already there: “Guest policy”', undefined, WAIT)).toBeVisible()
  expect(screen.getByRole('checkbox', { name: 'Take “Towels”' })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: 'Take “Guest policy”' })).not.toBeChecked()
  expect(screen.getByRole('checkbox', { name: 'Take “Without a title”' })).toBeDisabled()
  expect(await violations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Import 1 entry' }))
  await waitFor(() => {
    expect(stored.map((each) => each.body)).toEqual([{ entries: [fields({ title: 'Towels' })] }])
  }, WAIT)
  expect(read.map((each) => each.body)).toEqual([{ form: 'markdown', text: '# Towels' }])
  expect(stored[0]?.key).toBeTruthy()
})
