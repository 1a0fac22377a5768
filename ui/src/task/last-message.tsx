// The last message of a conversation, quoted, with who wrote it.
import type { ConversationRow } from '@/api/types'
import quote from '@/approval/last-inbound.module.css'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

interface LastMessageProps {
  last: NonNullable<ConversationRow['last_message']>
  zone: string
}

export function LastMessage({ last, zone }: LastMessageProps) {
  const { conversation } = useWords()
  const author = conversation.author[last.author_kind]
  return (
    <figure className={quote.inbound}>
      <figcaption className={quote.caption}>
        {typeof author === 'string' ? author : author(last.author_name)}
        {last.at && (
          <>
            {' · '}
            <Moment at={last.at} zone={zone} style="ago" />
          </>
        )}
      </figcaption>
      <blockquote className={quote.quote}>{last.preview}</blockquote>
    </figure>
  )
}
