"""Contact points: numbers and addresses in one spelling each, who is reached by them, and their opt-outs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

import phonenumbers
from sqlalchemy import bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.ids import ContactPointId, ConversationId, MemberId, MessageId
from spotter.store.long_lists import among, long_ids, long_texts
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import ContactPoint, MemberContactPoint
from spotter.store.transaction import Transaction


class ContactKind(StrEnum):
    """What a contact point is. `crm` stands in where neither number nor address is known: arming locks a row."""

    PHONE = "phone"
    EMAIL = "email"
    CRM = "crm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A number or address in its one spelling."""

    kind: ContactKind
    value: str


@lru_cache(maxsize=1_024)  # it takes longer than two statements, and a turn asks three times for the same number
def normal_phone(text: str | None, *, region: str = "US") -> str | None:
    """Return a number in E.164, or None for what is no possible number."""
    if not text:
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(text: str | None) -> str | None:
    """Return an address in its one spelling, or None for what is none."""
    address = (text or "").strip().casefold()
    name, at, host = address.rpartition("@")
    return address if name and at and "." in host and not set(address) & set(" <>,;") else None


def contacts_of(*, phone: str | None, email: str | None) -> list[Contact]:
    """Return what can be read as a number or an address."""
    found = [(ContactKind.PHONE, normal_phone(phone)), (ContactKind.EMAIL, normal_email(email))]
    return [Contact(kind=kind, value=value) for kind, value in found if value is not None]


