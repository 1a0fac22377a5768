"""The one POST that sends: a connection of its own, no retry, no redirect, and an outcome whatever happens."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx2
import structlog

from spotter.crm.clubos.answers import judge
from spotter.crm.clubos.composer import ComposerForm, Pair
from spotter.crm.clubos.session import ClubOsSession
from spotter.crm.clubos.wire import Answer, read_answer
from spotter.crm.port import PostResult
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Outcome

log = structlog.get_logger(__name__)

_SAVE: Final = "/action/FollowUp/save"
_UNKNOWN: Final = PostResult(outcome=Outcome.UNKNOWN, status_code=None, page_class="none", evidence="")
_BEFORE_THE_FIRST_BYTE: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class _MayNotStart(Exception):
    """The caller withdrew its leave between arming and the first byte."""


@dataclass(slots=True)
class _Start:
    """The door before the first byte: asks leave once and remembers that bytes began to leave."""

    may_start: Callable[[], bool]
    began: bool = False

    def pass_through(self) -> None:
        if self.began:
            return
        if not self.may_start():
            raise _MayNotStart
        self.began = True

    async def trace(self, event: str, info: dict[str, Any]) -> None:
        # The transport reports each step; this one comes after the connection stands and before its first write.
        del info
        if event.endswith("send_request_headers.started"):
            self.pass_through()


def not_sent(page_class: str) -> PostResult:
    """Return the result of a post that never began."""
    return PostResult(outcome=Outcome.NOT_SENT, status_code=None, page_class=page_class, evidence="")


async def post_once(
    session: ClubOsSession,
    form: ComposerForm,
    pairs: Sequence[Pair],
    *,
    channel: Channel,
    may_start: Callable[[], bool],
    deadline_s: float,
) -> PostResult:
    """Post the pairs and return the outcome.

    Never raises but for cancellation, and then `form.result` says what is known: UNKNOWN once the first byte
    may have left. A cancelled caller has an armed attempt without an outcome, which is UNKNOWN too.
    """
    start = _Start(may_start)
    form.result = _UNKNOWN  # until it is known better: nobody posts this form a second time meanwhile
    try:
        async with asyncio.timeout(deadline_s):
            answer = await _send(session, form, pairs, start)
    except asyncio.CancelledError:
        form.result = _unless_begun(start)
        raise
    except _MayNotStart:
        form.result = not_sent("not_started")
    except _BEFORE_THE_FIRST_BYTE:
        form.result = not_sent("none")
    except Exception as error:  # noqa: BLE001 - after the first byte there are only outcomes, never exceptions
        form.result = _unless_begun(start)
        log.warning("crm_post_unanswered", kind=type(error).__name__, began=start.began)
    else:
        form.result = judge(answer, member=form.member, name=form.name, channel=channel)
    return form.result


async def _send(session: ClubOsSession, form: ComposerForm, pairs: Sequence[Pair], start: _Start) -> Answer:
    headers = session.browser.headers(xhr=True, accept="*/*", bearer=form.token, is_post=True) | {"Connection": "close"}
    request = session.browser.request("POST", _SAVE, headers, pairs)
    async with session.browser.line_of_its_own() as send:
        if session.browser.clients.transport is None:
            request.extensions["trace"] = start.trace
        else:
            start.pass_through()  # a test's transport reports no steps
        return await read_answer(send, request, cap=session.browser.clients.timeouts.page_bytes)


def _unless_begun(start: _Start) -> PostResult:
    return _UNKNOWN if start.began else not_sent("none")
