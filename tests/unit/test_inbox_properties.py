"""Whatever a CRM shows, in whatever order: no message is lost, none is stored twice, and only staff are staff.

`SPOTTER_PROPERTY_CASES=100000` runs so many cases, other ones each time.
"""

import os
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from tests.fixtures.club_inboxes import a_club
from tests.fixtures.pretended_crm import BODIES, CONNECT_AFTER, PretendedCrm

_SENDERS = ("5001", "5002")
_STARTS = {
    "an ordinary day": datetime(2026, 5, 12, 16, 0, tzinfo=UTC),
    "midnight": datetime(2026, 5, 13, 4, 25, tzinfo=UTC),
    "spring": datetime(2026, 3, 8, 7, 20, tzinfo=UTC),
    "autumn": datetime(2026, 11, 1, 5, 50, tzinfo=UTC),
    "year end": datetime(2027, 1, 1, 5, 20, tzinfo=UTC),
}
_WRITERS = {"say": "member", "staff": "staff", "sequence": "crm"}
_CASES = int(os.environ.get("SPOTTER_PROPERTY_CASES", "2000")) // len(_STARTS)

sender = st.sampled_from(_SENDERS)
body = st.sampled_from(BODIES)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("say"), sender, body),
        st.tuples(st.just("say"), sender, body),
        st.tuples(st.just("staff"), sender, body),
        st.tuples(st.just("sequence"), sender, body),
        st.tuples(st.just("send"), sender, body, st.sampled_from(("armed", "reconciling", "unconfirmed", "sent"))),
        st.tuples(st.just("edit"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("poll")),
        st.tuples(st.just("poll")),
        st.tuples(st.just("poll twice")),
        st.tuples(st.just("poll cut"), st.sampled_from((0.1, 0.2, 0.5, 1.0))),
        st.tuples(st.just("log"), sender),
        st.tuples(st.just("pass"), st.sampled_from((1, 20, 61, 600, 3_600, 14_400))),
    ),
    min_size=2,
    max_size=9,
)


@pytest.mark.parametrize("start", list(_STARTS))
@settings(
    max_examples=_CASES,
    deadline=None,
    database=None,
    derandomize="SPOTTER_PROPERTY_CASES" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example(  # an edit, and a new message of the old words, in a thread whose log was read before
    before=[("5001", "👍")],
    steps=[
        ("sequence", "5001", "How much is it?"),
        ("log", "5001"),
        ("say", "5001", "👍"),
        ("edit", 3),
        ("say", "5001", "👍"),
        ("pass", 3600),
        ("log", "5001"),
    ],
    skew=420,
)
@example(  # two equal messages of one second, one deleted and one edited
    before=[("5001", "👍"), ("5001", "👍")],
    steps=[("poll twice",), ("log", "5001"), ("delete", 7), ("edit", 7), ("poll",)],
    skew=0,
)
@example(  # our own text in the hour that autumn repeats
    before=[("5001", "Ok")],
    steps=[("pass", 3600), ("staff", "5001", "Ok"), ("send", "5001", "Ok", "armed")],
    skew=-420,
)
@example(  # of two alike one is gone from the inbox, then the other is edited and the log read first
    before=[("5002", "Ok"), ("5002", "Ok")],
    steps=[("delete", 1), ("poll",), ("poll",), ("edit", 0), ("log", "5002")],
    skew=0,
)
@given(before=st.lists(st.tuples(sender, body), max_size=3), steps=steps, skew=st.sampled_from((-420, 0, 0, 420)))
async def test_every_message_is_stored_exactly_once(
    prompt_store: Store, start: str, before: list[tuple[str, str]], steps: list[tuple[Any, ...]], skew: int
) -> None:
    """Appended, edited, deleted, doubled, shuffled, cut, late, over midnight and the new year, with a wrong clock."""
    crm = PretendedCrm(inbox=await a_club(prompt_store), now=_STARTS[start], skew=timedelta(seconds=skew))
    for who, text in before:
        crm.say(who, text)
        crm.say(who, text, by="staff")
    crm.now += CONNECT_AFTER
    await crm.poll()
    crm.now += CONNECT_AFTER

    for step in steps:
        await _take(crm, step)
    crm.now += timedelta(minutes=5)
    await crm.poll()
    await crm.poll()
    for who in _SENDERS:
        await crm.read_log(who)

    await _check(crm)


async def _take(crm: PretendedCrm, step: tuple[Any, ...]) -> None:
    match step:
        case ("say" | "staff" | "sequence" as kind, who, text):
            crm.say(who, text, by=_WRITERS[kind])
        case ("send", who, text, state):
            await crm.send(who, f"{text} From us.", state)
        case ("edit" | "delete" as kind, place):
            (crm.edit if kind == "edit" else crm.delete)(place)
        case ("poll cut", share):
            await crm.poll(cut=share)
        case ("log", who):
            await crm.read_log(who)
        case ("pass", seconds):
            crm.pass_time(seconds)
        case ("poll" | "poll twice" as kind,):
            await crm.poll(twice=kind == "poll twice")
        case _:
            raise AssertionError(step)


async def _check(crm: PretendedCrm) -> None:
    rows: list[Message] = await crm.inbox.messages()
    for who in _SENDERS:
        if await crm.conversation(who) is None:
            continue
        conversation = await crm.inbox.conversation(who)
        ours = [row for row in rows if row.conversation_id == conversation.id]
        said = [each for each in crm.said if each.sender == who and each.shown]
        for direction, writers in (("inbound", {"member"}), ("outbound", {"staff", "crm", "us"})):
            expected = sorted(each.body for each in said if each.by in writers)
            assert expected == sorted(row.body for row in ours if row.direction == direction)
        by_number = {row.inbox_id: row for row in ours if row.inbox_id is not None}
        for each in said:
            if each.by == "member":
                assert (each.body, not each.is_history) == _as_stored(by_number[str(each.number)])
        assert ([0] if who in crm.by_hand_seen else [None]) == [conversation.taken_over_by]
    assert crm.arrived == {row.id for row in rows if row.needs_turn}
    deliveries: list[Delivery] = await crm.inbox.rows(Delivery)
    tied = sorted(row.delivery_id for row in rows if row.delivery_id is not None)
    assert sorted(crm.sends) == tied == sorted(row.id for row in deliveries if row.message_id is not None)


def _as_stored(row: Message) -> tuple[str, bool]:
    return row.body, row.needs_turn
