"""Whether a page is surely complete, held against the last one: a list that shrank is a failed poll. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

MAY_VANISH = 0.2
"""At most this share of the known rows may be gone from one poll to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a page lacks. `complete` is False where that is too much to believe at once."""

    complete: bool
    missing: tuple[str, ...]


def compare(known: Sequence[str], suspected: Sequence[str] | None, shown: Collection[str]) -> Comparison:
    """Hold a page's ids against the last page's.

    A page that lacks more than a fifth is believed only where the page before lacked the same rows (`suspected`),
    and no further fifth is gone since.
    """
    present = set(shown)
    missing = tuple(id_ for id_ in known if id_ not in present)
    limit = MAY_VANISH * len(known)
    if len(missing) <= limit:
        return Comparison(complete=True, missing=missing)
    seen_before = set(suspected or ())
    again = bool(seen_before) and seen_before <= set(missing) and len(missing) - len(seen_before) <= limit
    return Comparison(complete=again, missing=missing)