class ContactPoints:
    """The contact points, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def link(self, wanted: Mapping[MemberId, Sequence[Contact]]) -> None:
        """Make sure that these contact points exist and reach these members. Links are never taken away here."""
        wanted = await self._not_linked(wanted)
        contacts = sorted({(each.kind.value, each.value) for many in wanted.values() for each in many})
        if not contacts:
            return
        await self._session.execute(
            self._insert(ContactPoint).on_conflict_do_nothing(index_elements=["kind", "value"]),
            [{"kind": kind, "value": value, "consent": {}, "version": 1} for kind, value in contacts],
        )
        ids = await self._ids(contacts)
        await self._session.execute(
            self._insert(MemberContactPoint).on_conflict_do_nothing(),
            [
                {"member_id": member, "contact_point_id": ids[each.kind.value, each.value]}
                for member, many in wanted.items()
                for each in many
            ],
        )

    async def _not_linked(self, wanted: Mapping[MemberId, Sequence[Contact]]) -> dict[MemberId, list[Contact]]:
        """Return what is missing: nearly always nothing, and three writes for each look at a thread are too many."""
        rows = await self._session.execute(_LINKED, {"members": wanted})
        linked = {(member, kind, value) for member, kind, value in rows}
        missing = {
            member: [each for each in many if (member, each.kind.value, each.value) not in linked]
            for member, many in wanted.items()
        }
        return {member: many for member, many in missing.items() if many}

    async def reaching(self, members: Collection[MemberId]) -> dict[MemberId, list[ContactPointId]]:
        """Return the contact points of each member, sorted."""
        if not members:
            return {}
        rows = await self._session.execute(_REACHING, {"members": members})
        found: dict[MemberId, list[ContactPointId]] = {member: [] for member in members}
        for member, point in rows:
            found[MemberId(member)].append(ContactPointId(point))
        return found

    async def conversations_behind(self, points: Collection[ContactPointId]) -> list[ConversationId]:
        """Return the conversations of everyone whom these contact points reach: families share a number."""
        rows = await self._session.scalars(_BEHIND, {"points": points})
        return [ConversationId(row) for row in rows]

    async def is_stopped(self, conversation: ConversationId) -> bool:
        """Say whether any contact point of the member is closed: then nothing automatic may reach them."""
        return bool(await self._session.scalar(_IS_STOPPED, {"conversation": conversation}))

    async def opt_out(
        self, points: Collection[ContactPointId], *, kind: str, message: MessageId | None, at: datetime
    ) -> int:
        """Close contact points, unless they were opened again later than `at`; returns how many changed."""
        rows = await self._session.scalars(
            _OPT_OUT, {"points": points, "at": at, "opt_out_kind": kind, "opt_out_message_id": message}
        )
        return len(rows.all())

    async def opt_in(self, points: Collection[ContactPointId], *, at: datetime) -> int:
        """Open contact points that were closed before `at`; returns how many changed. Only the member does this."""
        rows = await self._session.scalars(_OPT_IN, {"points": points, "at": at})
        return len(rows.all())

    async def spread_opt_out(self, member: MemberId) -> None:
        """Let what the member asked for reach the contact points that became known later: it meant the number.

        What somebody else asked for on a shared number stays with that number, and ends when they take it back.
        """
        asked = (await self._session.execute(_ASKED, {"member": member})).one_or_none()
        if asked is not None and asked.opted_out_at is not None and asked.opt_out_message_id is not None:
            await self.opt_out(
                (await self.reaching([member]))[member],
                kind=asked.opt_out_kind or "yes",
                message=MessageId(asked.opt_out_message_id),
                at=asked.opted_out_at,
            )

    async def _ids(self, contacts: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        rows = await self._session.execute(
            _IDS, {"kinds": {kind for kind, _ in contacts}, "values": [value for _, value in contacts]}
        )
        return {(kind, value): id_ for kind, value, id_ in rows}


_POINT = table_of(ContactPoint)
_REACHED = table_of(MemberContactPoint)
_CONVERSATION = table_of(Conversation)
_MESSAGE = table_of(Message)
_LINKED = (
    select(_REACHED.c.member_id, _POINT.c.kind, _POINT.c.value)
    .join(_POINT, _POINT.c.id == _REACHED.c.contact_point_id)
    .where(among(_REACHED.c.member_id, long_ids("members")))
)
_REACHING = (
    select(_REACHED.c.member_id, _REACHED.c.contact_point_id)
    .where(among(_REACHED.c.member_id, long_ids("members")))
    .order_by(_REACHED.c.contact_point_id)
)
_BEHIND = (
    select(_CONVERSATION.c.id)
    .join(_REACHED, _REACHED.c.member_id == _CONVERSATION.c.member_id)
    .where(among(_REACHED.c.contact_point_id, long_ids("points")))
    .distinct()
    .order_by(_CONVERSATION.c.id)
)
_IS_STOPPED = (
    select(_POINT.c.id)
    .join(_REACHED, _REACHED.c.contact_point_id == _POINT.c.id)
    .join(_CONVERSATION, _CONVERSATION.c.member_id == _REACHED.c.member_id)
    .where(_CONVERSATION.c.id == bindparam("conversation"), _POINT.c.opted_out_at.is_not(None))
    .limit(1)
)
_IDS = select(_POINT.c.kind, _POINT.c.value, _POINT.c.id).where(
    among(_POINT.c.kind, long_texts("kinds")), among(_POINT.c.value, long_texts("values"))
)
_AT = bindparam("at", type_=_POINT.c.opted_out_at.type)
_OPT_OUT = (
    _POINT.update()
    .where(
        among(_POINT.c.id, long_ids("points")),
        _POINT.c.opted_out_at.is_(None),
        or_(_POINT.c.opted_in_at.is_(None), _POINT.c.opted_in_at <= _AT),
    )
    .values(opted_out_at=_AT, version=_POINT.c.version + 1)
    .returning(_POINT.c.id)
)
_OPT_IN = (
    _POINT.update()
    .where(among(_POINT.c.id, long_ids("points")), _POINT.c.opted_out_at < _AT)
    .values(
        opted_out_at=None, opt_out_kind=None, opt_out_message_id=None, opted_in_at=_AT, version=_POINT.c.version + 1
    )
    .returning(_POINT.c.id)
)
_ASKED = (
    select(_POINT.c.opted_out_at, _POINT.c.opt_out_kind, _POINT.c.opt_out_message_id)
    .join(_REACHED, _REACHED.c.contact_point_id == _POINT.c.id)
    .join(_MESSAGE, _MESSAGE.c.id == _POINT.c.opt_out_message_id)
    .join(_CONVERSATION, _CONVERSATION.c.id == _MESSAGE.c.conversation_id)
    .where(_REACHED.c.member_id == bindparam("member"), _CONVERSATION.c.member_id == bindparam("member"))
    .order_by(_POINT.c.id)
    .limit(1)
)
