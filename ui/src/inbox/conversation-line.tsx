// One row of the list.
import { IconAlertCircleFilled, IconCircleCheck, IconHourglass, IconSparkles, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'

import type { ConversationRow } from '@/api/types'
import { useNow } from '@/time/now'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './conversation-line.module.css'
import { ageOf, lastLine, markOf, type RowMark } from './row-words'

interface LineProps {
  row: ConversationRow
  zone: string
  me: number | undefined
  /** Named where the list shows several clubs. */
  clubName: string | undefined
  /** The one row that Tab reaches; the others are reached by arrows. */
  current: boolean
}

const SHAPES = {
  you: IconAlertCircleFilled,
  ai: IconSparkles,
  staff: IconUser,
  member: IconHourglass,
  done: IconCircleCheck,
}

export const ConversationLine = memo(function ConversationLine({ row, zone, me, clubName, current }: LineProps) {
  const words = useWords()
  const { said, text } = lastLine(row, words)
  const mark = markOf(row, me, words)
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: row.id }}
      className={classes.line}
      data-row={row.id}
      data-unread={row.unread > 0 || undefined}
      tabIndex={current ? 0 : -1}
    >
      <span className={classes.avatar} aria-hidden>
        {row.member.initials}
      </span>
      <span className={classes.body}>
        <span className={classes.top}>
          <span className={classes.name}>{row.member.name}</span>
          {clubName && <span className={classes.club}>{clubName}</span>}
          {row.last_message?.at && <Moment at={row.last_message.at} zone={zone} style="list" className={classes.time} />}
        </span>
        <span className={classes.middle}>
          <span className={classes.preview}>
            {said && <span className={classes.said}>{said} </span>}
            {text}
          </span>
          {row.unread > 0 && (
            <span className={classes.unread}>
              <span aria-hidden>{row.unread > 99 ? '99+' : row.unread}</span>
              <span className="visually-hidden">{words.inbox.unread(row.unread)}</span>
            </span>
          )}
        </span>
        <span className={classes.bottom}>
          <Status mark={mark} />
          {row.intent && <span className={classes.intent}>{words.decision.intent[row.intent] ?? words.decision.readable(row.intent)}</span>}
          {!row.ai_on && <span className={classes.intent}>{words.inbox.aiOff}</span>}
          {row.waiting && <Age row={row} />}
        </span>
      </span>
    </Link>
  )
})

function Status({ mark: { word, shape } }: { mark: RowMark }) {
  const Shape = SHAPES[shape]
  return (
    <span className={classes.status} data-shape={shape}>
      <Shape size={14} aria-hidden />
      {word}
    </span>
  )
}

function Age({ row }: { row: ConversationRow }) {
  const age = ageOf(row, useNow(), useWords())
  return (
    <span className={classes.age} data-late={age?.late}>
      {age?.text}
    </span>
  )
}
