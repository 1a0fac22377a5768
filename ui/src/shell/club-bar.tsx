// The top bar: which club, how fresh its messages are, whether its AI works; help and settings always at the same place.
import { ActionIcon } from '@mantine/core'
import { IconKeyboard, IconSettings } from '@tabler/icons-react'

import { useWords } from '@/words/use-words'

import { AiOfClub } from './ai-of-club'
import classes from './club-bar.module.css'
import { ClubSwitch } from './club-switch'
import { LastPoll } from './last-poll'
import { Mark } from './mark'
import { useOneClub, useShownClubs } from './use-club'

interface ClubBarProps {
  onHelp: () => void
  onSettings: () => void
}

export function ClubBar({ onHelp, onSettings }: ClubBarProps) {
  const { shell, keys } = useWords()
  const club = useOneClub()
  const shown = useShownClubs()
  return (
    <header className={classes.bar}>
      <Mark />
      <ClubSwitch />
      <div className={classes.freshness}>
        {club && <LastPoll club={club} />}
        {!club && shown.length > 1 && <span className={classes.quiet}>{shell.clubs(shown.length)}</span>}
      </div>
      <div className={classes.ai}>{club && <AiOfClub club={club} />}</div>
      <div className={classes.tools}>
        <ActionIcon variant="subtle" color="gray" size="lg" className={classes.tool} aria-label={keys.open} title={`${keys.open} (?)`} onClick={onHelp}>
          <IconKeyboard size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" className={classes.tool} aria-label={shell.settings} title={shell.settings} onClick={onSettings}>
          <IconSettings size={20} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  )
}
