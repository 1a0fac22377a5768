"""What kind of page an answer is. The status proves nothing here: the login page is a 200."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from spotter.crm.clubos.page_text import attribute, has_class, squeezed
from spotter.crm.clubos.wire import Answer
from spotter.domain.errors import CrmError, CrmRateLimited, CrmSessionLost, CrmUnavailable, CrmUnreadable

_EXPIRED: Final = b"Session Expired"
_INVALID: Final = "Something isn't right."
_SHORT: Final = 400


class PageClass(StrEnum):
    """Every kind of answer that the CRM is known to give."""

    LIVE = "live"
    """A whole page that names the account which is logged in."""
    FRAGMENT = "fragment"
    """A piece of a page. Only the parser that asked for it can say whether it is the right one."""
    LOGIN = "login"
    LOGIN_INCORRECT = "login_incorrect"
    EXPIRED = "expired"
    INVALID = "invalid"
    ERROR = "error"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    CLIENT_ERROR = "client_error"
    REDIRECT = "redirect"
    UNKNOWN = "unknown"


SESSION_ENDED: Final = frozenset({PageClass.LOGIN, PageClass.LOGIN_INCORRECT, PageClass.EXPIRED})


def classify(answer: Answer) -> PageClass:
    """Name the kind of an answer, before anything in it is believed."""
    by_status = _by_status(answer)
    if by_status is not None:
        return by_status
    body = answer.body.strip()
    if not body:
        return PageClass.UNKNOWN
    if body == _EXPIRED:
        return PageClass.EXPIRED
    if is_whole_page(answer):
        return _whole_page(answer)
    if len(body) < _SHORT and _INVALID in answer.text:
        return PageClass.INVALID
    return PageClass.FRAGMENT


def is_whole_page(answer: Answer) -> bool:
    """Tell a document from a fragment by its beginning: a member's text is never at the beginning."""
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html"))


def error_for(page: PageClass, answer: Answer, now: datetime) -> CrmError:
    """Return what to raise where another kind of answer was expected."""
    wait = answer.retry_after(now)
    if page in SESSION_ENDED:
        return CrmSessionLost("The CRM asks for a login.")
    if page is PageClass.RATE_LIMITED:
        return CrmRateLimited("The CRM asks us to slow down.", retry_after=wait)
    if page is PageClass.ERROR:
        return CrmUnavailable("The CRM answered with its own error page.", retry_after=wait)
    if page is PageClass.INVALID:
        return CrmUnavailable("The CRM refused the request as out of place.")
    return CrmUnreadable(f"The CRM answered with a page that was not expected ({page}).")


def _by_status(answer: Answer) -> PageClass | None:
    status = answer.status
    if 300 <= status < 400:
        return _redirect(answer)
    known = {429: PageClass.RATE_LIMITED, 401: PageClass.EXPIRED, 403: PageClass.EXPIRED, 404: PageClass.NOT_FOUND}
    if status in known:
        return known[status]
    if status >= 500:
        return PageClass.ERROR
    if status >= 400:
        return PageClass.CLIENT_ERROR
    return None if status == 200 else PageClass.UNKNOWN


def _redirect(answer: Answer) -> PageClass:
    target = answer.redirect
    path = target.path if target is not None else ""
    if path.startswith("/action/Login"):
        return PageClass.LOGIN
    if path.startswith("/action/Invalid"):
        return PageClass.INVALID
    return PageClass.REDIRECT


def _whole_page(answer: Answer) -> PageClass:
    tree = answer.tree
    if tree.css_first("form#loginForm") is not None:
        return PageClass.LOGIN_INCORRECT if _says_incorrect(tree) else PageClass.LOGIN
    title = tree.css_first("title")
    if title is not None and squeezed(title.text()) == "Club OS":
        body = squeezed(tree.body.text() if tree.body is not None else "")
        return PageClass.NOT_FOUND if re.search(r"page not found", body, re.IGNORECASE) else PageClass.ERROR
    if answer.values.text("LOGGED_IN_USER_ID"):
        return PageClass.LIVE
    return PageClass.UNKNOWN


def _says_incorrect(tree: LexborHTMLParser) -> bool:
    for mark in tree.css("li.error.incorrect"):
        hidden = has_class(mark, "hide") or "display:none" in attribute(mark, "style").replace(" ", "").lower()
        if not hidden:
            return True
    return False
