"""Recording that a member wants no more messages, or wants them again: with all that follows, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from spotter.delivery.withdrawing import withdraw
from spotter.domain.conversation import ApprovalState, EscalationKind, Urgency
from spotter.domain.delivery import UNSENT_STATES, Block, DeliveryState
from spotter.domain.events import ApprovalChanged, MemberChanged
from spotter.domain.ids import ApprovalId, ClubId, ContactPointId, ConversationId, DeliveryId
from spotter.domain.judgement import OptOut
from spotter.inbox.judging import StoredText
from spotter.store.audit import Actor, AuditEntry
from spotter.store.contact_points import ContactPoints
from spotter.store.escalations import Escalations, NewEscalation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction

_BY_NOTICE = "The CRM reports that the member stopped texts."
_BY_WORDS = "The member asked to get no more messages."
_OPENED = "The member asked to get messages again."


async def apply_consent(tx: Transaction, club: ClubId, text: StoredText, *, now: datetime) -> None:
    """Close or open every contact point of the member, as the message says. The locks are held."""
    points = (await ContactPoints(tx).reaching([text.member]))[text.member]
    if text.judged.opt_out is not OptOut.NO:
        await _close(tx, club, text, points, now=now)
    elif text.judged.opt_in and await ContactPoints(tx).opt_in(points, at=text.at):
        await _tell(tx, club, text, act="opted_in", reason=_OPENED)


async def _close(
    tx: Transaction, club: ClubId, text: StoredText, points: Sequence[ContactPointId], *, now: datetime
) -> None:
    closed = await ContactPoints(tx).opt_out(points, kind=text.judged.opt_out.value, message=text.message, at=text.at)
    if closed:
        reason = _BY_NOTICE if text.judged.by_notice else _BY_WORDS
        await _tell(tx, club, text, act="opted_out", reason=reason)
    if text.imported:
        return  # nothing of ours is older than the first connect
    await _stop_what_waits(tx, points, now=now)
    if text.judged.opt_out is OptOut.UNCLEAR:
        await Escalations(tx).open(
            NewEscalation(
                club=club,
                conversation=text.conversation,
                kind=EscalationKind.OPT_OUT_UNCLEAR,
                reason="opt_out_unclear",
                explanation=(
                    "Messages to this member were stopped. It is unclear whether they also meant something else, "
                    "such as their membership: please ask by another channel."
                ),
                urgency=Urgency.TODAY,
                message=text.message,
            )
        )


async def _stop_what_waits(tx: Transaction, points: Sequence[ContactPointId], *, now: datetime) -> None:
    """Block what has not left, to everyone whom these contact points reach: an opt-out follows the number."""
    conversations = await ContactPoints(tx).conversations_behind(points)
    approvals = list(
        await tx.session.scalars(
            select(Approval.id).where(
                Approval.conversation_id.in_(conversations), Approval.state == ApprovalState.PENDING
            )
        )
    )
    deliveries = list(
        await tx.session.scalars(
            select(Delivery.id).where(Delivery.conversation_id.in_(conversations), Delivery.state.in_(UNSENT_STATES))
        )
    )
    # Still in the one order: contact points and conversations are held already.
    await tx.locks.take(
        approvals=[ApprovalId(row) for row in approvals], deliveries=[DeliveryId(row) for row in deliveries]
    )
    await _drafts_become_stale(tx, approvals)
    for id_ in deliveries:
        await withdraw(
            tx,
            DeliveryId(id_),
            to=DeliveryState.BLOCKED,
            rule=Block.OPTED_OUT.value,
            now=now,
            actor=Actor.SYSTEM,
        )


async def _drafts_become_stale(tx: Transaction, approvals: Sequence[int]) -> None:
    if not approvals:
        return
    stale = await tx.session.execute(
        update(Approval)
        .where(Approval.id.in_(approvals), Approval.state == ApprovalState.PENDING)
        .values(state=ApprovalState.STALE.value, outcome=Block.OPTED_OUT.value)
        .returning(Approval.id, Approval.club_id, Approval.conversation_id)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            ApprovalChanged(
                club=ClubId(row.club_id),
                conversation=ConversationId(row.conversation_id),
                approval=ApprovalId(row.id),
                state=ApprovalState.STALE.value,
            )
            for row in stale
        )
    )


async def _tell(tx: Transaction, club: ClubId, text: StoredText, *, act: str, reason: str) -> None:
    await tx.events.append(MemberChanged(club=club, conversation=text.conversation))
    await tx.audit.write(
        AuditEntry(
            actor=Actor.MEMBER,
            act=act,
            club=club,
            conversation=text.conversation,
            reason=reason,
            detail={"message": text.message, "imported": text.imported},
        )
    )
