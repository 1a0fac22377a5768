"""Checks that whatever a reply states comes from the facts given."""

import re
from typing import Final

from spotter.engine.checking import values
from spotter.engine.checking.allowed import AllowedValues

_INTRODUCED: Final = re.compile(
    r"(?:\b(?:coach|trainer|instructor|manager|ask for|speak (?:to|with)|talk to|see|with|contact|entrenador"
    r"|entrenadora"
    r"|gerente|pregunta por|habla con|con)\s+)([A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,})"
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
    return found


def _unknown_names(body: str, allowed: AllowedValues) -> list[str]:
    names = {*_INTRODUCED.findall(body), *_GREETED.findall(body)}
    return [
        f"Names {name}, who is not in the facts."
        for name in sorted(names)
        if values.plain(name) not in allowed.names and values.plain(name) not in _NOT_NAMES
    ]
