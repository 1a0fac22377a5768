// A native control with its label, its help and what is wrong with it, tied together for screen readers.
import { type ReactNode, useId } from 'react'

import classes from './field.module.css'

interface Wiring {
  id: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

interface FieldProps {
  label: string
  error?: string | undefined
  help?: string
  hideLabel?: boolean
  className?: string | undefined
  children: (wiring: Wiring) => ReactNode
}

export function Field({ label, error, help, hideLabel = false, className, children }: FieldProps) {
  const id = useId()
  const says = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`${classes.field ?? ''} ${className ?? ''}`}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : classes.label}>
        {label}
      </label>
      {help && (
        <span id={`${id}-help`} className={classes.help}>
          {help}
        </span>
      )}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': says || undefined })}
      {error && (
        <span id={`${id}-error`} className={classes.error}>
          {error}
        </span>
      )}
    </div>
  )
}
