// One moment on a page: short to read, exact on hover and for screen readers, in the club's zone.
import { useWords } from '@/words/use-words'

import { clock, date, dateAndClock, exact, listMoment, span, viewerZone } from './format'
import { useNow } from './now'

const JUST_NOW_MS = 5_000

type Style = 'clock' | 'date' | 'date-and-clock' | 'list' | 'ago' | 'in'

interface MomentProps {
  at: string
  zone: string
  style?: Style
  className?: string | undefined
}

export function Moment({ at, zone, style = 'clock', className }: MomentProps) {
  const words = useWords()
  const now = useNow()
  const moment = new Date(at)
  const shown = {
    clock: () => clock(moment, zone),
    date: () => date(moment, zone),
    'date-and-clock': () => dateAndClock(moment, zone, now),
    list: () => listMoment(moment, zone, now),
    ago: () => {
      const past = now.getTime() - moment.getTime()
      return past < JUST_NOW_MS ? words.time.justNow : words.time.ago(span(past))
    },
    in: () => span(moment.getTime() - now.getTime()),
  }[style]()
  const full = exact(moment, zone)
  const mine = viewerZone()
  const there = clock(moment, mine)
  const title = there === clock(moment, zone) ? full : `${full}\n${words.time.yours(exact(moment, mine))}`
  return (
    <time dateTime={at} title={title} className={className}>
      {shown}
    </time>
  )
}
