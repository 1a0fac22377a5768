// For all who look: a person speaks now and the AI is silent, or the AI is off here.
import { IconHandStop, IconRobotOff } from '@tabler/icons-react'

import type { Conversation } from '@/api/types'
import { useWords } from '@/words/use-words'

import classes from './takeover-banner.module.css'

interface BannerProps {
  conversation: Conversation
  me: number | undefined
}

export function TakeoverBanner({ conversation: { taken_over_by: by, ai_on }, me }: BannerProps) {
  const { conversation } = useWords()
  if (by) {
    return (
      <div className={classes.banner} role="status">
        <IconHandStop size={16} aria-hidden />
        <p>{by.id === me ? conversation.takenByYou : conversation.takenBy(by.name)}</p>
      </div>
    )
  }
  if (ai_on) return null
  return (
    <div className={classes.banner} role="status">
      <IconRobotOff size={16} aria-hidden />
      <p>{conversation.aiOffHere}</p>
    </div>
  )
}
