"""Members: who writes to a club, found again by the CRM's id or, where it ties them to nobody, by their sender key."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from spotter.crm.port import MemberFacts
from spotter.domain.events import MemberChanged
from spotter.domain.ids import ClubId, ConversationId, CrmUserId, MemberId
from spotter.store.contact_points import Contact, ContactKind, ContactPoints, contacts_of, normal_email, normal_phone
from spotter.store.long_lists import among, long_texts
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member
from spotter.store.transaction import Transaction


def folded(text: str) -> str:
    """Return a text as search sees it: lower case, no accents, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who wrote, as far as the CRM tells: `crm_user_id`, or a `sender_key` that holds an unknown person's thread."""

    crm_user_id: CrmUserId | None
    sender_key: str | None
    name: str
    role: str

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two senders the same person."""
        return ("crm", self.crm_user_id) if self.crm_user_id is not None else ("key", self.sender_key or "")


class Members:
    """The members, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._tx = tx
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def get(self, member: MemberId) -> Member | None:
        """Return the row as it is now."""
        return await self._session.scalar(
            select(Member).where(Member.id == member).execution_options(populate_existing=True)
        )

    async def named(self, club: ClubId, name: str) -> list[MemberId]:
        """Return the CRM's people of this full name; more than one means that the name proves nothing."""
        rows = await self._session.scalars(
            select(Member.id).where(
                Member.club_id == club, Member.search_name == folded(name), Member.crm_user_id.is_not(None)
            )
        )
        return [MemberId(row) for row in rows]

    async def ensure(
        self, club: ClubId, senders: Sequence[Sender], *, now: datetime
    ) -> dict[tuple[str, str], MemberId]:
        """Return the member of each sender, made where there was none, each with at least one contact point."""
        latest = {sender.identity: sender for sender in senders}
        known = await self._find(club, list(latest.values()))
        await self._adopt(club, latest, known)
        fresh = [sender for identity, sender in latest.items() if identity not in known]
        if fresh:
            await self._insert_all(club, fresh, now)
            found = await self._find(club, fresh)
            known |= found
            await ContactPoints(self._tx).link(
                {
                    member: [Contact(kind=ContactKind.CRM, value=f"{club}:{latest[identity].identity[1]}")]
                    for identity, (member, _name) in found.items()
                }
            )
        await self._rename(latest, known)
        return {identity: member for identity, (member, _name) in known.items()}

    async def keep_facts(
        self, member: MemberId, facts: MemberFacts, *, profile: Mapping[str, str] | None = None
    ) -> None:
        """Keep what the CRM's records say. What they do not say keeps its last known value; nothing is invented."""
        values: dict[str, Any] = {name: value for name in _FACTS if (value := getattr(facts, name)) not in (None, "")}
        values["phone"] = normal_phone(facts.phone)
        values["email"] = normal_email(facts.email)
        if facts.is_prospect is not None:
            values["role"] = "prospect" if facts.is_prospect else "member"
        if profile:
            values["profile"] = dict(profile)
        values = {name: value for name, value in values.items() if value is not None}
        await self._change(member, values | {"facts_read_at": facts.read_at or datetime.now(UTC)})
        await self.link_contacts(member, phone=facts.phone, email=facts.email)

    async def keep_contact(self, member: MemberId, *, phone: str, email: str, profile: Mapping[str, str]) -> None:
        """Keep what a thread's popup shows beside the log."""
        values: dict[str, Any] = {"phone": normal_phone(phone), "email": normal_email(email)}
        values = {name: value for name, value in values.items() if value is not None}
        if profile:
            values |= {"profile": dict(profile)}
        if values and await self._differs(member, values):
            await self._change(member, values)
        await self.link_contacts(member, phone=phone, email=email)

    async def link_contacts(self, member: MemberId, *, phone: str | None, email: str | None) -> None:
        """Add a number and an address by which the member is reached. Opt-outs follow them, whoever shares them."""
        await ContactPoints(self._tx).link({member: contacts_of(phone=phone, email=email)})

    async def _find(self, club: ClubId, senders: Sequence[Sender]) -> dict[tuple[str, str], tuple[MemberId, str]]:
        ids = [sender.crm_user_id for sender in senders if sender.crm_user_id is not None]
        keys = [sender.sender_key or "" for sender in senders if sender.crm_user_id is None]
        found: dict[tuple[str, str], tuple[MemberId, str]] = {}
        for kind, finding, values in (("crm", _BY_CRM_ID, ids), ("key", _BY_KEY, keys)):
            if values:
                rows = await self._session.execute(finding, {"club": club, "values": values})
                found |= {(kind, value or ""): (MemberId(id_), name) for value, id_, name in rows}
        return found

    async def _adopt(
        self,
        club: ClubId,
        latest: Mapping[tuple[str, str], Sender],
        known: dict[tuple[str, str], tuple[MemberId, str]],
    ) -> None:
        """Tie an unknown person's thread to the CRM's person, once the CRM shows the same key with an id."""
        for identity, sender in latest.items():
            if identity in known or sender.crm_user_id is None or sender.sender_key is None:
                continue
            row = (
                await self._session.execute(
                    update(Member)
                    .where(
                        Member.club_id == club,
                        Member.sender_key == sender.sender_key,
                        Member.crm_user_id.is_(None),
                    )
                    .values(crm_user_id=sender.crm_user_id, version=Member.version + 1)
                    .returning(Member.id, Member.name)
                    .execution_options(synchronize_session=False)
                )
            ).one_or_none()
            if row is not None:
                known[identity] = (MemberId(row.id), row.name)

    async def _insert_all(self, club: ClubId, senders: Sequence[Sender], now: datetime) -> None:
        await self._session.execute(
            self._insert(Member).on_conflict_do_nothing(),
            [
                {
                    "club_id": club,
                    "crm_user_id": sender.crm_user_id,
                    "sender_key": None if sender.crm_user_id is not None else sender.sender_key,
                    "name": sender.name,
                    "search_name": folded(sender.name),
                    "role": sender.role,
                    "profile": {},
                    "created_at": now,
                    "version": 1,
                }
                for sender in senders
            ],
        )

    async def _rename(
        self, latest: Mapping[tuple[str, str], Sender], known: Mapping[tuple[str, str], tuple[MemberId, str]]
    ) -> None:
        renamed = [
            {"member": known[identity][0], "new_name": sender.name, "new_search": folded(sender.name)}
            for identity, sender in latest.items()
            if sender.name and identity in known and known[identity][1] != sender.name
        ]
        if renamed:
            await self._session.on_connection(lambda it: it.execute(_RENAME, renamed))

    async def _differs(self, member: MemberId, values: Mapping[str, Any]) -> bool:
        columns = Member.__table__.c
        known = select(*(columns[name] for name in values)).where(columns.id == member)
        row = (await self._session.execute(known)).one_or_none()
        return row is not None and any(getattr(row, name) != value for name, value in values.items())

    async def _change(self, member: MemberId, values: Mapping[str, Any]) -> None:
        row = (await self._session.execute(_CHANGE, {"member": member, **values})).one_or_none()
        if row is None:
            return
        conversation = await self._session.scalar(_CONVERSATION_OF, {"member": member})
        await self._tx.events.append(
            MemberChanged(
                club=ClubId(row.club_id),
                conversation=ConversationId(conversation) if conversation is not None else None,
                version=row.version,
            )
        )


_MEMBER = table_of(Member)
_CONVERSATION = table_of(Conversation)
_BY_CRM_ID, _BY_KEY = (
    select(column, _MEMBER.c.id, _MEMBER.c.name).where(
        _MEMBER.c.club_id == bindparam("club"), among(column, long_texts("values"))
    )
    for column in (_MEMBER.c.crm_user_id, _MEMBER.c.sender_key)
)
_CHANGE = (
    _MEMBER.update()
    .where(_MEMBER.c.id == bindparam("member"))
    .values(version=_MEMBER.c.version + 1)
    .returning(_MEMBER.c.club_id, _MEMBER.c.version)
)
_CONVERSATION_OF = select(func.min(_CONVERSATION.c.id)).where(_CONVERSATION.c.member_id == bindparam("member"))
_RENAME = (
    update(_MEMBER)
    .where(_MEMBER.c.id == bindparam("member"))
    .values(name=bindparam("new_name"), search_name=bindparam("new_search"), version=_MEMBER.c.version + 1)
)
_FACTS = (
    "clubhub_id",
    "first_name",
    "status_text",
    "member_type",
    "plan",
    "balance_cents",
    "next_payment_at",
    "next_payment_cents",
    "date_of_birth",
    "member_since",
    "last_visit",
)
