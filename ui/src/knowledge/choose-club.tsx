// Knowledge belongs to one club: where several are shown, one is chosen first.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { Club } from '@/api/types'
import { Empty } from '@/parts/empty'
import { useOneClub, useShownClubs } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import classes from './choose-club.module.css'

export function ChooseClub({ children }: { children: (club: Club) => ReactNode }) {
  const club = useOneClub()
  return club ? children(club) : <Choice />
}

function Choice() {
  const { knowledge } = useWords()
  const clubs = useShownClubs()
  useTitle(knowledge.title)
  if (clubs.length === 0) return null
  return (
    <Empty title={knowledge.chooseClub} text={knowledge.chooseClubText} level="h1">
      <ul className={classes.clubs}>
        {clubs.map((club) => (
          <li key={club.slug}>
            <Link to="." search={(now) => ({ ...now, club: club.slug })} className={classes.club}>
              {club.name}
            </Link>
          </li>
        ))}
      </ul>
    </Empty>
  )
}
