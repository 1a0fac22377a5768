"""The record of acts: whoever changes it behind Spotter's back is found out, at the line where it was done."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from spotter.domain.ids import ClubId
from spotter.health.audit import examine_audit
from spotter.health.findings import Condition
from spotter.live.feed import LiveFeed
from spotter.live.sealer import seal_all
from spotter.store.audit import Actor, AuditEntry
from spotter.store.audit_proof import Flaw, Proof, prove
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.records import AuditChain, AuditLine
from spotter.store.transaction import Transaction
from tests.fixtures.live_feed import NORTH, SOUTH

_DEADLINE_S = 60.0
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


async def _act(store: Store, *clubs: ClubId | None) -> None:
    """Let something be done in each club, one after the other."""
    for club in clubs:
        async with store.transaction() as tx:
            await tx.audit.write(
                AuditEntry(
                    actor=Actor.AI, act="decided", club=club, reason="Wrote «¿Abren?» 👍", detail={"b": 1, "a": 2.5}
                )
            )


async def _proof(store: Store, *, newest: int | None = None) -> Proof:
    async with store.reading() as tx:
        return await prove(tx, newest=newest)


async def test_what_nobody_touched_is_proved(store: Store) -> None:
    """Each club has a chain of its own, and so have the acts that belong to none."""
    await _act(store, NORTH, SOUTH, None, NORTH)
    await seal_all(store)
    await _act(store, SOUTH, NORTH)
    await seal_all(store)

    async with store.reading() as tx:
        lengths = dict((await tx.session.execute(select(AuditChain.club_id, AuditChain.length))).all())
    assert {"north": 3, "south": 2, "": 1} == lengths
    assert Proof(verified=6, flaws=(), unsealed=0, oldest_unsealed=None) == await _proof(store)


async def _change(tx: Transaction) -> None:
    await tx.session.execute(update(AuditLine).where(AuditLine.id == 3).values(reason="Asked by the member."))


async def _change_detail(tx: Transaction) -> None:
    await tx.session.execute(update(AuditLine).where(AuditLine.id == 3).values(detail={"a": 2.5, "b": 2}))


async def _remove(tx: Transaction) -> None:
    await tx.session.execute(delete(AuditLine).where(AuditLine.id == 2))


async def _remove_and_close_up(tx: Transaction) -> None:
    await _remove(tx)
    await tx.session.execute(update(AuditLine).where(AuditLine.id == 3).values(place=2))
    await tx.session.execute(update(AuditLine).where(AuditLine.id == 4).values(place=3))


async def _swap(tx: Transaction) -> None:
    for line, place in ((3, 99), (4, 3), (3, 4)):
        await tx.session.execute(update(AuditLine).where(AuditLine.id == line).values(place=place))


async def _slip_in(tx: Transaction) -> None:
    # The forger keeps the old link of the line whose place is taken; the rest moves up.
    for line in (4, 3):
        await tx.session.execute(update(AuditLine).where(AuditLine.id == line).values(place=AuditLine.place + 1))
    link = await tx.session.scalar(select(AuditLine.link).where(AuditLine.id == 3))
    await tx.session.execute(_forged(3, link or ""))


async def _move_to_another_club(tx: Transaction) -> None:
    await tx.session.execute(update(AuditLine).where(AuditLine.id == 3).values(club_id=SOUTH))


async def _cut(tx: Transaction) -> None:
    await tx.session.execute(delete(AuditLine).where(AuditLine.id == 4))


async def _append(tx: Transaction) -> None:
    await tx.session.execute(_forged(5, "0" * 64))


async def _forget_the_chain(tx: Transaction) -> None:
    await tx.session.execute(delete(AuditChain))


def _forged(place: int, link: str):
    values = {"at": _MOMENT, "actor_kind": "staff", "act": "approved", "reason": "", "detail": {}}
    return insert(AuditLine).values(id=900, club_id=NORTH, place=place, link=link, **values)


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        (_change, 3),
        (_change_detail, 3),
        (_remove, 3),
        (_remove_and_close_up, 3),
        (_swap, 4),
        (_slip_in, 900),
        (_move_to_another_club, 4),
        (_cut, None),
        (_append, 900),
        (_forget_the_chain, 1),
    ],
)
async def test_tampering_is_named_at_its_first_line(
    store: Store, tamper: Callable[[Transaction], Awaitable[None]], line: int | None
) -> None:
    """Changed, removed, swapped, slipped in, moved to another club, cut off or appended."""
    async with store.transaction() as tx:
        await tx.session.execute(insert(Club).values(id=NORTH, name="North", time_zone="UTC", created_at=_MOMENT))
    await _act(store, NORTH, NORTH, NORTH, NORTH)
    await seal_all(store)
    async with store.transaction() as tx:
        await tamper(tx)

    flaws = [flaw for flaw in (await _proof(store)).flaws if flaw.club == NORTH]

    assert [Flaw(club=NORTH, line=line)] == flaws


async def test_the_newest_lines_are_proved_alone(store: Store) -> None:
    """A page that is looked at often does not read years of acts; the whole proof does."""
    await _act(store, *[NORTH] * 6)
    await seal_all(store)
    async with store.transaction() as tx:
        await tx.session.execute(update(AuditLine).where(AuditLine.id == 2).values(reason="Another one."))

    assert (2, ()) == ((newest := await _proof(store, newest=2)).verified, newest.flaws)
    assert (Flaw(club=NORTH, line=2),) == (await _proof(store)).flaws


async def test_lines_from_before_the_chain_are_sealed_in_their_order(store: Store) -> None:
    """A club that has worked for years is taken into the chain as it is, however long its record."""
    old = {"at": _MOMENT, "actor_kind": "ai", "act": "decided", "club_id": NORTH, "reason": "", "detail": {}}
    async with store.transaction() as tx:
        await tx.session.execute(insert(AuditLine), [{**old, "id": number} for number in range(1, 2_301)])

    assert 2_300 == await seal_all(store)
    async with store.reading() as tx:
        in_order = list(await tx.session.scalars(select(AuditLine.id).order_by(AuditLine.place)))
    assert list(range(1, 2_301)) == in_order
    assert (2_300, ()) == ((proof := await _proof(store)).verified, proof.flaws)


async def test_a_late_commit_is_sealed_late(store: Store) -> None:
    """A line that was begun early and committed late has the place of its commit, and the chain holds."""
    if store.is_sqlite:
        pytest.skip("SQLite has one writer: nobody commits in between.")
    async with store.transaction() as slow:
        await slow.audit.write(AuditEntry(actor=Actor.AI, act="slow", club=NORTH))
        await _act(store, NORTH)
        await seal_all(store)
    await seal_all(store)

    async with store.reading() as tx:
        acts = list(await tx.session.scalars(select(AuditLine.act).order_by(AuditLine.place)))
    assert ["decided", "slow"] == acts
    assert () == (await _proof(store)).flaws


async def test_sealing_together_makes_one_chain(store: Store) -> None:
    """Two processes may both believe that it is their turn, while acts go on."""
    await _act(store, NORTH)
    await seal_all(store)

    async def work() -> None:
        for _ in range(5):
            await _act(store, NORTH, SOUTH)
            with suppress(IntegrityError):  # who lost the race for a new chain tries again in a second
                await seal_all(store)

    await asyncio.gather(work(), work(), work())
    await seal_all(store)

    proof = await _proof(store)
    assert (31, (), 0) == (proof.verified, proof.flaws, proof.unsealed)


async def test_acts_are_sealed_by_whoever_numbers_events(store: Store, feed: LiveFeed) -> None:
    """Nobody has to ask for it: an act is in its chain within moments."""
    await _act(store, NORTH, SOUTH)

    async with asyncio.timeout(_DEADLINE_S):
        while (await _proof(store)).verified < 2:
            await asyncio.sleep(0.05)

    assert feed.holds_lease


async def test_the_examination_says_what_was_found(store: Store) -> None:
    """`spotter doctor` names the club and the line, and says when nobody seals."""
    await _act(store, NORTH, NORTH)
    now = datetime.now(UTC)
    async with store.reading() as tx:
        waiting = await examine_audit(tx, now + timedelta(minutes=10), newest=None)
    await seal_all(store)
    async with store.reading() as tx:
        whole = await examine_audit(tx, now, newest=None)
    async with store.transaction() as tx:
        await tx.session.execute(update(AuditLine).where(AuditLine.id == 2).values(act="rejected"))
    async with store.reading() as tx:
        changed = await examine_audit(tx, now, newest=None)

    assert [Condition.ATTENTION, Condition.FINE, Condition.BROKEN] == [
        finding.condition for finding in (waiting, whole, changed)
    ]
    assert "club north, at line 2" in changed.says
