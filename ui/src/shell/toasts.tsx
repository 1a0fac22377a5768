// Short notes about what was done, for eyes and screen readers; they go away by themselves.
import { CloseButton } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'

import { announce } from '@/a11y/announcer'
import { useWords } from '@/words/use-words'

import classes from './toasts.module.css'

const SHOWN_MS = 6_000

interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
}

let toasts: readonly Toast[] = []
let lastId = 0
const watchers = new Set<() => void>()

function setToasts(next: readonly Toast[]): void {
  toasts = next
  watchers.forEach((watcher) => {
    watcher()
  })
}

/** Say that something was done, or went wrong. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  announce(text)
  lastId += 1
  setToasts([...toasts.slice(-2), { id: lastId, text, tone }])
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => toasts,
  )
  return (
    <div className={classes.region}>
      {shown.map((each) => (
        <ToastNote key={each.id} toast={each} />
      ))}
    </div>
  )
}

function ToastNote({ toast: { id, text, tone } }: { toast: Toast }) {
  const words = useWords()
  const close = () => {
    setToasts(toasts.filter((each) => each.id !== id))
  }
  useEffect(() => {
    const timer = setTimeout(close, SHOWN_MS)
    return () => {
      clearTimeout(timer)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one timer per note, from when it showed
  }, [id])
  return (
    <div className={classes.toast} data-tone={tone}>
      <span>{text}</span>
      <CloseButton size="sm" variant="transparent" aria-label={words.shell.close} onClick={close} className={classes.close} />
    </div>
  )
}
