"""A recorded answer, and the answers a fault gives in its place."""

from dataclasses import dataclass, replace

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.clubos import errors
from simulator.clubos.login import EXPIRED_ALERT, login_page
from simulator.clubos.tokens import TokenPair
from simulator.faults.catalogue import FaultKind
from simulator.faults.requests import header

HTML = (b"content-type", b"text/html; charset=utf-8")
GARBAGE = b'\x00\x8f<ul><li><<div class=\'mess\xff\xfe}{"data": [<li></p></li> \x1b[31m 0x80004005'


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of one answer."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def with_body(self, body: bytes) -> "Answer":
        """Return the same answer around another body."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != b"content-length")
        return replace(self, headers=(*kept, (b"content-length", str(len(body)).encode())), body=body)

    @property
    def start(self) -> Message:
        return {"type": "http.response.start", "status": self.status, "headers": list(self.headers)}


def page(body: bytes | str, status: int = 200, *headers: tuple[bytes, bytes]) -> Answer:
    """Return an HTML answer."""
    raw = body.encode() if isinstance(body, str) else body
    return Answer(status, (HTML, *headers), b"").with_body(raw)


def redirect(path: str) -> Answer:
    """Return a 302."""
    return page(b"", 302, (b"location", path.encode()))


async def record(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    """Let the app answer and keep the answer instead of sending it."""
    started: Message = {}
    chunks: list[bytes] = []

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.update(message)
        else:
            chunks.append(message.get("body", b""))

    await app(scope, receive, keep)
    return Answer(started["status"], tuple(started["headers"]), b"".join(chunks))


async def give(send: Send, answer: Answer) -> None:
    """Send an answer as it is."""
    await send(answer.start)
    await send({"type": "http.response.body", "body": answer.body})


def replacement(kind: FaultKind, scope: Scope) -> Answer | None:
    """Return what this fault answers instead of the truth; None if it does not replace answers."""
    xhr = header(scope, "x-requested-with").lower() == "xmlhttprequest"
    expired = page(errors.SESSION_EXPIRED) if xhr else redirect(f"/action/Login/view?__fsk={errors.EXPIRED_FLASH}")
    made_up = TokenPair("c2ltdWxhdG9y", "c2ltdWxhdG9y")
    table = {
        FaultKind.ERROR500: page(errors.LEG_DAY, 500),
        FaultKind.GARBAGE: page(GARBAGE),
        FaultKind.EMPTY: page(b""),
        FaultKind.LOGIN_PAGE: page(
            login_page(action="/action/Login", login=made_up, forgot=made_up, notice=EXPIRED_ALERT)
        ),
        FaultKind.EXPIRED: expired,
        FaultKind.INVALID_500: page(errors.INVALID_BODY),
        FaultKind.REDIRECT_LOGIN: redirect("/action/Login/view"),
        FaultKind.STATUS_429: page("Too Many Requests", 429, (b"retry-after", b"30")),
        FaultKind.STATUS_403: page("Forbidden", 403),
        FaultKind.UNKNOWN_PAGE_WITH_EFFECT: page(errors.LEAD_FORM),
    }
    return table.get(kind)


def changed_layout(body: bytes) -> bytes:
    """Return the page after a redesign: the same words under other names."""
    renames = {
        b'class="message"': b'class="msg-card__body"',
        b'class="message-options"': b'class="msg-card__meta"',
        b"username-content": b"msg-card__author",
        b"followup-entry": b"timeline-row",
        b"followUpOutcomeForm": b"composeForm",
        b"saveFollowUpContact": b"contactForm",
        b"LOGGED_IN_USER_ID": b"CURRENT_USER",
        b"loginForm": b"signInForm",
        b"messages-owner-select": b"owner-picker",
        b" has been texted.": b": text message queued",
        b" has been emailed.": b": e-mail message queued",
    }
    for old, new in renames.items():
        body = body.replace(old, new)
    return body
