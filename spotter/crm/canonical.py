"""A message's body for comparison: the same text is the same string, whichever page of the CRM showed it.

Pure. The inbox shows an e-mail's markup as text, the log may show it as markup; the log puts a prefix
before what we sent; carriers append their line about STOP; some layer straightens or curls the quotes.
"""

import re
import unicodedata
from html import unescape
from typing import Final

_DEPTH: Final = 8  # how often text may have been escaped over itself before we stop looking
_CUT_FROM: Final = 290  # the CRM is said to cut long texts at 300 characters

_BLOCK_TAG: Final = re.compile(r"<\s*/?\s*(?:br|p|div|li|ul|ol|tr|td|table|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
_SILENT: Final = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff\u00ad]")
_OUTCOMES: Final = (
    r"(?:Left Message|No Answer|Spoke|Spoke With|Scheduled Appointment|Scheduled Appt|Transfer|Override|\?)"
)
_OUTBOUND: Final = re.compile(rf"(?:Text|Email|Call|Phone) - {_OUTCOMES} - ?", re.IGNORECASE)
_SEQUENCE: Final = re.compile(
    r"[^\n#]{0,80}?#\s?\d{1,3}\s?, Outcome: (?:(?:Text|Email|Call|Phone) - " + _OUTCOMES + r" - ?)?"
    r"|(?:[A-Z][\w/&'-]{0,30}\.? (?:- )?){0,5}Follow-Up #\d{1,3}(?=\s?[,:.–-]|$)(?:\s?[,:.–-] ?)?"
)
_STOP: Final = re.compile(
    r"[\s\-–—|.(*]{0,6}\b(?:reply|text|txt|send)\s+[\"'(]?stop(?:\s?all)?[\"')]?\s+(?:to|2|for)\s+"
    r"(?:opt[\s-]?out|unsubscribe|end|cancel|quit|stop)\b[^.\n]{0,40}[.)*\s]{0,6}$",
    re.IGNORECASE,
)
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w'-]{0,30}"
_SIGNATURE: Final = re.compile(
    # `- Dana F.`, or a name alone where a sentence ended before it: `Monday - Friday` is no signature.
    rf"\s(?:--?|[–—~])\s?{_NAME} [A-ZÀ-ÖØ-Þ]\.$|(?<=[.!?)\"'])\s(?:--?|[–—~])\s?{_NAME}(?: {_NAME})?$"
)
_FOLDED: Final = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "`": "'", "´": "'"}
)


def canonical(body: str) -> str:
    """Return the body without what layers add or change. Applying it twice changes nothing."""
    text = _plain(body)
    for _ in range(_DEPTH):
        bare = _without_additions(text)
        if bare == text:
            break
        text = bare
    return text


def same_message(sent: str, logged: str) -> bool:
    """Tell whether a logged body is what was sent, allowing for a log that cuts long texts short."""
    ours, theirs = canonical(sent), canonical(logged)
    if ours == theirs:
        return True
    head = theirs.rstrip(".… ")
    return len(head) >= _CUT_FROM and len(theirs) < len(ours) and ours.startswith(head)


def without_prefix(body: str) -> str:
    """Return a log entry's body without the prefix that the CRM puts before what staff sent."""
    match = _SEQUENCE.match(body) or _OUTBOUND.match(body)
    return body[match.end() :].strip() if match else body


def has_outbound_prefix(body: str) -> bool:
    """Tell whether the CRM marked a body as sent by staff. The absence of the mark proves nothing."""
    return bool(_OUTBOUND.match(body) or _SEQUENCE.match(body))


def is_sequence(body: str) -> bool:
    """Tell whether a body was written by the CRM's own follow-up sequences (`Lead Follow-Up #2, Outcome: …`)."""
    return bool(_SEQUENCE.match(body))


def _plain(body: str) -> str:
    text = body
    for _ in range(_DEPTH):
        bare = unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", _SILENT.sub(" ", text))))
        if bare == text:
            break
        text = bare
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_FOLDED)
    return " ".join(text.split())


def _without_additions(text: str) -> str:
    bare = without_prefix(text)
    for pattern in (_STOP, _SIGNATURE):
        shorter = pattern.sub("", bare).strip()
        # A message that is nothing but a signature is that message.
        bare = shorter or bare
    return bare or text
