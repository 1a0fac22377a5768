// Everything that the knowledge pages read, each declared once.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answerOf, api } from '@/api/client'
import { keys } from '@/api/queries'
import type { EntryKind, Validity } from '@/api/types'

const PAGE = 50
const noCursor = null as string | null

export interface EntryFilter {
  kind: EntryKind | undefined
  validity: Validity | undefined
  q: string | undefined
}

export function entriesQuery(club: string, { kind, validity, q }: EntryFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.knowledge, club, 'entries', { kind, validity, q }],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/clubs/{club}/knowledge', {
          params: {
            path: { club },
            query: {
              limit: PAGE,
              ...(kind && { kind }),
              ...(validity && { validity }),
              ...(q && { q }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
}

export function entryQuery(club: string, entry: number) {
  return queryOptions({
    queryKey: [...keys.knowledge, club, 'entry', entry],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/clubs/{club}/knowledge/{entry}', { params: { path: { club, entry } }, signal })),
  })
}

export function usesQuery(club: string, entry: number) {
  return infiniteQueryOptions({
    queryKey: [...keys.knowledge, club, 'uses', entry],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/clubs/{club}/knowledge/{entry}/uses', {
          params: { path: { club, entry }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next_cursor,
  })
}

export function revisionsQuery(club: string, entry: number) {
  return queryOptions({
    queryKey: [...keys.knowledge, club, 'revisions', entry],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/clubs/{club}/knowledge/{entry}/revisions', { params: { path: { club, entry } }, signal })),
  })
}

export function lookUpQuery(club: string, q: string) {
  return queryOptions({
    queryKey: [...keys.knowledge, club, 'look-up', q],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/clubs/{club}/knowledge/preview', { params: { path: { club }, query: { q } }, signal })),
    enabled: q !== '',
  })
}

export function gapsQuery(club: string, dismissed: boolean) {
  return queryOptions({
    queryKey: [...keys.knowledgeGaps, club, { dismissed }],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/clubs/{club}/knowledge/gaps', { params: { path: { club }, query: { dismissed } }, signal }),
      ),
  })
}

export function staffQuery(club: string) {
  return queryOptions({
    queryKey: ['staff', club],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/staff', { params: { query: { club } }, signal })),
    staleTime: 300_000,
  })
}
