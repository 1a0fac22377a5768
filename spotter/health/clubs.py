"""How the clubs are: their CRM logins, their polls, and what waits to be sent."""

from datetime import datetime, timedelta

from sqlalchemy import Row, func, select

from spotter.domain.conversation import ClubStatus, ConnectionState
from spotter.domain.delivery import DeliveryState
from spotter.health.findings import Finding, attention, broken, fine
from spotter.store.tables.clubs import Club, CrmConnection
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import StaffAct
from spotter.store.transaction import Transaction

_STALE_AFTER = timedelta(minutes=2)
_WAITS_TOO_LONG = timedelta(minutes=10)

_LOGINS = {
    ConnectionState.REFUSED: (
        "the CRM refuses the password, so nobody tries it any more",
        "Enter the right password in the club's settings; polling starts again by itself.",
    ),
    ConnectionState.EXPIRED: ("the CRM session expired", "Nothing yet: Spotter logs in again by itself."),
    ConnectionState.UNREACHABLE: (
        "the CRM does not answer",
        "Check the CRM's address and the network. Spotter keeps trying; nothing is lost.",
    ),
    ConnectionState.UNREADABLE: (
        "the CRM shows pages that Spotter does not recognise, so nothing is sent",
        "Look at the CRM in a browser. If its layout changed, Spotter needs an update; people can answer in the CRM.",
    ),
}


_ClubRow = Row[str, str, bool, str | None, bool, datetime | None, datetime, str]


async def examine_clubs(tx: Transaction, now: datetime) -> list[Finding]:
    """Look at each club that is served."""
    rows = await tx.session.execute(
        select(
            Club.id,
            Club.status,
            Club.polling_paused,
            Club.sends_stopped,
            Club.ai_on,
            Club.last_good_poll_at,
            Club.created_at,
            CrmConnection.state,
        )
        .outerjoin(CrmConnection, CrmConnection.club_id == Club.id)
        .where(Club.status != ClubStatus.REMOVED)
        .order_by(Club.id)
    )
    clubs = rows.all()
    if not clubs:
        return [attention("clubs", "No club is served yet.", "Add one with `spotter clubs add`.")]
    return [_club(row, now) for row in clubs]


def _club(row: _ClubRow, now: datetime) -> Finding:
    part = f"club:{row.id}"
    if row.state is None:
        return broken(part, f"{row.id} has no CRM login.", "Enter it in the club's settings.")
    if (known := _LOGINS.get(ConnectionState(row.state))) is not None:
        return broken(part, f"{row.id}: {known[0]}.", known[1])
    if row.sends_stopped:
        return broken(
            part,
            f"{row.id}: sending is stopped ({row.sends_stopped}). Messages still arrive.",
            "See the operations page for this reason, and lift the stop when it is safe.",
        )
    if row.polling_paused or row.status == ClubStatus.PAUSED:
        return attention(part, f"{row.id}: polling is paused by a person.", "Resume it when the club wants answers.")
    return _polled(row, part, now - (row.last_good_poll_at or row.created_at))


def _polled(row: _ClubRow, part: str, silent_for: timedelta) -> Finding:
    if silent_for > _STALE_AFTER:
        return broken(
            part,
            f"{row.id}: the inbox was last read {int(silent_for.total_seconds() // 60)} minutes ago.",
            "Check that a worker runs (`spotter run` or its container) and that Temporal answers.",
        )
    if not row.ai_on:
        return attention(part, f"{row.id}: the AI is switched off; people answer.", "Switch it on when you want it.")
    return fine(part, f"{row.id}: read {int(silent_for.total_seconds())} seconds ago.")


async def examine_sending(tx: Transaction, now: datetime) -> Finding:
    """Look for what should have left, or been acted on, long ago."""
    before = now - _WAITS_TOO_LONG
    moving = (DeliveryState.QUEUED, DeliveryState.ARMED, DeliveryState.RECONCILING)
    unsent = await tx.session.scalar(
        select(func.count()).select_from(Delivery).where(Delivery.state.in_(moving), Delivery.updated_at < before)
    )
    acts = await tx.session.scalar(
        select(func.count()).select_from(StaffAct).where(StaffAct.acted_at.is_(None), StaffAct.created_at < before)
    )
    if unsent or acts:
        return broken(
            "sending",
            f"{unsent or 0} messages and {acts or 0} acts of people wait for more than ten minutes.",
            "Check that a worker runs and that Temporal and the CRM answer; the work goes on by itself then.",
        )
    return fine("sending", "Nothing waits longer than it should.")
