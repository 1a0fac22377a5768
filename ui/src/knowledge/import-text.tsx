// The text to read entries from: pasted, or from a file.
import { Button } from '@mantine/core'
import { useState } from 'react'

import type { ImportForm } from '@/api/types'
import { useWords } from '@/words/use-words'

import { Field } from './field'
import classes from './import.module.css'

const LONGEST = 400_000
const FORMS: readonly ImportForm[] = ['text', 'markdown', 'csv']

export interface TextToRead {
  form: ImportForm
  text: string
}

interface ImportTextProps {
  given: TextToRead
  busy: boolean
  problem: string | undefined
  onChange: (given: TextToRead) => void
  onRead: () => void
}

export function ImportText({ given, busy, problem, onChange, onRead }: ImportTextProps) {
  const { importing: text } = useWords().knowledge
  const [fileFault, setFileFault] = useState<string>()

  const open = async (file: File) => {
    setFileFault(undefined)
    if (file.size > LONGEST * 2) {
      setFileFault(text.fileTooBig)
      return
    }
    const words = await file.text()
    if (words.includes('\0') || words.includes('\uFFFD')) setFileFault(text.fileUnread)
    else if (words.length > LONGEST) setFileFault(text.fileTooBig)
    else onChange({ form: formOf(file.name) ?? given.form, text: words })
  }
  return (
    <form
      className={classes.import}
      onSubmit={(event) => {
        event.preventDefault()
        if (given.text.trim() !== '') onRead()
      }}
    >
      <p>{text.lead}</p>
      <Field label={text.form} help={text.formHelp[given.form]}>
        {(wiring) => (
          <select
            {...wiring}
            value={given.form}
            onChange={(event) => {
              onChange({ ...given, form: event.target.value as ImportForm })
            }}
          >
            {FORMS.map((form) => (
              <option key={form} value={form}>
                {text.forms[form]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={text.file} error={fileFault}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            className={classes.file}
            accept=".md,.markdown,.txt,.csv,.tsv,text/plain,text/csv,text/markdown"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) void open(file).catch(() => { setFileFault(text.fileUnread) })
            }}
          />
        )}
      </Field>
      <Field label={text.text} error={problem}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={10}
            maxLength={LONGEST}
            value={given.text}
            onChange={(event) => {
              onChange({ ...given, text: event.target.value })
            }}
          />
        )}
      </Field>
      <div className={classes.acts}>
        <Button type="submit" className={classes.act} loading={busy} disabled={given.text.trim() === ''}>
          {text.read}
        </Button>
      </div>
    </form>
  )
}

function formOf(name: string): ImportForm | undefined {
  if (/\.(md|markdown)$/i.test(name)) return 'markdown'
  if (/\.(csv|tsv)$/i.test(name)) return 'csv'
  return undefined
}
