"""What staff do with a conversation: take over, hand back, reply, switch the AI, mark as read."""

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey, RequiredKey
from api.auth import AnyStaff
from api.deps import ApiDeps, Deps
from api.errors import problems
from api.reach import conversation_shown
from api.schemas.base import PathNumber
from api.schemas.conversations import AiBody, ConversationAct, DeliveryRef, ReadBody, ReplyAnswer, ReplyBody
from spotter.auth.principals import Principal
from spotter.desk import reading_marks as marks
from spotter.desk import switches, takeover
from spotter.desk.done import Done
from spotter.desk.replying import StaffReply, staff_reply
from spotter.desk.stale_thread import StaleThread
from spotter.domain.errors import InvalidRequest, NotFound, OptedOut
from spotter.domain.ids import ConversationId, MessageId
from spotter.store.transaction import Transaction

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
    return await acts.run(
        staff,
        act=lambda tx: takeover.take_over(tx, ConversationId(conversation), by=staff, now=deps.clock()),
        show=lambda tx: _shown(conversation, staff, deps, tx),
        model=ConversationAct,
        key=key,
    )


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
    return await acts.run(
        staff,
        act=lambda tx: takeover.hand_back(tx, ConversationId(conversation), by=staff, now=deps.clock()),
        show=lambda tx: _shown(conversation, staff, deps, tx),
        model=ConversationAct,
        key=key,
    )


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
    order = StaffReply(
        conversation=ConversationId(conversation),
        body=body.body,
        seen_through=body.seen_through,
        request=key,
        channel=body.channel,
    )
    staged: list[DeliveryRef] = []

    async def act(tx: Transaction) -> Done:
        replied = await staff_reply(tx, order, by=staff, now=deps.clock())
        staged[:] = [DeliveryRef(id=replied.staged.delivery, state=replied.staged.state)]
        return replied.done

    async def show(tx: Transaction) -> ReplyAnswer:
        detail = await conversation_shown(conversation, staff, deps, tx)
        return ReplyAnswer(delivery=staged[0], conversation=detail)

    return await acts.run(staff, act=act, show=show, model=ReplyAnswer, key=key, body=body)


@router.post(
    "/{conversation}/ai", operation_id="set_ai", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def set_ai(
    *, conversation: PathNumber, body: AiBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Switch the AI on or off for this conversation."""
    return await acts.run(
        staff,
        act=lambda tx: switches.set_ai(tx, ConversationId(conversation), on=body.on, by=staff),
        show=lambda tx: _shown(conversation, staff, deps, tx),
        model=ConversationAct,
        key=key,
        body=body,
    )


@router.post(
    "/{conversation}/read", operation_id="mark_read", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def mark_read(
    *, conversation: PathNumber, body: ReadBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ConversationAct:
    """Mark the conversation as read up to a message, for oneself."""
    return await acts.run(
        staff,
        act=lambda tx: marks.mark_read(tx, ConversationId(conversation), MessageId(body.through), by=staff),
        show=lambda tx: _shown(conversation, staff, deps, tx),
        model=ConversationAct,
        key=key,
        body=body,
    )


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
    return await acts.run(
        staff,
        act=lambda tx: marks.mark_unread(tx, ConversationId(conversation), by=staff),
        show=lambda tx: _shown(conversation, staff, deps, tx),
        model=ConversationAct,
        key=key,
    )


async def _shown(conversation: int, staff: Principal, deps: ApiDeps, tx: Transaction) -> ConversationAct:
    detail = await conversation_shown(conversation, staff, deps, tx)
    return ConversationAct.model_validate(detail.model_dump())
