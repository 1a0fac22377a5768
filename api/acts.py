"""Carrying out what staff do: one transaction, once per key, then the nudge.

The row is the truth and is committed first. Where Temporal is away the answer is still success, with `delayed`:
the sweep of every worker signals later.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar

import structlog
from fastapi import Depends, Header, Request
from pydantic import BaseModel

from api.deps import ApiDeps, Deps
from spotter.auth.principals import Principal
from spotter.desk import once
from spotter.desk.done import Done
from spotter.domain.errors import InvalidRequest
from spotter.store.transaction import Transaction

log = structlog.get_logger(__name__)

M = TypeVar("M", bound=BaseModel)

OptionalKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[ -~]{1,200}$",
        description="A repeat with the same key changes nothing and returns the first answer.",
    ),
]


def _required_key(
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            pattern=r"^[ -~]{1,200}$",
            description="Required. A repeat with the same key changes nothing and returns the first answer.",
        ),
    ] = None,
) -> str:
    return must_have_key(key)


def must_have_key(key: str | None) -> str:
    """Return the key, or refuse: without one a repeat could reach the member twice."""
    if key is None:
        raise InvalidRequest("This request can reach a member and so needs an `Idempotency-Key` header.")
    return key


RequiredKey = Annotated[str, Depends(_required_key)]


class Nothing(BaseModel):
    """The answer of an act that has none."""


async def nothing(_tx: Transaction) -> Nothing:
    """Show nothing."""
    return Nothing()


class Acts:
    """Carries out the acts of one request."""

    def __init__(self, deps: ApiDeps, route: str) -> None:
        """`route` is method and path: the scope of an idempotency key."""
        self._deps = deps
        self._route = route

    async def run(
        self,
        staff: Principal,
        *,
        act: Callable[[Transaction], Awaitable[Done]],
        show: Callable[[Transaction], Awaitable[M]],
        model: type[M],
        key: str | None,
        body: BaseModel | None = None,
    ) -> M:
        """Carry out `act` and return what `show` sees of it; a repeat of the key returns the first answer."""
        request = self._request(staff, key, body) if key is not None else None

        async def work(tx: Transaction) -> tuple[M, Done | None]:
            if request is not None and (kept := await once.claim(tx, request, now=self._deps.clock())) is not None:
                return model.model_validate(kept), None
            done = await act(tx)
            await tx.session.flush()
            shown = await show(tx)
            if request is not None:
                await once.keep(tx, request, shown.model_dump(mode="json"))
            return shown, done

        shown, done = await self._deps.store.run(work)
        if done is not None and not await self._tell(done) and "delayed" in model.model_fields:
            return shown.model_copy(update={"delayed": True})
        return shown

    def _request(self, staff: Principal, key: str, body: BaseModel | None) -> once.RequestKey:
        sent: Any = body.model_dump(mode="json", exclude_unset=True) if body is not None else None
        return once.RequestKey(principal=staff.key, route=self._route, key=key, body_hash=once.body_hash(sent))

    async def _tell(self, done: Done) -> bool:
        """Signal what the commit left to be told; True where it was heard in time."""
        task = asyncio.create_task(self._signal(done))
        self._deps.telling.add(task)
        task.add_done_callback(self._deps.telling.discard)
        finished, _ = await asyncio.wait({task}, timeout=self._deps.nudge_patience_s)
        if not finished:
            return False
        error = task.exception()
        if error is None:
            return True
        # Whatever it was: the row is committed, so the act succeeded, and the sweep tells it later.
        log.warning("nudge_delayed", club=done.club, conversation=done.conversation, error=type(error).__name__)
        return False

    async def _signal(self, done: Done) -> None:
        nudger = self._deps.nudger
        if done.conversation is not None and done.act is not None:
            await nudger.nudge_conversation(done.club, done.conversation, act=done.act)
        if done.start_club:
            await nudger.start_club(done.club)
        for signal in done.club_signals:
            await nudger.signal_club(done.club, signal)


def _acts(request: Request, deps: Deps) -> Acts:
    return Acts(deps, f"{request.method} {request.url.path}")


ActsDep = Annotated[Acts, Depends(_acts)]
