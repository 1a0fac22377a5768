// Acting on a task: taking it, ending it; the first one wins.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { acknowledge, resolve } from '@/api/acts'
import { ClickKey } from '@/api/click-key'
import { isConclusive, isProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import type { TaskEnd } from '@/api/types'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import type { Task } from './task'

type Act = { kind: 'acknowledge' } | { kind: 'resolve'; end: TaskEnd; note: string }

export function useTask(task: Task) {
  const words = useWords()
  const client = useQueryClient()
  const problemText = useProblemText()
  const clickKey = useRef(new ClickKey())

  const whyNot = (error: unknown) =>
    isProblem(error, 'already_decided')
      ? words.task.beaten(error.body.winner ?? words.approval.somebody)
      : problemText(error)

  const mutation = useMutation({
    mutationFn: (act: Act) => {
      const key = clickKey.current.for([task.id, act])
      return act.kind === 'acknowledge' ? acknowledge(task.id, key) : resolve(task.id, act.end, act.note, key)
    },
    onSuccess: (answer, act) => {
      clickKey.current.settle()
      const done = act.kind === 'acknowledge' ? words.task.acknowledgedNow : words.task.resolvedNow
      toast(answer.delayed ? words.conversation.delayed : done)
    },
    onError: (error) => {
      if (!isConclusive(error)) return
      clickKey.current.settle()
      toast(whyNot(error), 'bad')
    },
    onSettled: () => {
      const ofThread = task.conversation_id === null ? [] : [keys.timeline(task.conversation_id), keys.conversation(task.conversation_id)]
      return Promise.all(
        [...ofThread, keys.conversations, keys.needsYou, keys.clubs].map((queryKey) => client.invalidateQueries({ queryKey })),
      )
    },
  })
  const problem = mutation.error
    ? isConclusive(mutation.error)
      ? whyNot(mutation.error)
      : words.task.uncertain
    : undefined
  return {
    take: () => {
      mutation.mutate({ kind: 'acknowledge' })
    },
    end: (end: TaskEnd, note = '') => {
      mutation.mutate({ kind: 'resolve', end, note })
    },
    busy: mutation.isPending ? mutation.variables.kind : undefined,
    done: mutation.isSuccess && mutation.variables.kind === 'resolve',
    problem,
  }
}
