"""Taking back a message that has not left: one move for all who may do it, with its event and its audit line."""

from datetime import datetime
from typing import Literal, TypeAlias

from spotter.delivery.record import tell_of
from spotter.domain.delivery import UNSENT_STATES, DeliveryState
from spotter.domain.ids import DeliveryId, StaffId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.transaction import Transaction

Withdrawn: TypeAlias = Literal[DeliveryState.CANCELLED, DeliveryState.SUPERSEDED, DeliveryState.BLOCKED]


async def withdraw(
    tx: Transaction,
    delivery: DeliveryId,
    *,
    to: Withdrawn,
    rule: str,
    now: datetime,
    actor: Actor | None = None,
    staff: StaffId | None = None,
) -> bool:
    """Take back a message that still waits. False: it was armed meanwhile, or is done with; it goes its way.

    `rule` is why, for the row and the audit. Without an `actor`, its author is the one who takes it back.
    """
    row = await Deliveries(tx).find(delivery)
    if row is None or not await Deliveries(tx).change(
        delivery, states=UNSENT_STATES, fence=row.fence, now=now, state=to.value, block=rule
    ):
        return False
    await tell_of(tx, row, to, act=f"delivery_{to.value}", rule=rule, actor=actor, staff=staff)
    return True
