// One entry of the list: what it says, whether it counts, whose it is, how often it was used.
import { Link } from '@tanstack/react-router'

import type { Entry } from '@/api/types'
import { useWords } from '@/words/use-words'

import classes from './entry-list.module.css'
import { ValidityMark } from './validity-mark'

export function EntryRow({ entry }: { entry: Entry }) {
  const { knowledge: text } = useWords()
  return (
    <li className={classes.row} data-entry={entry.id}>
      <div className={classes.first}>
        <Link to="/knowledge/$entryId" params={{ entryId: entry.id }} className={classes.title}>
          {entry.fields.title}
        </Link>
        <span className={classes.kind}>{text.kind[entry.fields.kind]}</span>
      </div>
      <p className={classes.says}>{entry.says}</p>
      <p className={classes.marks}>
        <ValidityMark entry={entry} />
        <span>{text.used(entry.uses)}</span>
        {entry.owner && <span>{text.owner(entry.owner.name)}</span>}
        {entry.last_wrong && (
          <span className={classes.wrong} title={text.wrongWhy(entry.last_wrong.reason)}>
            {text.wrong}
          </span>
        )}
      </p>
    </li>
  )
}
