// A far-scrolled list stays true without being read anew as a whole.
import type { InfiniteData } from '@tanstack/react-query'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { keys } from '@/api/queries'
import type { ConversationRow } from '@/api/types'
import { testClient } from '@/testing/draw'
import { conversation, row } from '@/testing/samples'
import { at, problem, server } from '@/testing/server'

import { isLong, refreshLongList } from './long-list'

const KEY = [...keys.conversations, { club: 'harbor', view: 'all', q: undefined }]

interface Page {
  items: ConversationRow[]
  next_cursor: string | null
}

function longList() {
  const client = testClient()
  const pages = Array.from({ length: 6 }, (_, page) => ({
    items: Array.from({ length: 5 }, (_, index) => row({ id: page * 5 + index + 1 })),
    next_cursor: `after ${page}`,
  }))
  client.setQueryData(KEY, { pages, pageParams: pages.map((_, page) => (page === 0 ? null : `after ${page - 1}`)) })
  const list = () => client.getQueryData<InfiniteData<Page>>(KEY)?.pages ?? []
  return { client, ids: () => list().flatMap((page) => page.items.map((each) => each.id)), list }
}

function firstPage(ids: number[]) {
  server.use(
    http.get(at('/conversations'), ({ request }) => {
      expect(new URL(request.url).searchParams.get('cursor')).toBeNull()
      return HttpResponse.json({ items: ids.map((id) => row({ id })), next_cursor: 'x' })
    }),
  )
}

test('a conversation that got a message moves to the top, and no row is lost or doubled', async () => {
  const { client, ids } = longList()
  firstPage([23, 1, 2, 3, 4])
  await refreshLongList(client, KEY, new Set([23]))
  expect(ids().slice(0, 7)).toEqual([23, 1, 2, 3, 4, 5, 6])
  expect([...ids()].sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
})

test('a change far down shows where the row stands', async () => {
  const { client, list } = longList()
  firstPage([1, 2, 3, 4, 5])
  server.use(http.get(at('/conversations/28'), () => HttpResponse.json(conversation({ id: 28, status: 'done' }))))
  await refreshLongList(client, KEY, new Set([28]))
  expect(list()[5]?.items.find((each) => each.id === 28)?.status).toBe('done')
})

test('a conversation that is gone leaves the list', async () => {
  const { client, ids } = longList()
  firstPage([1, 2, 3, 4, 5])
  server.use(http.get(at('/conversations/28'), () => problem(404, 'not_found')))
  await refreshLongList(client, KEY, new Set([28]))
  expect(ids()).not.toContain(28)
})

test('a short list is simply read anew', () => {
  expect(isLong({ pages: [1, 2, 3, 4], pageParams: [] })).toBe(false)
  expect(isLong({ pages: [1, 2, 3, 4, 5], pageParams: [] })).toBe(true)
})
