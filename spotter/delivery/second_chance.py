"""A person wants something sent after all of which nothing ever left."""

from datetime import datetime

from spotter.delivery.doubts import PEOPLES_BLOCKS
from spotter.delivery.record import tell_of
from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import DeliveryId, StaffId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.transaction import Transaction


async def queue_again(tx: Transaction, delivery: DeliveryId, *, staff: StaffId, now: datetime) -> bool:
    """Queue a delivery again that found no connection, no channel or no number. The gate asks everything anew.

    False where it is waiting already, or where anything of it may have left: that is a matter of "did it arrive?".
    The caller holds the conversation's locks.
    """
    row = await Deliveries(tx).find(delivery)
    if row is None or not (row.state == DeliveryState.FAILED or (_is_blocked_for_a_person(row.state, row.block))):
        return False
    hit = await Deliveries(tx).change(
        delivery,
        states=[DeliveryState(row.state)],
        fence=row.fence,
        now=now,
        state=DeliveryState.QUEUED.value,
        block=None,
        expires_at=None,
        posts_allowed=max(row.posts_allowed, row.attempts + 1),
    )
    if hit:
        await tell_of(tx, row, DeliveryState.QUEUED, act="delivery_queued_again", actor=Actor.STAFF, staff=staff)
    return hit


def _is_blocked_for_a_person(state: str, block: str | None) -> bool:
    return state == DeliveryState.BLOCKED and block in PEOPLES_BLOCKS
