// Who wrote what, how it stands and why it happened: told by words, not only by colour.
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import type { TimelineItem } from '@/api/types'
import { draw } from '@/testing/draw'
import { approval, conversation, decision, message, task } from '@/testing/samples'

import { TimelineEntry } from './timeline-entry'

async function drawItem(item: TimelineItem) {
  return draw(
    <ol>
      <TimelineEntry item={item} joined={false} conversation={conversation({ temporal_url: 'http://t.example.com/run' })} current={false} />
    </ol>,
  )
}

const ours = { direction: 'outbound', body: 'Until 9 PM.' } as const

describe('a message', () => {
  test.each([
    ['ai', 'AI', 'AI'],
    ['staff', 'Dana Cole', 'Staff'],
    ['campaign', 'November challenge', 'Campaign · November challenge'],
    ['crm', 'ClubOS', 'CRM, automatic'],
    ['member', 'Maya Okafor', 'Maya Okafor'],
  ] as const)('of kind %s is named in words', async (author_kind, author_name, words) => {
    await drawItem(message({ ...ours, author_kind, author_name }))
    expect(screen.getByText(words)).toBeInTheDocument()
  })

  test.each([
    ['queued', 'Queued'],
    ['armed', 'Sending…'],
    ['reconciling', 'Checking whether it arrived…'],
    ['sent', 'Sent'],
    ['unconfirmed', /^Uncertain/],
    ['needs_staff', /^Uncertain/],
    ['failed', /^Failed/],
  ] as const)('in state %s says so', async (state, words) => {
    await drawItem(message({ ...ours, author_kind: 'ai', delivery: { id: 1, state, block: null } }))
    expect(screen.getByText(words)).toBeInTheDocument()
    if (state !== 'sent') expect(screen.queryByText('Sent')).not.toBeInTheDocument()
  })

  test('that was blocked says why in plain words', async () => {
    await drawItem(message({ ...ours, author_kind: 'ai', delivery: { id: 1, state: 'blocked', block: 'taken_over' } }))
    expect(screen.getByText('Not sent: a person took over')).toBeInTheDocument()
  })

  test('whose time is not known does not pretend', async () => {
    await drawItem(message({ at: null, precision: 'unknown' }))
    expect(screen.getByText('time not known')).toBeInTheDocument()
    expect(screen.queryByRole('time')).not.toBeInTheDocument()
  })

  test('shows markup as what it is: text', async () => {
    await drawItem(message({ body: '<img src=x onerror=alert(1)><b>hi</b>' }))
    expect(screen.getByText('<img src=x onerror=alert(1)><b>hi</b>')).toBeInTheDocument()
  })
})

describe('a decision', () => {
  test('is one sentence closed, and open tells what was asked, the facts, the rule and what follows', async () => {
    const { user } = await drawItem(decision({ rule: 'unsure', step: 'hold', reason: 'Not sure what is meant.', confidence: 0.64, disposition: 'held' }))
    const line = screen.getByRole('button', { expanded: false })
    expect(line).toHaveTextContent('Waits for your OK')
    expect(line).toHaveTextContent('fairly sure (64%)')
    await user.click(line)
    const card = within(screen.getByRole('region', { name: 'Why this happened' }))
    expect(card.getByText('Question, fairly sure (64%)')).toBeVisible()
    expect(card.getByText('Opening hours')).toBeVisible()
    expect(card.getByText('Not sure what is meant.')).toBeVisible()
    expect(card.getByText('The AI was not sure')).toBeVisible()
    expect(card.getByText(/Nothing is sent until a person decides/)).toBeVisible()
    expect(card.getByText(/version 3/)).toBeVisible()
    expect(card.getByRole('link', { name: /Workflow run/ })).toHaveAttribute('href', 'http://t.example.com/run')
  })

  test.each([
    ['reply', null, 'Working on an answer'],
    ['reply', 'escalated', 'Passed to a person'],
    ['hold', 'rejected', 'Draft rejected, nothing sent'],
    ['hold', 'expired', 'Nobody decided in time, nothing sent'],
    ['reply', 'superseded', 'Judged anew, because the member wrote again'],
    ['reply', 'by_staff', 'A person took over'],
  ] as const)('to %s that ended %s never claims an answer that did not go out', async (step, disposition, words) => {
    await drawItem(decision({ step, disposition }))
    expect(screen.getByText(words)).toBeVisible()
    expect(screen.queryByText(/^Answered/)).not.toBeInTheDocument()
  })

  test('names the facts that an answer came from', async () => {
    await drawItem(decision())
    expect(screen.getByText('Answered from Opening hours')).toBeVisible()
  })
})

test('a decided draft is one line that says who decided', async () => {
  const decided = approval({ state: 'approved', decided_by: { id: 2, name: 'Dana Cole' }, decided_at: '2026-11-22T19:10:00Z' })
  await drawItem({ ...decided, kind: 'approval' })
  expect(screen.getByText('Dana Cole approved the draft')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument()
})

test('an open task shows as a card with its reason', async () => {
  const { kind, ...rest } = task()
  await drawItem({ ...rest, kind: 'escalation', escalation_kind: kind })
  expect(screen.getByText('Wants money back')).toBeVisible()
  expect(screen.getByRole('button', { name: 'I am on it' })).toBeEnabled()
})

test('a take-over is one line in words', async () => {
  await drawItem({ kind: 'act', id: 1, at: '2026-11-22T19:00:00Z', act: 'taken_over', actor: { kind: 'staff', id: 2, name: 'Dana Cole' }, reason: '' })
  expect(screen.getByText('Dana Cole took over. The AI is silent.')).toBeVisible()
})
