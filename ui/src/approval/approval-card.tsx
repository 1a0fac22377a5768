// A draft that waits for a person: why it was held, the text to change, and what one can do about it.
import { Button, Textarea } from '@mantine/core'
import { IconClockExclamation, IconHandStop } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'

import { announce } from '@/a11y/announcer'
import { useReturnFocus } from '@/a11y/use-return-focus'
import type { Approval } from '@/api/types'
import { approvalDraft, setDraft, useDraft } from '@/conversation/drafts'
import { useTakeOver } from '@/conversation/use-acts'
import { useShortcut } from '@/keys/use-shortcut'
import { useWords } from '@/words/use-words'

import classes from './approval-card.module.css'
import { Changes } from './changes'
import { Deadline } from './deadline'
import { HeldFacts } from './held-facts'
import { LastInbound } from './last-inbound'
import { RejectForm } from './reject-form'
import { useDecision } from './use-decision'

interface ApprovalCardProps {
  approval: Approval
  zone: string
  /** Whether the single keys of a card act on this one. */
  current: boolean
  place: 'timeline' | 'queue'
  onMoved?: (now: Approval) => void
}

export function ApprovalCard({ approval, zone, current, place, onMoved }: ApprovalCardProps) {
  const words = useWords()
  const text = words.approval
  const edited = useDraft(approvalDraft(approval.id))
  const body = edited ?? approval.body
  const changed = edited !== undefined && edited.trim() !== approval.body.trim()
  const [rejecting, setRejecting] = useState(false)
  const { decide, busy, done, problem } = useDecision(approval, place, onMoved)
  const takeOver = useTakeOver(approval.conversation_id)
  const field = useRef<HTMLTextAreaElement>(null)
  const rejectButton = useReturnFocus(rejecting)
  const titleId = useId()
  const closed = busy || done
  const stale = approval.newer_message
  const canApprove = !closed && !stale && body.trim() !== ''

  const doApprove = () => {
    if (canApprove) decide({ kind: 'approve', body: changed ? body : undefined })
  }
  useShortcut('approve', doApprove, current && canApprove && !rejecting)
  const edit = () => {
    const end = body.length
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }
  useShortcut('edit', edit, current && !closed && !stale)
  useShortcut('reject', () => {
    setRejecting(true)
  }, current && !closed)

  useEffect(() => {
    if (stale) announce(text.newer)
  }, [stale, text])

  return (
    <section className={classes.card} aria-labelledby={titleId} data-approval={approval.id}>
      <header className={classes.head}>
        <h3 id={titleId} className={classes.title}>
          <IconClockExclamation size={17} aria-hidden />
          {text.title}
          <span className="visually-hidden">: {approval.member_name}</span>
        </h3>
        <p className={classes.why}>{approval.why_held}</p>
      </header>
      {(place === 'queue' || stale) && approval.last_inbound && <LastInbound inbound={approval.last_inbound} zone={zone} />}
      {stale && (
        <p className={classes.problem} role="status">
          {text.newer}
        </p>
      )}
      <Textarea
        ref={field}
        label={changed ? text.editedDraft : text.draft}
        classNames={{ input: classes.text ?? '', label: classes.label ?? '' }}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        value={body}
        readOnly={closed}
        error={body.trim() === '' ? text.empty : undefined}
        onChange={(event) => {
          const value = event.currentTarget.value
          setDraft(approvalDraft(approval.id), value === approval.body ? undefined : value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) doApprove()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {changed && <Changes before={approval.body} after={body} />}
      <HeldFacts approval={approval} />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {rejecting ? (
        <RejectForm
          busy={busy}
          onReject={(reason) => {
            decide({ kind: 'reject', reason })
          }}
          onCancel={() => {
            setRejecting(false)
          }}
        />
      ) : (
        <div className={classes.acts}>
          <Button className={classes.act} loading={busy} disabled={!canApprove && !busy} onClick={doApprove}>
            {changed ? text.approveEdited : text.approve}
          </Button>
          {changed ? (
            <Button
              className={classes.act}
              variant="default"
              disabled={closed}
              onClick={() => {
                setDraft(approvalDraft(approval.id), undefined)
              }}
            >
              {text.undoEdit}
            </Button>
          ) : (
            <Button className={classes.act} variant="default" disabled={closed || stale} onClick={edit}>
              {text.edit}
            </Button>
          )}
          <Button
            ref={rejectButton}
            className={classes.act}
            variant="default"
            disabled={closed}
            onClick={() => {
              setRejecting(true)
            }}
          >
            {text.reject}
          </Button>
          <Button
            className={classes.act}
            variant="subtle"
            disabled={closed}
            loading={takeOver.isPending}
            leftSection={<IconHandStop size={16} aria-hidden />}
            onClick={() => {
              takeOver.mutate()
            }}
          >
            {text.takeOver}
          </Button>
        </div>
      )}
      <Deadline approval={approval} zone={zone} />
    </section>
  )
}
