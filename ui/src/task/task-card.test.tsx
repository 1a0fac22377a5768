// A person settles what the machine cannot know, once.
import { screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import type { Escalation } from '@/api/types'
import { draw } from '@/testing/draw'
import { task, ZONE } from '@/testing/samples'
import { problem, records } from '@/testing/server'

import { TaskCard } from './task-card'

const RESOLVE = '/escalations/9/resolve'

const doubtful: Partial<Escalation> = {
  kind: 'did_it_arrive',
  reason: 'unknown_outcome',
  delivery: {
    id: 77,
    body: 'Your tour is booked.',
    state: 'needs_staff',
    created_at: '2026-11-22T19:00:00Z',
    evidence: { attempts: [{ number: 1, armed_at: '2026-11-22T19:00:00Z', outcome: 'unknown', page_class: null, reads: 6 }] },
  },
}

const drawTask = (given: Partial<Escalation> = {}) => draw(<TaskCard task={task(given)} zone={ZONE} place="queue" />)
const answered = () => HttpResponse.json({ ...task({ state: 'resolved' }), delayed: false })

test('a doubtful message shows its text and the evidence, and "It arrived" ends it', async () => {
  const seen = records(RESOLVE, answered)
  const { user } = await drawTask(doubtful)
  expect(screen.getByText('Your tour is booked.')).toBeVisible()
  await user.click(screen.getByText('What we know'))
  expect(screen.getByText(/no answer that can be trusted; looked 6 times/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'It arrived' }))
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([{ resolution: 'it_arrived' }])
  })
})

test('a doubtful message is sent again only after a second, warned click, and with a key', async () => {
  const seen = records(RESOLVE, answered)
  const { user } = await drawTask(doubtful)
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  expect(seen).toEqual([])
  expect(screen.getByText(/the member would get it twice/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Yes, send it again' }))
  await waitFor(() => {
    expect(seen.map((each) => each.body)).toEqual([{ resolution: 'send_again' }])
  })
  expect(seen[0]?.key).toBeTruthy()
})

test('a second person hears who was first', async () => {
  records(RESOLVE, () => problem(409, 'already_decided', { winner: 'Dana Cole', decision: 'discard' }))
  const { user } = await drawTask(doubtful)
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Dana Cole was first.')
})

test('a task for talking is taken, then ended with a note', async () => {
  const taken = records('/escalations/9/acknowledge', () => HttpResponse.json({ ...task({ state: 'acknowledged' }), delayed: false }))
  const ended = records(RESOLVE, answered)
  const { user } = await drawTask()
  await user.click(screen.getByRole('button', { name: 'I am on it' }))
  await waitFor(() => {
    expect(taken.length).toBe(1)
  })
  await user.click(await screen.findByRole('button', { name: 'Done' }))
  await user.keyboard('Called her{Enter}')
  await waitFor(() => {
    expect(ended.map((each) => each.body)).toEqual([{ resolution: 'done', note: 'Called her' }])
  })
})

test('it says whose it is and what happens at the deadline', async () => {
  await drawTask()
  expect(screen.getByText(/With: Sam Rivera/)).toHaveTextContent('At the deadline it goes to the next person.')
})

test('in the queue a task quotes the words that raised it, not whatever was said last', async () => {
  const asked = [
    { id: 1, body: 'I want my money back.', at: '2026-11-22T19:00:00Z' },
    { id: 2, body: 'All of it.', at: '2026-11-22T19:00:20Z' },
  ]
  const last = { author_kind: 'ai' as const, author_name: 'AI', preview: 'A person will answer.', at: '2026-11-22T19:01:00Z' }
  await draw(<TaskCard task={task({ asked })} zone={ZONE} place="queue" last={last} />)
  expect(screen.getByText('I want my money back.')).toBeVisible()
  expect(screen.getByText('All of it.')).toBeVisible()
  expect(screen.queryByText('A person will answer.')).not.toBeInTheDocument()
})
