// What an entry said before, who wrote it, and taking an earlier text up again.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'

import type { Club, Entry, Revision } from '@/api/types'
import { toast } from '@/shell/toasts'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './entry-page.module.css'
import { revisionsQuery } from './queries'

interface EntryVersionsProps {
  club: Club
  entry: Entry
  onUse: ((revision: Revision) => void) | undefined
}

export function EntryVersions({ club, entry, onUse }: EntryVersionsProps) {
  const { entry: text } = useWords().knowledge
  const revisions = useQuery(revisionsQuery(club.slug, entry.id)).data?.items ?? []
  if (revisions.length === 0) return null
  return (
    <section className={classes.card} aria-label={text.versions}>
      <h2 className={classes.heading}>{text.versions}</h2>
      <ul className={classes.lines}>
        {revisions.map((revision) => (
          <li key={revision.version} className={classes.line}>
            <span>
              {text.act[revision.act]} {revision.by && text.by(revision.by.name)}
            </span>
            <Moment at={revision.at} zone={club.time_zone} style="list" className={classes.when} />
            {onUse && revision.version < entry.version && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.useVersion(revision.version)}
                onClick={() => {
                  onUse(revision)
                  toast(text.put(revision.version))
                }}
              >
                {text.useShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
