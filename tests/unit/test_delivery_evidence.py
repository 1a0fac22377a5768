"""Evidence in a log without ids: one more of our text than before, or rows from before that say it is not there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from spotter.crm.canonical import canonical
from spotter.crm.port import CrmThread, LogEntry
from spotter.delivery.evidence import ANCHOR_ROWS, facts_of, look_for, same_person
from spotter.delivery.machine import Sight
from spotter.delivery.ports import Search
from spotter.domain.conversation import Channel, Direction
from spotter.domain.errors import CrmMismatch
from spotter.domain.ids import CrmUserId

NOON = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)


def entry(body: str, *, by_member: bool = False, minute: int = 0, **values: Any) -> LogEntry:
    defaults: dict[str, Any] = {
        "at": NOON + timedelta(minutes=minute),
        "author": "Ana R." if by_member else "Dana F.",
        "direction": Direction.INBOUND if by_member else Direction.OUTBOUND,
        "channel": Channel.TEXT,
        "body": body,
        "canonical": canonical(body),
        "is_sequence": False,
        "by_our_account": not by_member,
    }
    return LogEntry(**(defaults | values))


def thread(*entries: LogEntry) -> CrmThread:
    return CrmThread(
        crm_user_id=CrmUserId("1001"),
        contact_name="Ana Reyes",
        role_id="7",
        can_text=True,
        has_email=True,
        email="",
        phone="",
        entries=entries,
        profile=(),
    )


def search(before: CrmThread, body: str, others: int = 0) -> Search:
    facts = facts_of(before, body, newest_attempt=None)
    return Search(body=body, anchor=facts.anchor, expected_count=facts.expected_count, others=others)


def test_our_text_on_top_of_an_unchanged_log_is_found() -> None:
    """
    The plain case.
    """
    question = entry("When do you close?", by_member=True)

    found = look_for(thread(entry("At ten."), question), search(thread(question), "At ten."))

    assert Sight.FOUND is found.sight
    assert found.entry is not None
    assert "At ten." == found.entry.body


def test_the_same_words_from_before_are_not_ours() -> None:
    """
    Three times "Thanks!" in the log and three before: nothing arrived. A fourth did.
    """
    before = thread(*(entry("Thanks!") for _ in range(3)))
    after = thread(*(entry("Thanks!") for _ in range(4)))

    assert Sight.NOT_FOUND is look_for(before, search(before, "Thanks!")).sight
    assert Sight.FOUND is look_for(after, search(before, "Thanks!")).sight


def test_rows_of_one_minute_in_another_order_are_the_same_rows() -> None:
    """
    The CRM shuffles entries of equal minutes, and puts ours between them.
    """
    first, second = entry("Hi", by_member=True), entry("Are you open?", by_member=True)
    before = search(thread(second, first), "Yes, until ten.")

    assert Sight.NOT_FOUND is look_for(thread(first, second), before).sight
    assert Sight.FOUND is look_for(thread(first, entry("Yes, until ten."), second), before).sight


def test_a_log_that_lost_its_older_rows_is_read_from_where_it_was() -> None:
    """
    The log keeps its last rows only: the same words fell off its end while ours came on top.
    """
    rows = [entry(f"Message {n}", by_member=True) for n in range(ANCHOR_ROWS)]
    before = search(thread(*rows, entry("Thanks!")), "Thanks!")

    assert Sight.FOUND is look_for(thread(entry("Thanks!"), *rows), before).sight
    assert Sight.NOT_FOUND is look_for(thread(*rows), before).sight


def test_a_log_without_the_rows_from_before_says_nothing() -> None:
    """
    Edited, deleted, or another page altogether: what it lacks is no evidence.
    """
    before = search(thread(entry("Hi", by_member=True)), "Hello!")

    assert Sight.UNREADABLE is look_for(thread(), before).sight
    assert Sight.UNREADABLE is look_for(thread(entry("Hi!!", by_member=True)), before).sight
    assert Sight.FOUND is look_for(thread(entry("Hello!")), before).sight


@pytest.mark.parametrize(
    "values",
    [
        {"channel": None},
        {"is_sequence": True},
        {"direction": Direction.INBOUND},
    ],
)
def test_only_a_message_of_ours_proves_ours(values: dict[str, Any]) -> None:
    """
    A note, a sequence, the member quoting us: none of them is it.
    """
    text = "See you at five!"

    assert Sight.NOT_FOUND is look_for(thread(entry(text, **values)), search(thread(), text)).sight


@pytest.mark.parametrize("seen", ["See you", "See you at five! Bring shoes.", "see you at five?"])
def test_words_that_are_nearly_ours_are_not_ours(seen: str) -> None:
    """
    A shorter, a longer and another text of staff prove nothing.
    """
    assert Sight.NOT_FOUND is look_for(thread(entry(seen)), search(thread(), "See you at five!")).sight


def test_a_long_text_that_was_cut_is_ours_and_a_long_other_text_is_not() -> None:
    """
    Cut at three hundred characters is the same text, a text that differs before the cut is not.
    """
    text = "We are open every day, and the pool is open from six. " * 8
    wanted = search(thread(), text)

    assert Sight.FOUND is look_for(thread(entry(text[:300])), wanted).sight
    assert Sight.NOT_FOUND is look_for(thread(entry("X" + text[:299])), wanted).sight


def test_what_was_sent_for_another_reason_since_is_not_ours() -> None:
    """
    The same words left once more for another delivery: one in the log is that one's, two are both.
    """
    wanted = search(thread(), "Thanks!", others=1)

    assert Sight.NOT_FOUND is look_for(thread(entry("Thanks!")), wanted).sight
    assert Sight.FOUND is look_for(thread(entry("Thanks!"), entry("Thanks!")), wanted).sight


def test_another_persons_thread_is_never_evidence() -> None:
    """
    The CRM shows somebody else than asked for: stop.
    """
    with pytest.raises(CrmMismatch):
        same_person(thread(), CrmUserId("1002"))
