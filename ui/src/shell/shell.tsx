// The frame: club bar on top, sections at the side (on a phone below), trouble, the page.
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'

import { Announcements } from '@/a11y/announcements'
import { TroubleBanners } from '@/health/trouble-banners'
import { useDraftGuard } from '@/conversation/use-draft-guard'
import { HelpSheet } from '@/keys/help-sheet'
import { useKeyboard, useShortcut } from '@/keys/use-shortcut'
import { useLiveConnection } from '@/live/use-live'
import { useWords } from '@/words/use-words'

import { ClubBar } from './club-bar'
import { ClubSheet } from './club-sheet'
import { Sections } from './sections'
import classes from './shell.module.css'
import { Toasts } from './toasts'

export function Shell() {
  const words = useWords()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  const [clubSheet, setClubSheet] = useState(false)
  const inConversation = useRouterState({ select: ({ location }) => /^\/inbox\/[^/]+/.test(location.pathname) })

  useLiveConnection()
  useDraftGuard()
  useKeyboard()
  useShortcut('help', () => {
    setHelp(true)
  })
  useShortcut('goInbox', () => void navigate({ to: '/inbox' }))
  useShortcut('goNeedsYou', () => void navigate({ to: '/needs-you' }))
  useShortcut('goKnowledge', () => void navigate({ to: '/knowledge' }))
  useShortcut('goLog', () => void navigate({ to: '/actions' }))

  const openHelp = () => {
    setClubSheet(false)
    setHelp(true)
  }
  const openClubSheet = () => {
    setClubSheet(true)
  }
  return (
    <div className={classes.shell} data-conversation={inConversation || undefined}>
      <a className={classes.skip} href="#main">
        {words.shell.skip}
      </a>
      <ClubBar onHelp={openHelp} onSettings={openClubSheet} />
      <Sections onClub={openClubSheet} />
      <div className={classes.content}>
        <TroubleBanners />
        <main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <HelpSheet
        open={help}
        onClose={() => {
          setHelp(false)
        }}
      />
      <ClubSheet
        open={clubSheet}
        onHelp={openHelp}
        onClose={() => {
          setClubSheet(false)
        }}
      />
      <Toasts />
      <Announcements />
    </div>
  )
}
