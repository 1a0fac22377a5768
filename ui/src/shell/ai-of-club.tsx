// How far the AI may go in this club, and the switch that silences it.
import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { changeClub } from '@/api/acts'
import { keys } from '@/api/queries'
import type { Club } from '@/api/types'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import classes from './ai-of-club.module.css'
import { toast } from './toasts'
import { useMayManage } from './use-club'

export function AiOfClub({ club }: { club: Club }) {
  const { shell } = useWords()
  const problemText = useProblemText()
  const client = useQueryClient()
  const mayManage = useMayManage()
  const change = useMutation({
    mutationFn: (on: boolean) => changeClub(club.slug, { ai_on: on }),
    onSuccess: (_, on) => {
      toast(on ? shell.aiOn : shell.aiOff)
    },
    onError: (error) => {
      toast(problemText(error), 'bad')
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.clubs }),
  })
  const autonomy = shell.autonomy[club.autonomy]
  // What was clicked shows at once; what the server says replaces it.
  const on = change.isPending ? change.variables : club.ai_on
  return (
    <div className={classes.ai}>
      <span className={classes.badge} title={autonomy.help} data-off={!on || undefined}>
        {shell.ai}: {autonomy.name}
      </span>
      <Switch
        size="sm"
        checked={on}
        disabled={change.isPending || !mayManage}
        aria-label={shell.aiSwitch}
        onChange={(event) => {
          change.mutate(event.currentTarget.checked)
        }}
      />
    </div>
  )
}
