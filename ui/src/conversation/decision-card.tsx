// Why: what was asked, which facts, which rule, what follows. For admins the run that did it.
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import type { DecisionItem } from '@/api/types'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './decision-card.module.css'
import { intentOf, surenessOf, tookOf } from './decision-words'
import { FactLink } from './fact-link'

interface DecisionCardProps {
  club: string
  decision: DecisionItem
  zone: string
  run: string | null
}

export function DecisionCard({ club, decision: item, zone, run }: DecisionCardProps) {
  const words = useWords()
  const text = words.decision
  return (
    <section className={classes.card} aria-label={text.card}>
      <dl className={classes.facts}>
        {item.intent && (
          <Fact name={text.asked}>
            {intentOf(item.intent, words)}
            {item.confidence !== null && `, ${surenessOf(item.confidence, words)}`}
          </Fact>
        )}
        <Fact name={text.reason}>{item.reason}</Fact>
        <Fact name={text.rule}>{text.rules[item.rule] ?? text.readable(item.rule)}</Fact>
        <Fact name={text.facts}>
          {item.citations.length === 0 ? (
            text.noFacts
          ) : (
            <ul>
              {item.citations.map((fact) => (
                <li key={fact.id}>
                  <FactLink fact={fact} club={club} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {item.problems.length > 0 && (
          <Fact name={text.checks}>
            <ul>
              {item.problems.map((problem) => (
                <li key={problem}>{text.problems[problem] ?? text.readable(problem)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {text.nextFor[item.step] && <Fact name={text.next}>{text.nextFor[item.step]}</Fact>}
        <Fact name={text.engine}>
          <span className={classes.quiet}>
            {item.engine ?? '–'} · {text.policy} {text.policyVersion(item.policy_version)}
            {item.took_ms !== null && ` · ${tookOf(item.took_ms)}`} · <Moment at={item.at} zone={zone} style="date-and-clock" />
          </span>
        </Fact>
      </dl>
      {run && (
        <a href={run} target="_blank" rel="noreferrer" className={classes.run} title={words.shell.temporalHelp}>
          {text.run} <IconExternalLink size={13} aria-hidden />
        </a>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
