// Of each entry: other words for it, how long it counts, where it is from, and who keeps it true.
import { useQuery } from '@tanstack/react-query'

import { useWords } from '@/words/use-words'

import type { EntryDraft } from './entry-draft'
import classes from './entry-form.module.css'
import type { Faults } from './faults'
import { Field } from './field'
import { staffQuery } from './queries'
import { TextField } from './text-field'

interface KeepingFieldsProps {
  club: string
  zone: string
  draft: EntryDraft
  faults: Faults
  onChange: (change: Partial<EntryDraft>) => void
}

export function KeepingFields({ club, zone, draft, faults, onChange }: KeepingFieldsProps) {
  const { entry: text } = useWords().knowledge
  const staff = useQuery(staffQuery(club)).data?.items ?? []
  const timed = draft.kind === 'hours' || draft.kind === 'special_hours'
  return (
    <>
      {!timed && (
        <TextField
          label={text.keywords}
          help={text.keywordsHelp}
          value={draft.keywords}
          longest={2_400}
          error={faults.keywords}
          onChange={(keywords) => {
            onChange({ keywords })
          }}
        />
      )}
      <fieldset className={classes.keeping}>
        <legend className={classes.legend}>{text.keeping}</legend>
        <div className={classes.row}>
          <DateField
            label={text.validFrom}
            value={draft.from}
            error={faults.valid_from}
            onChange={(from) => {
              onChange({ from })
            }}
          />
          <DateField
            label={text.validTo}
            value={draft.to}
            error={faults.valid_to}
            onChange={(to) => {
              onChange({ to })
            }}
          />
        </div>
        <p className={classes.help}>{text.validHelp(zone)}</p>
        <div className={classes.row}>
          <TextField
            label={text.source}
            placeholder={text.sourceHint}
            value={draft.source}
            longest={200}
            error={faults.source}
            onChange={(source) => {
              onChange({ source })
            }}
          />
          <Field label={text.owner} error={faults.owner_id}>
            {(wiring) => (
              <select
                {...wiring}
                value={draft.owner ?? ''}
                onChange={(event) => {
                  onChange({ owner: event.target.value === '' ? null : Number(event.target.value) })
                }}
              >
                <option value="">{text.noOwner}</option>
                {staff.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={text.language} error={faults.language}>
            {(wiring) => (
              <select
                {...wiring}
                value={draft.language}
                onChange={(event) => {
                  onChange({ language: event.target.value === 'es' ? 'es' : 'en' })
                }}
              >
                <option value="en">{text.languages.en}</option>
                <option value="es">{text.languages.es}</option>
              </select>
            )}
          </Field>
        </div>
      </fieldset>
    </>
  )
}

interface DateFieldProps {
  label: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function DateField({ label, value, error, onChange }: DateFieldProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          value={value}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
      )}
    </Field>
  )
}
