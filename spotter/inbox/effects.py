"""What takes effect the moment a message is stored: opt-outs and emergencies, before any engine reads it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from spotter.domain.conversation import EscalationKind, EscalationState, Urgency
from spotter.domain.ids import ClubId
from spotter.domain.judgement import EscalateReason, OptOut
from spotter.inbox.judging import StoredText
from spotter.inbox.opt_outs import apply_consent
from spotter.store.escalations import Escalations, NewEscalation
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction


async def apply_effects(tx: Transaction, club: ClubId, texts: Sequence[StoredText], *, now: datetime) -> None:
    """Let each message take effect, oldest first. The locks of their conversations are held.

    History only closes and opens contact points: what a member asked for before we came still holds.
    """
    for text in texts:
        if text.judged.opt_out is not OptOut.NO or text.judged.opt_in:
            await apply_consent(tx, club, text, now=now)
        if text.judged.urgent is not None and not text.imported:
            await _call_a_person(tx, club, text, text.judged.urgent)


async def _call_a_person(tx: Transaction, club: ClubId, text: StoredText, reason: EscalateReason) -> None:
    """Page somebody now, once per conversation and reason for as long as nobody has taken it."""
    waiting = await tx.session.scalar(
        select(Escalation.id)
        .where(
            Escalation.conversation_id == text.conversation,
            Escalation.kind == EscalationKind.ANSWER,
            Escalation.reason == reason.value,
            Escalation.urgency == Urgency.NOW,
            Escalation.state == EscalationState.OPEN,
        )
        .limit(1)
    )
    if waiting is None:
        await Escalations(tx).open(
            NewEscalation(
                club=club,
                conversation=text.conversation,
                kind=EscalationKind.ANSWER,
                reason=reason.value,
                explanation="The words of the message call for a person at once.",
                urgency=Urgency.NOW,
                message=text.message,
            )
        )
