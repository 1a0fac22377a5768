// The messages of a conversation with everything that happened between them, oldest on top.
import { Button, Skeleton } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'

import { timelineQuery } from '@/api/queries'
import type { Conversation } from '@/api/types'
import { Empty } from '@/parts/empty'
import { dayKey, dayName, zoneName } from '@/time/format'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

import { entriesOf, inOrder, newestInbound } from './thread'
import classes from './timeline.module.css'
import { TimelineEntry } from './timeline-entry'
import { useFollowEnd } from './use-follow-end'
import { useThreadNews } from './use-thread-news'

const NEAR_TOP_PX = 240

interface TimelineProps {
  conversation: Conversation
  onSeen: (message: number) => void
}

export function Timeline({ conversation, onSeen }: TimelineProps) {
  const words = useWords()
  const text = words.conversation
  const zone = conversation.club_time_zone
  const query = useInfiniteQuery(timelineQuery(conversation.id))
  const items = useMemo(() => inOrder(query.data?.pages ?? []), [query.data])
  const entries = useMemo(() => entriesOf(items, zone), [items, zone])
  const { scroller, atEnd, onScroll, toEnd } = useFollowEnd(entries[0]?.key, entries.at(-1)?.key)
  useThreadNews(items, query.isSuccess)

  const newest = newestInbound(items)?.id
  useEffect(() => {
    if (newest === undefined || !atEnd) return undefined
    const see = () => {
      if (document.visibilityState === 'visible') onSeen(newest)
    }
    see()
    document.addEventListener('visibilitychange', see)
    return () => {
      document.removeEventListener('visibilitychange', see)
    }
  }, [newest, atEnd, onSeen])

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const current = items.findLast((item) => item.kind === 'approval' && item.state === 'pending')
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-live="off"
        aria-label={text.timeline}
        tabIndex={0}
        onScroll={() => {
          onScroll()
          const nearTop = (scroller.current?.scrollTop ?? NEAR_TOP_PX) < NEAR_TOP_PX
          if (nearTop && hasNextPage && !isFetchingNextPage) void fetchNextPage()
        }}
      >
        <div className={classes.top}>
          {hasNextPage ? (
            <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {text.earlier}
            </Button>
          ) : (
            query.isSuccess && <p>{entries.length > 0 ? text.beginning : text.empty}</p>
          )}
        </div>
        {query.isPending && <Loading label={text.loading} />}
        {query.isError && entries.length === 0 && (
          <Empty title={text.failed}>
            <Button variant="default" onClick={() => void query.refetch()}>
              {words.problems.again}
            </Button>
          </Empty>
        )}
        <ol className={classes.entries}>
          {entries.map((entry) =>
            entry.kind === 'day' ? (
              <Day key={entry.key} at={entry.at} zone={zone} />
            ) : (
              <TimelineEntry
                key={entry.key}
                item={entry.item}
                joined={entry.joined}
                conversation={conversation}
                current={entry.item === current}
              />
            ),
          )}
        </ol>
      </div>
      {!atEnd && (
        <button type="button" className={classes.toEnd} onClick={toEnd}>
          <IconArrowDown size={16} aria-hidden />
          {text.toNewest}
        </button>
      )}
    </div>
  )
}

function Day({ at, zone }: { at: string; zone: string }) {
  const { time } = useWords()
  const now = useNow()
  const moment = new Date(at)
  const day = dayKey(moment, zone)
  const yesterday = dayKey(new Date(now.getTime() - 86_400_000), zone)
  const name = day === dayKey(now, zone) ? time.today : day === yesterday ? time.yesterday : dayName(moment, zone, now)
  return (
    <li className={classes.day} title={time.clubTime(zoneName(zone, moment))}>
      <span>
        {name} · {zoneName(zone, moment)}
      </span>
    </li>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <div className={classes.loading} role="status" aria-label={label}>
      <Skeleton height={48} width="55%" radius="lg" />
      <Skeleton height={64} width="60%" radius="lg" ml="auto" />
      <Skeleton height={36} width="35%" radius="lg" />
    </div>
  )
}
