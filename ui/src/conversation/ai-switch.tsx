// The AI switch of one conversation.
import { Switch } from '@mantine/core'

import { useWords } from '@/words/use-words'

import type { useConversationActs } from './use-acts'

interface AiSwitchProps {
  on: boolean
  act: ReturnType<typeof useConversationActs>['setAi']
  /** In the head there is room for two letters only. */
  short?: boolean
  className?: string | undefined
}

export function AiSwitch({ on, act, short = false, className }: AiSwitchProps) {
  const { conversation } = useWords()
  return (
    <Switch
      size="sm"
      className={className}
      label={short ? conversation.ai : conversation.aiSwitch}
      labelPosition="left"
      aria-label={conversation.aiSwitch}
      // What was clicked shows at once; what the server says replaces it.
      checked={act.isPending ? act.variables : on}
      disabled={act.isPending}
      onChange={(event) => {
        act.mutate(event.currentTarget.checked)
      }}
    />
  )
}
