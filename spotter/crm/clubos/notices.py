"""The system notices that arrive as inbox items, by their exact wording (§2.6 of the protocol sheet)."""

import re
from typing import Final

from spotter.crm.canonical import is_sequence
from spotter.crm.port import NoticeKind, SenderRole

_WORD: Final = r"[^\s\-][^\n]{0,39}?"
_NOTICES: Final = (
    (NoticeKind.STOP, re.compile(rf"{_WORD} - OPT OUT message received\. {{1,2}}Texting has been disabled\.")),
    (NoticeKind.START, re.compile(rf"{_WORD} - OPT IN message received\. {{1,2}}Texting has been enabled\.")),
    (
        NoticeKind.CONFIRMED,
        re.compile(
            r"CONFIRM - [^\n]{1,60} at \d{1,2}:\d{2} [AP]M on [A-Z][a-z]{2} \d{1,2}, \d{4} has been confirmed\."
        ),
    ),
    (NoticeKind.CONFIRM_NOT_FOUND, re.compile(r"CONFIRM - No event was found so nothing was confirmed\.")),
)
_DELIVERY_FAILED: Final = re.compile(
    r"(?P<name>[^\n]{1,200}?) has a missing or invalid email\. {1,2}Your message was not sent via email, "
    r"but will be shown on (?P=name)'s profile page\."
)
_WRITERS: Final = frozenset({SenderRole.STAFF, SenderRole.UNKNOWN})


def notice_of(body: str, role: SenderRole) -> NoticeKind | None:
    """Name the notice that a body is, or None for what a person wrote.

    Sequences and delivery failures carry the name of staff: the same words from a member are that member's words.
    """
    for kind, pattern in _NOTICES:
        if pattern.fullmatch(body):
            return kind
    if role not in _WRITERS:
        return None
    if _DELIVERY_FAILED.fullmatch(body):
        return NoticeKind.DELIVERY_FAILED
    return NoticeKind.CRM_SEQUENCE if is_sequence(body) else None
