// A panel above the page: a native dialog, which keeps focus inside, closes on Esc and gives focus back.
import { CloseButton } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'

import { useWords } from '@/words/use-words'

import classes from './sheet.module.css'

interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  side?: boolean
  /** Room for a table. */
  wide?: boolean
  children: ReactNode
}

export function Sheet({ title, open, onClose, side = false, wide = false, children }: SheetProps) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])
  return (
    // Esc and the close button do the same by keyboard; a click beside the panel is a convenience.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={classes.sheet}
      data-side={side || undefined}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={classes.inner}>
        <div className={classes.head}>
          <h2 id={titleId} className={classes.title}>
            {title}
          </h2>
          <CloseButton aria-label={words.shell.close} onClick={onClose} className={classes.close} />
        </div>
        {open && children}
      </div>
    </dialog>
  )
}
