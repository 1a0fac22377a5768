// A draft is decided once, and nobody's words or doubts are swept away.
import { screen, waitFor } from '@testing-library/react'
import { delay, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import type { Approval } from '@/api/types'
import { draw } from '@/testing/draw'
import { approval, ZONE } from '@/testing/samples'
import { answers, problem, records } from '@/testing/server'

import { ApprovalCard } from './approval-card'
import { ApprovalLine } from './approval-line'

const APPROVE = '/approvals/5/approve'
const REJECT = '/approvals/5/reject'

async function drawCard(given: Partial<Approval> = {}, onMoved?: (now: Approval) => void) {
  const drawn = await draw(
    <ApprovalCard approval={approval(given)} zone={ZONE} current place="queue" {...(onMoved && { onMoved })} />,
  )
  return { ...drawn, text: screen.getByRole('textbox') }
}

const done = (given: Partial<Approval>) => HttpResponse.json({ ...approval(given), delayed: false })

describe('approving', () => {
  test('a double click sends one approval, with a key and the mark of a write', async () => {
    const seen = records(APPROVE, async () => {
      await delay(50)
      return done({ state: 'approved' })
    })
    const { user } = await drawCard()
    await user.dblClick(screen.getByRole('button', { name: 'Approve' }))
    await waitFor(() => {
      expect(seen.length).toBeGreaterThan(0)
    })
    await delay(120)
    expect(seen.map((each) => each.body)).toEqual([{ revision: 3 }])
    expect(seen[0]?.key).toMatch(/^[0-9a-f]{32}$/)
    expect(seen[0]?.mark).toBe('1')
  })

  test('a changed text shows what changed and is sent as the text', async () => {
    const seen = records(APPROVE, () => done({ state: 'edited' }))
    const { user, text } = await drawCard()
    await user.clear(text)
    await user.type(text, 'The pool is open until 10 PM.')
    expect(screen.getByText('9', { selector: 'del' })).toBeVisible()
    expect(screen.getByText('10', { selector: 'ins' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Approve my version' }))
    await waitFor(() => {
      expect(seen.map((each) => each.body)).toEqual([{ revision: 3, body: 'The pool is open until 10 PM.' }])
    })
  })

  test('an empty reply cannot be approved', async () => {
    const { user, text } = await drawCard()
    await user.clear(text)
    expect(screen.getByText('The reply is empty.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Approve my version' })).toBeDisabled()
  })

  test('when no answer comes, pressing again is the same act: it cannot be sent twice', async () => {
    const seen = records(APPROVE, (_, number) => (number === 1 ? HttpResponse.error() : done({ state: 'approved' })))
    const { user } = await drawCard()
    await user.click(screen.getByRole('button', { name: 'Approve' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('it cannot be sent twice')
    await user.click(screen.getByRole('button', { name: 'Approve' }))
    await waitFor(() => {
      expect(seen.length).toBe(2)
    })
    expect(seen[1]?.key).toBe(seen[0]?.key)
  })
})

describe('somebody or something else was first', () => {
  test('a colleague: it says who and what, and tells the page how it stands now', async () => {
    records(APPROVE, () => problem(409, 'already_decided', { winner: 'Dana Cole', decision: 'rejected' }))
    const now = approval({ state: 'rejected', decided_by: { id: 2, name: 'Dana Cole' } })
    answers('/approvals/5', now)
    const onMoved = vi.fn()
    const { user } = await drawCard({}, onMoved)
    await user.click(screen.getByRole('button', { name: 'Approve' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Dana Cole was first: rejected.')
    await waitFor(() => {
      expect(onMoved).toHaveBeenCalledWith(now)
    })
  })

  test('the member wrote again: nothing is sent, the newer message shows and the changed text is kept', async () => {
    records(APPROVE, () => problem(409, 'stale_draft'))
    const stale = approval({ state: 'stale', last_inbound: { body: 'Never mind!', at: null } })
    answers('/approvals/5', stale)
    const onMoved = vi.fn()
    const { user, text, unmount } = await drawCard({}, onMoved)
    await user.type(text, ' See you!')
    await user.click(screen.getByRole('button', { name: 'Approve my version' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The member wrote again')
    await waitFor(() => {
      expect(onMoved).toHaveBeenCalled()
    })
    unmount()
    await draw(<ApprovalLine approval={stale} zone={ZONE} quote />)
    expect(screen.getByText('Never mind!')).toBeVisible()
    expect(screen.getByText('The pool is open until 9 PM. See you!')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Use it as a reply' })).toBeEnabled()
  })

  test('a draft older than the newest message cannot be approved, and says why', async () => {
    await drawCard({ newer_message: true, last_inbound: { body: 'Never mind!', at: null } })
    expect(screen.getByText(/wrote again after this draft was made/)).toBeVisible()
    expect(screen.getByText('Never mind!')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled()
    expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled()
  })
})

describe('rejecting', () => {
  test('needs a reason', async () => {
    const seen = records(REJECT, () => done({ state: 'rejected' }))
    const { user } = await drawCard()
    await user.click(screen.getByRole('button', { name: 'Reject' }))
    await user.click(screen.getByRole('button', { name: 'Reject draft' }))
    expect(screen.getByText('Say why, in a word or two.')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Another reason' }), 'He left the club{Enter}')
    await waitFor(() => {
      expect(seen.map((each) => each.body)).toEqual([{ revision: 3, reason: 'He left the club' }])
    })
  })

  test('takes one key for a common reason', async () => {
    const seen = records(REJECT, () => done({ state: 'rejected' }))
    const { user } = await drawCard()
    await user.click(screen.getByRole('button', { name: 'Reject' }))
    await user.keyboard('2')
    await waitFor(() => {
      expect(seen.map((each) => each.body)).toEqual([{ revision: 3, reason: 'Wrong tone' }])
    })
  })

  test('Esc goes back to the button without rejecting', async () => {
    const seen = records(REJECT, () => done({ state: 'rejected' }))
    const { user } = await drawCard()
    await user.click(screen.getByRole('button', { name: 'Reject' }))
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'Reject' })).toHaveFocus()
    expect(seen).toEqual([])
  })
})
