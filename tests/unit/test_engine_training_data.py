"""The training messages: enough of them, of both languages, of one mind, and never those we measure with."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from unicodedata import combining, normalize

from spotter.domain.judgement import EscalateReason, Intent
from spotter.engine.embedded.classifier import REASONS, shipped_model
from spotter.engine.embedded.language import language_of
from spotter.engine.embedded.messages import fingerprint, read_messages
from spotter.policy.hard_rules.wording import in_plain_words

_DATA = Path(__file__).parents[1] / "data"
_EVALUATION = sorted((_DATA / "evaluation").glob("messages_*.jsonl"))


def _evaluated() -> list[str]:
    lines = [line for path in _EVALUATION for line in path.read_text(encoding="utf8").splitlines()]
    return [str(json.loads(line)["text"]) for line in lines] + [each.text for each in read_messages(_UNSEEN)]


_UNSEEN = _DATA / "unseen_messages.txt"


def test_there_are_thousands_in_every_intent_and_both_languages() -> None:
    """
    At least twelve thousand, no intent neglected, one in ten in Spanish.
    """
    messages = read_messages()
    of_intent = Counter(each.intent for each in messages)
    spanish = sum(each.source.startswith("spanish/") or language_of(each.text) == "es" for each in messages)

    assert len(messages) >= 12_000
    assert min(of_intent[intent] for intent in Intent) >= 600
    assert spanish / len(messages) >= 0.1


def test_every_reason_for_a_person_has_its_examples() -> None:
    """
    Emergencies, harm, minors, data, money, endings: the second head has seen each.
    """
    of_reason = Counter(each.reason for each in read_messages())

    assert [] == [reason for reason in REASONS if reason is not None and of_reason[reason] < 15]
    assert 0 == of_reason[EscalateReason.HEALTH] + of_reason[EscalateReason.WANTS_PERSON]


def test_no_message_stands_under_two_intents() -> None:
    """
    The same words, however they are spelled, mean one thing.
    """
    intents: dict[str, set[Intent]] = defaultdict(set)
    for each in read_messages():
        intents[in_plain_words(each.text).words or each.text].add(each.intent)

    assert {} == {words: found for words, found in intents.items() if len(found) > 1}


def test_what_we_measure_with_was_never_learned() -> None:
    """
    No evaluation message is among the training messages, however it is spelled.
    """
    trained = {_letters(each.text) for each in read_messages()}
    evaluated = _evaluated()

    assert len(evaluated) >= 500
    assert [] == [text for text in evaluated if _letters(text) in trained]


def _letters(text: str) -> str:
    """Not the words of the hard rules: what those make of a misspelling changes with every rule."""
    plain = "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
    return " ".join(re.findall(r"\w+", plain)) or text


def test_nobody_real_is_in_the_messages() -> None:
    """
    Telephone numbers are of the range for fiction, addresses of the reserved domain.
    """
    texts = [each.text for each in read_messages()] + _evaluated()
    numbers = [found for text in texts for found in re.findall(r"\b\d{3}-\d{4}\b", text)]
    addresses = [found for text in texts for found in re.findall(r"\S+@\S+\.\w+", text)]

    assert [] == [number for number in numbers if not number.startswith("555-01")]
    assert [] == [address for address in addresses if not address.endswith("@example.com")]


def test_the_shipped_model_belongs_to_these_messages() -> None:
    """
    Whoever changes a training message trains the model again.
    """
    assert fingerprint(read_messages()) == shipped_model().trained_on
