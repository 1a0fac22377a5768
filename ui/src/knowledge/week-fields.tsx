// The usual week as a grid: each day open from and to, closed, or not said.
import { Button } from '@mantine/core'

import { useWords } from '@/words/use-words'

import { type DayState, type DraftDay, type EntryDraft, WEEKDAYS } from './entry-draft'
import type { Faults } from './faults'
import { Field } from './field'
import classes from './hours-fields.module.css'

const STATES: readonly DayState[] = ['open', 'closed', 'unsaid']

interface WeekFieldsProps {
  week: EntryDraft['week']
  faults: Faults
  onChange: (week: EntryDraft['week']) => void
}

export function WeekFields({ week, faults, onChange }: WeekFieldsProps) {
  const { entry: text } = useWords().knowledge
  const put = (day: keyof EntryDraft['week'], change: Partial<DraftDay>) => {
    onChange({ ...week, [day]: { ...week[day], ...change } })
  }
  return (
    <fieldset className={classes.set} aria-describedby="week-help">
      <legend className={classes.legend}>{text.week}</legend>
      <p id="week-help" className={classes.help}>
        {text.allDayHelp}
      </p>
      {faults.week && <p className={classes.error}>{faults.week}</p>}
      <ul className={classes.rows}>
        {WEEKDAYS.map((day, index) => {
          const name = text.weekday[day]
          const above = WEEKDAYS[index - 1]
          const { state, opens, closes } = week[day]
          return (
            <li key={day} className={classes.day}>
              <span className={classes.name} aria-hidden>
                {name}
              </span>
              <Field label={text.stateOn(name)} hideLabel className={classes.state} error={faults[`week/${day}`]}>
                {(wiring) => (
                  <select
                    {...wiring}
                    value={state}
                    onChange={(event) => {
                      put(day, { state: event.target.value as DayState })
                    }}
                  >
                    {STATES.map((each) => (
                      <option key={each} value={each}>
                        {text[each]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              {state === 'open' && (
                <TimeFields
                  opens={opens}
                  closes={closes}
                  opensLabel={text.opensOn(name)}
                  closesLabel={text.closesOn(name)}
                  opensFault={faults[`week/${day}/opens`]}
                  closesFault={faults[`week/${day}/closes`]}
                  onChange={(change) => {
                    put(day, change)
                  }}
                />
              )}
              {above && state === 'unsaid' && week[above].state !== 'unsaid' && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={text.sameFor(name)}
                  onClick={() => {
                    put(day, week[above])
                  }}
                >
                  {text.sameAsAbove}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

interface TimeFieldsProps {
  opens: string
  closes: string
  opensLabel: string
  closesLabel: string
  opensFault: string | undefined
  closesFault: string | undefined
  onChange: (change: { opens?: string; closes?: string }) => void
}

export function TimeFields({ opens, closes, opensLabel, closesLabel, opensFault, closesFault, onChange }: TimeFieldsProps) {
  const { entry: text } = useWords().knowledge
  return (
    <span className={classes.times}>
      <span aria-hidden>{text.opens}</span>
      <Field label={opensLabel} hideLabel error={opensFault}>
        {(wiring) => (
          <input
            {...wiring}
            type="time"
            value={opens}
            onChange={(event) => {
              onChange({ opens: event.target.value })
            }}
          />
        )}
      </Field>
      <span aria-hidden>{text.closes}</span>
      <Field label={closesLabel} hideLabel error={closesFault}>
        {(wiring) => (
          <input
            {...wiring}
            type="time"
            value={closes}
            onChange={(event) => {
              onChange({ closes: event.target.value })
            }}
          />
        )}
      </Field>
    </span>
  )
}
