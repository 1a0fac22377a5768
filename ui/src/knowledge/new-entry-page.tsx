// A new entry, empty or begun with a question that members ask.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import type { Club } from '@/api/types'
import { useMayManage } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { BackLink } from './back-link'
import { ChooseClub } from './choose-club'
import { emptyDraft } from './entry-draft'
import { EntryForm } from './entry-form'
import classes from './entry-page.module.css'
import { useEntryForm } from './use-entry-form'

export function NewEntryPage() {
  return <ChooseClub>{(club) => <NewEntry key={club.slug} club={club} />}</ChooseClub>
}

function NewEntry({ club }: { club: Club }) {
  const { entry: text } = useWords().knowledge
  const { question } = useSearch({ from: '/shell/knowledge/new' })
  const navigate = useNavigate()
  const mayManage = useMayManage()
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useEntryForm({
    club: club.slug,
    entry: undefined,
    initial: emptyDraft(question === undefined ? {} : { kind: 'faq', title: question.slice(0, 120) }),
    onSaved: (saved) => {
      void navigate({ to: '/knowledge/$entryId', params: { entryId: saved.id }, replace: true, ignoreBlocker: true })
    },
  })
  useTitle(text.newTitle)
  useArrivalFocus(heading, 'new-entry')
  return (
    <div className={classes.page}>
      <BackLink />
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {text.newTitle}
        </h1>
      </header>
      <div className={classes.main}>
        {mayManage ? <EntryForm club={club} isNew form={form} /> : <p className={classes.note}>{text.readOnly}</p>}
      </div>
    </div>
  )
}
