// Until when a draft can be decided, whose it is, and what happens if nobody does.
import type { Approval } from '@/api/types'
import { span } from '@/time/format'
import { Moment } from '@/time/moment'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

import classes from './deadline.module.css'

export function Deadline({ approval, zone }: { approval: Approval; zone: string }) {
  const { approval: words } = useWords()
  const now = useNow()
  const left = new Date(approval.expires_at).getTime() - now.getTime()
  return (
    <p className={classes.deadline}>
      {left > 0 ? words.deadline(span(left)) : words.deadlinePassed}{' '}
      <span className={classes.at}>
        <Moment at={approval.expires_at} zone={zone} style="date-and-clock" />
      </span>
      {approval.owner && <span> · {words.owner(approval.owner.name)}</span>}
      {approval.rung > 0 && <span> · {words.rung}</span>}
    </p>
  )
}
