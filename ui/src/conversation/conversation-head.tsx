// The head of a conversation: who, how it stands, and what one can do with the whole of it.
import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowLeft,
  IconExternalLink,
  IconHandStop,
  IconLayoutSidebarRight,
  IconMail,
  IconMailOpened,
  IconRobot,
} from '@tabler/icons-react'
import { useRef } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import type { Conversation } from '@/api/types'
import { markOf } from '@/inbox/row-words'
import { useShortcut } from '@/keys/use-shortcut'
import { useWords } from '@/words/use-words'

import { AiSwitch } from './ai-switch'
import classes from './conversation-head.module.css'
import type { useConversationActs } from './use-acts'

interface HeadProps {
  conversation: Conversation
  me: number | undefined
  acts: ReturnType<typeof useConversationActs>
  newestSeen: number
  asideShows: boolean
  onBack: () => void
  onDetails: () => void
}

export function ConversationHead({ conversation, me, acts, newestSeen, asideShows, onBack, onDetails }: HeadProps) {
  const words = useWords()
  const text = words.conversation
  const heading = useRef<HTMLHeadingElement>(null)
  useArrivalFocus(heading, conversation.id)
  const unread = conversation.unread > 0
  const toggleRead = () => {
    if (unread && newestSeen > 0) acts.markRead.mutate(newestSeen)
    else if (!unread) acts.markUnread.mutate()
  }
  useShortcut('unread', toggleRead)
  const mark = markOf(conversation, me, words)
  return (
    <header className={classes.head}>
      <ActionIcon variant="subtle" color="gray" size="lg" className={classes.back} aria-label={text.back} onClick={onBack}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <div className={classes.who}>
        <h2 ref={heading} tabIndex={-1} className={classes.name}>
          {conversation.member.name}
        </h2>
        <p className={classes.status} data-shape={mark.shape}>
          {mark.word}
        </p>
      </div>
      <div className={classes.acts}>
        <AiSwitch short on={conversation.ai_on} act={acts.setAi} className={classes.switch} />
        {conversation.taken_over_by ? (
          <Button
            size="compact-md"
            variant="default"
            className={classes.button}
            leftSection={<IconRobot size={16} aria-hidden className={classes.long} />}
            loading={acts.handBack.isPending}
            onClick={() => {
              acts.handBack.mutate()
            }}
          >
            <span className={classes.long}>{text.handBack}</span>
            <span className={classes.short}>{text.handBackShort}</span>
          </Button>
        ) : (
          <Button
            size="compact-md"
            variant="default"
            className={classes.button}
            leftSection={<IconHandStop size={16} aria-hidden className={classes.long} />}
            loading={acts.takeOver.isPending}
            onClick={() => {
              acts.takeOver.mutate()
            }}
          >
            {text.takeOver}
          </Button>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.icon}
          aria-label={unread ? text.markRead : text.markUnread}
          title={`${unread ? text.markRead : text.markUnread} (Shift+U)`}
          onClick={toggleRead}
        >
          {unread ? <IconMailOpened size={19} aria-hidden /> : <IconMail size={19} aria-hidden />}
        </ActionIcon>
        {conversation.temporal_url && (
          <ActionIcon
            component="a"
            href={conversation.temporal_url}
            target="_blank"
            rel="noreferrer"
            variant="subtle"
            color="gray"
            size="lg"
            className={classes.run}
            aria-label={text.temporal}
            title={`${text.temporal}: ${words.shell.temporalHelp}`}
          >
            <IconExternalLink size={19} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.icon}
          aria-label={asideShows ? text.hideDetails : text.details}
          title={asideShows ? text.hideDetails : text.details}
          onClick={onDetails}
        >
          <IconLayoutSidebarRight size={20} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  )
}
