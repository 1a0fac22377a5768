// What would Spotter find? A question, as a member would write it, looked up as the next answer would.
import { Button } from '@mantine/core'
import { IconZoomQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'

import { announce } from '@/a11y/announcer'
import type { Club } from '@/api/types'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import classes from './look-up.module.css'
import { LookUpResult } from './look-up-result'
import { lookUpQuery } from './queries'
import { TextField } from './text-field'

const LONGEST = 500

export function LookUpBox({ club }: { club: Club }) {
  const { find: text } = useWords().knowledge
  const problemText = useProblemText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const titleId = useId()
  const query = useQuery({ ...lookUpQuery(club.slug, asked), staleTime: 0 })
  const looked = query.data?.items
  useEffect(() => {
    if (looked) announce(text.announced(looked.reduce((sum, each) => sum + each.found.length, 0)))
  }, [looked, text])
  return (
    <section className={classes.box} aria-labelledby={titleId}>
      <h2 id={titleId} className={classes.heading}>
        <IconZoomQuestion size={17} aria-hidden /> {text.title}
      </h2>
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.trim())
          if (typed.trim() === asked && asked !== '') void query.refetch()
        }}
      >
        <TextField className={classes.field} label={text.field} placeholder={text.hint} value={typed} longest={LONGEST} onChange={setTyped} />
        <Button type="submit" variant="default" className={classes.submit} loading={query.isFetching} disabled={typed.trim() === ''}>
          {text.submit}
        </Button>
      </form>
      {query.isError && (
        <p className={classes.problem} role="alert">
          {problemText(query.error)}
        </p>
      )}
      {looked?.map((each, at) => <LookUpResult key={`${at} ${each.question}`} looked={each} part={looked.length > 1 ? at + 1 : undefined} />)}
    </section>
  )
}
