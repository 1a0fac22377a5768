// A task that is settled: one quiet line.
import event from '@/conversation/event-line.module.css'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import type { Task } from './task'

export function TaskLine({ task, zone }: { task: Task; zone: string }) {
  const { task: text, approval } = useWords()
  const how = task.resolution === null ? '' : (text.resolution[task.resolution] ?? task.resolution)
  return (
    <p className={event.line}>
      <span>
        {text.line(text.kind[task.kind], task.resolved_by?.name ?? approval.somebody)}
        {how && ` (${how})`}
      </span>
      <Moment at={task.resolved_at ?? task.created_at} zone={zone} className={event.time} />
    </p>
  )
}
