// One message. Who wrote it shows by side, shape and word; colour only helps.
import { IconRobot, IconSettingsAutomation, IconSpeakerphone, IconUser } from '@tabler/icons-react'

import type { AuthorKind, Channel, MessageItem } from '@/api/types'
import { date } from '@/time/format'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './bubble.module.css'
import { DeliveryMark } from './delivery-mark'

const ICONS: Record<Exclude<AuthorKind, 'member'>, typeof IconUser> = {
  ai: IconRobot,
  staff: IconUser,
  campaign: IconSpeakerphone,
  crm: IconSettingsAutomation,
}

interface BubbleProps {
  message: MessageItem
  /** The message before is of the same author and a moment ago: the name is not said again. */
  joined: boolean
  zone: string
  /** The channel that goes without saying. */
  usual: Channel | null
}

export function Bubble({ message, joined, zone, usual }: BubbleProps) {
  const { conversation: words } = useWords()
  const { author_kind: kind, direction } = message
  const author = words.author[kind]
  const name = typeof author === 'string' ? author : author(message.author_name)
  const Icon = kind === 'member' ? undefined : ICONS[kind]
  return (
    <li className={classes.entry} data-direction={direction} data-joined={joined || undefined}>
      <div className={joined ? 'visually-hidden' : classes.author}>
        {Icon && <Icon size={14} aria-hidden />}
        <span>{name}</span>
        {kind === 'staff' && <span className={classes.badge}>{words.staffMark}</span>}
      </div>
      <div className={classes.bubble} data-kind={kind} data-gone={message.gone || undefined} data-unsent={isUnsent(message) || undefined}>
        {message.body || <em>{words.noText}</em>}
      </div>
      <div className={classes.meta}>
        <When message={message} zone={zone} />
        {message.channel && message.channel !== usual && <span>{words.channel[message.channel]}</span>}
        {message.imported && <span>{words.imported}</span>}
        {message.edited && <span>{words.edited}</span>}
        {message.gone && <span>{words.gone}</span>}
        {message.notice && <span>{message.notice}</span>}
        {message.delivery && <DeliveryMark state={message.delivery.state} block={message.delivery.block} />}
      </div>
    </li>
  )
}

function isUnsent({ delivery }: MessageItem): boolean {
  return delivery !== null && ['failed', 'cancelled', 'superseded', 'blocked', 'expired'].includes(delivery.state)
}

function When({ message, zone }: { message: MessageItem; zone: string }) {
  const { time } = useWords()
  if (message.at === null || message.precision === 'unknown') return <span>{time.unknown}</span>
  if (message.precision === 'day') return <time dateTime={message.at}>{date(new Date(message.at), zone)}</time>
  return <Moment at={message.at} zone={zone} />
}
