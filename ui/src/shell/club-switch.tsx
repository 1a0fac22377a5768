// Which club the page is about. A native select: it finds by typing, and every phone has its own for it.
import { IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'

import { useWords } from '@/words/use-words'

import classes from './club-switch.module.css'
import { useClubFilter, useClubs } from './use-club'

export function ClubSwitch() {
  const { shell } = useWords()
  const clubs = useClubs()
  const chosen = useClubFilter()
  const navigate = useNavigate()

  const only = clubs.length === 1 ? clubs[0] : undefined
  if (only) return <span className={classes.name}>{only.name}</span>
  return (
    <div className={classes.switch}>
      <select
        aria-label={shell.club}
        className={classes.select}
        value={chosen ?? ''}
        onChange={(event) => {
          // Another club is another list: what is open stays behind.
          void navigate({ to: '/inbox', search: { club: event.target.value || undefined } })
        }}
      >
        <option value="">{shell.allClubs}</option>
        {clubs.map((club) => (
          <option key={club.slug} value={club.slug}>
            {club.name}
          </option>
        ))}
      </select>
      <IconChevronDown size={16} aria-hidden className={classes.arrow} />
    </div>
  )
}
