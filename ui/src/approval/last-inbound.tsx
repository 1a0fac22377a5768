// What the member wrote last, quoted.
import type { Approval } from '@/api/types'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './last-inbound.module.css'

interface LastInboundProps {
  inbound: NonNullable<Approval['last_inbound']>
  zone: string
}

export function LastInbound({ inbound, zone }: LastInboundProps) {
  const { approval } = useWords()
  return (
    <figure className={classes.inbound}>
      <figcaption className={classes.caption}>
        {approval.lastInbound}
        {inbound.at && (
          <>
            {' · '}
            <Moment at={inbound.at} zone={zone} style="ago" />
          </>
        )}
      </figcaption>
      <blockquote className={classes.quote}>{inbound.body}</blockquote>
    </figure>
  )
}
