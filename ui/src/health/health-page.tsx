// How every part is that Spotter needs: what does not work first, each with what to do.
import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRefresh } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

import { announce } from '@/a11y/announcer'
import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import { answerOf, api } from '@/api/client'
import { keys } from '@/api/queries'
import type { Finding } from '@/api/types'
import { Empty } from '@/parts/empty'
import { useClubs } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { viewerZone } from '@/time/format'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './health-page.module.css'

const GRAVITY = { broken: 0, attention: 1, fine: 2 }
const ICONS = { broken: IconCircleX, attention: IconAlertTriangle, fine: IconCircleCheck }
const LOOK_AGAIN_MS = 60_000

export const examinationQuery = queryOptions({
  queryKey: keys.examination,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/examination', { signal })),
  refetchInterval: LOOK_AGAIN_MS,
  staleTime: 0,
})

export function HealthPage() {
  const { health } = useWords()
  const text = health.page
  const query = useQuery(examinationQuery)
  const heading = useRef<HTMLHeadingElement>(null)
  const findings = query.data?.items.toSorted((one, other) => GRAVITY[one.condition] - GRAVITY[other.condition])
  const wrong = findings?.filter((each) => each.condition !== 'fine').length
  useTitle(text.title)
  useArrivalFocus(heading, 'health')
  const summary = wrong === undefined ? undefined : wrong === 0 ? text.allFine : text.notFine(wrong)
  useEffect(() => {
    if (summary) announce(summary)
  }, [summary])
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {text.title}
          </h1>
          <p className={classes.lead}>{text.lead}</p>
        </div>
        <Button
          variant="default"
          className={classes.again}
          leftSection={<IconRefresh size={17} aria-hidden />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {text.again}
        </Button>
      </header>
      {query.isPending && (
        <div role="status" aria-label={text.checking} className={classes.list}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} height={48} radius="sm" />
          ))}
        </div>
      )}
      {query.isError && <Empty title={text.failed} />}
      {findings && query.data && (
        <>
          <p className={classes.summary}>
            {summary}{' '}
            <span className={classes.quiet}>
              {text.checked} <Moment at={query.data.checked_at} zone={viewerZone()} style="ago" />
            </span>
          </p>
          <ul className={classes.list} aria-label={text.parts}>
            {findings.map((finding) => (
              <FindingRow key={finding.part} finding={finding} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  const { health, decision } = useWords()
  const text = health.page
  const clubs = useClubs()
  const slug = finding.part.startsWith('club:') ? finding.part.slice('club:'.length) : undefined
  const name = slug === undefined ? undefined : (clubs.find((club) => club.slug === slug)?.name ?? slug)
  const Icon = ICONS[finding.condition]
  return (
    <li className={classes.finding} data-condition={finding.condition}>
      <p className={classes.part}>
        <span className={classes.name}>{name ?? text.part[finding.part] ?? decision.readable(finding.part)}</span>
        <span className={classes.condition}>
          <Icon size={16} aria-hidden /> {text.condition[finding.condition]}
        </span>
      </p>
      <p>{finding.says}</p>
      {finding.do && (
        <p>
          <strong>{text.toDo}</strong> {finding.do}
        </p>
      )}
    </li>
  )
}
