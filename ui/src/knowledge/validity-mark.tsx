// Whether an entry counts now: a shape, a word, and the day where one matters.
import { IconCircleCheck, IconClock, IconHistory, IconTrashOff } from '@tabler/icons-react'

import type { Entry } from '@/api/types'
import { date } from '@/time/format'
import { useWords } from '@/words/use-words'

import classes from './validity-mark.module.css'

const ICONS = { current: IconCircleCheck, upcoming: IconClock, expired: IconHistory, retired: IconTrashOff }

export function ValidityMark({ entry }: { entry: Entry }) {
  const { knowledge } = useWords()
  const text = knowledge.validityMark
  const { valid_from: from, valid_to: to } = entry.fields
  const Icon = ICONS[entry.validity]
  const says = {
    current: () => (to ? text.until(dayIn(to)) : text.current),
    upcoming: () => text.upcoming(dayIn(from)),
    expired: () => text.expired(dayIn(to)),
    retired: () => text.retired,
  }[entry.validity]()
  return (
    <span className={classes.mark} data-validity={entry.validity}>
      <Icon size={15} aria-hidden />
      {says}
    </span>
  )
}

/** A day is the club's own, so it is shown without a zone. */
function dayIn(day: string | null | undefined): string {
  return day ? date(new Date(`${day}T12:00:00Z`), 'UTC') : ''
}
