// Ending a task that a person settles by talking or doing: take it, write, say that it is done.
import { Button, TextInput } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useState } from 'react'

import { useReturnFocus } from '@/a11y/use-return-focus'
import { useTakeOver } from '@/conversation/use-acts'
import { useWords } from '@/words/use-words'

import type { Task } from './task'
import classes from './task-card.module.css'
import type { useTask } from './use-task'

interface AnswerActsProps {
  task: Task
  act: ReturnType<typeof useTask>
  place: 'timeline' | 'queue'
}

export function AnswerActs({ task, act, place }: AnswerActsProps) {
  const { task: text, approval } = useWords()
  const takeOver = useTakeOver(task.conversation_id ?? 0)
  const [noting, setNoting] = useState(false)
  const [note, setNote] = useState('')
  const doneButton = useReturnFocus(noting)
  const closed = act.busy !== undefined || act.done

  if (noting) {
    return (
      <form
        className={classes.acts}
        onSubmit={(event) => {
          event.preventDefault()
          act.end('done', note.trim())
        }}
      >
        <TextInput
          className={classes.note}
          aria-label={text.note}
          placeholder={text.noteHint}
          maxLength={500}
          value={note}
          ref={(field) => field?.focus()}
          onChange={(event) => {
            setNote(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            setNoting(false)
          }}
        />
        <Button type="submit" className={classes.act} loading={act.busy === 'resolve'} disabled={act.done}>
          {text.resolve}
        </Button>
        <Button
          variant="subtle"
          className={classes.act}
          disabled={closed}
          onClick={() => {
            setNoting(false)
          }}
        >
          {approval.cancel}
        </Button>
      </form>
    )
  }
  return (
    <div className={classes.acts}>
      {task.state === 'open' && (
        <Button className={classes.act} loading={act.busy === 'acknowledge'} disabled={closed} onClick={act.take}>
          {text.acknowledge}
        </Button>
      )}
      <Button
        ref={doneButton}
        className={classes.act}
        variant={task.state === 'open' ? 'default' : 'filled'}
        disabled={closed}
        onClick={() => {
          setNoting(true)
        }}
      >
        {text.resolve}
      </Button>
      {task.conversation_id !== null && place === 'queue' && (
        <Button
          className={classes.act}
          variant="subtle"
          disabled={closed}
          loading={takeOver.isPending}
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={() => {
            takeOver.mutate()
          }}
        >
          {approval.takeOver}
        </Button>
      )}
    </div>
  )
}
