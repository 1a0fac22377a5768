"""An inbox fragment as the port's items: rows with their identity, their moment and what kind of notice they are."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from spotter.crm.clubos.dates import Moment, parse_created, resolve_rows
from spotter.crm.clubos.identity import identify, in_order
from spotter.crm.clubos.inbox_rows import InboxRow, read_rows
from spotter.crm.clubos.notices import notice_of
from spotter.crm.clubos.page_text import readable
from spotter.crm.port import InboxItem
from spotter.domain.ids import CrmUserId, InboxOwnerId

LONGEST_BODY: Final = 20_000


def read_inbox(text: str, *, owner: InboxOwnerId, zone: ZoneInfo, now: datetime) -> tuple[InboxItem, ...]:
    """Return the items of a complete page, newest first. Raises `CrmUnreadable` for any other."""
    rows = in_order(read_rows(text))
    moments = resolve_rows([(parse_created(row.created_text), row.displayed) for row in rows], now=now, zone=zone)
    identities = identify(rows, moments, owner=owner)
    return tuple(_item(row, moment, identity) for row, moment, identity in zip(rows, moments, identities, strict=True))


def _item(row: InboxRow, moment: Moment, identity: str) -> InboxItem:
    body = readable(row.body)
    return InboxItem(
        inbox_id=identity,
        id_is_native=row.data_id is not None,
        sender_id=CrmUserId(row.sender_id) if row.sender_id is not None else None,
        sender_key=row.sender_key,
        sender_name=row.sender_name,
        role=row.role,
        body=body[:LONGEST_BODY],
        created_at=moment.at,
        precision=moment.precision,
        notice=notice_of(row.body, row.role),
        truncated=len(body) > LONGEST_BODY,
    )
