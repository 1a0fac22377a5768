// Club and settings in one panel: on a phone the only place for them.
import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconExternalLink, IconHeartbeat, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { logOut } from '@/api/acts'
import { sessionEnded } from '@/api/client'
import { meQuery } from '@/api/queries'
import { forgetDrafts } from '@/conversation/drafts'
import { Sheet } from '@/parts/sheet'
import { useWords } from '@/words/use-words'

import { AiOfClub } from './ai-of-club'
import classes from './club-sheet.module.css'
import { LastPoll } from './last-poll'
import { ToneOfClub } from './tone-of-club'
import { useShownClubs } from './use-club'

interface ClubSheetProps {
  open: boolean
  onClose: () => void
  onHelp: () => void
}

export function ClubSheet({ open, onClose, onHelp }: ClubSheetProps) {
  const { shell, keys, health } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useQuery(meQuery).data
  const clubs = useShownClubs()
  const leave = useMutation({
    mutationFn: logOut,
    onSettled: () => {
      forgetDrafts()
      sessionEnded()
    },
  })
  return (
    <Sheet title={shell.settings} open={open} onClose={onClose}>
      <div className={classes.sheet}>
        {clubs.map((club) => (
          <section key={club.slug} className={classes.club} aria-label={club.name}>
            <h3>{club.name}</h3>
            <LastPoll club={club} />
            <AiOfClub club={club} />
            <p className={classes.help}>{shell.autonomy[club.autonomy].help}</p>
            <ToneOfClub club={club} />
            {club.temporal_url && (
              <a href={club.temporal_url} target="_blank" rel="noreferrer" className={classes.link} title={shell.temporalHelp}>
                {shell.temporal} <IconExternalLink size={14} aria-hidden />
              </a>
            )}
          </section>
        ))}
        <section className={classes.row} aria-label={shell.theme}>
          <h3>{shell.theme}</h3>
          <SegmentedControl
            size="md"
            aria-label={shell.theme}
            value={colorScheme}
            onChange={(value) => {
              setColorScheme(value)
            }}
            data={[
              { value: 'auto', label: shell.themes.auto },
              { value: 'light', label: shell.themes.light },
              { value: 'dark', label: shell.themes.dark },
            ]}
          />
        </section>
        <div className={classes.row}>
          <Button
            variant="default"
            className={classes.linked}
            leftSection={<IconHeartbeat size={18} aria-hidden />}
            renderRoot={(props) => <Link to="/health" {...props} />}
            onClick={onClose}
          >
            {health.page.open}
          </Button>
          <Button variant="default" leftSection={<IconKeyboard size={18} aria-hidden />} onClick={onHelp}>
            {keys.open}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLogout size={18} aria-hidden />}
            loading={leave.isPending}
            onClick={() => {
              leave.mutate()
            }}
          >
            {shell.signOut}
          </Button>
        </div>
        {me && <p className={classes.help}>{shell.you(me.name)}</p>}
      </div>
    </Sheet>
  )
}
