"""What a message does the moment it is stored: it ends or opens texts, and calls a person, before anything else."""

from datetime import timedelta

import pytest

from spotter.crm.port import NoticeKind, SenderRole
from spotter.domain.conversation import EscalationKind, Urgency
from spotter.store.session import Store
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Escalation
from spotter.store.tables.records import AuditLine
from tests.fixtures.club_inboxes import CONNECTED, a_club, item
from tests.fixtures.inbox_owed import a_pending_approval, a_queued_text

STOP = "STOP - OPT OUT message received.  Texting has been disabled."
START = "START - OPT IN message received.  Texting has been enabled."


@pytest.mark.parametrize(
    ("body", "notice"),
    [
        (STOP, NoticeKind.STOP),
        ("stop texting me", None),
        ("STOP", None),
        ("ＳＴＯＰ", None),
        ("no me escriban más", None),
    ],
)
async def test_whoever_says_stop_gets_nothing_that_has_not_left(
    store: Store, body: str, notice: NoticeKind | None
) -> None:
    """Every contact point is closed, what waits is blocked and what a person was to approve is void, in one commit."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, "Are you open?"))
    await inbox.with_phone("(773) 555-0142")
    queued, draft = await a_queued_text(inbox), await a_pending_approval(inbox)

    await inbox.poll(item(1, "Are you open?"), item(2, body, notice=notice))

    assert [True, True] == await inbox.opted_out()
    assert [(queued, "blocked", "opted_out")] == [(row.id, row.state, row.block) for row in await inbox.rows(Delivery)]
    assert [(draft, "stale", "opted_out")] == [(row.id, row.state, row.outcome) for row in await inbox.rows(Approval)]
    acts = [row.act for row in await inbox.rows(AuditLine)]
    assert ["opted_out", "delivery_blocked"] == [act for act in acts if act != "escalation_opened"]


async def test_an_opt_out_follows_the_number(store: Store) -> None:
    """A family shares a phone: whoever of them says stop, nobody is texted there."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, "hi"), item(2, "hi", sender="5002", name="Lee Fields"))
    await inbox.with_phone("773-555-0142", "5001")
    await inbox.with_phone("+1 773 555 0142", "5002")
    theirs = await a_queued_text(inbox, "5002")

    await inbox.poll(
        item(1, "hi"), item(2, "hi", sender="5002", name="Lee Fields"), item(3, STOP, notice=NoticeKind.STOP)
    )

    assert ([True, True], [False, True]) == (await inbox.opted_out("5001"), await inbox.opted_out("5002"))
    assert [(theirs, "blocked")] == [(row.id, row.state) for row in await inbox.rows(Delivery)]


async def test_what_is_out_already_is_not_touched(store: Store) -> None:
    """An armed send is its sender's to finish; nobody may pretend that it never left."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, "hi"))
    await a_queued_text(inbox, state="armed", fence=1)

    await inbox.poll(item(1, "hi"), item(2, "STOP"))

    assert ["armed"] == [row.state for row in await inbox.rows(Delivery)]


async def test_only_the_member_opens_their_texts_again(store: Store) -> None:
    """START after STOP re-opens, and both are on record."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, STOP, notice=NoticeKind.STOP))
    closed = await inbox.opted_out()

    await inbox.poll(item(1, STOP, notice=NoticeKind.STOP), item(2, START, notice=NoticeKind.START))

    assert ([True], [False]) == (closed, await inbox.opted_out())
    assert ["opted_out", "opted_in"] == [row.act for row in await inbox.rows(AuditLine)]


async def test_what_they_asked_before_we_came_still_holds(store: Store) -> None:
    """History is never answered; its last word on texts counts all the same, and pages nobody."""
    inbox = await a_club(store)
    await inbox.connect(
        item(1, STOP, sender="5001", notice=NoticeKind.STOP),
        item(2, "cancel", sender="5002", name="Lee"),
        item(3, STOP, sender="5003", name="Sam", notice=NoticeKind.STOP),
        item(4, START, sender="5003", name="Sam", notice=NoticeKind.START),
        item(5, "someone collapsed by the racks!!", sender="5004", name="Pat"),
    )

    assert [[True], [True], [False], [False]] == [
        await inbox.opted_out(sender) for sender in ("5001", "5002", "5003", "5004")
    ]
    assert [] == await inbox.rows(Escalation)


async def test_an_old_start_that_is_seen_late_opens_nothing(store: Store) -> None:
    """A second inbox shows a START from before the STOP that we know."""
    inbox = await a_club(store)
    await inbox.connect()
    stop = item(9, STOP, notice=NoticeKind.STOP, at=CONNECTED + timedelta(minutes=5))
    await inbox.poll(stop)

    await inbox.poll(item(3, START, notice=NoticeKind.START, at=CONNECTED + timedelta(minutes=1)), stop)

    assert [True] == await inbox.opted_out()


@pytest.mark.parametrize(
    ("body", "notice"), [("CANCEL", None), ("cancel - OPT OUT message received.", NoticeKind.STOP)]
)
async def test_a_bare_cancel_stops_texts_and_asks_a_person_what_was_meant(
    store: Store, body: str, notice: NoticeKind | None
) -> None:
    """It may mean the texts, the class or the membership: never a cancellation by guess."""
    inbox = await a_club(store)
    await inbox.connect()

    await inbox.poll(item(1, body, notice=notice))

    assert [True] == await inbox.opted_out()
    assert [(EscalationKind.OPT_OUT_UNCLEAR, Urgency.TODAY)] == [
        (row.kind, row.urgency) for row in await inbox.rows(Escalation)
    ]


async def test_an_emergency_pages_somebody_when_it_is_stored(store: Store) -> None:
    """Nobody waits for an engine when somebody lies on the floor."""
    inbox = await a_club(store)
    await inbox.connect()

    stored = await inbox.poll(item(1, "someone collapsed by the racks and is not breathing"))

    message = (await inbox.messages())[0]
    assert [(EscalationKind.ANSWER, Urgency.NOW, "emergency", message.id)] == [
        (row.kind, row.urgency, row.reason, row.message_id) for row in await inbox.rows(Escalation)
    ]
    assert [True] == [arrival.urgent for arrival in stored.arrived]
    assert "needs_staff" == (await inbox.conversation()).status


async def test_a_second_message_on_the_same_emergency_is_the_same_task(store: Store) -> None:
    """Three texts about one fire page one person once, until somebody has taken it."""
    inbox = await a_club(store)
    await inbox.connect()
    first = item(1, "someone collapsed by the racks and is not breathing")
    await inbox.poll(first)

    await inbox.poll(first, item(2, "hello?? he is unconscious, call an ambulance"))

    assert 1 == len(await inbox.rows(Escalation))


async def test_words_of_staff_take_no_effect(store: Store) -> None:
    """A colleague who writes about STOP has not opted out."""
    inbox = await a_club(store)
    await inbox.connect()

    await inbox.poll(item(1, "STOP", sender="77", name="Kim Lee", role=SenderRole.STAFF))

    assert [False] == await inbox.opted_out("77")
