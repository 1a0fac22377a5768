// Pages for what cannot be shown: unknown addresses, answers that did not come, our own mistakes.
import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'

import { Unreachable } from '@/api/problem'
import { Empty } from '@/parts/empty'
import { useWords } from '@/words/use-words'

export function MissingPage() {
  const words = useWords()
  return (
    <Empty title={words.problems.notFoundTitle} text={words.problems.notFound} level="h1">
      <Button renderRoot={(props) => <Link to="/inbox" {...props} />} variant="default">
        {words.shell.inbox}
      </Button>
    </Empty>
  )
}

export function BrokenPage({ error }: ErrorComponentProps) {
  const words = useWords()
  const away = error instanceof Unreachable
  return (
    <Empty
      title={away ? words.problems.unreachable : words.problems.crashed}
      text={away ? '' : words.problems.crashedText}
      level="h1"
    >
      <Button
        variant="default"
        onClick={() => {
          window.location.reload()
        }}
      >
        {words.problems.reload}
      </Button>
    </Empty>
  )
}
