"""Whether the AI's message can be sent once more: who orders it is told at once what the gate would only find later."""

from sqlalchemy import select

from spotter.desk.held import HeldConversation
from spotter.domain.delivery import DeliveryKind
from spotter.domain.errors import InvalidRequest, OptedOut
from spotter.domain.ids import DeliveryId
from spotter.store.contact_points import ContactPoints
from spotter.store.tables.deliveries import Delivery
from spotter.store.transaction import Transaction


async def check_may_go_again(tx: Transaction, held: HeldConversation, delivery: DeliveryId) -> None:
    """Raise what stands against it. The locks are held; the gate decides again when it is about to leave.

    What a person wrote by hand may go to somebody who wrote again after an opt-out, and in a conversation that was
    taken over: that is for the gate alone.
    """
    row = (
        await tx.session.execute(
            select(Delivery.kind, Delivery.takeover_epoch, Delivery.watermark).where(Delivery.id == delivery)
        )
    ).one_or_none()
    if row is None or row.kind == DeliveryKind.MANUAL:
        return
    if await ContactPoints(tx).is_stopped(held.id):
        raise OptedOut("The member has asked for no more messages since. Nothing can be sent: discard this one.")
    if held.taken_over_by is not None or held.takeover_epoch != row.takeover_epoch:
        raise InvalidRequest("A person has spoken since this was written. Write to the member yourself.")
    if row.watermark is not None and held.newest_inbound > row.watermark:
        raise InvalidRequest("The member has written since. Answer that, and discard this one.")
