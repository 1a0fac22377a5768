// What members ask and no entry answers, asked most first.
import { Button, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { newKey } from '@/api/click-key'
import { keys } from '@/api/queries'
import type { Club, Gap } from '@/api/types'
import { Empty } from '@/parts/empty'
import { toast } from '@/shell/toasts'
import { useMayManage } from '@/shell/use-club'
import { Moment } from '@/time/moment'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import { dismissGap, reopenGap } from './acts'
import classes from './gaps.module.css'
import { gapsQuery } from './queries'

export function Gaps({ club }: { club: Club }) {
  const { knowledge, problems } = useWords()
  const text = knowledge.gaps
  const [dismissed, setDismissed] = useState(false)
  const query = useQuery(gapsQuery(club.slug, dismissed))
  const gaps = query.data?.items ?? []
  return (
    <div className={classes.gaps}>
      <div className={classes.head}>
        <p className={classes.lead}>{text.lead}</p>
        <div className={classes.choice} role="group" aria-label={text.shown}>
          {[false, true].map((each) => (
            <button
              key={String(each)}
              type="button"
              className={classes.choose}
              aria-pressed={dismissed === each}
              onClick={() => {
                setDismissed(each)
              }}
            >
              {each ? text.showDismissed : text.showOpen}
            </button>
          ))}
        </div>
      </div>
      {query.isPending && (
        <div role="status" aria-label={text.loading}>
          <Skeleton height={72} />
        </div>
      )}
      {query.isError && (
        <Empty title={text.failed}>
          <Button variant="default" onClick={() => void query.refetch()}>
            {problems.again}
          </Button>
        </Empty>
      )}
      {query.isSuccess && gaps.length === 0 && (
        <Empty title={dismissed ? text.noneDismissed : text.none} {...(!dismissed && { text: text.noneText })} />
      )}
      <ol className={classes.list}>
        {gaps.map((gap) => (
          <GapCard key={gap.questions.at(-1)} club={club} gap={gap} dismissed={dismissed} />
        ))}
      </ol>
    </div>
  )
}

function GapCard({ club, gap, dismissed }: { club: Club; gap: Gap; dismissed: boolean }) {
  const { gaps: text } = useWords().knowledge
  const client = useQueryClient()
  const problemText = useProblemText()
  const mayManage = useMayManage()
  const aside = useMutation({
    mutationFn: () => (dismissed ? reopenGap : dismissGap)(club.slug, gap.questions, newKey()),
    onSuccess: () => {
      toast(dismissed ? text.reopened : text.dismissed)
    },
    onError: (error) => {
      toast(problemText(error), 'bad')
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.knowledgeGaps }),
  })
  return (
    <li className={classes.gap}>
      <h3 className={classes.question}>{gap.question}</h3>
      <p className={classes.counts}>
        <strong>{text.asked(gap.count)}</strong> {text.members(gap.conversations)} · {text.last}{' '}
        <Moment at={gap.last_asked_at} zone={club.time_zone} style="list" />
        {gap.nearest?.entry_id && (
          <>
            {' · '}
            {text.nearest}:{' '}
            <Link to="/knowledge/$entryId" params={{ entryId: gap.nearest.entry_id }}>
              {gap.nearest.title}
            </Link>
          </>
        )}
      </p>
      <details className={classes.examples}>
        <summary>{text.examples}</summary>
        <ul>
          {gap.examples.map((each) => (
            <li key={each.id}>
              “{each.question}” –{' '}
              <Link to="/inbox/$conversationId" params={{ conversationId: each.conversation_id }} search={{ club: club.slug }}>
                {each.member_name}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      {mayManage && (
        <div className={classes.acts}>
          {!dismissed && (
            <Button
              className={classes.act}
              aria-label={text.writeFor(gap.question)}
              renderRoot={(props) => <Link to="/knowledge/new" search={{ question: gap.question }} {...props} />}
            >
              {text.write}
            </Button>
          )}
          <Button
            variant="default"
            className={classes.act}
            loading={aside.isPending}
            aria-label={dismissed ? text.reopenFor(gap.question) : text.dismissFor(gap.question)}
            onClick={() => {
              aside.mutate()
            }}
          >
            {dismissed ? text.reopen : text.dismiss}
          </Button>
        </div>
      )}
    </li>
  )
}
