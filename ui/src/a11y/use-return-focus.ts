// A small form opened in place of its button: when it closes without effect, the button has the focus again.
import { type RefObject, useEffect, useRef } from 'react'

/** Return a ref for the button that opens what `open` shows. */
export function useReturnFocus(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(open)
  useEffect(() => {
    if (before.current && !open) button.current?.focus()
    before.current = open
  }, [open])
  return button
}
