"""Checks that whatever a reply states comes from the facts given."""

import re
from typing import Final

from spotter.engine.checking import values
from spotter.engine.checking.allowed import AllowedValues

_INTRODUCED: Final = re.compile(
    r"\b(?i:coach|trainer|instructor|manager|ask for|speak (?:to|with)|talk to|see|with|contact|entrenador|entrenadora"
    r"|gerente|pregunta por|habla con|con)\s+([A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,})"
)
_GREETED: Final = re.compile(r"^(?i:hi|hello|hey|dear|hola|estimad[oa])\s+([A-ZÁÉÍÓÚÑ][\wáéíóúñ'’-]+)")
_NOT_NAMES: Final = frozenset(
    {"there", "everyone", "all", "the", "our", "your", "this", "that", "monday", "tuesday", "wednesday", "thursday",
     "friday", "saturday", "sunday", "any", "and", "from", "today", "just", "please", "gracias",
     "thanks", "thank", "you", "again"}
)  # fmt: skip
_OFFERS: Final = (
    (r"\bfree\b(?! to\b)|\bgratis\b|\bcomplimentary\b|\bno charge\b|\bsin costo\b", "free"),
    (
        r"\bdiscounts?\b|\bdescuentos?\b|% off\b|\bhalf off\b|\bspecial (?:offer|rate|price)\b|\bpromo(?:tion|cion)?\b",
        "discount",
    ),
    (r"\bwaiv\w+\b|\bexoner\w+\b", "waive"),
)
_FREE_THINGS: Final = re.compile(
    r"\b(months?|weeks?|years?|days?|memberships?|class(?:es)?|sessions?|pass(?:es)?|trials?|training|towels?|guests?"
    r"|mes(?:es)?|semanas?|dias?|clases?|pases?|membresias?)\b"
)


def unbacked_claims(body: str, allowed: AllowedValues) -> list[str]:
    """Return, in words for staff, what the reply states and the facts do not."""
    found: list[str] = []
    for what, stated, known in (
        ("the amount", values.amounts(body), allowed.amounts),
        ("the number", values.numbers(body), allowed.numbers),
        ("the link or address", values.links(body), allowed.links),
        ("the phone number", values.phones(body), allowed.phones),
    ):
        found.extend(f"Says {what} {value}, which is not in the club's facts." for value in sorted(stated - known))
    found.extend(
        f"Says the time {minutes // 60:02d}:{minutes % 60:02d}, which is not in the club's facts."
        for minutes in sorted(values.times(body) - allowed.times)
    )
    found.extend(
        f"Says the date {month}/{day}, which is not in the facts."
        for month, day in sorted(values.dates(body) - allowed.dates)
    )
    found.extend(_unknown_names(body, allowed))
    said = values.plain(body)
    found.extend(
        f"Offers something ({word}) that the club's facts do not."
        for pattern, word in _OFFERS
        if re.search(pattern, said) and not re.search(pattern, allowed.text)
    )
    found.extend(_unknown_gifts(said, allowed))
    return found


def _unknown_gifts(said: str, allowed: AllowedValues) -> list[str]:
    """A free month needs a fact that says so: a fact about free parking is not one."""
    free = _OFFERS[0][0]
    backed = " ".join(part for part in re.split(r"[.!?\n]", allowed.text) if re.search(free, part))
    given = {
        thing
        for sentence in re.split(r"[.!?\n]", said)
        if re.search(free, sentence)
        for thing in _FREE_THINGS.findall(sentence)
    }
    return [
        f"Gives something away ({thing}) that the club's facts do not."
        for thing in sorted(given)
        if thing.rstrip("s") not in backed
    ]


def _unknown_names(body: str, allowed: AllowedValues) -> list[str]:
    names = {*_INTRODUCED.findall(body), *_GREETED.findall(body)}
    return [
        f"Names {name}, who is not in the facts."
        for name in sorted(names)
        if values.plain(name) not in allowed.names and values.plain(name) not in _NOT_NAMES
    ]
