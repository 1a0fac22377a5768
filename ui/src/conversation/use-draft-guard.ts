// What was typed belongs to who typed it, and closing the page with unsent words asks first.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

import { meQuery } from '@/api/queries'

import { draftsBelongTo, hasDrafts } from './drafts'

export function useDraftGuard(): void {
  const me = useQuery(meQuery).data?.id
  useEffect(() => {
    if (me !== undefined) draftsBelongTo(me)
  }, [me])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasDrafts()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
    }
  }, [])
}
