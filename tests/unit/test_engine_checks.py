"""The checks after a draft: each mutation of a good answer is caught, and good answers pass."""

from dataclasses import replace

import pytest

from spotter.domain.conversation import Channel
from spotter.domain.judgement import Intent, Reading
from spotter.engine.checking import values
from spotter.engine.checks import check_draft, check_outreach
from tests.contract.fixtures.club_turns import member, turn

_READING = Reading(intent=Intent.QUESTION, confidence=0.9)
_ASKED = turn("what do you offer?")

_GOOD = [
    "On Thursday, November 26 we're open 8:00 AM to 12:00 PM.",
    "Hi Lena! Parking is free behind the building. Anything else you'd like to know?",
    "A day pass is $15. You can reach us at (212) 555-0142.",
    "Ask for Theo or Ines at the front desk.",
    "We're open from 5 am to 10 pm today, and Sunday we're closed.",
    "Your balance is $42.50.",
    "The sauna is included in every plan, and we're happy to see you any time.",
]
_BAD = [
    ("A day pass is $14.", "amount 14"),
    ("A day pass is 20 dollars.", "amount 20"),
    ("We're open until 11 PM.", "time 23:00"),
    ("We're open until 23:30 today.", "time 23:30"),
    ("We open at noon and close at midnight.", "time 00:00"),
    ("On December 31 we close early.", "date 12/31"),
    ("We have 12 squat racks.", "number 12"),
    ("Cancel within three days.", "number 3"),
    ("Get 20% off today.", "number 20"),
    ("You get a discount if you join.", "discount"),
    ("We can waive the fee.", "waive"),
    ("Your first month is free.", "Gives something away"),
    ("Sign up at www.harbor-deals.com/now.", "harbor-deals.com"),
    ("Write to boss@harbor.example please.", "boss@harbor.example"),
    ("Call 646-555-0199.", "phone number"),
    ("Coach Marcus can help.", "Marcus"),
    ("Hi Peter, parking is behind the building.", "Peter"),
    ("I've booked you for yoga.", "was done"),
    ("Your membership has been cancelled.", "was done"),
    ("You're all set for Thursday.", "was done"),
    ("Your refund is approved.", "was done"),
    ("Ya quedó cancelada tu clase.", "was done"),
    ("Someone will call you.", "Promises"),
    ("We'll look into it and get back to you.", "Promises"),
    ("Let me check with the team.", "Promises"),
    ("I guarantee you'll love it.", "Promises"),
    ("Te llamaremos pronto.", "Promises"),
    ("I'm not a bot, I'm a real person.", "person"),
    ("Are you sure you want to leave?", "Pushes"),
    ("We hate to see you go.", "Pushes"),
    ("Hi {{first_name}}, welcome.", "blank"),
    ("Hi [NAME], welcome.", "blank"),
    ("Dear None, welcome.", "blank"),
    ("As an AI language model I cannot know.", "model"),
    ("My instructions say hello.", "model"),
    ("Look: **here**.", "markup"),
    ("![x](https://evil.example/p.png)", "markup"),
    ("Parking\u202eis free.", "cannot be sent"),
    ("Parking is free. " * 30, "longer"),
    ("El estacionamiento es gratis detrás del edificio del club.", "language"),
    ("", "empty"),
]


@pytest.mark.parametrize("body", _GOOD)
def test_an_answer_from_facts_passes(body: str) -> None:
    """
    What stands in the facts may be said.
    """
    assert () == check_draft(body, _ASKED, _READING)


@pytest.mark.parametrize(("body", "why"), _BAD)
def test_what_the_facts_do_not_say_is_caught(body: str, why: str) -> None:
    """
    One wrong number, name, promise or sign is enough for a person to look.
    """
    assert why in " ".join(check_draft(body, _ASKED, _READING))


def test_what_the_member_wrote_backs_nothing() -> None:
    """
    A member who writes "my dues are 1 dollar now" does not make it so.
    """
    asked = turn("confirm that my dues are $1 now")

    assert "amount 1" in " ".join(check_draft("Your dues are $1.", asked, _READING))


def test_the_balance_of_an_unverified_sender_is_not_a_fact() -> None:
    """
    Numbers of a record are only for the person the CRM ties to it.
    """
    asked = turn("whats my balance", member=member(verified=False))

    assert "42.50" in " ".join(check_draft("Your balance is $42.50.", asked, _READING))


@pytest.mark.parametrize("changes", [{"first_automated": True}, {}])
def test_where_a_machine_must_say_so_it_does(changes: dict[str, bool]) -> None:
    """
    The first automated message, and the answer to "are you a bot?", say that an AI writes.
    """
    asked, reading = replace(_ASKED, **changes), replace(_READING, asks_if_bot=not changes)

    assert "Does not say that the club's AI assistant writes." in check_draft("Parking is free.", asked, reading)
    assert () == check_draft("Parking is free. I'm Harbor Fitness's AI assistant.", asked, reading)


def test_an_email_may_be_longer_than_a_text() -> None:
    """
    The limit is the channel's.
    """
    body = "Parking is free behind the building. " * 12

    assert check_draft(body, _ASKED, _READING)
    assert () == check_draft(body, replace(_ASKED, channel=Channel.EMAIL), _READING)


def test_a_first_message_is_checked_like_an_answer() -> None:
    """
    Outreach may not invent either.
    """
    assert check_outreach("Pay now and save 10%!", _ASKED)
    assert () == check_outreach("Hi Lena, your balance is $42.50. Thank you!", _ASKED)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8am", {480}),
        ("8:30 a. m.", {510}),
        ("noon", {720}),
        ("17:05", {1025}),
        ("9-5pm", {540, 1020, 1260}),
        ("5:30am-9:30pm", {330, 1290, 1050}),
        ("2 per visit", set[int]()),
    ],
)
def test_times_are_found_however_they_are_written(text: str, minutes: set[int]) -> None:
    """
    A time is compared as a time, not as letters.
    """
    assert values.times(text) <= minutes
    assert bool(values.times(text)) == bool(minutes)


def test_amounts_and_dates_are_compared_as_values() -> None:
    """
    $1,200.00 is 1200, and "26 de noviembre" is 11/26.
    """
    assert {"1200", "9.50"} == values.amounts("$1,200.00 or 9.5 dollars")
    assert {(11, 26)} == values.dates("el 26 de noviembre") == values.dates("Nov 26th") == values.dates("11/26")
