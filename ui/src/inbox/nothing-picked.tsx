// The place of the conversation while none is open: what waits, in one line.
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'

import { Empty } from '@/parts/empty'
import { useWaiting } from '@/shell/use-club'
import { span } from '@/time/format'
import { useNow } from '@/time/now'
import { useWords } from '@/words/use-words'

export function NothingPicked() {
  const { inbox } = useWords()
  const { count, oldest } = useWaiting()
  const now = useNow()
  const age = oldest && span(now.getTime() - new Date(oldest).getTime())
  return (
    <Empty title={inbox.summary(count, age)} text={inbox.pickText}>
      {count > 0 && (
        <Button renderRoot={(props) => <Link to="/needs-you" {...props} />} variant="light">
          {inbox.goNeedsYou}
        </Button>
      )}
    </Empty>
  )
}
