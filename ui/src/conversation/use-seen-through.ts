// Which message the writer has surely seen: the newest inbound that stood on a page somebody looked at.
import { useCallback, useState } from 'react'

export function useSeenThrough(): { through: number; see: (message: number) => void } {
  const [through, setThrough] = useState(0)
  const see = useCallback((message: number) => {
    setThrough((before) => Math.max(before, message))
  }, [])
  return { through, see }
}
