"""Members and how they are reached: one person is one row, one number is one spelling, and an opt-out follows it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select

from spotter.crm.port import MemberFacts
from spotter.domain.ids import ClubId, CrmUserId, MemberId
from spotter.store.contact_points import ContactPoints, normal_email, normal_phone
from spotter.store.conversations import Conversations
from spotter.store.members import Members, Sender, folded
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.people import ContactPoint, Member
from spotter.store.transaction import Transaction

NORTH = ClubId("north")
NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
DANA = Sender(crm_user_id=CrmUserId("5001"), sender_key=None, name="Dana Fields", role="member")
LEE = Sender(crm_user_id=CrmUserId("5002"), sender_key=None, name="Lee Fields", role="prospect")


@pytest.fixture(autouse=True)
async def a_club(store: Store) -> None:
    """One club."""
    async with store.transaction() as tx:
        await tx.session.execute(insert(Club).values(id=NORTH, name="North", time_zone="UTC", created_at=NOW))


async def ensured(store: Store, *senders: Sender) -> list[MemberId]:
    """Make sure of these members."""

    async def work(tx: Transaction) -> list[MemberId]:
        known = await Members(tx).ensure(NORTH, senders, now=NOW)
        return [known[sender.identity] for sender in senders]

    return await store.run(work)


@pytest.mark.parametrize(
    "spelled", ["(773) 555-0142", "773.555.0142", "+1 773 555 0142", "1-773-555-0142", "7735550142"]
)
def test_a_number_has_one_spelling(spelled: str) -> None:
    """The CRM spells as its users type."""
    assert "+17735550142" == normal_phone(spelled)


@pytest.mark.parametrize("text", ["", None, "n/a", "555", "call me", "0000000000000000000000"])
def test_what_is_no_number_is_none(text: str | None) -> None:
    """A guess would text a stranger."""
    assert normal_phone(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [("  Dana@Example.COM ", "dana@example.com"), ("", None), ("n/a", None), ("a@b", None), ("a b@example.com", None)],
)
def test_an_address_has_one_spelling(text: str, address: str | None) -> None:
    """Or is none."""
    assert address == normal_email(text)


def test_names_are_found_without_accents_and_case() -> None:
    """Staff type `jose nunez`."""
    assert "jose nunez" == folded("  José  NÚÑEZ ")


async def test_a_member_is_made_once_and_always_has_a_contact_point(store: Store) -> None:
    """Arming locks contact points, and a missing row locks nothing."""
    first, again = await ensured(store, DANA, LEE), await ensured(store, LEE, DANA)

    async with store.reading() as tx:
        points = await ContactPoints(tx).reaching(first)
    assert first == list(reversed(again))
    assert [1, 1] == [len(many) for many in points.values()]


async def test_two_who_make_the_same_member_make_one(store: Store) -> None:
    """The poller and a campaign meet the same person in the same second."""
    made = await asyncio.gather(*(ensured(store, DANA, LEE) for _ in range(6)))

    async with store.reading() as tx:
        assert (2, 2) == (
            await tx.session.scalar(select(func.count()).select_from(Member)),
            await tx.session.scalar(select(func.count()).select_from(ContactPoint)),
        )
    assert all(each == made[0] for each in made)


async def test_a_new_name_is_taken_over(store: Store) -> None:
    """People marry."""
    (member,) = await ensured(store, DANA)
    await ensured(store, Sender(crm_user_id=CrmUserId("5001"), sender_key=None, name="Dana Núñez", role="member"))

    async with store.reading() as tx:
        row = await Members(tx).get(member)
    assert row is not None
    assert ("Dana Núñez", "dana nunez", 2) == (row.name, row.search_name, row.version)


async def test_what_the_crm_does_not_say_stays_as_it_was(store: Store) -> None:
    """An empty answer is not a balance of zero."""
    (member,) = await ensured(store, DANA)
    known = MemberFacts(crm_user_id=None, clubhub_id=None, plan="Gold", balance_cents=4_550, phone="773-555-0142")
    silent = MemberFacts(crm_user_id=None, clubhub_id=None, balance_cents=0, read_at=NOW)
    async with store.transaction() as tx:
        await Members(tx).keep_facts(member, known)
        await Members(tx).keep_facts(member, silent)

    async with store.reading() as tx:
        row = await Members(tx).get(member)
        points = await ContactPoints(tx).reaching([member])
    assert row is not None
    assert ("Gold", 0, "+17735550142", NOW, 2) == (
        row.plan,
        row.balance_cents,
        row.phone,
        row.facts_read_at,
        len(points[member]),
    )


async def test_a_later_start_opens_and_an_earlier_one_does_not(store: Store) -> None:
    """Messages are not always seen in the order in which they were written."""
    (member,) = await ensured(store, DANA)
    async with store.transaction() as tx:
        points = (await ContactPoints(tx).reaching([member]))[member]
        consent = ContactPoints(tx)
        closed = await consent.opt_out(points, kind="yes", message=None, at=NOW)
        too_early = await consent.opt_in(points, at=NOW - timedelta(minutes=1))
        opened = await consent.opt_in(points, at=NOW + timedelta(minutes=1))
        stale_stop = await consent.opt_out(points, kind="yes", message=None, at=NOW)

        assert (1, 0, 1, 0) == (closed, too_early, opened, stale_stop)


async def test_whoever_shares_a_number_is_found_behind_it(store: Store) -> None:
    """An opt-out blocks what waits for the whole family."""
    dana, lee = await ensured(store, DANA, LEE)
    async with store.transaction() as tx:
        conversations = await Conversations(tx).ensure(NORTH, [dana, lee], ai_on=True, now=NOW)
        await Members(tx).link_contacts(dana, phone="773-555-0142", email=None)
        await Members(tx).link_contacts(lee, phone="(773) 555-0142", email="lee@example.com")
        shared = (await ContactPoints(tx).reaching([dana]))[dana]

        assert sorted(conversations.values()) == await ContactPoints(tx).conversations_behind(shared)
