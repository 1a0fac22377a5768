// Dates that are not as usual: holidays, with their occasion, open or closed.
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'

import { useWords } from '@/words/use-words'

import type { DraftSpecialDay } from './entry-draft'
import type { Faults } from './faults'
import { Field } from './field'
import classes from './hours-fields.module.css'
import { TimeFields } from './week-fields'

interface DaysFieldsProps {
  days: readonly DraftSpecialDay[]
  faults: Faults
  onChange: (days: DraftSpecialDay[]) => void
}

export function DaysFields({ days, faults, onChange }: DaysFieldsProps) {
  const { entry: text } = useWords().knowledge
  const put = (at: number, change: Partial<DraftSpecialDay>) => {
    onChange(days.map((each, index) => (index === at ? { ...each, ...change } : each)))
  }
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{text.days}</legend>
      {faults.days && <p className={classes.error}>{faults.days}</p>}
      {days.length === 0 && <p className={classes.help}>{text.noDays}</p>}
      <div className={classes.rows}>
        {days.map(({ day, label, open, opens, closes }, at) => (
          // The place is the day's only identity while it is being typed.
          <div key={at} className={classes.special} role="group" aria-label={text.dayNumber(at + 1)}>
            <Field label={text.day} error={faults[`days/${at}/day`]}>
              {(wiring) => (
                <input
                  {...wiring}
                  type="date"
                  required
                  value={day}
                  onChange={(event) => {
                    put(at, { day: event.target.value })
                  }}
                />
              )}
            </Field>
            <Field label={text.occasion} error={faults[`days/${at}/label`]} className={classes.occasion}>
              {(wiring) => (
                <input
                  {...wiring}
                  type="text"
                  maxLength={60}
                  placeholder={text.occasionHint}
                  value={label}
                  onChange={(event) => {
                    put(at, { label: event.target.value })
                  }}
                />
              )}
            </Field>
            <Field label={text.stateOn(day || text.dayNumber(at + 1))} hideLabel className={classes.state}>
              {(wiring) => (
                <select
                  {...wiring}
                  value={open ? 'open' : 'closed'}
                  onChange={(event) => {
                    put(at, { open: event.target.value === 'open' })
                  }}
                >
                  <option value="closed">{text.closed}</option>
                  <option value="open">{text.open}</option>
                </select>
              )}
            </Field>
            {open && (
              <TimeFields
                opens={opens}
                closes={closes}
                opensLabel={text.opensOn(day)}
                closesLabel={text.closesOn(day)}
                opensFault={faults[`days/${at}/opens`]}
                closesFault={faults[`days/${at}/closes`]}
                onChange={(change) => {
                  put(at, change)
                }}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              className={classes.remove}
              aria-label={text.removeDay(at + 1)}
              onClick={() => {
                onChange(days.filter((_, index) => index !== at))
              }}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button
        variant="default"
        className={classes.add}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          onChange([...days, { day: '', label: '', open: false, opens: '', closes: '' }])
        }}
      >
        {text.addDay}
      </Button>
    </fieldset>
  )
}
