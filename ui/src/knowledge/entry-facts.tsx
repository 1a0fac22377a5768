// What a member would read of an entry, what deserves a look, and taking it out of use or back.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'

import { ClickKey } from '@/api/click-key'
import { isConclusive } from '@/api/problem'
import { keys } from '@/api/queries'
import type { Club, Entry } from '@/api/types'
import { toast } from '@/shell/toasts'
import { useMayManage } from '@/shell/use-club'
import { Moment } from '@/time/moment'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import { restoreEntry, retireEntry } from './acts'
import classes from './entry-page.module.css'
import { entryQuery } from './queries'

interface EntryFactsProps {
  club: Club
  entry: Entry
  /** Unsaved words: the entry is not taken out of use under them. */
  dirty: boolean
}

export function EntryFacts({ club, entry, dirty }: EntryFactsProps) {
  const { knowledge, problems } = useWords()
  const text = knowledge.entry
  const client = useQueryClient()
  const problemText = useProblemText()
  const mayManage = useMayManage()
  const clickKey = useRef(new ClickKey())
  const retired = entry.validity === 'retired'
  const flip = useMutation({
    mutationFn: () => {
      const key = clickKey.current.for([entry.id, entry.version, retired])
      const act = retired ? restoreEntry : retireEntry
      return act(club.slug, entry.id, entry.version, key)
    },
    onSuccess: (changed) => {
      toast(retired ? text.restored : text.retired)
      client.setQueryData(entryQuery(club.slug, entry.id).queryKey, changed)
    },
    onError: (error) => {
      toast(isConclusive(error) ? problemText(error) : problems.unreachable, 'bad')
    },
    onSettled: (_, error) => {
      if (!error || isConclusive(error)) clickKey.current.settle()
      return client.invalidateQueries({ queryKey: keys.knowledge })
    },
  })
  return (
    <section className={classes.card} aria-label={text.facts}>
      <h2 className={classes.heading}>{text.says}</h2>
      <blockquote className={classes.says}>{entry.says}</blockquote>
      {entry.remarks.map((remark) => (
        <p key={remark} className={classes.remark}>
          {text.remarks[remark]}
        </p>
      ))}
      {entry.last_wrong && (
        <p className={classes.remark}>
          {knowledge.wrongWhy(entry.last_wrong.reason)}{' '}
          <Link to="/inbox/$conversationId" params={{ conversationId: entry.last_wrong.conversation_id }}>
            <Moment at={entry.last_wrong.at} zone={club.time_zone} style="date-and-clock" />
          </Link>
        </p>
      )}
      <p className={classes.quiet}>
        {text.changed} <Moment at={entry.updated_at} zone={club.time_zone} style="date-and-clock" />
      </p>
      {mayManage && (
        <>
          {retired && <p className={classes.remark}>{text.retiredSince}</p>}
          <Button
            variant={retired ? 'filled' : 'light'}
            {...(!retired && { color: 'red' })}
            className={classes.act}
            loading={flip.isPending}
            disabled={dirty}
            onClick={() => {
              flip.mutate()
            }}
          >
            {retired ? text.restore : text.retire}
          </Button>
          {!retired && <p className={classes.quiet}>{text.retireHelp}</p>}
        </>
      )}
    </section>
  )
}
