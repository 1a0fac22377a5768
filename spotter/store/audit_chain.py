"""The chain of the audit: each line's link is a digest of its content and of the link before it, club by club.

Lines are sealed after their commit, by whoever numbers events: no act waits for another act of its club, and a line
costs its writer nothing more. What is changed, removed, moved or slipped in can go unnoticed only in the second
before it is sealed, or by rewriting all that follows and the chain's head.
"""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, bindparam, select, text, update

from spotter.store.tables.records import AuditChain, AuditLine
from spotter.store.transaction import Transaction

AT_ONCE = 1_000
NO_CLUB = ""
"""The chain of the lines that belong to no club."""
_LINES = AuditLine.__table__
_SEAL = (
    update(AuditLine)
    .where(AuditLine.id == bindparam("line"))
    .values(place=bindparam("at_place"), link=bindparam("with_link"))
)
_DO_NOT_FREEZE = text("SET LOCAL idle_in_transaction_session_timeout = '5s'")
"""A process that is halted while it holds the heads must not keep everyone else from sealing."""


def link_of(before: str, place: int, line: Row[Any]) -> str:
    """Return the link of a line at its place, after the link before it; the first follows an empty one."""
    content = [
        line.id,
        place,
        line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        line.club_id,
        line.actor_kind,
        line.actor_id,
        line.act,
        line.conversation_id,
        line.turn_id,
        line.delivery_id,
        line.approval_id,
        line.escalation_id,
        line.rule,
        line.reason,
        line.detail,
    ]
    return sha256((before + json.dumps(content, sort_keys=True, separators=(",", ":"))).encode()).hexdigest()


async def is_something_unsealed(tx: Transaction) -> bool:
    """Say whether a line waits to be sealed."""
    return await tx.session.scalar(select(AuditLine.id).where(AuditLine.link.is_(None)).limit(1)) is not None


async def seal(tx: Transaction) -> int:
    """Link committed lines to their chains, the oldest first; returns how many. Several processes may try at once."""
    if not tx.is_sqlite:
        await tx.session.execute(_DO_NOT_FREEZE)
    # The heads first: whoever waits for them must then see what was sealed meanwhile.
    heads = {row.club_id: row for row in await tx.session.scalars(select(AuditChain).with_for_update())}
    query = select(_LINES).where(_LINES.c.link.is_(None)).order_by(_LINES.c.id).limit(AT_ONCE)
    sealed: list[dict[str, Any]] = []
    for line in (await tx.session.execute(query)).all():
        club = line.club_id or NO_CLUB
        head = heads.setdefault(club, AuditChain(club_id=club, length=0, head=""))
        head.length += 1
        head.head = link_of(head.head, head.length, line)
        sealed.append({"line": line.id, "at_place": head.length, "with_link": head.head})
    if sealed:
        tx.session.add_all(heads.values())
        await tx.session.flush()
        await tx.session.on_connection(lambda it: it.execute(_SEAL, sealed))
    return len(sealed)
