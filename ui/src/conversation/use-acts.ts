// What staff do with a whole conversation: take over, hand back, switch the AI, mark as read.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { handBack, markRead, markUnread, setAi, takeOver } from '@/api/acts'
import { keys } from '@/api/queries'
import type { Conversation } from '@/api/types'
import { toast } from '@/shell/toasts'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Arrive in the composer: somebody wants to write. */
    write?: boolean
  }
}

type Answer = Conversation & { delayed?: boolean }

function useAct<V = void>(id: number, act: (given: V) => Promise<Answer>, after?: () => void) {
  const client = useQueryClient()
  const problemText = useProblemText()
  const { conversation } = useWords()
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      client.setQueryData(keys.conversation(id), answer)
      if (answer.delayed) toast(conversation.delayed)
      after?.()
    },
    onError: (error) => {
      toast(problemText(error), 'bad')
    },
    onSettled: () =>
      Promise.all(
        [keys.conversations, keys.timeline(id), keys.needsYou, keys.clubs].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

/** Take over, then go where one writes. */
export function useTakeOver(id: number) {
  const navigate = useNavigate()
  return useAct(
    id,
    () => takeOver(id),
    () =>
      void navigate({
        to: '/inbox/$conversationId',
        params: { conversationId: id },
        state: { write: true, keepFocus: true },
      }),
  )
}

export function useConversationActs(id: number) {
  return {
    takeOver: useTakeOver(id),
    handBack: useAct(id, () => handBack(id)),
    setAi: useAct(id, (on: boolean) => setAi(id, on)),
    markRead: useAct(id, (through: number) => markRead(id, through)),
    markUnread: useAct(id, () => markUnread(id)),
  }
}
