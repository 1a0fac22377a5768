// The entries of a club with their filters, which stand in the address.
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'

import type { Club } from '@/api/types'
import { Empty } from '@/parts/empty'
import { useWords } from '@/words/use-words'

import { EntryFilters } from './entry-filters'
import { EntryRow } from './entry-row'
import classes from './entry-list.module.css'
import { entriesQuery } from './queries'

export function EntryList({ club }: { club: Club }) {
  const { knowledge: text, problems } = useWords()
  const { kind, validity, q } = useSearch({ from: '/shell/knowledge' })
  const query = useInfiniteQuery(entriesQuery(club.slug, { kind, validity, q }))
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = kind !== undefined || validity !== undefined || q !== undefined
  return (
    <>
      <EntryFilters />
      {query.isPending && (
        <div role="status" aria-label={text.loading} className={classes.loading}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} height={56} radius="sm" />
          ))}
        </div>
      )}
      {query.isError && entries.length === 0 && (
        <Empty title={text.failed}>
          <Button variant="default" onClick={() => void query.refetch()}>
            {problems.again}
          </Button>
        </Empty>
      )}
      {query.isSuccess && entries.length === 0 && (
        <Empty title={filtered ? text.nothingFound : text.none} text={filtered ? text.nothingFoundText : text.noneText}>
          {filtered && (
            <Link to="/knowledge" search={(now) => ({ club: now.club })}>
              {text.showAll}
            </Link>
          )}
        </Empty>
      )}
      {entries.length > 0 && (
        <ul className={classes.list} aria-label={text.list}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className={classes.more} variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  )
}
