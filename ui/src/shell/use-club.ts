// Which club the page is about, and the facts of clubs that other parts need.
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'

import { clubsQuery, meQuery } from '@/api/queries'
import type { Club } from '@/api/types'
import { viewerZone } from '@/time/format'

const NONE: Club[] = []

export function useClubs(): Club[] {
  return useQuery(clubsQuery).data?.items ?? NONE
}

/** The club in the address; `undefined` means all of them. */
export function useClubFilter(): string | undefined {
  return useSearch({ from: '/shell' }).club
}

/** The clubs that the page is about. */
export function useShownClubs(): Club[] {
  const clubs = useClubs()
  const filter = useClubFilter()
  return filter === undefined ? clubs : clubs.filter((club) => club.slug === filter)
}

/** The one club that the page is about, where it is one. */
export function useOneClub(): Club | undefined {
  const shown = useShownClubs()
  return shown.length === 1 ? shown[0] : undefined
}

/** Return the time zone of a club by its slug. */
export function useZones(): (slug: string) => string {
  const clubs = useClubs()
  return (slug) => clubs.find((club) => club.slug === slug)?.time_zone ?? viewerZone()
}

/** Whether the person may change settings of a club; the server decides, this only does not tempt. */
export function useMayManage(): boolean {
  const role = useQuery(meQuery).data?.role
  return role === 'owner' || role === 'manager'
}

/** How much waits for a person in the clubs shown, and since when. */
export function useWaiting(): { count: number; oldest: string | undefined } {
  const shown = useShownClubs()
  const oldest = shown.flatMap((club) => club.oldest_needs_you_at ?? []).sort()[0]
  return { count: shown.reduce((sum, club) => sum + club.needs_you, 0), oldest }
}
