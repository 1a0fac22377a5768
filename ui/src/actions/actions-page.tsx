// The action log: who did what, when, under which rule, with the way to the conversation and to the run.
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import { actionsQuery } from '@/api/queries'
import { Empty } from '@/parts/empty'
import { useClubFilter, useZones } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { ActionRow } from './action-row'
import { Filters } from './filters'
import classes from './actions-page.module.css'

export function ActionsPage() {
  const words = useWords()
  const text = words.actions
  const club = useClubFilter()
  const zoneOf = useZones()
  const { actor, act, conversation } = useSearch({ from: '/shell/actions' })
  const navigate = useNavigate({ from: '/actions' })
  const query = useInfiniteQuery(actionsQuery({ club, actor, act, conversation }))
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(text.title)
  useArrivalFocus(heading, 'actions')

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {text.title}
          </h1>
          <p className={classes.lead}>{text.lead}</p>
        </div>
        <Filters
          actor={actor}
          act={act}
          onChange={(change) => void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: true })}
        />
      </header>
      {conversation !== undefined && (
        <p className={classes.only}>
          {text.oneConversation}: {rows[0]?.member_name ?? conversation}{' '}
          <Link to="." search={(now) => ({ ...now, conversation: undefined })}>
            {text.allConversations}
          </Link>
        </p>
      )}
      {query.isPending && (
        <div role="status" aria-label={text.loading} className={classes.loading}>
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} height={28} radius="sm" />
          ))}
        </div>
      )}
      {query.isError && rows.length === 0 && (
        <Empty title={text.failed}>
          <Button variant="default" onClick={() => void query.refetch()}>
            {words.problems.again}
          </Button>
        </Empty>
      )}
      {query.isSuccess && rows.length === 0 && <Empty title={text.none} text={text.noneText} />}
      {rows.length > 0 && (
        <table className={classes.table} aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.who}</th>
              <th scope="col">{text.what}</th>
              <th scope="col">{text.member}</th>
              <th scope="col">{text.why}</th>
              <th scope="col">
                <span className="visually-hidden">{text.links}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((action) => (
              <ActionRow key={action.id} action={action} zone={zoneOf(action.club ?? '')} />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <Button className={classes.more} variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  )
}
