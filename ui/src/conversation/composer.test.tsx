// Nobody loses words: not by going away, not to a newer message, not to a broken line.
import { screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import type { Conversation } from '@/api/types'
import { draw } from '@/testing/draw'
import { conversation } from '@/testing/samples'
import { problem, records } from '@/testing/server'

import { Composer } from './composer'

const REPLY = '/conversations/12/reply'

const drawComposer = (given: Partial<Conversation> = {}) =>
  draw(<Composer conversation={conversation(given)} seenThrough={100} />)

const accepted = () =>
  HttpResponse.json({ delivery: { id: 1, state: 'queued' }, conversation: conversation(), delayed: false }, { status: 202 })

const field = () => screen.getByRole('textbox', { name: 'Write to Maya Okafor' })

test('Ctrl+Enter sends the text with the newest message that was seen', async () => {
  const seen = records(REPLY, accepted)
  const { user } = await drawComposer()
  await user.type(field(), 'Until 9 PM.{Control>}{Enter}{/Control}')
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([{ body: 'Until 9 PM.', seen_through: 100 }])
  })
  expect(seen[0]?.key).toBeTruthy()
  await waitFor(() => {
    expect(field()).toHaveValue('')
  })
})

test('Enter alone is a new line', async () => {
  const seen = records(REPLY, accepted)
  const { user } = await drawComposer()
  await user.type(field(), 'One{Enter}two')
  expect(field()).toHaveValue('One\ntwo')
  expect(seen).toEqual([])
})

test('a draft is there again after looking elsewhere', async () => {
  const { user, unmount } = await drawComposer()
  await user.type(field(), 'Half a sen')
  unmount()
  await drawComposer()
  expect(field()).toHaveValue('Half a sen')
})

test('drafts of two conversations do not mix', async () => {
  const { user, unmount } = await drawComposer()
  await user.type(field(), 'For Maya')
  unmount()
  await drawComposer({ id: 13 })
  expect(field()).toHaveValue('')
})

test('a reply against an outdated thread is refused, and the text stays', async () => {
  const seen = records(REPLY, (_, number) => (number === 1 ? problem(409, 'stale_thread', { newer: 2 }) : accepted()))
  const { user } = await drawComposer()
  await user.type(field(), 'Until 9 PM.{Control>}{Enter}{/Control}')
  expect(await screen.findByRole('alert')).toHaveTextContent('2 newer messages arrived while you were writing. Your text is kept')
  expect(field()).toHaveValue('Until 9 PM.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => {
    expect(seen.length).toBe(2)
  })
  expect(seen[1]?.key).not.toBe(seen[0]?.key)
})

test('when no answer comes the text stays, and sending again is the same message', async () => {
  const seen = records(REPLY, (_, number) => (number === 1 ? HttpResponse.error() : accepted()))
  const { user } = await drawComposer()
  await user.type(field(), 'Until 9 PM.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(field()).toHaveValue('Until 9 PM.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => {
    expect(seen.length).toBe(2)
  })
  expect(seen[1]?.key).toBe(seen[0]?.key)
})

test('a member who opted out cannot be written to, and it says why', async () => {
  await drawComposer({ can_be_answered: false, cannot_reason: 'opted_out' })
  expect(screen.getByText(/asked for no more messages/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Send' })).not.toBeInTheDocument()
})

test('where the channel is not known one chooses it', async () => {
  const seen = records(REPLY, accepted)
  const { user } = await drawComposer({ can_be_answered: false, cannot_reason: 'channel_unknown', channel: null })
  await user.selectOptions(screen.getByRole('combobox', { name: /Send as/ }), 'email')
  await user.type(field(), 'Until 9 PM.')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([{ body: 'Until 9 PM.', seen_through: 100, channel: 'email' }])
  })
})
