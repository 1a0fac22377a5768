// How fresh the club's messages are, and a button for those who cannot wait.
import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { pollNow } from '@/api/acts'
import { keys } from '@/api/queries'
import type { Club } from '@/api/types'
import { Moment } from '@/time/moment'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import classes from './last-poll.module.css'
import { toast } from './toasts'

export function LastPoll({ club }: { club: Club }) {
  const { shell } = useWords()
  const problemText = useProblemText()
  const client = useQueryClient()
  const poll = useMutation({
    mutationFn: () => pollNow(club.slug),
    onSuccess: () => {
      toast(shell.polled)
    },
    onError: (error) => {
      toast(problemText(error), 'bad')
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.clubs }),
  })
  const good = club.connection.state === 'connected' && !club.behind
  const Icon = good ? IconPlugConnected : IconPlugConnectedX
  return (
    <div className={classes.poll}>
      <span className={classes.state} data-good={good} title={`${shell.lastPollHelp}. ${club.connection.message}`}>
        <Icon size={17} aria-hidden />
        {club.last_good_poll_at ? (
          <span>
            {shell.lastPoll} <Moment at={club.last_good_poll_at} zone={club.time_zone} style="ago" />
          </span>
        ) : (
          <span>{shell.neverPolled}</span>
        )}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        loading={poll.isPending}
        onClick={() => {
          poll.mutate()
        }}
      >
        {shell.pollNow}
      </Button>
    </div>
  )
}
