"""Login links and sessions: what a token opens, and when it stops."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from spotter.auth.accounts import ensure_owner
from spotter.auth.hashing import token_hash
from spotter.auth.login_links import mint_login_link, use_login_link
from spotter.auth.principals import Principal, Role
from spotter.auth.sessions import find_principal, open_session, revoke
from spotter.domain.errors import NotAllowed, NotFound, NotLoggedIn
from spotter.domain.ids import ClubId, StaffId
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.people import LoginLink, Staff, StaffSession
from tests.fixtures.desk_rows import DeskRows

_IDLE = timedelta(hours=12)


async def _session(rows: DeskRows, who: Principal) -> str:
    return await rows.store.run(lambda tx: open_session(tx, who.id, absolute=timedelta(days=14), now=rows.now))


async def _who(rows: DeskRows, token: str, *, later: timedelta = timedelta()) -> Principal | None:
    async with rows.store.reading() as tx:
        return await find_principal(tx.session, token, idle=_IDLE, now=rows.now + later)


async def test_a_fresh_store_can_be_logged_in_to(store: Store) -> None:
    """
    The first login link makes the owner's account, once, however many start at the same moment.
    """
    owners = await asyncio.gather(*(ensure_owner(store) for _ in range(5)))
    token = await mint_login_link(store)

    staff = await store.run(lambda tx: use_login_link(tx, token, now=datetime.now(UTC)))

    assert {staff} == set(owners)
    async with store.reading() as tx:
        row = (await tx.session.scalars(select(Staff))).one()
    assert ("owner", None) == (row.role, row.club_id)


async def test_a_link_works_once(store: Store) -> None:
    """
    Of many who use one link in the same moment, one is logged in.
    """
    token = await mint_login_link(store)
    now = datetime.now(UTC)

    results = await asyncio.gather(
        *(store.run(lambda tx: use_login_link(tx, token, now=now)) for _ in range(8)), return_exceptions=True
    )

    assert 1 == sum(isinstance(result, int) for result in results)
    assert 7 == sum(isinstance(result, NotLoggedIn) for result in results)


async def test_a_link_works_for_ten_minutes(sqlite_store: Store) -> None:
    """
    A link that lay around opens nothing.
    """
    token = await mint_login_link(sqlite_store)
    late = datetime.now(UTC) + timedelta(minutes=10, seconds=1)

    with pytest.raises(NotLoggedIn):
        await sqlite_store.run(lambda tx: use_login_link(tx, token, now=late))
    with pytest.raises(NotLoggedIn):
        await sqlite_store.run(lambda tx: use_login_link(tx, "made-up", now=late))


async def test_a_copy_of_the_database_opens_nothing(sqlite_desk_rows: DeskRows) -> None:
    """
    Neither links nor sessions can be read out of their rows.
    """
    link = await mint_login_link(sqlite_desk_rows.store)
    session = await _session(sqlite_desk_rows, sqlite_desk_rows.dana)

    async with sqlite_desk_rows.store.reading() as tx:
        stored = [
            *(await tx.session.scalars(select(LoginLink.token_hash))).all(),
            *(await tx.session.scalars(select(StaffSession.token_hash))).all(),
        ]
    assert [token_hash(link), token_hash(session)] == stored
    assert 43 <= min(len(link), len(session))


async def test_a_session_knows_its_person(sqlite_desk_rows: DeskRows) -> None:
    """
    The principal is read anew each time: name, role and club as they are now.
    """
    token = await _session(sqlite_desk_rows, sqlite_desk_rows.dana)

    assert sqlite_desk_rows.dana == await _who(sqlite_desk_rows, token)
    assert await _who(sqlite_desk_rows, "made-up") is None


async def test_a_session_ends(sqlite_desk_rows: DeskRows) -> None:
    """
    Unused for half a day, older than two weeks, or logged out: it opens nothing.
    """
    token = await _session(sqlite_desk_rows, sqlite_desk_rows.dana)

    assert await _who(sqlite_desk_rows, token, later=_IDLE - timedelta(seconds=1)) is not None
    assert await _who(sqlite_desk_rows, token, later=_IDLE) is None
    await sqlite_desk_rows.store.run(lambda tx: revoke(tx, token, now=sqlite_desk_rows.now))
    assert await _who(sqlite_desk_rows, token) is None


async def test_an_old_session_ends_however_busy_it_is(sqlite_desk_rows: DeskRows) -> None:
    """
    Use does not keep a login alive for ever.
    """
    rows = sqlite_desk_rows
    token = await rows.store.run(lambda tx: open_session(tx, rows.dana.id, absolute=timedelta(hours=1), now=rows.now))

    assert await _who(rows, token, later=timedelta(minutes=59)) is not None
    assert await _who(rows, token, later=timedelta(hours=1)) is None


async def test_a_disabled_person_and_a_removed_club_end_sessions(sqlite_desk_rows: DeskRows) -> None:
    """
    Who may no longer work here is out at once, in every browser.
    """
    rows = sqlite_desk_rows
    dana, kim = await _session(rows, rows.dana), await _session(rows, rows.kim)
    async with rows.store.transaction() as tx:
        (await tx.session.get_one(Staff, rows.dana.id)).active = False
        (await tx.session.get_one(Club, "lakeside")).status = "removed"

    assert await _who(rows, dana) is None
    assert await _who(rows, kim) is None


def test_reach_and_rank() -> None:
    """
    One sees one's own club, the owner all; what a role may not do is refused, what a club hides is not there.
    """
    desk = Principal(id=StaffId(2), name="Dana", role=Role.FRONT_DESK, club=ClubId("riverside"))
    owner = Principal(id=StaffId(1), name="Olga", role=Role.OWNER)

    assert "riverside" == desk.narrowed(None)
    assert owner.narrowed(None) is None
    assert "lakeside" == owner.narrowed("lakeside")
    with pytest.raises(NotFound):
        desk.narrowed("lakeside")
    with pytest.raises(NotAllowed):
        desk.must_be(Role.MANAGER)
    owner.must_be(Role.MANAGER)
