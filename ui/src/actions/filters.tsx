// The filters of the action log. They stand in the address.
import type { ActorKind } from '@/api/types'
import type { ActionSearch } from '@/search'
import { useWords } from '@/words/use-words'

import classes from './filters.module.css'

const ACTORS: readonly ActorKind[] = ['ai', 'staff', 'member', 'system']

interface FiltersProps {
  actor: ActorKind | undefined
  act: string | undefined
  onChange: (change: ActionSearch) => void
}

export function Filters({ actor, act, onChange }: FiltersProps) {
  const { actions, decision } = useWords()
  const acts = Object.keys(actions.act)
  if (act !== undefined && !acts.includes(act)) acts.push(act)
  return (
    <div className={classes.filters}>
      <label className={classes.filter}>
        {actions.filterActor}
        <select
          value={actor ?? ''}
          onChange={(event) => {
            onChange({ actor: (event.target.value || undefined) as ActorKind | undefined })
          }}
        >
          <option value="">{actions.anyActor}</option>
          {ACTORS.map((each) => (
            <option key={each} value={each}>
              {actions.actor[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={classes.filter}>
        {actions.filterAct}
        <select
          value={act ?? ''}
          onChange={(event) => {
            onChange({ act: event.target.value || undefined })
          }}
        >
          <option value="">{actions.anyAct}</option>
          {acts.map((each) => (
            <option key={each} value={each}>
              {actions.act[each] ?? decision.readable(each)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
