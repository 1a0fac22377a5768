// How a club's drafts sound: voice, emoji, and what they end with.
import { SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { changeClub } from '@/api/acts'
import { keys } from '@/api/queries'
import type { Club } from '@/api/types'
import { useProblemText } from '@/words/use-problem-text'
import { useWords } from '@/words/use-words'

import classes from './tone-of-club.module.css'
import { toast } from './toasts'
import { useMayManage } from './use-club'

const LONGEST_SIGN_OFF = 60

export function ToneOfClub({ club }: { club: Club }) {
  const { tone } = useWords().shell
  const problemText = useProblemText()
  const client = useQueryClient()
  const mayManage = useMayManage()
  const [signOff, setSignOff] = useState(club.sign_off)
  const change = useMutation({
    mutationFn: (tones: Partial<Pick<Club, 'voice' | 'emoji' | 'sign_off'>>) => changeClub(club.slug, tones),
    onSuccess: () => {
      toast(tone.saved)
    },
    onError: (error) => {
      toast(problemText(error), 'bad')
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.clubs }),
  })
  const shown = { ...club, ...(change.isPending ? change.variables : {}) }
  const saveSignOff = () => {
    if (signOff.trim() !== club.sign_off) change.mutate({ sign_off: signOff.trim() })
  }
  return (
    <fieldset className={classes.tone} disabled={!mayManage}>
      <legend>{tone.title}</legend>
      <SegmentedControl
        size="md"
        aria-label={tone.voice}
        disabled={!mayManage}
        value={shown.voice}
        onChange={(voice) => {
          change.mutate({ voice })
        }}
        data={[
          { value: 'warm', label: tone.voices.warm },
          { value: 'plain', label: tone.voices.plain },
        ]}
      />
      <Switch
        label={tone.emoji}
        checked={shown.emoji}
        onChange={(event) => {
          change.mutate({ emoji: event.currentTarget.checked })
        }}
      />
      <TextInput
        label={tone.signOff}
        description={tone.signOffHelp}
        maxLength={LONGEST_SIGN_OFF}
        value={signOff}
        onChange={(event) => {
          setSignOff(event.currentTarget.value)
        }}
        onBlur={saveSignOff}
        onKeyDown={(event) => {
          if (event.key === 'Enter') saveSignOff()
        }}
      />
    </fieldset>
  )
}
