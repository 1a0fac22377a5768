// A line or a few lines of text with a label.
import { Field } from './field'

interface TextFieldProps {
  label: string
  value: string
  longest: number
  onChange: (value: string) => void
  help?: string
  placeholder?: string
  error?: string | undefined
  /** More than one line. */
  rows?: number
  type?: 'text' | 'url' | 'search'
  inputMode?: 'decimal'
  required?: boolean
  className?: string | undefined
}

export function TextField({ label, value, longest, onChange, rows, type = 'text', help, error, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} error={error} className={className} {...(help !== undefined && { help })}>
      {(wiring) =>
        rows === undefined ? (
          <input
            {...wiring}
            {...rest}
            type={type}
            maxLength={longest}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
            }}
          />
        ) : (
          <textarea
            {...wiring}
            {...rest}
            rows={rows}
            maxLength={longest}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
            }}
          />
        )
      }
    </Field>
  )
}
