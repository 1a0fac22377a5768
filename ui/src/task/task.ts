// A task as all places show it: the timeline's items call its kind by another name.
import type { Escalation, EscalationItem, EscalationKind } from '@/api/types'

export type Task = Escalation

export function taskOfItem({ escalation_kind, ...item }: EscalationItem): Task {
  return { ...item, kind: escalation_kind as EscalationKind }
}

/** Whether a task is about one message of ours: then it ends in one of three ways. */
export function isAboutMessage(task: Task): task is Task & { delivery: NonNullable<Task['delivery']> } {
  return (task.kind === 'did_it_arrive' || task.kind === 'not_sent') && task.delivery !== null
}
