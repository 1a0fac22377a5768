"""What the hard rules make of a message as a whole: severity, requests, machines, silence, odd input."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotter.domain.judgement import EscalateReason, OptOut
from spotter.policy.fixed_lines import acknowledgement, disclosure, honest_answer
from spotter.policy.hard_rules.judge import SEVERITY, HardRules, judge_text


def test_the_gravest_reason_comes_first() -> None:
    """
    A cry for help beside a refund is a cry for help first.
    """
    hard = judge_text("I want a refund. Also someone collapsed by the racks")

    assert (EscalateReason.EMERGENCY, EscalateReason.REFUND) == hard.escalate_reasons
    assert hard.urgent


def test_every_reason_has_a_place_in_the_order_of_severity() -> None:
    """
    No reason can be forgotten when tasks are named.
    """
    assert set(EscalateReason) == set(SEVERITY)


@pytest.mark.parametrize("text", ["I was charged twice, want my money back", "cancel my membership", "agent"])
def test_what_can_wait_for_the_burst_is_not_urgent(text: str) -> None:
    """
    Money and contracts go to people, but nobody is paged for them.
    """
    hard = judge_text(text)

    assert hard.escalate_reasons
    assert not hard.urgent


@pytest.mark.parametrize("text", ["HELP", "help", "Info", "INFO.", "ayuda"])
def test_help_standing_alone_is_the_carriers_help_word(text: str) -> None:
    """
    HELP and INFO get the fixed text.
    """
    assert judge_text(text).help_word


@pytest.mark.parametrize("text", ["can you help me", "help me book a class", "info about yoga?"])
def test_asking_for_help_in_a_sentence_is_not_the_help_word(text: str) -> None:
    """
    A question that has the word help in it is a question.
    """
    assert not judge_text(text).help_word


@pytest.mark.parametrize("text", ["START", "unstop", "Unstop!"])
def test_start_opens_texts_again(text: str) -> None:
    """
    START and UNSTOP are heard.
    """
    assert judge_text(text).opt_in


@pytest.mark.parametrize("text", ["when does class start", "start me up", "can I start texts again?"])
def test_only_the_bare_word_opens_texts_again(text: str) -> None:
    """
    Nothing but the word itself re-opens consent.
    """
    assert not judge_text(text).opt_in


@pytest.mark.parametrize(
    "text",
    ["are you a bot?", "is this a real person", "r u human", "am i talking to a machine", "bot?", "¿eres un robot?"],
)
def test_asking_what_answers_is_heard_and_is_no_wish_for_a_person(text: str) -> None:
    """
    "Are you a bot?" wants the truth; it is not yet a request for a person.
    """
    hard = judge_text(text)

    assert (True, False) == (hard.asks_if_bot, hard.wants_person)


@pytest.mark.parametrize("text", ["where can i talk to someone about joining", "is the front desk open", "my trainer"])
def test_talking_about_people_is_not_asking_for_one(text: str) -> None:
    """
    A prospect who wants to talk about joining is a sale, not a complaint about the machine.
    """
    assert not judge_text(text).wants_person


@pytest.mark.parametrize(
    "text",
    [
        "I'm driving right now and will see your message later",
        "Automatic reply: I am out of the office until Monday, for urgent matters contact my colleague",
        "Your verification code is 123456",
        "Mail delivery failed: returned mail, undeliverable",
        disclosure("Harbor Fitness"),
        disclosure("Harbor Fitness", language="es"),
        honest_answer("Harbor Fitness"),
        acknowledgement(EscalateReason.REFUND),
        acknowledgement(None, language="es"),
    ],
)
def test_a_machine_that_writes_back_is_known(text: str) -> None:
    """
    Auto-replies, codes and our own kind are machines: two desks wired to each other fall silent.
    """
    assert judge_text(text).machine


@pytest.mark.parametrize(
    "text", ["is this an automated message?", "stop the automated texts", "are you an ai assistant"]
)
def test_asking_about_machines_does_not_make_one(text: str) -> None:
    """
    A person who asks about automation is a person.
    """
    assert not judge_text(text).machine


@pytest.mark.parametrize(
    "text", ["thanks!", "thank you so much", "👍", "❤️🙏", "ok thanks", "gracias", 'Liked "See you at 5"', "got it, thx"]
)
def test_thanks_emoji_and_reactions_need_no_answer(text: str) -> None:
    """
    Nobody wants an answer to a thumbs-up.
    """
    assert judge_text(text, last_from_us="We're open until 9 PM.").needs_no_answer


@pytest.mark.parametrize("text", ["ok", "👍", "sounds good"])
def test_an_ok_to_our_question_is_an_answer(text: str) -> None:
    """
    "OK" after "Shall we book you for Tuesday?" is a yes, and somebody has to act on it.
    """
    assert not judge_text(text, last_from_us="Shall we book you for Tuesday?").needs_no_answer


@pytest.mark.parametrize(
    "text", ["thanks, what time do you close", "thanks but I was charged twice", "great class!!", "ok?"]
)
def test_thanks_with_something_else_needs_an_answer(text: str) -> None:
    """
    A thanks does not swallow the question behind it.
    """
    assert not judge_text(text).needs_no_answer


def test_a_quoted_reply_stop_of_ours_is_not_the_members() -> None:
    """
    Our own "Reply STOP to opt out", quoted below an e-mail answer or in a reaction, opts nobody out.
    """
    mail = "Yes, see you at 5\n\nOn Tue, Nov 17, 2026 at 9:00 AM Harbor Fitness wrote:\n> Reply STOP to opt out"
    reaction = 'Loved "Reply STOP to get no more messages."'

    assert [OptOut.NO, OptOut.NO] == [judge_text(mail).opt_out, judge_text(reaction).opt_out]


@given(st.text(max_size=400))
def test_no_text_is_too_odd_to_judge(text: str) -> None:
    """
    Control signs, emoji, any alphabet: a judgement comes out.
    """
    assert isinstance(judge_text(text), HardRules)


def test_lone_surrogates_are_judged() -> None:
    """
    Broken characters from a CRM do not stop an opt-out.
    """
    assert OptOut.YES == judge_text("STOP\ud83d").opt_out or judge_text("stop texting me \ud83d").opt_out


@pytest.mark.parametrize("piece", ["stop ", "cancel my ", "he ", "not moving ", "a.", "s t o p ", "charged me ", "(("])
def test_a_hostile_length_takes_no_hostile_time(piece: str) -> None:
    """
    Eight thousand characters built to please a pattern are judged in linear time: doubling costs about double.
    """

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        started = perf_counter()
        judge_text(text)
        return perf_counter() - started

    judge_text(piece)
    short, long = min(seconds(2_000) for _ in range(3)), min(seconds(8_000) for _ in range(3))

    assert long < 40 * short + 0.5


def test_the_end_of_an_overlong_message_counts() -> None:
    """
    A cry for help at the end of a very long message is heard.
    """
    assert judge_text("lorem ipsum " * 5_000 + "someone is not breathing").urgent
