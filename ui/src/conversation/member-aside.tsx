// The member beside the conversation: what the CRM says, with when it was read, and how they may be reached.
import { IconBan, IconCheck, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { Conversation } from '@/api/types'
import { date } from '@/time/format'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './member-aside.module.css'
import { readablePhone } from './phone'

export function MemberAside({ conversation }: { conversation: Conversation }) {
  const words = useWords()
  const text = words.conversation.member
  const { member, club_time_zone: zone } = conversation
  const day = (at: string | null) => (at === null ? undefined : date(new Date(at), zone))
  return (
    <div className={classes.aside}>
      <div className={classes.who}>
        <span className={classes.avatar} aria-hidden>
          {member.initials}
        </span>
        <div>
          <h3 className={classes.name}>{member.name}</h3>
          <p className={classes.quiet}>{text.role[member.role] ?? member.role}</p>
        </div>
      </div>
      {!member.tied && <p className={classes.note}>{text.notTied}</p>}
      <dl className={classes.facts}>
        <Fact name={text.status} value={member.status_text} />
        <Fact name={text.plan} value={member.plan} />
        <Fact name={text.balance} value={member.balance?.as_text} strong={(member.balance?.cents ?? 0) > 0} />
        <Fact name={text.nextPayment} value={day(member.next_payment_at)} />
        <Fact name={text.lastVisit} value={day(member.last_visit)} />
        <Fact name={text.since} value={day(member.member_since)} />
      </dl>
      <h4 className={classes.heading}>{text.contact}</h4>
      {member.contact_points.length === 0 && <p className={classes.quiet}>{text.noContact}</p>}
      <ul className={classes.points}>
        {member.contact_points.map((point) => (
          <li key={`${point.kind} ${point.value}`}>
            <span className={classes.value}>{point.kind === 'phone' ? readablePhone(point.value) : point.value}</span>
            {point.opted_out_at ? (
              <span className={classes.consent} data-out>
                <IconBan size={14} aria-hidden /> {text.optedOut} · <Moment at={point.opted_out_at} zone={zone} style="date" />
              </span>
            ) : (
              <span className={classes.consent}>
                <IconCheck size={14} aria-hidden /> {text.mayWrite}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>
        {member.facts_read_at ? (
          <>
            {text.readAt} <Moment at={member.facts_read_at} zone={zone} style="ago" />
          </>
        ) : (
          text.neverRead
        )}
      </p>
      <div className={classes.links}>
        <Link to="/actions" search={{ conversation: conversation.id }}>
          {text.log}
        </Link>
        {conversation.temporal_url && (
          <a href={conversation.temporal_url} target="_blank" rel="noreferrer" title={words.shell.temporalHelp}>
            {words.conversation.temporal} <IconExternalLink size={14} aria-hidden />
          </a>
        )}
      </div>
    </div>
  )
}

function Fact({ name, value, strong }: { name: string; value: ReactNode; strong?: boolean }) {
  const { conversation } = useWords()
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd data-strong={strong ? true : undefined} className={value ? undefined : classes.quiet}>
        {value ?? conversation.member.unknown}
      </dd>
    </div>
  )
}
