"""Logging in to a CRM: N workers try as often as one, and a refused password is never tried again."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from spotter.crm.port import CrmAccount
from spotter.domain.conversation import ConnectionState
from spotter.domain.errors import CrmError, CrmLoginRefused, CrmUnavailable, CrmUnreadable
from spotter.domain.ids import ClubId, CrmUserId
from spotter.store.login_gate import StoredLoginGate
from spotter.store.session import Store
from spotter.store.tables.clubs import Club, CrmConnection
from spotter.store.tables.records import Event

NORTH = ClubId("north")
ACCOUNT = CrmAccount(
    user_id=CrmUserId("9001"),
    author_name="Dana F.",
    club_crm_id="1",
    location_id="2",
    time_zone="America/Chicago",
    employees=(("77", "Kim Lee"),),
)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


async def two_workers(store: Store) -> tuple[StoredLoginGate, StoredLoginGate, Clock]:
    """A club with a login, and the gates of two workers."""
    clock = Clock()
    async with store.transaction() as tx:
        await tx.session.execute(
            insert(Club).values(id=NORTH, name="North", time_zone="America/Chicago", created_at=clock.now)
        )
        await tx.session.execute(
            insert(CrmConnection).values(club_id=NORTH, base_url="https://example.com", username="desk", password=b"x")
        )
    return StoredLoginGate(store, NORTH, clock=clock), StoredLoginGate(store, NORTH, clock=clock), clock


async def a_person_changes_the_password(store: Store) -> None:
    """New credentials are a new version of the row, of which nothing is known."""
    async with store.transaction() as tx:
        await tx.session.execute(
            update(CrmConnection).values(
                password=b"y",
                state="unknown",
                failed_logins=0,
                next_login_at=None,
                version=CrmConnection.version + 1,
            )
        )


async def the_connection(store: Store) -> CrmConnection:
    async with store.reading() as tx:
        return (await tx.session.scalars(select(CrmConnection))).one()


async def test_of_all_who_ask_at_once_one_may_try(store: Store) -> None:
    """Sixteen workers that wake up together are one login."""
    first, second, _ = await two_workers(store)

    answers = await asyncio.gather(*(gate.may_try() for gate in (first, second) * 8))

    assert 1 == answers.count(None)


async def test_who_crashed_while_logging_in_does_not_block_the_others_for_ever(store: Store) -> None:
    """Its permission lapses."""
    first, second, clock = await two_workers(store)
    await first.may_try()
    clock.pass_(seconds=16)

    assert await second.may_try() is None


@pytest.mark.parametrize(
    ("error", "password_sent", "state", "expected"),
    [
        (CrmUnreadable, True, ConnectionState.UNREADABLE, [5, 30, 120, 600, 600]),
        (CrmUnreadable, False, ConnectionState.UNREADABLE, [5, 15, 30, 60, 60]),
        (CrmUnavailable, True, ConnectionState.UNREACHABLE, [5, 15, 30, 60, 60]),
    ],
)
async def test_failures_back_off_for_everyone(
    store: Store, error: type[CrmError], password_sent: bool, state: ConnectionState, expected: list[float]
) -> None:
    """Whoever fails. Up to ten minutes where the CRM may have counted a wrong try, up to one where it cannot have."""
    first, second, clock = await two_workers(store)
    waits: list[float] = []
    for gate in (first, second, first, second, first):
        assert await gate.may_try() is None
        await gate.failed(error.code, password_sent=password_sent)
        wait = await second.may_try()
        assert wait is not None
        waits.append(wait.total_seconds())
        clock.pass_(seconds=wait.total_seconds())

    assert expected == waits
    assert state == (await the_connection(store)).state


async def test_a_page_that_nobody_understands_is_not_an_outage(store: Store) -> None:
    """Staff are told the difference."""
    first, _, _ = await two_workers(store)
    await first.may_try()
    await first.failed(CrmUnreadable.code, password_sent=True)

    assert ConnectionState.UNREADABLE == (await the_connection(store)).state


async def test_a_refused_password_is_never_tried_again_until_a_person_changes_it(store: Store) -> None:
    """A third wrong try may lock the account of the club."""
    first, second, clock = await two_workers(store)
    await first.may_try()
    await first.failed(CrmLoginRefused.code, password_sent=True)
    clock.pass_(days=300)
    for gate in (first, second):
        with pytest.raises(CrmLoginRefused):
            await gate.may_try()
    await a_person_changes_the_password(store)

    assert await second.may_try() is None


async def test_the_refusal_of_an_old_password_does_not_refuse_the_new_one(store: Store) -> None:
    """A person changed it while the old one was under way."""
    first, second, _ = await two_workers(store)
    await first.may_try()
    await a_person_changes_the_password(store)

    await first.failed(CrmLoginRefused.code, password_sent=True)

    assert await second.may_try() is None


async def test_a_proven_login_is_kept_and_told_once(store: Store) -> None:
    """The account is who the CRM says that we are; the banner goes away."""
    first, second, _ = await two_workers(store)
    await first.may_try()
    await first.failed(CrmUnavailable.code, password_sent=True)
    await first.succeeded(ACCOUNT)
    await second.may_try()
    await second.succeeded(ACCOUNT)

    row = await the_connection(store)
    async with store.reading() as tx:
        told = list(await tx.session.scalars(select(Event.payload).order_by(Event.id)))
    assert (ConnectionState.CONNECTED, 0, None, None) == (
        row.state,
        row.failed_logins,
        row.next_login_at,
        row.last_error,
    )
    assert ("9001", "Dana F.", "America/Chicago", [["77", "Kim Lee"]]) == (
        row.account_user_id,
        row.account_author,
        row.account_zone,
        row.employees,
    )
    assert ["unreachable", "connected"] == [payload["state"] for payload in told]
