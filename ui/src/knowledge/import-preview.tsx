// What a text proposes: each entry with what is wrong or there already; the good ones are chosen.
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

import type { EntryFields, Proposal } from '@/api/types'
import { listOf } from '@/words/plural'
import { useWords } from '@/words/use-words'

import classes from './import.module.css'

interface ImportPreviewProps {
  preview: { items: Proposal[]; unknown_columns: string[]; left_out: number }
  busy: boolean
  problem: string | undefined
  onApply: (entries: EntryFields[]) => void
  onBack: () => void
}

export function ImportPreview({ preview, busy, problem, onApply, onBack }: ImportPreviewProps) {
  const { importing: text } = useWords().knowledge
  const { items } = preview
  const [chosen, setChosen] = useState(() => new Set(items.filter(isWanted)))
  const summary = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    summary.current?.focus()
  }, [])

  const flip = (item: Proposal) => {
    const next = new Set(chosen)
    if (!next.delete(item)) next.add(item)
    setChosen(next)
  }
  return (
    <div className={classes.import}>
      <p ref={summary} tabIndex={-1} role="status">
        {items.length === 0 ? text.nothing : text.proposed(items.length)}
      </p>
      {preview.unknown_columns.length > 0 && <p className={classes.notice}>{text.unknownColumns(listOf(preview.unknown_columns))}</p>}
      {preview.left_out > 0 && <p className={classes.notice}>{text.leftOut(preview.left_out)}</p>}
      {items.length > 0 && (
        <table className={classes.table} aria-label={text.table}>
          <thead>
            <tr>
              <th scope="col">{text.take}</th>
              <th scope="col">{text.what}</th>
              <th scope="col">{text.notice}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ProposalRow
                key={item.line}
                item={item}
                taken={chosen.has(item)}
                onFlip={() => {
                  flip(item)
                }}
              />
            ))}
          </tbody>
        </table>
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.acts}>
        <Button
          className={classes.act}
          loading={busy}
          disabled={chosen.size === 0}
          onClick={() => {
            onApply(items.filter((each) => chosen.has(each)).map((each) => each.fields))
          }}
        >
          {text.apply(chosen.size)}
        </Button>
        <Button variant="default" className={classes.act} disabled={busy} onClick={onBack}>
          {text.again}
        </Button>
        {busy && (
          <span className={classes.progress} role="status">
            {text.applying(chosen.size)}
          </span>
        )}
      </div>
    </div>
  )
}

function ProposalRow({ item, taken, onFlip }: { item: Proposal; taken: boolean; onFlip: () => void }) {
  const { knowledge } = useWords()
  const text = knowledge.importing
  const title = item.fields.title || text.untitled
  return (
    <tr data-line={item.line}>
      <td>
        <label className={classes.tick}>
          <input type="checkbox" aria-label={text.takeOne(title)} checked={taken} disabled={!isGood(item)} onChange={onFlip} />
        </label>
      </td>
      <td className={classes.what}>
        <strong>{title}</strong> <span className={classes.kind}>{knowledge.kind[item.fields.kind]}</span>
        <span className={classes.says}>{item.says}</span>
      </td>
      <td className={classes.notes}>
        <ul>
          {item.problems.map((problem) => (
            <li key={problem.pointer} className={classes.fault}>
              {problem.detail}
            </li>
          ))}
          {item.duplicate && (
            <li>
              {item.duplicate.line === null ? text.duplicateEntry(item.duplicate.title) : text.duplicateLine(item.duplicate.line)}
            </li>
          )}
          {item.remarks.map((remark) => (
            <li key={remark}>{knowledge.entry.remarks[remark]}</li>
          ))}
        </ul>
        <span className={classes.line}>
          {text.line} {item.line}
        </span>
      </td>
    </tr>
  )
}

/** What is taken unless a person says otherwise. */
function isWanted(item: Proposal): boolean {
  return isGood(item) && !item.duplicate && !item.remarks.includes('reads_like_an_order')
}

function isGood(item: Proposal): boolean {
  return item.problems.length === 0
}
