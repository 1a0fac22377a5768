"""What turns read and write, as statements that are built once."""

from typing import Final

from sqlalchemy import and_, bindparam, exists, func, select

from spotter.domain.conversation import ApprovalState, TurnState
from spotter.domain.delivery import UNSENT_STATES, DeliveryKind, DeliveryState
from spotter.store.one_of import one_of
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, DecisionRow, ReadingRow, Turn

_UNANSWERED: Final = (TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING)

_TURNS, _MESSAGES, _CONVERSATIONS = table_of(Turn), table_of(Message), table_of(Conversation)
_DECISIONS, _READINGS = table_of(DecisionRow), table_of(ReadingRow)
_APPROVALS, _DELIVERIES = table_of(Approval), table_of(Delivery)

_turn, _message, _conversation = _TURNS.c, _MESSAGES.c, _CONVERSATIONS.c
_decision, _reading = _DECISIONS.c, _READINGS.c
_approval, _delivery = _APPROVALS.c, _DELIVERIES.c

_NEWEST_UNANSWERED = (
    select(_turn.id)
    .where(_turn.conversation_id == bindparam("conversation"), one_of(_turn.state, _UNANSWERED))
    .order_by(_turn.id.desc())
    .limit(1)
)
_CONTENT = (
    _message.id.label("message_id"),
    _message.body,
    _message.sent_at,
    _message.created_at,
    _message.opt_out,
)

TO_CLAIM: Final = (
    select(_conversation.newest_inbound_id, _NEWEST_UNANSWERED.scalar_subquery().label("unanswered"), *_CONTENT)
    .select_from(
        _CONVERSATIONS.outerjoin(
            _MESSAGES,
            and_(_message.conversation_id == _conversation.id, _message.turn_id.is_(None), _message.needs_turn),
        )
    )
    .where(_conversation.id == bindparam("conversation"))
    .order_by(_message.id)
)
"""A row for each unclaimed message, or one without; each with the turn that is still unanswered."""

IS_ANSWERED: Final = select(
    exists().where(
        _delivery.turn_id == bindparam("turn"),
        _delivery.kind == DeliveryKind.REPLY,
        _delivery.state.not_in((*UNSENT_STATES, DeliveryState.SUPERSEDED)),
    )
)

BEGIN: Final = _TURNS.insert().returning(_turn.id)

CLAIM: Final = (
    _MESSAGES.update().where(_message.id.in_(bindparam("messages", expanding=True))).values(turn_id=bindparam("turn"))
)

_newer = _READINGS.alias("newer").c
_LAST_READING = select(func.max(_newer.id)).where(_newer.turn_id == _turn.id).scalar_subquery()

WITH_ITS_MESSAGES: Final = (
    select(
        _turn.state,
        _turn.newest_inbound_id,
        _decision.id.label("decided"),
        _decision.step,
        _decision.rule,
        _decision.reason,
        _decision.policy_version,
        _decision.escalate_reason,
        _decision.acknowledge,
        _decision.shadow,
        _reading.id.label("read"),
        _reading.intent,
        _reading.confidence,
        _reading.secondary,
        _reading.must_escalate,
        _reading.escalate_reason.label("heard_reason"),
        _reading.opt_out.label("heard_opt_out"),
        _reading.language,
        _reading.flags,
        _reading.rules,
        _reading.engine,
        *_CONTENT,
    )
    .select_from(
        _TURNS.outerjoin(_DECISIONS, _decision.turn_id == _turn.id)
        .outerjoin(_READINGS, _reading.id == _LAST_READING)
        .outerjoin(_MESSAGES, _message.turn_id == _turn.id)
    )
    .where(_turn.id == bindparam("turn"))
    .order_by(_message.id)
)
"""A row for each message of the turn, or one without; each with the whole of the turn."""

DECIDE: Final = (
    _TURNS.update()
    .where(_turn.id == bindparam("turn"), _turn.state == TurnState.OPEN)
    .values(state=TurnState.DECIDED, decided_at=bindparam("now"))
    .returning(_turn.id)
)

KEEP_READING: Final = _READINGS.insert()

KEEP_DECISION: Final = _DECISIONS.insert()

MARK_READ: Final = (
    _MESSAGES.update()
    .where(_message.turn_id == bindparam("turn"))
    .values(ai_processed=True, ai_confidence_score=bindparam("confidence"))
)

_END = (
    _TURNS.update()
    .where(one_of(_turn.state, _UNANSWERED))
    .values(state=bindparam("end"), disposition=bindparam("how"), closed_at=bindparam("now"))
)

CLOSE: Final = _END.where(_turn.id == bindparam("turn"))

CLOSE_ANSWERED: Final = _END.where(
    _turn.id
    == select(_delivery.turn_id)
    .where(_delivery.id == bindparam("delivery"), _delivery.kind == DeliveryKind.REPLY)
    .scalar_subquery()
)

WAIT: Final = (
    _TURNS.update()
    .where(_turn.id == bindparam("turn"), _turn.state == TurnState.DECIDED)
    .values(state=TurnState.WAITING, disposition="held")
)

OUTDATE_APPROVALS: Final = (
    _APPROVALS.update()
    .where(_approval.turn_id == bindparam("turn"), _approval.state == ApprovalState.PENDING)
    .values(state=ApprovalState.STALE, outcome="newer_message")
    .returning(_approval.id)
)

SUPERSEDE_DELIVERIES: Final = (
    _DELIVERIES.update()
    .where(_delivery.turn_id == bindparam("turn"), one_of(_delivery.state, UNSENT_STATES))
    .values(state=DeliveryState.SUPERSEDED, block="newer_message", updated_at=bindparam("now"))
    .returning(_delivery.id)
)
