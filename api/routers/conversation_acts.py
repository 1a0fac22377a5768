"""What staff do with a conversation: take over, hand back, reply, switch the AI, mark as read."""

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey, RequiredKey
from api.auth import AnyStaff
from api.deps import Deps
from api.errors import problems
from api.schemas.base import PathNumber
from api.schemas.conversations import AiBody, ConversationAct, ReadBody, ReplyAnswer, ReplyBody
from spotter.desk.stale_thread import StaleThread
from spotter.domain.errors import InvalidRequest, NotFound, OptedOut

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.post(
    "/{conversation}/takeover",
    operation_id="take_over",
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def take_over(
    conversation: PathNumber, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Take the conversation over: the AI is silent, its queued messages are cancelled, its drafts are stale."""
    raise NotImplementedError


@router.post(
    "/{conversation}/handback",
    operation_id="hand_back",
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def hand_back(
    conversation: PathNumber, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Hand the conversation back to the AI, which answers only what comes from now on."""
    raise NotImplementedError


@router.post(
    "/{conversation}/reply",
    operation_id="reply",
    status_code=202,
    responses=problems(NotFound, InvalidRequest, StaleThread, OptedOut),
    openapi_extra={"x-role": "staff"},
)
async def reply(
    *, conversation: PathNumber, body: ReplyBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: RequiredKey
) -> ReplyAnswer:
    """Write to the member oneself. Takes the conversation over; refused where a newer message is unseen."""
    raise NotImplementedError


@router.post(
    "/{conversation}/ai", operation_id="set_ai", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def set_ai(
    *, conversation: PathNumber, body: AiBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Switch the AI on or off for this conversation."""
    raise NotImplementedError


@router.post(
    "/{conversation}/read", operation_id="mark_read", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def mark_read(
    *, conversation: PathNumber, body: ReadBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Mark the conversation as read up to a message, for oneself."""
    raise NotImplementedError


@router.post(
    "/{conversation}/unread",
    operation_id="mark_unread",
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def mark_unread(
    conversation: PathNumber, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Mark the newest inbound message as unread again, for oneself."""
    raise NotImplementedError
