// One queue of what a person must do, the most urgent first; everything can be done in place.
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import { needsYouQuery } from '@/api/queries'
import { useShortcut } from '@/keys/use-shortcut'
import { Empty } from '@/parts/empty'
import { useClubFilter, useClubs, useWaiting, useZones } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { span } from '@/time/format'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

import classes from './needs-you-page.module.css'
import { keyOf } from './queue'
import { QueueEntry } from './queue-entry'
import { usePinned } from './use-pinned'

export function NeedsYouPage() {
  const words = useWords()
  const text = words.task
  const club = useClubFilter()
  const clubs = useClubs()
  const zoneOf = useZones()
  const now = useNow()
  const query = useInfiniteQuery(needsYouQuery(club))
  const waiting = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const { items, pin, unpin } = usePinned(waiting)
  const { count, oldest } = useWaiting()
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const [focused, setFocused] = useState<string>()
  useTitle(text.page)
  useArrivalFocus(heading, 'needs-you')

  const current = items.find((item) => keyOf(item) === focused) ?? items[0]
  const currentKey = current && keyOf(current)
  const step = (by: 1 | -1) => {
    const at = items.findIndex((item) => keyOf(item) === focused)
    const to = items[Math.max(0, Math.min(items.length - 1, at + by))]
    if (to) cardOf(list.current, keyOf(to))?.focus()
  }
  useShortcut('next', () => {
    step(1)
  })
  useShortcut('previous', () => {
    step(-1)
  })

  // What one acted on left the queue: the focus goes on to the next card instead of getting lost.
  const place = useRef(0)
  const keys = items.map(keyOf).join('\n')
  useEffect(() => {
    const known = keys === '' ? [] : keys.split('\n')
    const at = known.indexOf(focused ?? '')
    if (at >= 0) place.current = at
    else if (focused !== undefined && document.activeElement === document.body) {
      const next = known[Math.min(place.current, known.length - 1)]
      if (next === undefined) heading.current?.focus()
      else cardOf(list.current, next)?.focus()
    }
  }, [keys, focused])

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {text.page}
        </h1>
        {query.isSuccess && (
          <p className={classes.lead}>
            {text.lead(Math.max(count, waiting.length), oldest && span(now.getTime() - new Date(oldest).getTime()))}
          </p>
        )}
      </header>
      {query.isPending && (
        <div role="status" aria-label={text.loading} className={classes.list}>
          <Skeleton height={170} radius="md" />
          <Skeleton height={170} radius="md" />
        </div>
      )}
      {query.isError && items.length === 0 && (
        <Empty title={text.failed}>
          <Button variant="default" onClick={() => void query.refetch()}>
            {words.problems.again}
          </Button>
        </Empty>
      )}
      {query.isSuccess && items.length === 0 && <Empty title={text.empty} text={text.emptyText} />}
      <ol ref={list} className={classes.list} aria-label={text.queue}>
        {items.map((item) => (
          <QueueEntry
            key={keyOf(item)}
            item={item}
            zone={zoneOf(item.approval?.club ?? item.escalation?.club ?? '')}
            clubName={clubs.length > 1 ? clubs.find((each) => each.slug === (item.approval ?? item.escalation)?.club)?.name : undefined}
            current={keyOf(item) === currentKey}
            onFocus={setFocused}
            onMoved={pin}
            onDismiss={unpin}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  )
}

function cardOf(list: HTMLElement | null, key: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-key="${key}"]`)
}
