// Why a draft is rejected: a common reason by one click or number key, or words of one's own.
import { Button, TextInput } from '@mantine/core'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'

import { useWords } from '@/words/use-words'

import classes from './reject-form.module.css'

interface RejectFormProps {
  busy: boolean
  onReject: (reason: string) => void
  onCancel: () => void
}

export function RejectForm({ busy, onReject, onCancel }: RejectFormProps) {
  const { approval } = useWords()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (reason.trim() === '') setMissing(true)
    else onReject(reason.trim())
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- number keys press the buttons inside
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          onCancel()
        }
        const common = approval.reasons[Number(event.key) - 1]
        if (common && event.target instanceof HTMLButtonElement && !busy) onReject(common)
      }}
    >
      <fieldset className={classes.reasons} disabled={busy}>
        <legend>{approval.rejectTitle}</legend>
        {approval.reasons.map((common, index) => (
          <Button
            key={common}
            ref={index === 0 ? first : undefined}
            size="compact-md"
            variant="default"
            className={classes.reason}
            leftSection={<kbd>{index + 1}</kbd>}
            onClick={() => {
              onReject(common)
            }}
          >
            {common}
          </Button>
        ))}
      </fieldset>
      <div className={classes.own}>
        <TextInput
          className={classes.field}
          aria-label={approval.otherReason}
          placeholder={approval.otherReason}
          maxLength={500}
          value={reason}
          error={missing && reason.trim() === '' ? approval.reasonMissing : undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value)
          }}
        />
        <Button type="submit" color="red" variant="light" loading={busy} className={classes.reason}>
          {approval.confirmReject}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={onCancel} className={classes.reason}>
          {approval.cancel}
        </Button>
      </div>
    </form>
  )
}
