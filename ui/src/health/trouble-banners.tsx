// Strips above the page: each broken thing in one sentence, with what still works and what one can do.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { changeClub } from '@/api/acts'
import { keys, readinessQuery } from '@/api/queries'
import { useLiveState } from '@/live/use-live'
import { useClubs, useMayManage, useShownClubs } from '@/shell/use-club'
import { useWords, type Words } from '@/words/use-words'

import { type Trouble, troubles } from './trouble'
import classes from './trouble-banners.module.css'

export function TroubleBanners() {
  const { health } = useWords()
  const all = useClubs()
  const shown = useShownClubs()
  const live = useLiveState()
  const readiness = useQuery(readinessQuery).data
  const found = troubles(shown, live, readiness)
  return (
    <div role="status" aria-label={health.label}>
      {found.map((trouble) => (
        <div key={`${trouble.kind} ${trouble.club?.slug ?? ''}`} className={classes.banner} data-tone={trouble.tone}>
          {trouble.tone === 'bad' ? <IconAlertTriangle size={18} aria-hidden /> : <IconInfoCircle size={18} aria-hidden />}
          <p>
            {trouble.club && all.length > 1
              ? health.at(trouble.club.name, sentence(trouble, health))
              : sentence(trouble, health)}
          </p>
          <Remedy trouble={trouble} />
          {trouble.kind !== 'rights' && (
            <Link to="/health" className={classes.details}>
              {health.details}
            </Link>
          )}
        </div>
      ))}
    </div>
  )
}

function sentence({ kind, club }: Trouble, health: Words['health']): string {
  return kind === 'sendsStopped' ? health.sendsStopped(club?.sends_stopped ?? '') : health[kind]
}

function Remedy({ trouble: { kind, club } }: { trouble: Trouble }) {
  const { health } = useWords()
  const client = useQueryClient()
  const mayManage = useMayManage()
  const change = useMutation({
    mutationFn: () => changeClub(club?.slug ?? '', kind === 'aiOff' ? { ai_on: true } : { polling_paused: false }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.clubs }),
  })
  if (kind === 'rights') {
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          window.location.reload()
        }}
      >
        {health.reload}
      </Button>
    )
  }
  if (!mayManage || (kind !== 'pollingPaused' && kind !== 'aiOff')) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={change.isPending}
      onClick={() => {
        change.mutate()
      }}
    >
      {kind === 'aiOff' ? health.switchOn : health.resume}
    </Button>
  )
}
