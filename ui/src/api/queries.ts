// Everything that pages read, each declared once: key, request, paging.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answerOf, api } from './client'
import type { ActorKind } from './types'
import { VIEW_FILTERS, type View } from './views'

const PAGE = 50

/** The first words of the keys, by which live hints find what they make stale. */
export const keys = {
  me: ['me'],
  clubs: ['clubs'],
  readiness: ['readiness'],
  conversations: ['conversations'],
  conversation: (id: number) => ['conversation', id],
  timeline: (id: number) => ['timeline', id],
  needsYou: ['needs-you'],
  actions: ['actions'],
  examination: ['examination'],
  knowledge: ['knowledge'],
  knowledgeGaps: ['knowledge-gaps'],
} as const

const noCursor = null as string | null

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me', { signal })),
  staleTime: Infinity,
})

export const clubsQuery = queryOptions({
  queryKey: keys.clubs,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/clubs', { signal })),
  // The time of the last good poll moves without an event, since an event per poll would drown the log.
  refetchInterval: 15_000,
})

export const readinessQuery = queryOptions({
  queryKey: keys.readiness,
  queryFn: async ({ signal }) => {
    const { data, error } = await api.GET('/readyz', { signal })
    return data ?? error
  },
  refetchInterval: 20_000,
  retry: false,
})

export interface ListFilter {
  club: string | undefined
  view: View
  q: string | undefined
}

/** Read one page of the list. */
export function conversationPage({ club, view, q }: ListFilter, cursor: string | null, signal?: AbortSignal) {
  return answerOf(
    api.GET('/api/v1/conversations', {
      params: {
        query: {
          ...VIEW_FILTERS[view],
          limit: PAGE,
          ...(club && { club }),
          ...(q && { q }),
          ...(cursor && { cursor }),
        },
      },
      ...(signal && { signal }),
    }),
  )
}

export function conversationsQuery({ club, view, q }: ListFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.conversations, { club, view, q }],
    queryFn: ({ pageParam, signal }) => conversationPage({ club, view, q }, pageParam, signal),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
}

export function conversationQuery(id: number) {
  return queryOptions({
    queryKey: keys.conversation(id),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/conversations/{conversation}', { params: { path: { conversation: id } }, signal })),
  })
}

/** Pages run from the newest to older ones; inside a page the oldest comes first. */
export function timelineQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: keys.timeline(id),
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/conversations/{conversation}/timeline', {
          params: { path: { conversation: id }, query: { limit: PAGE, ...(pageParam && { before: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next_cursor,
  })
}

export function needsYouQuery(club: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...keys.needsYou, { club }],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/needs-you', {
          params: { query: { limit: PAGE, ...(club && { club }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next_cursor,
  })
}

export interface ActionFilter {
  club: string | undefined
  actor: ActorKind | undefined
  act: string | undefined
  conversation: number | undefined
}

export function actionsQuery({ club, actor, act, conversation }: ActionFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.actions, { club, actor, act, conversation }],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/actions', {
          params: {
            query: {
              limit: PAGE,
              ...(club && { club }),
              ...(actor && { actor }),
              ...(act && { act }),
              ...(conversation && { conversation }),
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
