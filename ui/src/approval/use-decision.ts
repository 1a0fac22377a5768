// Deciding about a draft: once, whatever is clicked how often, and honest about who was first.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { announce } from '@/a11y/announcer'
import { approve, reject } from '@/api/acts'
import { answerOf, api } from '@/api/client'
import { ClickKey } from '@/api/click-key'
import { isConclusive, isProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import type { Approval } from '@/api/types'
import { approvalDraft, setDraft } from '@/conversation/drafts'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords, type Words } from '@/words/use-words'

export type Choice = { kind: 'approve'; body: string | undefined } | { kind: 'reject'; reason: string }

/** `onMoved` hears how the approval stands now, where somebody or something else was first. */
export function useDecision(approval: Approval, place: 'timeline' | 'queue', onMoved?: (now: Approval) => void) {
  const words = useWords()
  const client = useQueryClient()
  const problemText = useProblemText()
  const clickKey = useRef(new ClickKey())

  const mutation = useMutation({
    mutationFn: (choice: Choice) => {
      const key = clickKey.current.for([approval.id, approval.revision, choice])
      return choice.kind === 'approve'
        ? approve(approval.id, approval.revision, choice.body, key)
        : reject(approval.id, approval.revision, choice.reason, key)
    },
    onSuccess: (answer, choice) => {
      clickKey.current.settle()
      setDraft(approvalDraft(approval.id), undefined)
      const done = choice.kind === 'approve' ? words.approval.approved : words.approval.rejected
      if (answer.delayed) toast(words.conversation.delayed)
      // In the timeline the outcome stands where the card stood; in the queue the card is gone.
      else if (place === 'queue') toast(done)
      else announce(done)
    },
    onError: async (error) => {
      if (!isConclusive(error)) return
      clickKey.current.settle()
      toast(whyNot(error, words) ?? problemText(error), 'bad')
      const now = await currentState(approval.id)
      if (now && now.state !== 'pending') onMoved?.(now)
    },
    onSettled: () =>
      Promise.all(
        [
          keys.timeline(approval.conversation_id),
          keys.conversation(approval.conversation_id),
          keys.conversations,
          keys.needsYou,
          keys.clubs,
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  })

  const problem = mutation.error
    ? isConclusive(mutation.error)
      ? (whyNot(mutation.error, words) ?? problemText(mutation.error))
      : words.approval.uncertain
    : undefined
  return { decide: mutation.mutate, busy: mutation.isPending, done: mutation.isSuccess, problem }
}

function whyNot(error: unknown, { approval }: Words): string | undefined {
  if (isProblem(error, 'already_decided')) {
    const decision = error.body.decision ?? ''
    return approval.beaten(error.body.winner ?? approval.somebody, approval.decisions[decision] ?? decision)
  }
  if (isProblem(error, 'stale_draft')) return approval.staleTitle
  if (isProblem(error, 'opted_out')) return approval.optedOut
  return undefined
}

async function currentState(id: number): Promise<Approval | undefined> {
  try {
    return await answerOf(api.GET('/api/v1/approvals/{approval}', { params: { path: { approval: id } } }))
  } catch {
    return undefined
  }
}
