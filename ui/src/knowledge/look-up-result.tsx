// What came of looking one question up: what would be said, and each passage with its scores and why it stands there.
import { IconCircleCheck, IconUserQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

import type { LookUp } from '@/api/types'
import { useWords } from '@/words/use-words'

import classes from './look-up.module.css'

const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 })

export function LookUpResult({ looked, part }: { looked: LookUp; part: number | undefined }) {
  const { find: text } = useWords().knowledge
  const Icon = looked.sure ? IconCircleCheck : IconUserQuestion
  return (
    <div className={classes.result}>
      {part !== undefined && (
        <h3 className={classes.question}>
          {text.part(part)}: {looked.question}
        </h3>
      )}
      <div className={classes.verdict} data-sure={looked.sure}>
        <p className={classes.what}>
          <Icon size={17} aria-hidden /> {looked.sure ? text.wouldSay : looked.answer === null ? text.wouldAsk : text.wouldPropose}
        </p>
        {looked.answer !== null && <blockquote className={classes.answer}>{looked.answer}</blockquote>}
        {looked.why_not && <p className={classes.whyNot}>{looked.why_not}</p>}
      </div>
      {looked.found.length === 0 ? (
        <p className={classes.none}>{text.nothing}</p>
      ) : (
        <>
          <p className={classes.caption}>{text.found}</p>
          <ol className={classes.found}>
            {looked.found.map((each) => (
              <li key={each.citation.id} className={classes.passage} data-chosen={each.chosen || undefined}>
                <p className={classes.name}>
                  {each.citation.entry_id ? (
                    <Link to="/knowledge/$entryId" params={{ entryId: each.citation.entry_id }}>
                      {each.citation.title}
                    </Link>
                  ) : (
                    each.citation.title
                  )}
                  {each.chosen && <span className={classes.chosen}>{text.chosen}</span>}
                </p>
                <p className={classes.says}>{each.says}</p>
                <p className={classes.scores}>
                  <span>{text.why[each.why]}</span>
                  <span className="figures">{text.words(percent.format(each.words))}</span>
                  <span className="figures">{text.likeness(percent.format(Math.max(0, each.likeness)))}</span>
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
