// The one hidden live region of the page.
import { useEffect, useState } from 'react'

import { attachAnnouncer } from './announcer'

export function Announcements() {
  const [text, setText] = useState('')
  useEffect(() => attachAnnouncer(setText), [])
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {text}
    </div>
  )
}
