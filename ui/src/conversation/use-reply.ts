// Sending a reply: once per click, refused against an outdated thread, the text kept until it is surely stored.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { announce } from '@/a11y/announcer'
import { reply, type StaffReply } from '@/api/acts'
import { ClickKey } from '@/api/click-key'
import { isConclusive, isProblem } from '@/api/problem'
import { keys } from '@/api/queries'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import { replyDraft, setDraft } from './drafts'

export function useReply(conversation: number) {
  const words = useWords()
  const client = useQueryClient()
  const problemText = useProblemText()
  const clickKey = useRef(new ClickKey())
  const mutation = useMutation({
    mutationFn: (given: StaffReply) => reply(conversation, given, clickKey.current.for(given)),
    onSuccess: (answer) => {
      clickKey.current.settle()
      setDraft(replyDraft(conversation), undefined)
      client.setQueryData(keys.conversation(conversation), answer.conversation)
      if (answer.delayed) toast(words.conversation.delayed)
      else announce(words.conversation.sent)
    },
    onError: (error) => {
      if (isConclusive(error)) clickKey.current.settle()
    },
    onSettled: () =>
      Promise.all(
        [keys.timeline(conversation), keys.conversation(conversation), keys.conversations, keys.needsYou].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
  const { error } = mutation
  const problem =
    error === null
      ? undefined
      : isProblem(error, 'stale_thread')
        ? words.conversation.staleTitle(error.body.newer ?? 1)
        : isConclusive(error)
          ? problemText(error)
          : words.approval.uncertain
  return { send: mutation.mutate, busy: mutation.isPending, problem }
}
