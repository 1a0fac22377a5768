// The club's knowledge: what would be found, the entries, what is missing.
import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import type { Club } from '@/api/types'
import { useMayManage } from '@/shell/use-club'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { ChooseClub } from './choose-club'
import { EntryList } from './entry-list'
import { Gaps } from './gaps'
import classes from './knowledge-page.module.css'
import { LookUpBox } from './look-up-box'

const EXACTLY = { exact: true }

const ImportSheet = lazy(() => import('./import-sheet').then((module) => ({ default: module.ImportSheet })))

export function KnowledgePage() {
  return <ChooseClub>{(club) => <Knowledge key={club.slug} club={club} />}</ChooseClub>
}

function Knowledge({ club }: { club: Club }) {
  const { knowledge: text } = useWords()
  const { part } = useSearch({ from: '/shell/knowledge' })
  const mayManage = useMayManage()
  const [importing, setImporting] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(text.title)
  useArrivalFocus(heading, 'knowledge')
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {text.title}
          </h1>
          <p className={classes.lead}>{text.lead}</p>
        </div>
        {mayManage && (
          <div className={classes.acts}>
            <Button
              variant="default"
              className={classes.act}
              leftSection={<IconFileImport size={17} aria-hidden />}
              onClick={() => {
                setImporting(true)
              }}
            >
              {text.bringIn}
            </Button>
            <Button
              className={classes.act}
              leftSection={<IconPlus size={17} aria-hidden />}
              renderRoot={(props) => <Link to="/knowledge/new" {...props} />}
            >
              {text.add}
            </Button>
          </div>
        )}
      </header>
      <LookUpBox club={club} />
      <nav aria-label={text.partsLabel}>
        <ul className={classes.parts}>
          <li>
            <Link
              to="/knowledge"
              className={classes.part}
              search={(now) => ({ ...now, part: undefined })}
              activeOptions={EXACTLY}
            >
              {text.parts.entries}
            </Link>
          </li>
          <li>
            <Link
              to="/knowledge"
              className={classes.part}
              search={(now) => ({ ...now, part: 'gaps' })}
              activeOptions={EXACTLY}
            >
              {text.parts.gaps}
            </Link>
          </li>
        </ul>
      </nav>
      {part === 'gaps' ? <Gaps club={club} /> : <EntryList club={club} />}
      {importing && (
        <Suspense fallback={null}>
          <ImportSheet
            club={club}
            onClose={() => {
              setImporting(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
