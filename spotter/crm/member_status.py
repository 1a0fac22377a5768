"""How ClubHub's status texts are compared: two of its endpoints write the same status differently (§5.4).

Pure, so that whoever decides by a status compares it the same way.
"""

from typing import Final

FREE_TYPES: Final = frozenset({3, 7})
"""Member types that owe nothing, whatever the ledger says: comp and staff."""
_FREE_STATUSES: Final = frozenset({"comp member", "staff member"})


def normal_status(text: str) -> str:
    """Return a status for comparison: lower case, one space between words, no full stop at the end."""
    return " ".join(text.split()).removesuffix(".").casefold()


def owes_nothing(status_text: str | None, member_type: int | None) -> bool:
    """Tell whether a person trains free, so that an amount beside their name is a mistake of the ledger."""
    return member_type in FREE_TYPES or normal_status(status_text or "") in _FREE_STATUSES
