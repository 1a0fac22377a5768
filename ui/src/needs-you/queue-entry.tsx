// One thing of the queue: whose, how urgent, since when; then the card on which one acts.
import { Button } from '@mantine/core'
import { IconAlertTriangleFilled, IconClock, IconFlame } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

import type { Approval, NeedsYou, Urgency } from '@/api/types'
import { ApprovalCard } from '@/approval/approval-card'
import { ApprovalLine } from '@/approval/approval-line'
import { TaskCard } from '@/task/task-card'
import { span } from '@/time/format'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

import { keyOf } from './queue'
import classes from './queue-entry.module.css'

const SHAPES: Record<Urgency, typeof IconClock> = { now: IconFlame, soon: IconAlertTriangleFilled, today: IconClock }

interface QueueEntryProps {
  item: NeedsYou
  zone: string
  clubName: string | undefined
  current: boolean
  onFocus: (key: string) => void
  onMoved: (item: NeedsYou, now: Approval) => void
  onDismiss: (item: NeedsYou) => void
}

export function QueueEntry({ item, zone, clubName, current, onFocus, onMoved, onDismiss }: QueueEntryProps) {
  const words = useWords()
  const { approval, escalation } = item
  const conversation = approval?.conversation_id ?? escalation?.conversation_id ?? null
  const name = approval?.member_name ?? escalation?.member_name ?? clubName ?? ''
  const moved = approval !== null && approval.state !== 'pending'
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watches where the focus is
    <li
      className={classes.entry}
      tabIndex={-1}
      data-key={keyOf(item)}
      data-current={current || undefined}
      onFocus={() => {
        onFocus(keyOf(item))
      }}
    >
      <div className={classes.head}>
        <h2 className={classes.name}>
          {conversation === null ? (
            name
          ) : (
            <Link to="/inbox/$conversationId" params={{ conversationId: conversation }} title={words.task.open}>
              {name}
            </Link>
          )}
        </h2>
        {clubName && <span className={classes.quiet}>{clubName}</span>}
        <Age item={item} />
      </div>
      {approval && moved && (
        <div className={classes.moved}>
          <ApprovalLine approval={approval} zone={zone} quote />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onDismiss(item)
            }}
          >
            {words.task.dismiss}
          </Button>
        </div>
      )}
      {approval && !moved && (
        <ApprovalCard
          approval={approval}
          zone={zone}
          current={current}
          place="queue"
          onMoved={(now) => {
            onMoved(item, now)
          }}
        />
      )}
      {escalation && <TaskCard task={escalation} zone={zone} place="queue" last={item.conversation?.last_message ?? null} />}
    </li>
  )
}

function Age({ item }: { item: NeedsYou }) {
  const { task } = useWords()
  const now = useNow().getTime()
  const Shape = SHAPES[item.urgency]
  const left = item.due_at === null ? undefined : new Date(item.due_at).getTime() - now
  const late = left !== undefined && left < 0
  return (
    <p className={classes.age}>
      <span className={classes.urgency} data-urgency={late ? 'now' : item.urgency}>
        <Shape size={14} aria-hidden /> {task.urgency[item.urgency]}
      </span>
      <span>{task.waitsSince(span(now - new Date(item.since).getTime()))}</span>
      {left !== undefined && <span data-late={late}>{late ? task.overdue(span(left)) : task.dueIn(span(left))}</span>}
    </p>
  )
}
