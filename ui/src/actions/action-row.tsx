// One line of the action log.
import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

import type { Action } from '@/api/types'
import { Moment } from '@/time/moment'
import { useWords } from '@/words/use-words'

import classes from './actions-page.module.css'

export function ActionRow({ action, zone }: { action: Action; zone: string }) {
  const words = useWords()
  const text = words.actions
  const { kind, name } = action.actor
  return (
    <tr>
      <td className={classes.when}>
        <Moment at={action.at} zone={zone} style="date-and-clock" />
      </td>
      <td className={classes.who}>
        {kind === 'staff' || kind === 'member' ? name || text.actor[kind] : text.actor[kind]}
        {kind === 'member' && <span className={classes.kind}>{text.actor.member}</span>}
      </td>
      <td>{text.act[action.act] ?? words.decision.readable(action.act)}</td>
      <td>
        {action.conversation_id === null ? (
          '–'
        ) : (
          <Link to="/inbox/$conversationId" params={{ conversationId: action.conversation_id }}>
            {action.member_name ?? action.conversation_id}
          </Link>
        )}
      </td>
      <td className={classes.why}>
        {action.reason}
        {action.rule !== null && (
          <span className={classes.rule}>{words.decision.rules[action.rule] ?? words.conversation.block[action.rule] ?? words.decision.readable(action.rule)}</span>
        )}
      </td>
      <td>
        {action.temporal_url && (
          <a href={action.temporal_url} target="_blank" rel="noreferrer" aria-label={text.runOf(action.id)} title={words.shell.temporalHelp} className={classes.run}>
            {text.run} <IconExternalLink size={13} aria-hidden />
          </a>
        )}
      </td>
    </tr>
  )
}
