// One entry: what it says, its form, where it was used, its versions, and taking it out of use.
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import { isProblem } from '@/api/problem'
import type { Club, Entry } from '@/api/types'
import { Empty } from '@/parts/empty'
import { useMayManage } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { BackLink } from './back-link'
import { ChooseClub } from './choose-club'
import { draftOf } from './entry-draft'
import { EntryFacts } from './entry-facts'
import { EntryForm } from './entry-form'
import classes from './entry-page.module.css'
import { EntryUses } from './entry-uses'
import { EntryVersions } from './entry-versions'
import { entryQuery } from './queries'
import { useEntryForm } from './use-entry-form'
import { ValidityMark } from './validity-mark'

export function EntryPage() {
  return <ChooseClub>{(club) => <OneEntry key={club.slug} club={club} />}</ChooseClub>
}

function OneEntry({ club }: { club: Club }) {
  const { knowledge, problems } = useWords()
  const text = knowledge.entry
  const { entryId } = useParams({ from: '/shell/knowledge/$entryId' })
  const known = Number.isSafeInteger(entryId) && entryId > 0
  const query = useQuery({ ...entryQuery(club.slug, entryId), enabled: known })
  if (query.data) return <Shown key={entryId} club={club} entry={query.data} />
  return (
    <div className={classes.page}>
      <BackLink />
      {!known || isProblem(query.error, 'not_found') ? (
        <Empty title={text.notFound} level="h1" />
      ) : query.isError ? (
        <Empty title={text.failed} level="h1">
          <Button variant="default" onClick={() => void query.refetch()}>
            {problems.again}
          </Button>
        </Empty>
      ) : (
        <div role="status" aria-label={text.loading} className={classes.loading}>
          <Skeleton height={28} width="50%" />
          <Skeleton height={240} />
        </div>
      )}
    </div>
  )
}

function Shown({ club, entry }: { club: Club; entry: Entry }) {
  const { knowledge } = useWords()
  const text = knowledge.entry
  const mayManage = useMayManage()
  const form = useEntryForm({ club: club.slug, entry, initial: draftOf(entry.fields) })
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(entry.fields.title)
  useArrivalFocus(heading, entry.id)
  return (
    <div className={classes.page}>
      <BackLink />
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {entry.fields.title}
        </h1>
        <span className={classes.kind}>{knowledge.kind[entry.fields.kind]}</span>
        <ValidityMark entry={entry} />
      </header>
      <div className={classes.columns}>
        <div className={classes.main}>
          {mayManage ? <EntryForm club={club} isNew={false} form={form} /> : <p className={classes.note}>{text.readOnly}</p>}
        </div>
        <aside className={classes.aside}>
          <EntryFacts club={club} entry={entry} dirty={form.dirty} />
          <EntryUses club={club} entry={entry} />
          <EntryVersions
            club={club}
            entry={entry}
            onUse={
              mayManage
                ? (revision) => {
                    form.change(draftOf(revision.fields))
                  }
                : undefined
            }
          />
        </aside>
      </div>
    </div>
  )
}
