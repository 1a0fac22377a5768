// Ending a task about one message: it arrived, send it again, or drop it; with what we know as evidence.
import { Button } from '@mantine/core'
import { useState } from 'react'

import { useReturnFocus } from '@/a11y/use-return-focus'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './message-acts.module.css'
import { isAboutMessage, type Task } from './task'
import card from './task-card.module.css'
import type { useTask } from './use-task'

interface MessageActsProps {
  task: Task
  zone: string
  act: ReturnType<typeof useTask>
}

export function MessageActs({ task, zone, act }: MessageActsProps) {
  const { task: words } = useWords()
  const text = words.arrive
  const [sure, setSure] = useState(false)
  const againButton = useReturnFocus(sure)
  if (!isAboutMessage(task)) return null
  const doubt = task.kind === 'did_it_arrive'
  const closed = act.busy !== undefined || act.done
  return (
    <>
      <p>{doubt ? text.lead : text.notSentLead}</p>
      <blockquote className={classes.message} aria-label={text.message}>
        {task.delivery.body}
      </blockquote>
      <Evidence delivery={task.delivery} zone={zone} />
      {sure ? (
        <div className={classes.sure}>
          <p>{text.warn}</p>
          <div className={card.acts}>
            <Button
              color="red"
              className={card.act}
              loading={act.busy === 'resolve'}
              disabled={act.done}
              ref={(button) => button?.focus()}
              onClick={() => {
                act.end('send_again')
              }}
            >
              {text.confirm}
            </Button>
            <Button
              variant="default"
              className={card.act}
              disabled={closed}
              onClick={() => {
                setSure(false)
              }}
            >
              {text.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <div className={card.acts}>
          {doubt && (
            <Button
              className={card.act}
              loading={act.busy === 'resolve'}
              disabled={act.done}
              onClick={() => {
                act.end('it_arrived')
              }}
            >
              {text.itArrived}
            </Button>
          )}
          <Button
            ref={againButton}
            variant="default"
            className={card.act}
            disabled={closed}
            onClick={() => {
              if (doubt) setSure(true)
              else act.end('send_again')
            }}
          >
            {text.sendAgain}
          </Button>
          <Button
            variant="default"
            className={card.act}
            disabled={closed}
            onClick={() => {
              act.end('discard')
            }}
          >
            {text.discard}
          </Button>
        </div>
      )}
    </>
  )
}

function Evidence({ delivery, zone }: { delivery: NonNullable<Task['delivery']>; zone: string }) {
  const { task, decision } = useWords()
  const text = task.arrive
  if (delivery.evidence.attempts.length === 0) return null
  return (
    <details className={classes.evidence}>
      <summary>{text.evidence}</summary>
      <ul>
        {delivery.evidence.attempts.map((attempt) => (
          <li key={attempt.number}>
            {text.attempt(attempt.number)}, <Moment at={attempt.armed_at} zone={zone} style="date-and-clock" />:{' '}
            {attempt.outcome === null ? text.stillOpen : (text.outcome[attempt.outcome] ?? decision.readable(attempt.outcome))}
            {attempt.page_class !== null && ` (${decision.readable(attempt.page_class)})`}; {text.reads(attempt.reads)}
          </li>
        ))}
      </ul>
    </details>
  )
}
