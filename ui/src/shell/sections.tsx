// The way between the pages: a rail at the side, on a phone a bar at the bottom.
import { IconAlertCircle, IconBook, IconBuilding, IconHistory, IconMessages } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'

import { useWords } from '@/words/use-words'

import classes from './sections.module.css'
import { useWaiting } from './use-club'

interface SectionProps {
  to: '/inbox' | '/needs-you' | '/knowledge' | '/actions'
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
  text: string
  waiting?: number
}

function Section({ to, icon: Icon, text, waiting = 0 }: SectionProps) {
  const { shell } = useWords()
  return (
    <li>
      <Link to={to} className={classes.section} activeOptions={{ includeSearch: false }}>
        <Icon size={22} aria-hidden />
        <span>{text}</span>
        {waiting > 0 && (
          <>
            <span className={classes.count} aria-hidden>
              {waiting > 99 ? '99+' : waiting}
            </span>
            <span className="visually-hidden">, {shell.waiting(waiting)}</span>
          </>
        )}
      </Link>
    </li>
  )
}

export function Sections({ onClub }: { onClub: () => void }) {
  const { shell } = useWords()
  const { count } = useWaiting()
  return (
    <nav className={classes.sections} aria-label={shell.sections}>
      <ul className={classes.list}>
        <Section to="/inbox" icon={IconMessages} text={shell.inbox} />
        <Section to="/needs-you" icon={IconAlertCircle} text={shell.needsYou} waiting={count} />
        <Section to="/knowledge" icon={IconBook} text={shell.knowledge} />
        <Section to="/actions" icon={IconHistory} text={shell.actions} />
        <li className={classes.phoneOnly}>
          <button type="button" className={classes.section} onClick={onClub}>
            <IconBuilding size={22} aria-hidden />
            <span>{shell.more}</span>
          </button>
        </li>
      </ul>
    </nav>
  )
}
