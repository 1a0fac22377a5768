// One conversation: head, messages, composer, and the member beside them.
import { Button, Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { isProblem } from '@/api/problem'
import { conversationQuery, meQuery } from '@/api/queries'
import type { Conversation } from '@/api/types'
import { useShortcut } from '@/keys/use-shortcut'
import { Empty } from '@/parts/empty'
import { Sheet } from '@/parts/sheet'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { AiSwitch } from './ai-switch'
import { Composer } from './composer'
import { ConversationHead } from './conversation-head'
import classes from './conversation-page.module.css'
import { MemberAside } from './member-aside'
import { TakeoverBanner } from './takeover-banner'
import { Timeline } from './timeline'
import { useConversationActs } from './use-acts'
import { useSeenThrough } from './use-seen-through'

export function ConversationPage() {
  const { conversationId } = useParams({ from: '/shell/inbox/$conversationId' })
  const words = useWords()
  const valid = Number.isSafeInteger(conversationId) && conversationId > 0
  const query = useQuery({ ...conversationQuery(conversationId), enabled: valid })

  if (!valid || isProblem(query.error, 'not_found')) {
    return <Empty title={words.problems.notFoundTitle} text={words.problems.conversationGone} />
  }
  if (query.data) return <Opened key={conversationId} conversation={query.data} />
  if (query.isError) {
    return (
      <Empty title={words.conversation.failed}>
        <Button variant="default" onClick={() => void query.refetch()}>
          {words.problems.again}
        </Button>
      </Empty>
    )
  }
  return (
    <div className={classes.loading} role="status" aria-label={words.conversation.loading}>
      <Skeleton height={40} radius="md" />
      <Skeleton height={56} width="60%" radius="md" />
      <Skeleton height={56} width="60%" radius="md" ml="auto" />
    </div>
  )
}

function Opened({ conversation }: { conversation: Conversation }) {
  const words = useWords()
  const navigate = useNavigate()
  const me = useQuery(meQuery).data?.id
  const wide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  const [aside, setAside] = useState(true)
  const [drawer, setDrawer] = useState(false)
  const acts = useConversationActs(conversation.id)
  const seen = useSeenThrough()
  useTitle(conversation.member.name)

  const back = () => void navigate({ to: '/inbox', state: { keepFocus: false } })
  useShortcut('back', back)
  useShortcut('leave', back)
  const takenOver = conversation.taken_over_by !== null
  useShortcut('takeOver', () => {
    acts.takeOver.mutate()
  })
  useShortcut('handBack', () => {
    acts.handBack.mutate()
  }, takenOver)

  return (
    <div className={classes.page} data-aside={(wide && aside) || undefined}>
      <section className={classes.thread} aria-label={words.conversation.region(conversation.member.name)}>
        <ConversationHead
          conversation={conversation}
          me={me}
          acts={acts}
          newestSeen={seen.through}
          asideShows={wide && aside}
          onBack={back}
          onDetails={() => {
            if (wide) setAside(!aside)
            else setDrawer(true)
          }}
        />
        <TakeoverBanner conversation={conversation} me={me} />
        <Timeline conversation={conversation} onSeen={seen.see} />
        <Composer conversation={conversation} seenThrough={seen.through} />
      </section>
      {wide && aside && (
        <aside className={classes.aside} aria-label={words.conversation.member.title}>
          <MemberAside conversation={conversation} />
        </aside>
      )}
      <Sheet
        side
        title={words.conversation.member.title}
        open={drawer && !wide}
        onClose={() => {
          setDrawer(false)
        }}
      >
        <div className={classes.drawer}>
          <AiSwitch on={conversation.ai_on} act={acts.setAi} />
        </div>
        <MemberAside conversation={conversation} />
      </Sheet>
    </div>
  )
}
