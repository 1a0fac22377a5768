"""What the CRM's answer to a save means (§4.3, §4.4): sent only where every sign says so."""

import re
from hashlib import sha256
from html import unescape
from typing import Final

from spotter.crm.clubos.page_text import squeezed
from spotter.crm.clubos.pages import PageClass, classify
from spotter.crm.clubos.wire import Answer
from spotter.crm.port import PostResult
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Outcome
from spotter.domain.ids import CrmUserId

_SAVED: Final = re.compile(
    r'<a href="/action/Delegate/(?P<id>\d+)/url=[^"<>]*">(?P<name>[^<>]*)</a>'
    r" has been (?P<verb>texted|emailed|updated)\."
)
_ERROR: Final = re.compile(r"ERROR - [^\n<>]{1,200}")
_VERBS: Final = {Channel.TEXT: "texted", Channel.EMAIL: "emailed"}
_REFUSALS: Final = {
    PageClass.LOGIN: "login",
    PageClass.LOGIN_INCORRECT: "login",
    PageClass.EXPIRED: "expired",
    PageClass.INVALID: "invalid",
    PageClass.RATE_LIMITED: "rate_limited",
    PageClass.CLIENT_ERROR: "client_error",
    PageClass.NOT_FOUND: "not_found",
}


def judge(answer: Answer, *, member: CrmUserId, name: str, channel: Channel) -> PostResult:
    """Name the outcome of a save from its answer."""
    page = classify(answer)
    if page in _REFUSALS:
        return _result(Outcome.REFUSED, _REFUSALS[page], answer)
    if page is PageClass.ERROR:
        return _result(Outcome.UNKNOWN, "error", answer)
    if page is not PageClass.FRAGMENT:
        return _result(Outcome.UNKNOWN, "unknown", answer)
    body = answer.text.strip()
    if _ERROR.fullmatch(body):
        return _result(Outcome.REFUSED, "error", answer)
    saved = _SAVED.fullmatch(body)
    if saved is None:
        return _result(Outcome.UNKNOWN, "unknown", answer)
    return _result(*_judge_saved(saved, member=member, name=name, channel=channel), answer)


def evidence_of(body: bytes) -> str:
    """Return the digest under which an answer's body is remembered."""
    return sha256(body).hexdigest() if body else ""


def _judge_saved(saved: re.Match[str], *, member: CrmUserId, name: str, channel: Channel) -> tuple[Outcome, str]:
    shown = squeezed(unescape(saved["name"]))
    if saved["id"] != member:
        return Outcome.UNKNOWN, "mismatch"
    if saved["verb"] == "updated":
        return Outcome.REFUSED, "updated_only"
    if not shown:
        return Outcome.REFUSED, "empty_name"
    if saved["verb"] != _VERBS[channel] or shown != squeezed(name):
        return Outcome.UNKNOWN, "mismatch"
    return Outcome.ACCEPTED, "sent"


def _result(outcome: Outcome, page_class: str, answer: Answer) -> PostResult:
    return PostResult(
        outcome=outcome, status_code=answer.status, page_class=page_class, evidence=evidence_of(answer.body)
    )
