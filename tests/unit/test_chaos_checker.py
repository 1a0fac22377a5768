"""The checker of a chaos run: books that somebody falsified are found out, each by the counter that is meant to."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from bench.chaos_books import Books
from bench.chaos_checker import count
from bench.chaos_tables import Row
from tests.fixtures.sound_books import (
    ANSWER,
    QUESTION,
    after,
    approval,
    attempt,
    delivery,
    event,
    line,
    message,
    sealed,
    sound_books,
    task,
)

Break = Callable[[Books], None]


def _raised(books: Books) -> set[str]:
    return {counter.name for counter in count(books) if counter.offenders}


def test_sound_books_raise_nothing() -> None:
    """A counter that rises without a cause would make every run worthless."""
    assert set() == _raised(sound_books())


def _change(table: str, **values: object) -> Break:
    return lambda books: books.tables[table][0].update(values)


def _add(table: str, *rows: Row) -> Break:
    return lambda books: books.tables[table].extend(rows)


def _remove(table: str, place: int = 0) -> Break:
    return lambda books: books.tables[table].__delitem__(place)


def _both(*breaks: Break) -> Break:
    def apply(books: Books) -> None:
        for each in breaks:
            each(books)

    return apply


def _ledger(*lines: object, instead_of_effect: bool = False) -> Break:
    def apply(books: Books) -> None:
        if instead_of_effect:
            del books.ledger[1]
        books.ledger.extend(lines)  # pyright: ignore[reportArgumentType] - lines of the ledger

    return apply


def _seal(*acts: tuple[str, int]) -> Break:
    def apply(books: Books) -> None:
        books.tables["audit_line"], books.tables["audit_chain"] = sealed(*acts)

    return apply


def _approved(text: str, **values: object) -> Break:
    digest = sha256(text.encode()).hexdigest()
    return _both(_add("approval", approval(1, final_hash=digest, **values)), _change("delivery", approval_id=1))


def _shrink_profile(books: Books) -> None:
    books.profiles_after["501"] = {}


def _miscount(books: Books) -> None:
    books.api_counts["conversations"] = 2


def _break_a_run(books: Books) -> None:
    books.histories.broken.append("conversation:north:1")


def _fail_a_replay(books: Books) -> None:
    books.histories.failed_tasks["WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR"] += 1


def _tell_a_history(books: Books) -> None:
    books.histories.with_text.append("conversation:north:1")


def _stop_all_runs(books: Books) -> None:
    books.histories.running.clear()


_TAKEN_OVER = {"id": 1, "conversation_id": 1, "kind": "taken_over", "created_at": after(4), "acted_at": after(5)}
_SECOND = delivery(2, "And a sauna.", message_id=3)
_TWO_SENT = _both(
    _add("message", message(3, "And a sauna.", inbound=False)),
    _add("delivery", _SECOND),
    _seal(("delivery_staged", 1), ("delivery_armed", 1), ("delivery_staged", 2), ("delivery_armed", 2)),
)
_CASES: dict[str, tuple[str, Break]] = {
    "a message that no row has": ("lost_in", _ledger(line(3, "inbound", "Hello?", at=20, inbox_id=9_777))),
    "a message that has two rows": ("dup_in", _add("message", message(3, QUESTION, inbound=True, inbox_id=None))),
    "a message that no turn took up": ("stuck_in", _change("message", turn_id=None)),
    "a turn that nobody finished": ("stuck_in", _change("turn", state="decided")),
    "a turn that waits for nobody": ("stuck_in", _change("turn", state="waiting")),
    "a turn called answered with nothing sent": (
        "stuck_in",
        _both(_remove("delivery"), _ledger(instead_of_effect=True)),
    ),
    "a turn closed without a reason": ("stuck_in", _change("turn", state="closed", disposition=None)),
    "a draft that no run waits for": (
        "stuck_in",
        _both(_add("approval", approval(1, state="pending", final_hash=None)), _stop_all_runs),
    ),
    "an order that nobody carried out": ("stuck_in", _add("staff_act", {**_TAKEN_OVER, "acted_at": None})),
    "a profile that changed": ("profile_damage", _shrink_profile),
    "a write of a profile": ("profile_damage", _ledger(line(3, "profile_write", "", at=9, changed=["phone"]))),
    "a number that the API makes up": ("metric_lies", _miscount),
    "a message on the page that never left": ("metric_lies", _add("message", message(3, "Hi!", inbound=False))),
    "a sent text that no page shows": ("metric_lies", _change("delivery", message_id=None)),
    "a run that failed": ("broken_runs", _break_a_run),
    "code that cannot replay its past": ("broken_runs", _fail_a_replay),
    "a name in a history": ("text_in_histories", _tell_a_history),
    "the same text twice": ("dup_out", _ledger(line(3, "effect", ANSWER, at=12))),
    "a text that never leaves": ("lost_out", _add("delivery", delivery(2, "And a sauna.", state="queued"))),
    "called sent and never left": ("false_sent", _ledger(instead_of_effect=True)),
    "called blocked and it left": ("false_unsent", _change("delivery", state="blocked", block="opted_out")),
    "an unknown end that nobody is told of": ("hidden_ambiguous", _change("delivery", state="needs_staff")),
    "an unknown end told too late": (
        "hidden_ambiguous",
        _both(
            _change("delivery", state="unconfirmed"),
            _add("escalation", task(1, delivery_id=1, kind="did_it_arrive", at=400)),
        ),
    ),
    "armed after a stop": ("post_optout_sends", _change("contact_point", opted_out_at=after(5))),
    "left long after a stop": (
        "post_optout_sends",
        _both(
            _change("contact_point", opted_out_at=after(9)),
            _ledger(line(2, "effect", ANSWER, at=40), instead_of_effect=True),
        ),
    ),
    "armed although the CRM was told to stop": (
        "post_optout_sends",
        _both(
            _change("attempt", armed_at=after(30)),
            _ledger(line(2, "opt_out", "", at=2), line(3, "effect", ANSWER, at=31), instead_of_effect=True),
        ),
    ),
    "a campaign's text": ("quiet_violations", _change("delivery", kind="touch")),
    "the AI speaks over a person": ("post_takeover_sends", _add("staff_act", _TAKEN_OVER)),
    "to another person": ("wrong_recipient", _ledger(line(3, "effect", ANSWER, at=12, member=502))),
    "in another club": ("wrong_recipient", _ledger(line(3, "effect", ANSWER, at=12, club="south"))),
    "other words than were meant": ("wrong_recipient", _ledger(line(3, "effect", "Free for you!", at=12))),
    "left before it was armed": ("wrong_recipient", _ledger(line(2, "effect", ANSWER, at=8), instead_of_effect=True)),
    "a held draft that nobody approved": ("unapproved_sends", _change("decision", step="hold")),
    "approved by another club's staff": ("unapproved_sends", _approved(ANSWER, decided_by=2)),
    "approved with other words": ("unapproved_sends", _approved("Yes.")),
    "rejected and sent": ("unapproved_sends", _approved(ANSWER, state="rejected")),
    "armed although the member wrote again": (
        "stale_sends",
        _both(
            _add("message", message(3, "Never mind", inbound=True)),
            lambda books: books.tables["event"].insert(1, event(9, "message_stored", message=3, direction="inbound")),
        ),
    ),
    "the second before the first": (
        "reordered",
        _both(_TWO_SENT, _add("attempt", attempt(2, 2, armed=6)), _ledger(line(3, "effect", "And a sauna.", at=7))),
    ),
    "a send without a line in the audit": ("audit_gaps", _seal(("delivery_staged", 1))),
    "an audit line that was changed": ("audit_gaps", _change("audit_line", reason="They asked for it.")),
    "an audit line that was removed": (
        "audit_gaps",
        _both(_seal(("drafted", 1), ("delivery_staged", 1), ("delivery_armed", 1)), _remove("audit_line")),
    ),
    "the newest audit line removed": (
        "audit_gaps",
        _both(_seal(("delivery_staged", 1), ("delivery_armed", 1), ("delivery_sent", 1)), _remove("audit_line", 2)),
    ),
    "an audit line that nobody seals": (
        "audit_gaps",
        _both(
            _seal(*[("delivery_staged", 1), ("delivery_armed", 1)] * 40),
            _change("audit_line", link=None, place=None),
        ),
    ),
}


@pytest.mark.parametrize("case", list(_CASES))
def test_falsified_books_are_found_out(case: str) -> None:
    """A doubled send, a lost message, a wrong recipient, a late event: each raises the counter that is meant for it."""
    counter, falsify = _CASES[case]
    books = sound_books()
    falsify(books)

    assert counter in _raised(books)


def test_every_counter_has_been_seen_to_rise() -> None:
    """A counter that cannot rise counts nothing."""
    assert {counter.name for counter in count(sound_books())} == {counter for counter, _ in _CASES.values()}


@pytest.mark.parametrize(("known_at", "offends"), [(12, False), (2, True)])
def test_a_stop_counts_from_when_it_was_known(known_at: float, offends: bool) -> None:
    """The CRM's list tells its minute only: what was armed before it, in that minute, offends nobody."""
    books = sound_books()
    _change("contact_point", opted_out_at=after(0), opt_out_message_id=3)(books)
    _ledger(line(3, "opt_out", "", at=known_at - 1))(books)
    _seal(("delivery_staged", 1), ("delivery_armed", 1), ("opted_out", 1))(books)
    books.tables["audit_line"][-1] |= {"detail": {"message": 3}, "at": after(known_at)}

    assert offends is ("post_optout_sends" in _raised(books))


def test_sending_again_is_no_takeover() -> None:
    """A person who orders that the AI's own text be sent again has not taken the conversation over."""
    books = sound_books()
    again = _TAKEN_OVER | {"kind": "send_again", "delivery_id": books.tables["delivery"][0]["id"]}
    _add("staff_act", again)(books)

    assert "post_takeover_sends" not in _raised(books)


def test_what_is_ordered_again_leaves_in_the_order_of_its_order() -> None:
    """A message that was in doubt, and leaves late because a person wants it so, has overtaken nothing."""
    books = sound_books()
    _CASES["the second before the first"][1](books)
    again = {"kind": "send_again", "delivery_id": 1, "created_at": after(9)}
    _add("staff_act", _TAKEN_OVER | again)(books)

    assert "reordered" not in _raised(books)


def test_an_approved_draft_was_meant_when_it_was_approved() -> None:
    """It becomes a delivery when its workflow hears of it; what the person wrote meanwhile comes after it."""
    books = sound_books()
    _CASES["the second before the first"][1](books)
    _add("approval", approval(1, final_hash="", turn_id=2))(books)
    books.tables["delivery"][1]["approval_id"] = 1

    assert "reordered" not in _raised(books)
