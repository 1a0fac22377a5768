// What became of a draft, in one line; a changed text that did not go out is kept below it.
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'

import type { Approval } from '@/api/types'
import { approvalDraft, replyDraft, setDraft, useDraft } from '@/conversation/drafts'
import event from '@/conversation/event-line.module.css'
import { Moment } from '@/time/moment'
import { useWords, type Words } from '@/words/use-words'

import classes from './approval-line.module.css'
import { Changes } from './changes'
import { LastInbound } from './last-inbound'

interface ApprovalLineProps {
  approval: Approval
  zone: string
  /** In the queue the conversation does not show around it: what the member wrote is quoted. */
  quote?: boolean
}

export function ApprovalLine({ approval, zone, quote = false }: ApprovalLineProps) {
  const words = useWords()
  const text = words.approval
  const [open, setOpen] = useState(false)
  const draft = useId()
  const endedAt = approval.decided_at ?? (approval.state === 'expired' ? approval.expires_at : null)
  return (
    <div className={classes.outcome}>
      <p className={event.line}>
        <span>{outcomeOf(approval, words)}</span>
        {endedAt !== null && <Moment at={endedAt} zone={zone} className={event.time} />}
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={draft}
          onClick={() => {
            setOpen(!open)
          }}
        >
          {open ? text.hideDraft : text.showDraft}
        </button>
      </p>
      <div id={draft} className={classes.draft} hidden={!open}>
        {approval.state === 'edited' && approval.final_body !== null ? (
          <Changes before={approval.body} after={approval.final_body} />
        ) : (
          <p className={classes.text}>{approval.body}</p>
        )}
      </div>
      {quote && approval.last_inbound && <LastInbound inbound={approval.last_inbound} zone={zone} />}
      <KeptText approval={approval} />
    </div>
  )
}

function outcomeOf(approval: Approval, { approval: words }: Words): string {
  const who = approval.decided_by?.name ?? words.somebody
  switch (approval.state) {
    case 'approved':
      return words.line.approved(who)
    case 'edited':
      return words.line.edited(who)
    case 'rejected':
      return words.line.rejected(who, approval.reject_reason ?? '')
    case 'expired':
      return words.line.expired
    case 'stale':
    case 'pending':
      return words.line.stale
  }
}

/** The words of somebody whose version did not go out are not lost: they become a reply if wanted. */
function KeptText({ approval }: { approval: Approval }) {
  const { approval: words } = useWords()
  const navigate = useNavigate()
  const kept = useDraft(approvalDraft(approval.id))
  if (kept === undefined) return null
  const drop = () => {
    setDraft(approvalDraft(approval.id), undefined)
  }
  return (
    <div className={classes.kept}>
      <p className={classes.keptTitle}>{words.kept}</p>
      <p className={classes.text}>{kept}</p>
      <div className={classes.acts}>
        <Button
          size="compact-sm"
          onClick={() => {
            setDraft(replyDraft(approval.conversation_id), kept)
            drop()
            void navigate({
              to: '/inbox/$conversationId',
              params: { conversationId: approval.conversation_id },
              state: { write: true, keepFocus: true },
            })
          }}
        >
          {words.useText}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={drop}>
          {words.dropText}
        </Button>
      </div>
    </div>
  )
}
