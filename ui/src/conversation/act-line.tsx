// A takeover, a hand-back, a switch, an opt-out: one quiet line.
import type { ActItem } from '@/api/types'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './event-line.module.css'

export function ActLine({ act, zone }: { act: ActItem; zone: string }) {
  const { conversation, decision } = useWords()
  const known = conversation.act[act.act]
  return (
    <li className={classes.line}>
      <span>{known ? known(act.actor.name) : conversation.actOther(act.actor.name, decision.readable(act.act))}</span>
      <Moment at={act.at} zone={zone} className={classes.time} />
    </li>
  )
}
