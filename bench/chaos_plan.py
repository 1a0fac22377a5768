"""The plan of one chaos run, all of it from one seed: who writes what and when, what is killed, what the CRM does."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

AUTO, SUGGEST = "north", "south"
"""The two clubs: one answers by itself, in the other people approve. Same pretend CRM, so mixing them up would show."""

QUESTIONS = (
    "Hi! Is there parking at the gym?",
    "How much is a guest pass?",
    "Do you have a pool?",
    "Is the sauna included?",
    "What time do you open on Saturday?",
    "Do you have showers there?",
    "Is there child care in the morning?",
    "How much is a day pass?",
    "Do you have yoga classes?",
    "Is there Wi-Fi for guests?",
    "Can I rent a locker?",
)
_REFUNDS = (
    "You charged me twice. I demand a full refund today!",
    "I want my money back for last month please.",
    "This is the second wrong charge, refund it or I call my bank.",
)
_THANKS = ("Thanks!", "Thank you so much", "ok great, thanks")
_BURSTS = (
    ("Hi!", "quick question", "is there parking?"),
    ("Hello", "how much is a guest pass for my friend?"),
    ("hey", "do you have a sauna", "and is it included?"),
)
_FIRST = (
    *("Ada", "Boris", "Celia", "Dario", "Edda", "Fabio", "Greta", "Hanno", "Ilse", "Jonas", "Kira", "Lars", "Mira"),
    *("Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tilda", "Uwe", "Vera", "Wanda", "Xaver", "Yara"),
)
_LAST = (
    *("Abendroth", "Birkwood", "Castlemore", "Dunwater", "Eastlake", "Fernsby", "Goldacre", "Hartwell", "Ironside"),
    *("Jasperson", "Kestrel", "Lindholm", "Marlowe", "Northcott", "Oakhurst", "Pemberton", "Quillfeather"),
    *("Ravenhill", "Silverton", "Thistlewood", "Underwood", "Vanderlin", "Westerly", "Yellowley", "Zimmerlane"),
)
_AREA_CODES = (206, 303, 404, 503, 602, 702, 804, 907, 916, 919)

CALM_PLACES = frozenset({"login", "dashboard"})
_CALM = 0.25
"""Faults there are so much rarer: each failure lengthens the back-off of the next try, up to minutes, by design."""

# Not at the thread: duplicate rows. The log has no ids: a row shown twice and a text sent twice in a minute look
# the same to every reader (reliability.md §3 excepts it); and stale pages, which break the assumption that an effect
# becomes readable in time and stays so (A3).
_FAULTS: dict[str, tuple[dict[str, Any], ...]] = {
    "login": (
        {"kind": "slow", "seconds": 1.5},
        {"kind": "drop_after"},
        {"kind": "garbage"},
    ),
    "dashboard": (
        {"kind": "error500"},
        {"kind": "truncate"},
    ),
    "inbox": (
        {"kind": "slow", "seconds": 1.5},
        {"kind": "error500"},
        {"kind": "reset_while_reading"},
        {"kind": "drop_mid_answer"},
        {"kind": "garbage"},
        {"kind": "empty"},
        {"kind": "truncate"},
        {"kind": "login_page"},
        {"kind": "expired"},
        {"kind": "stale_page"},
        {"kind": "duplicate_rows"},
        {"kind": "reorder_equal_minute"},
    ),
    "thread": (
        {"kind": "slow", "seconds": 1.5},
        {"kind": "error500"},
        {"kind": "reset_while_reading"},
        {"kind": "drop_mid_answer"},
        {"kind": "garbage"},
        {"kind": "truncate"},
        {"kind": "expired"},
        {"kind": "reorder_equal_minute"},
        {"kind": "hide_log_anchor"},
        {"kind": "wrong_thread"},
        {"kind": "missing_form_field"},
    ),
    "delegate": (
        {"kind": "slow", "seconds": 1.5},
        {"kind": "error500"},
        {"kind": "reset_while_reading"},
        {"kind": "drop_after"},
        {"kind": "expired"},
        {"kind": "garbage"},
    ),
    "save": (
        {"kind": "slow", "seconds": 1.5},
        {"kind": "error500"},
        {"kind": "error500", "after_effect": True},
        {"kind": "reset_while_reading"},
        {"kind": "drop_after"},
        {"kind": "drop_mid_answer"},
        {"kind": "timeout_before", "seconds": 4},
        {"kind": "timeout_after", "seconds": 4},
        {"kind": "garbage"},
        {"kind": "garbage", "after_effect": True},
        {"kind": "login_page"},
        {"kind": "expired"},
        {"kind": "invalid_500"},
        {"kind": "status_429"},
        {"kind": "unknown_page_with_effect"},
        {"kind": "positive_without_effect"},
        {"kind": "delayed_effect", "seconds": 4},
    ),
}


@dataclass(frozen=True)
class Said:
    """One thing a member writes, so many seconds after the start."""

    at_s: float
    text: str


@dataclass(frozen=True)
class Person:
    """One member and what they write."""

    club: str
    name: str
    phone: str
    says: tuple[Said, ...]
    staff_writes_at_s: float | None
    """When somebody of the club writes to them in the CRM itself, past Spotter."""


@dataclass(frozen=True)
class Kill:
    """One SIGKILL. `armed`: the killer waits a moment for a send that is armed, and strikes then."""

    at_s: float
    part: str
    armed: bool


@dataclass(frozen=True)
class Plan:
    """Everything that happens to the product."""

    seed: int
    lasts_s: float
    people: tuple[Person, ...]
    kills: tuple[Kill, ...]
    faults: tuple[dict[str, Any], ...]


def make_plan(*, seed: int, conversations: int, kills: int, faults: float, lasts_s: float, database: bool) -> Plan:
    """Return the run that belongs to this seed. `database`: there is a database server to be killed."""
    dice = Random(f"chaos:{seed}")
    numbers = _numbers(dice)
    names = _names(dice)
    people = tuple(_person(dice, next(names), next(numbers), lasts_s) for _ in range(conversations))
    return Plan(
        seed=seed,
        lasts_s=lasts_s,
        people=people,
        kills=_kills(dice, kills, lasts_s, database=database),
        faults=tuple(_shuffled(dice, _faults(faults))),
    )


def fault_name(fault: dict[str, Any]) -> str:
    """Return how a fault is called in the report."""
    return f"{fault['where']}/{fault['kind']}{'+effect' if fault.get('after_effect') else ''}"


def _person(dice: Random, name: str, phone: str, lasts_s: float) -> Person:
    at = dice.uniform(0.0, lasts_s * 0.85)
    says: list[Said] = []
    for _ in range(dice.choice((1, 1, 2, 2, 3))):
        for text in _words(dice):
            says.append(Said(at, text))
            at += dice.uniform(0.1, 0.6)
        at = min(at + dice.uniform(2.0, 30.0), lasts_s * 0.97)
    return Person(
        club=dice.choices((AUTO, SUGGEST), (0.75, 0.25))[0],
        name=name,
        phone=phone,
        says=tuple(says),
        staff_writes_at_s=dice.uniform(0.2, 0.9) * lasts_s if dice.random() < 0.03 else None,
    )


def _words(dice: Random) -> Sequence[str]:
    kind = dice.choices(("question", "refund", "thanks", "stop", "burst"), (0.60, 0.10, 0.10, 0.08, 0.12))[0]
    if kind == "burst":
        return dice.choice(_BURSTS)
    return (dice.choice({"question": QUESTIONS, "refund": _REFUNDS, "thanks": _THANKS, "stop": ("STOP",)}[kind]),)


def _kills(dice: Random, count: int, lasts_s: float, *, database: bool) -> tuple[Kill, ...]:
    shares = {"database": 0.05 if database else 0.0, "temporal": 0.10, "simulator": 0.10, "api": 0.25, "worker": 0.50}
    parts = [part for part, share in shares.items() for _ in range(max(round(count * share), share > 0))]
    parts = (parts + ["worker"] * count)[:count]
    dice.shuffle(parts)
    moments = sorted(dice.uniform(0.04, 0.99) * lasts_s for _ in parts)
    return tuple(
        Kill(at_s=at, part=part, armed=part != "api" and dice.random() < 0.5)
        for at, part in zip(moments, parts, strict=True)
    )


def _faults(probability: float) -> list[dict[str, Any]]:
    if probability <= 0:
        return []
    plan: list[dict[str, Any]] = []
    for where, kinds in _FAULTS.items():
        calm = _CALM if where in CALM_PLACES else 1.0
        each = 1 - (1 - probability * calm) ** (1 / len(kinds))
        plan += [{"where": where, "probability": each, **kind} for kind in kinds]
    return plan


def _shuffled(dice: Random, faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first fault that fits a request fires, so none may always be first."""
    dice.shuffle(faults)
    return faults


def _names(dice: Random) -> Iterator[str]:
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    dice.shuffle(names)
    more = (f"{first} {last} {number}" for number in itertools.count(2) for first in _FIRST for last in _LAST)
    return itertools.chain(names, more)


def _numbers(dice: Random) -> Iterator[str]:
    numbers = [f"({area}) 555-01{line:02d}" for area in _AREA_CODES for line in range(100)]
    dice.shuffle(numbers)
    # Beyond a thousand members the invented numbers are used up: from there on they are shared, as families do.
    return itertools.chain.from_iterable(itertools.repeat(numbers))
