// Writing an entry: typed forms, faults by field, nothing lost, nothing overwritten.
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'

import type { Entry } from '@/api/types'
import { openDesk } from '@/testing/desk'
import { drawApp } from '@/testing/draw'
import { fakeSockets } from '@/testing/fake-socket'
import { entry, fields } from '@/testing/knowledge-samples'
import { at, problem, records, server } from '@/testing/server'
import { violations } from '@/testing/violations'

const WAIT = { timeout: 20_000 }
const PATH = '/clubs/harbor/knowledge'
const ENTRY = '/knowledge/4?club=harbor'
let stored: Entry

beforeEach(() => {
  fakeSockets()
  openDesk()
  stored = entry()
  server.use(
    http.get(at(PATH), () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get(at(`${PATH}/4`), () => HttpResponse.json(stored)),
    http.get(at(`${PATH}/4/uses`), () =>
      HttpResponse.json({
        items: [{ id: 1, conversation_id: 12, member_name: 'Maya Okafor', turn_id: 7, at: '2026-11-22T12:00:00Z', version: 1, outcome: 'sent', edited: false }],
        next_cursor: null,
      }),
    ),
    http.get(at(`${PATH}/4/revisions`), () =>
      HttpResponse.json({
        items: [
          { version: 2, act: 'changed', at: '2026-11-20T12:00:00Z', by: { id: 2, name: 'Dana Cole' }, fields: fields() },
          { version: 1, act: 'written', at: '2026-11-01T12:00:00Z', by: { id: 2, name: 'Dana Cole' }, fields: fields({ body: 'No guests.' }) },
        ],
      }),
    ),
    http.get(at('/staff'), () => HttpResponse.json({ items: [{ id: 2, name: 'Dana Cole', role: 'front_desk' }] })),
  )
})

const answerField = () => screen.findByRole('textbox', { name: 'Answer' }, WAIT)

test('an entry shows what a member would read, where it was used and what it said before', async () => {
  drawApp(ENTRY)
  await answerField()
  const uses = within(await screen.findByRole('region', { name: 'Where it was used' }))
  expect(await uses.findByRole('link', { name: 'Maya Okafor' }, WAIT)).toHaveAttribute('href', '/inbox/12?club=harbor')
  expect(uses.getByText('Sent · version 1')).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Put version 1 into the form' }, WAIT)).toBeVisible()
  expect(await violations()).toEqual([])
})

test('a change is saved over the version that was read, by button or by Ctrl and Enter', async () => {
  const seen = records(`${PATH}/4`, () => HttpResponse.json({ ...stored, version: 3, fields: fields({ body: 'Two guests a day.' }) }), 'put')
  const { user } = drawApp(ENTRY)
  const answer = await answerField()
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.clear(answer)
  await user.type(answer, 'Two guests a day.{Control>}{Enter}{/Control}')
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([{ ...fields({ body: 'Two guests a day.' }), version: 2 }])
  }, WAIT)
  expect(seen[0]?.key).toBeTruthy()
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  }, WAIT)
})

test('what is wrong stands at its field, which has the focus', async () => {
  records(
    `${PATH}/4`,
    () => problem(422, 'invalid_fields', { errors: [{ pointer: '#/body', detail: 'Write what members may be told.' }] }),
    'put',
  )
  const { user } = drawApp(ENTRY)
  await user.clear(await answerField())
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Write what members may be told.', undefined, WAIT)).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveAccessibleDescription(/Write what members may be told/)
  expect(screen.getByRole('alert')).toHaveTextContent('1 field is not right yet. Nothing was saved.')
  expect(await violations()).toEqual([])
})

