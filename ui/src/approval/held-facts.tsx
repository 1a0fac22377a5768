// What a draft rests on, how sure the reading is, and which checks it failed.
import { Fragment } from 'react'

import type { Approval } from '@/api/types'
import { intentOf, surenessOf } from '@/conversation/decision-words'
import { FactLink } from '@/conversation/fact-link'
import { listOf } from '@/words/plural'
import { useWords } from '@/words/use-words'

import classes from './held-facts.module.css'

export function HeldFacts({ approval }: { approval: Approval }) {
  const words = useWords()
  const { decision } = words
  // Where a failed check is why the draft was held, the card's head says so already.
  const problems = approval.problems.filter((problem) => !approval.why_held.includes(problem))
  const reading = [
    approval.intent && intentOf(approval.intent, words),
    approval.confidence !== null && surenessOf(approval.confidence, words),
    approval.channel && words.approval.sentAs[approval.channel],
  ].filter(Boolean)
  return (
    <div className={classes.facts}>
      <p>{reading.join(' · ')}</p>
      {approval.citations.length > 0 && (
        <p>
          {words.approval.facts}:{' '}
          {approval.citations.map((fact, at) => (
            <Fragment key={fact.id}>
              {at > 0 && ', '}
              <FactLink fact={fact} club={approval.club} />
            </Fragment>
          ))}
        </p>
      )}
      {problems.length > 0 && (
        <p className={classes.failed}>
          {decision.checks}:{' '}
          {listOf(problems.map((problem) => decision.problems[problem] ?? decision.readable(problem)))}
        </p>
      )}
    </div>
  )
}
