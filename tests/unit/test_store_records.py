"""Kept answers, the ladder of a club, and what may be said of it today."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from spotter.crm.port import InboxOwner
from spotter.domain.errors import Conflict
from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.store.idempotency import KeptAnswer, KeptAnswers, RequestKey
from spotter.store.inboxes import Inboxes
from spotter.store.knowledge import Knowledge
from spotter.store.session import Store
from spotter.store.staff import StaffList
from spotter.store.tables.clubs import Club, KnowledgeEntry
from spotter.store.tables.people import Staff

NORTH = ClubId("north")
NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def a_club(store: Store) -> None:
    """One club."""
    async with store.transaction() as tx:
        await tx.session.execute(insert(Club).values(id=NORTH, name="North", time_zone="UTC", created_at=NOW))


class TestARepeatedRequest:
    KEY = RequestKey(principal="staff:1", route="approve", key="abc", body_hash="h1")

    async def test_it_gets_the_first_answer(self, store: Store) -> None:
        """A double click approves once."""
        async with store.transaction() as tx:
            first = await KeptAnswers(tx).keep(self.KEY, KeptAnswer(status=200, response={"id": 7}), now=NOW)
            second = await KeptAnswers(tx).keep(self.KEY, KeptAnswer(status=500, response={}), now=NOW)

            assert (True, False) == (first, second)
            assert KeptAnswer(status=200, response={"id": 7}) == await KeptAnswers(tx).find(self.KEY)

    async def test_the_key_is_the_principals_own(self, store: Store) -> None:
        """A colleague who picks the same key is a colleague."""
        other = RequestKey(principal="staff:2", route="approve", key="abc", body_hash="h1")
        async with store.transaction() as tx:
            await KeptAnswers(tx).keep(self.KEY, KeptAnswer(status=200, response={}), now=NOW)

            assert await KeptAnswers(tx).find(other) is None

    async def test_another_body_under_the_same_key_is_a_conflict(self, store: Store) -> None:
        """Answering it with the old answer would be a lie."""
        other = RequestKey(principal="staff:1", route="approve", key="abc", body_hash="h2")
        async with store.transaction() as tx:
            await KeptAnswers(tx).keep(self.KEY, KeptAnswer(status=200, response={}), now=NOW)
            with pytest.raises(Conflict):
                await KeptAnswers(tx).find(other)

    async def test_what_was_undone_is_not_kept(self, store: Store) -> None:
        """A request that failed may be repeated."""
        async with store.reading() as tx:
            await KeptAnswers(tx).keep(self.KEY, KeptAnswer(status=200, response={}), now=NOW)
        async with store.reading() as tx:
            assert await KeptAnswers(tx).find(self.KEY) is None


async def test_the_ladder_goes_from_the_desk_to_the_owner(store: Store) -> None:
    """Whoever left, or works elsewhere, is not asked."""
    async with store.transaction() as tx:
        await tx.session.execute(insert(Club).values(id="south", name="South", time_zone="UTC", created_at=NOW))
        for name, club, rung, active in (
            ("Owner", None, 0, True),
            ("Manager", NORTH, 2, True),
            ("Desk", NORTH, 0, True),
            ("Lead", NORTH, 1, True),
            ("Gone", NORTH, 0, False),
            ("Elsewhere", "south", 0, True),
        ):
            await tx.session.execute(
                insert(Staff).values(club_id=club, name=name, rung=rung, active=active, created_at=NOW)
            )

        assert ["Desk", "Lead", "Manager", "Owner"] == [each.name for each in await StaffList(tx).ladder(NORTH)]


async def test_only_what_holds_today_is_said(store: Store) -> None:
    """Last year's holiday hours are knowledge, and are wrong."""
    day = timedelta(days=1)
    async with store.transaction() as tx:
        for title, valid_from, valid_to, retired in (
            ("always", None, None, None),
            ("now", NOW - day, NOW + day, None),
            ("over", None, NOW, None),
            ("not yet", NOW + day, None, None),
            ("retired", None, None, NOW),
        ):
            await tx.session.execute(
                insert(KnowledgeEntry).values(
                    club_id=NORTH,
                    kind="fact",
                    title=title,
                    valid_from=valid_from,
                    valid_to=valid_to,
                    retired_at=retired,
                    created_at=NOW,
                    updated_at=NOW,
                )
            )

        assert ["always", "now"] == [row.title for row in await Knowledge(tx).valid(NORTH, at=NOW)]
        assert [] == await Knowledge(tx).valid(NORTH, at=NOW, kinds=["hours"])


async def test_only_the_own_inbox_is_polled_until_a_person_says_more(store: Store) -> None:
    """A location's inbox is megabytes; reading the selector again switches nothing."""
    own = InboxOwner(owner_id=InboxOwnerId("9001"), label="Dana", is_own=True, is_location=False)
    club = InboxOwner(owner_id=InboxOwnerId("2"), label="North", is_own=False, is_location=True)
    async with store.transaction() as tx:
        inboxes = Inboxes(tx)
        await inboxes.record_owners(NORTH, [own, club])
        at_first = [each.owner for each in await inboxes.polled(NORTH)]
        await inboxes.switch(NORTH, club.owner_id, on=True, interval_s=60)
        await inboxes.record_owners(NORTH, [own, club])

        assert ["9001"] == at_first
        assert [("9001", None), ("2", 60)] == [(each.owner, each.interval_s) for each in await inboxes.polled(NORTH)]