test('a colleague was first: the text is kept, and one chooses whose version counts', async () => {
  const seen = records(
    `${PATH}/4`,
    (_, number) => {
      stored = entry({ version: 3, fields: fields({ body: 'Theirs.' }) })
      return number === 1 ? problem(409, 'conflict') : HttpResponse.json({ ...stored, version: 4, fields: fields({ body: 'Mine.' }) })
    },
    'put',
  )
  const { user } = drawApp(ENTRY)
  const answer = await answerField()
  await user.clear(answer)
  await user.type(answer, 'Mine.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/Somebody changed this entry/, undefined, WAIT)).toBeVisible()
  expect(answer).toHaveValue('Mine.')
  await user.click(screen.getByRole('button', { name: 'Save mine over it' }))
  await waitFor(() => {
    expect(seen.map((each) => (each.body as { version: number }).version)).toEqual([2, 3])
  }, WAIT)
})

test('leaving with unsaved words asks first', async () => {
  const { user, router } = drawApp(ENTRY)
  await user.type(await answerField(), ' And more.')
  await user.click(screen.getByRole('link', { name: 'All entries' }))
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' }, WAIT)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Stay' }))
  expect(router.state.location.pathname).toBe('/knowledge/4')
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveValue('One guest a day. And more.')
  await user.click(screen.getByRole('link', { name: 'All entries' }))
  await user.click(await screen.findByRole('button', { name: 'Leave' }, WAIT))
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/knowledge')
  }, WAIT)
})

test('a retired entry says so and can be brought back', async () => {
  records(`${PATH}/4/retire`, () => HttpResponse.json((stored = entry({ version: 3, validity: 'retired' }))))
  const back = records(`${PATH}/4/restore`, () => HttpResponse.json((stored = entry({ version: 4 }))))
  const { user } = drawApp(ENTRY)
  await user.click(await screen.findByRole('button', { name: 'Retire' }, WAIT))
  await user.click(await screen.findByRole('button', { name: 'Bring it back' }, WAIT))
  await waitFor(() => {
    expect(back.map((each) => each.body)).toEqual([{ version: 3 }])
  }, WAIT)
  expect(await screen.findByRole('button', { name: 'Retire' }, WAIT)).toBeVisible()
})

test('an earlier text goes into the form and is saved like any change', async () => {
  const { user } = drawApp(ENTRY)
  await user.click(await screen.findByRole('button', { name: 'Put version 1 into the form' }, WAIT))
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveValue('No guests.')
  expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled()
})

test('hours are days and times, holidays are dates, prices are numbers', async () => {
  const seen = records(PATH, () => HttpResponse.json(entry({ id: 4 }), { status: 201 }))
  const { user, router } = drawApp('/knowledge/new?club=harbor')
  const kind = await screen.findByRole('combobox', { name: 'Kind' }, WAIT)
  await user.selectOptions(kind, 'hours')
  await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Hours')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Monday, open or closed' }), 'open')
  await user.type(screen.getByLabelText('Monday, opens'), '05:00')
  await user.type(screen.getByLabelText('Monday, closes'), '22:00')
  await user.click(screen.getByRole('button', { name: 'Tuesday: same as the day before' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sunday, open or closed' }), 'closed')
  await user.click(screen.getByRole('button', { name: 'Add a date' }))
  await user.type(screen.getByLabelText('Date'), '2026-12-25')
  await user.type(screen.getByRole('textbox', { name: 'Occasion' }), 'Christmas')
  expect(await violations()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Save entry' }))
  const span = { opens: '05:00', closes: '22:00' }
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([
      fields({
        kind: 'hours',
        title: 'Hours',
        body: '',
        keywords: [],
        source: '',
        week: [
          { day: 'mon', span },
          { day: 'tue', span },
          { day: 'sun', span: null },
        ],
        days: [{ day: '2026-12-25', label: 'Christmas', span: null }],
      }),
    ])
  }, WAIT)
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/knowledge/4')
  }, WAIT)
})

test('who may not write reads', async () => {
  server.use(http.get(at('/me'), () => HttpResponse.json({ id: 3, name: 'Kai', role: 'front_desk', club: 'harbor', temporal_ui_url: null })))
  drawApp(ENTRY)
  expect(await screen.findByText(/Managers change entries/, undefined, WAIT)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Retire' })).toBeNull()
})
