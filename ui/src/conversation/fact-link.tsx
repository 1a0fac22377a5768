// A fact that an answer rests on: where staff keep it as an entry, the way there.
import { Link } from '@tanstack/react-router'

import type { Approval } from '@/api/types'

interface FactLinkProps {
  fact: Approval['citations'][number]
  club: string
}

export function FactLink({ fact, club }: FactLinkProps) {
  if (!fact.entry_id) return fact.title
  return (
    // Knowledge is a club's own: where all clubs are shown, the page is about this one from here on.
    <Link to="/knowledge/$entryId" params={{ entryId: fact.entry_id }} search={(now) => ({ ...now, club: now.club ?? club })}>
      {fact.title}
    </Link>
  )
}
