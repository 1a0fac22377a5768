// How our message stands, by shape and word: never "sent" before it is.
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconLoader2,
  IconQuestionMark,
} from '@tabler/icons-react'

import type { DeliveryState } from '@/api/types'
import { useWords } from '@/words/use-words'

import classes from './delivery-mark.module.css'

const SHAPES: Record<DeliveryState, { icon: typeof IconCheck; tone: 'calm' | 'good' | 'doubt' | 'bad' }> = {
  draft: { icon: IconClock, tone: 'calm' },
  queued: { icon: IconClock, tone: 'calm' },
  armed: { icon: IconLoader2, tone: 'calm' },
  reconciling: { icon: IconLoader2, tone: 'calm' },
  sent: { icon: IconCheck, tone: 'good' },
  unconfirmed: { icon: IconQuestionMark, tone: 'doubt' },
  needs_staff: { icon: IconQuestionMark, tone: 'doubt' },
  failed: { icon: IconAlertTriangle, tone: 'bad' },
  cancelled: { icon: IconBan, tone: 'calm' },
  superseded: { icon: IconBan, tone: 'calm' },
  blocked: { icon: IconBan, tone: 'bad' },
  expired: { icon: IconBan, tone: 'bad' },
}

export function DeliveryMark({ state, block }: { state: DeliveryState; block: string | null }) {
  const { conversation, decision } = useWords()
  const { icon: Icon, tone } = SHAPES[state]
  const why = block === null ? undefined : (conversation.block[block] ?? decision.readable(block))
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={13} aria-hidden />
      {why ? decision.because(conversation.delivery[state], why) : conversation.delivery[state]}
    </span>
  )
}
