// Writing an entry: its kind, what it says, how it is kept.
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'

import type { Club, EntryKind } from '@/api/types'
import { ENTRY_KINDS } from '@/search'
import { zoneName } from '@/time/format'
import { useWords } from '@/words/use-words'

import { ContentFields } from './content-fields'
import classes from './entry-form.module.css'
import { Field } from './field'
import { KeepingFields } from './keeping-fields'
import { LeaveGuard } from './leave-guard'
import type { useEntryForm } from './use-entry-form'

interface EntryFormProps {
  club: Club
  isNew: boolean
  form: ReturnType<typeof useEntryForm>
}

export function EntryForm({ club, isNew, form }: EntryFormProps) {
  const { knowledge: words } = useWords()
  const text = words.entry
  const { draft, faults, busy, change } = form
  const element = useRef<HTMLFormElement>(null)
  const wrong = Object.keys(faults).join()
  useEffect(() => {
    if (wrong) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])

  const save = () => {
    if (!busy && (form.dirty || isNew)) form.save()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter saves from every field inside
    <form
      ref={element}
      className={classes.form}
      aria-label={text.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        save()
      }}
    >
      <Field label={text.kind} error={faults.kind} className={classes.kind}>
        {(wiring) => (
          <select
            {...wiring}
            value={draft.kind}
            onChange={(event) => {
              change({ kind: event.target.value as EntryKind })
            }}
          >
            {ENTRY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kind[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ContentFields draft={draft} faults={faults} onChange={change} />
      <KeepingFields club={club.slug} zone={zoneName(club.time_zone, new Date())} draft={draft} faults={faults} onChange={change} />
      {form.newer && form.dirty && (
        <div className={classes.newer} role="alert">
          <p>{text.changedMeanwhile}</p>
          <Button variant="default" onClick={form.showTheirs}>
            {text.showTheirs}
          </Button>
          <Button variant="default" disabled={busy} onClick={form.saveOver}>
            {text.saveOver}
          </Button>
        </div>
      )}
      {form.problem && (
        <p className={classes.problem} role="alert">
          {form.problem}
        </p>
      )}
      <div className={classes.acts}>
        <Button type="submit" className={classes.act} loading={busy} disabled={!form.dirty && !isNew}>
          {isNew ? text.create : text.save}
        </Button>
        {form.dirty && !isNew && (
          <Button variant="subtle" className={classes.act} disabled={busy} onClick={form.undo}>
            {text.cancel}
          </Button>
        )}
      </div>
      <LeaveGuard active={form.dirty && !busy} />
    </form>
  )
}
