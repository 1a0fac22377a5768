// The list of conversations: as long as it is, only what shows is drawn; one row is reached by Tab, the others by keys.
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'

import { conversationsQuery, meQuery } from '@/api/queries'
import { Empty } from '@/parts/empty'
import { useClubFilter, useShownClubs, useZones } from '@/shell/use-club'
import { useWords } from '@/words/use-words'

import { ConversationLine } from './conversation-line'
import classes from './conversation-list.module.css'
import { useRovingRows } from './use-roving-rows'

const ROW_PX = 76
const AHEAD = 12

export function ConversationList() {
  const words = useWords()
  const club = useClubFilter()
  const zoneOf = useZones()
  const clubs = useShownClubs()
  const several = clubs.length > 1
  const me = useQuery(meQuery).data?.id
  const { view = 'all', q } = useSearch({ from: '/shell/inbox' })
  const opened = useParams({ strict: false }).conversationId
  const navigate = useNavigate()
  const list = useInfiniteQuery(conversationsQuery({ club, view, q }))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])

  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are memoised by their own props
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])

  const { current, onKeyDown, onFocus } = useRovingRows({
    ids: rows.map((row) => row.id),
    opened,
    container: scroller,
    scrollTo: (index) => {
      virtual.scrollToIndex(index)
    },
    open: (conversationId, keepFocus) =>
      void navigate({ to: '/inbox/$conversationId', params: { conversationId }, state: { keepFocus } }),
  })

  if (list.isPending) return <Loading label={words.inbox.loading} />
  if (list.isError && rows.length === 0) {
    return (
      <Empty title={words.inbox.failed}>
        <Button variant="default" onClick={() => void list.refetch()}>
          {words.problems.again}
        </Button>
      </Empty>
    )
  }
  if (rows.length === 0) {
    return q ? (
      <Empty title={words.inbox.nothingFound(q)} text={words.inbox.nothingFoundText} />
    ) : (
      <Empty {...words.inbox.empty[view]} />
    )
  }
  const tabStop = drawn.some((item) => rows[item.index]?.id === current) ? current : rows[drawn[0]?.index ?? 0]?.id
  return (
    <div ref={scroller} className={classes.scroller} data-stale={list.isPlaceholderData || undefined}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the links inside */}
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown} onFocus={onFocus}>
        {drawn.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <li
                key={item.key}
                className={classes.row}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                aria-setsize={hasNextPage ? -1 : rows.length}
                aria-posinset={item.index + 1}
              >
                <ConversationLine
                  row={row}
                  zone={zoneOf(row.club)}
                  me={me}
                  clubName={several ? clubs.find((each) => each.slug === row.club)?.name : undefined}
                  current={row.id === tabStop}
                />
              </li>
            )
          )
        })}
      </ul>
      <p className={classes.foot}>{hasNextPage ? words.inbox.loadingMore : words.inbox.end}</p>
    </div>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <div className={classes.loading} role="status" aria-label={label}>
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} height={ROW_PX - 20} radius="md" />
      ))}
    </div>
  )
}
