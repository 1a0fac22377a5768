// Where staff write. The text survives going away, a newer message and a broken line.
import { Button, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

import type { Channel, Conversation } from '@/api/types'
import { useShortcut } from '@/keys/use-shortcut'
import { useWords } from '@/words/use-words'

import classes from './composer.module.css'
import { replyDraft, setDraft, useDraft } from './drafts'
import { useReply } from './use-reply'

const LONGEST = 4_000

interface ComposerProps {
  conversation: Conversation
  seenThrough: number
}

export function Composer({ conversation, seenThrough }: ComposerProps) {
  const { conversation: text } = useWords()
  const draft = useDraft(replyDraft(conversation.id)) ?? ''
  const [channel, setChannel] = useState<Channel>('text')
  const reply = useReply(conversation.id)
  const field = useRef<HTMLTextAreaElement>(null)
  const arrivesToWrite = useLocation({ select: ({ state }) => (state.write === true ? state.__TSR_key : undefined) })
  useEffect(() => {
    if (arrivesToWrite !== undefined) field.current?.focus()
  }, [arrivesToWrite])
  useShortcut('reply', () => field.current?.focus())

  const choosesChannel = conversation.cannot_reason === 'channel_unknown'
  const blocked = !conversation.can_be_answered && !choosesChannel
  const over = draft.length - LONGEST
  const sendable = draft.trim() !== '' && over <= 0 && !blocked && !reply.busy
  const send = () => {
    if (sendable) reply.send({ body: draft.trim(), channel: choosesChannel ? channel : undefined, seenThrough })
  }
  const why = conversation.cannot_reason
  return (
    <form
      className={classes.composer}
      aria-label={text.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {why !== null && <p className={classes.cannot}>{text.cannot[why] ?? text.cannotOther}</p>}
      {reply.problem && (
        <p className={classes.problem} role="alert">
          {reply.problem}
        </p>
      )}
      {(!blocked || draft !== '') && (
        <div className={classes.row}>
          <Textarea
            ref={field}
            className={classes.field}
            classNames={{ input: classes.input ?? '' }}
            aria-label={text.placeholder(conversation.member.name)}
            placeholder={text.hint}
            autosize
            minRows={1}
            maxRows={9}
            value={draft}
            error={over > 0 ? text.tooLong(over) : undefined}
            onChange={(event) => {
              setDraft(replyDraft(conversation.id), event.currentTarget.value || undefined)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          <Button
            type="submit"
            className={classes.send}
            loading={reply.busy}
            disabled={!sendable && !reply.busy}
            leftSection={<IconSend size={16} aria-hidden />}
          >
            {text.send}
          </Button>
        </div>
      )}
      {choosesChannel && (
        <label className={classes.channel}>
          {text.sendAs}{' '}
          <select
            value={channel}
            onChange={(event) => {
              setChannel(event.target.value as Channel)
            }}
          >
            <option value="text">{text.channel.text}</option>
            <option value="email">{text.channel.email}</option>
          </select>
        </label>
      )}
      {draft !== '' && !conversation.taken_over_by && !blocked && <p className={classes.hint}>{text.sendTakesOver}</p>}
    </form>
  )
}
