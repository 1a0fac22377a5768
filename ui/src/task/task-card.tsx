// A task that waits for a person: why, whose, until when, and how it ends.
import { IconAlertTriangle, IconQuestionMark } from '@tabler/icons-react'
import { useId } from 'react'

import type { ConversationRow } from '@/api/types'
import { span } from '@/time/format'
import { Moment } from '@/time/moment'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

import { AnswerActs } from './answer-acts'
import { LastMessage } from './last-message'
import { MessageActs } from './message-acts'
import { isAboutMessage, type Task } from './task'
import classes from './task-card.module.css'
import { useTask } from './use-task'

interface TaskCardProps {
  task: Task
  zone: string
  place: 'timeline' | 'queue'
  /** Quoted in the queue where no message raised the task; there the conversation does not show around it. */
  last?: ConversationRow['last_message']
}

export function TaskCard({ task, zone, place, last = null }: TaskCardProps) {
  const words = useWords()
  const text = words.task
  const titleId = useId()
  const act = useTask(task)
  const doubt = task.kind === 'did_it_arrive'
  const Icon = doubt ? IconQuestionMark : IconAlertTriangle
  const reason = text.reason[task.reason]
  return (
    <section className={classes.card} aria-labelledby={titleId} data-urgency={task.urgency} data-task={task.id}>
      <header>
        <h3 id={titleId} className={classes.title}>
          <Icon size={17} aria-hidden />
          {text.kind[task.kind]}
          {reason && <span className={classes.reason}>{reason}</span>}
          <span className="visually-hidden">: {task.member_name}</span>
        </h3>
        {task.explanation && <p>{task.explanation}</p>}
      </header>
      {place === 'queue' && task.kind !== 'did_it_arrive' && <Said task={task} zone={zone} last={last} />}
      {isAboutMessage(task) ? <MessageActs task={task} zone={zone} act={act} /> : <AnswerActs task={task} act={act} place={place} />}
      {act.problem && (
        <p className={classes.problem} role="alert">
          {act.problem}
        </p>
      )}
      <p className={classes.foot}>
        {task.acknowledged_by ? text.acknowledged(task.acknowledged_by.name) : `${text.owner}: ${task.owner?.name ?? text.noOwner}`}
        {' · '}
        {place === 'timeline' && <Due task={task} zone={zone} />} {text.deadline[task.kind]}
      </p>
    </section>
  )
}

function Said({ task, zone, last }: { task: Task; zone: string; last: NonNullable<TaskCardProps['last']> | null }) {
  if (task.asked.length === 0) return last && <LastMessage last={last} zone={zone} />
  return task.asked.map((each) => (
    <LastMessage
      key={each.id}
      last={{ author_kind: 'member', author_name: task.member_name ?? '', preview: each.body, at: each.at }}
      zone={zone}
    />
  ))
}

function Due({ task, zone }: { task: Task; zone: string }) {
  const { task: text } = useWords()
  const left = new Date(task.due_at).getTime() - useNow().getTime()
  return (
    <span className={classes.due} data-late={left < 0}>
      {left < 0 ? text.overdue(span(left)) : text.dueIn(span(left))}
      {' ('}
      <Moment at={task.due_at} zone={zone} style="date-and-clock" />
      {').'}
    </span>
  )
}
