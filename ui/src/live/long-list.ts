// A list that somebody scrolled far down is not read anew as a whole for each hint: its first page is, where new
// messages arrive, and the rows that the hints name.
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'

import { isProblem } from '@/api/problem'
import { conversationPage, conversationQuery, type ListFilter } from '@/api/queries'
import type { ConversationRow } from '@/api/types'

export const LONG_PAGES = 4

type Page = Awaited<ReturnType<typeof conversationPage>>
type List = InfiniteData<Page, string | null>

export function isLong(data: unknown): data is List {
  return typeof data === 'object' && data !== null && 'pages' in data && (data as List).pages.length > LONG_PAGES
}

/** Bring a long list up to date about these conversations. */
export async function refreshLongList(client: QueryClient, key: QueryKey, hinted: ReadonlySet<number>): Promise<void> {
  const first = await conversationPage(key[1] as ListFilter, null)
  const onTop = new Set(first.items.map((row) => row.id))
  const below = new Map<number, ConversationRow | null>()
  await Promise.all(
    [...hinted].filter((id) => !onTop.has(id)).map(async (id) => below.set(id, await currentRow(client, id))),
  )
  client.setQueryData<List>(key, (list) => list && { ...list, pages: merged(list.pages, first, onTop, below) })
}

function merged(
  pages: readonly Page[],
  first: Page,
  onTop: ReadonlySet<number>,
  below: ReadonlyMap<number, ConversationRow | null>,
): Page[] {
  // What the first page held and no longer does slid down: it is kept at the top of the second.
  const slid = pages[0]?.items.filter((row) => !onTop.has(row.id)) ?? []
  return pages.map((page, index) => {
    if (index === 0) return { ...first, next_cursor: page.next_cursor ?? null }
    const items = (index === 1 ? [...slid, ...page.items] : page.items).filter((row) => !onTop.has(row.id))
    return {
      ...page,
      items: items.flatMap((row) => {
        const now = below.get(row.id)
        return now === null ? [] : [now ?? row]
      }),
    }
  })
}

/** The row as it is now; null where the conversation is gone. */
async function currentRow(client: QueryClient, id: number): Promise<ConversationRow | null> {
  try {
    return await client.query({ ...conversationQuery(id), staleTime: 0 })
  } catch (error) {
    if (isProblem(error, 'not_found')) return null
    throw error
  }
}
