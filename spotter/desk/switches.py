"""The AI switch of one conversation."""

from sqlalchemy import select

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.desk.held import change, hold
from spotter.domain.ids import ConversationId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.tables.clubs import Club
from spotter.store.transaction import Transaction


async def set_ai(tx: Transaction, conversation: ConversationId, *, on: bool, by: Principal) -> Done:
    """Switch the AI on or off here. Off: the gate lets nothing automatic of this conversation leave."""
    held = await hold(tx, by, conversation)
    if held.ai_on == on:
        return Done(club=held.club)
    club_on = await tx.session.scalar(select(Club.ai_on).where(Club.id == held.club))
    await change(tx, held, ai_on=on, ai_handling=bool(on and club_on and held.taken_over_by is None))
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act="ai_switched_on" if on else "ai_switched_off",
            club=held.club,
            staff=by.id,
            conversation=held.id,
            reason="The AI may answer here again." if on else "Nothing automatic leaves here until it is switched on.",
        )
    )
    return Done(club=held.club)
