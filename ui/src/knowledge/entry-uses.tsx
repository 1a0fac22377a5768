// The answers that rest on an entry, newest first, with what became of each.
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import type { Club, Entry } from '@/api/types'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './entry-page.module.css'
import { usesQuery } from './queries'

export function EntryUses({ club, entry }: { club: Club; entry: Entry }) {
  const { knowledge } = useWords()
  const text = knowledge.entry
  const query = useInfiniteQuery(usesQuery(club.slug, entry.id))
  const uses = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={classes.card} aria-label={text.uses}>
      <h2 className={classes.heading}>{text.uses}</h2>
      {query.isPending && (
        <div role="status" aria-label={text.usesLoading}>
          <Skeleton height={20} />
        </div>
      )}
      {query.isSuccess && uses.length === 0 && <p className={classes.quiet}>{text.noUses}</p>}
      <ul className={classes.lines}>
        {uses.map((use) => (
          <li key={use.id} className={classes.line}>
            <Link to="/inbox/$conversationId" params={{ conversationId: use.conversation_id }} search={{ club: club.slug }}>
              {use.member_name}
            </Link>
            <span className={classes.quiet}>
              {text.outcome[use.outcome]}
              {use.edited && `, ${text.edited}`}
              {use.version !== entry.version && ` · ${text.version(use.version)}`}
            </span>
            <Moment at={use.at} zone={club.time_zone} style="list" className={classes.when} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="compact-sm" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {knowledge.more}
        </Button>
      )}
    </section>
  )
}
