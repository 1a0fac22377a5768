// What the AI decided: one line closed, one card open.
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'

import type { DecisionItem } from '@/api/types'
import { useWords } from '@/words/use-words'

import { DecisionCard } from './decision-card'
import classes from './decision-line.module.css'
import { intentOf, sentenceOf, surenessOf, tookOf } from './decision-words'

interface DecisionLineProps {
  club: string
  decision: DecisionItem
  zone: string
  run: string | null
}

export function DecisionLine({ club, decision, zone, run }: DecisionLineProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const card = useId()
  const details = [
    decision.intent && intentOf(decision.intent, words),
    decision.confidence !== null && surenessOf(decision.confidence, words),
    decision.took_ms !== null && tookOf(decision.took_ms),
  ].filter(Boolean)
  return (
    <li className={classes.decision}>
      <button
        type="button"
        className={classes.line}
        aria-expanded={open}
        aria-controls={card}
        onClick={() => {
          setOpen(!open)
        }}
      >
        <IconChevronRight size={14} aria-hidden className={classes.arrow} />
        <span className={classes.sentence}>{sentenceOf(decision, words)}</span>
        <span className={classes.details}>{details.join(' · ')}</span>
        <span className={classes.why}>{words.decision.why}</span>
      </button>
      <div id={card} hidden={!open}>
        {open && <DecisionCard club={club} decision={decision} zone={zone} run={run} />}
      </div>
    </li>
  )
}
