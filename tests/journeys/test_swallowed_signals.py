"""A stored message of which nobody was told: the worker's sweep finds the row, and the member is answered."""

from datetime import UTC, datetime

from spotter.domain.conversation import AuthorKind, Direction, TimePrecision
from spotter.domain.ids import ClubId, ConversationId
from spotter.inbox.holding import hold_conversations
from spotter.inbox.identity import body_key
from spotter.inbox.marks import enter
from spotter.store.messages import NewMessage
from spotter.store.transaction import Transaction
from tests.fixtures.whole_stack import Stack

_QUESTION = "Is there parking?"


async def test_a_message_of_which_nobody_was_told_is_answered(stack: Stack) -> None:
    """
    A worker stores a message and dies before it says so. No poll finds it new; the next worker's sweep does.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.writes(member, "Do you have showers?")
    await stack.until(lambda: stack.sent_to(member))
    conversation = await stack.until(lambda: stack.conversation("Felix Dunmore"))
    await stack.quiet("Felix Dunmore")

    stack.kill("worker")
    await stack.writes(member, _QUESTION)
    shown = (await stack.ledger("inbound", member))[-1]["data"]["inbox_id"]
    await stack.store.run(lambda tx: _store(tx, ConversationId(conversation["id"]), str(shown)))
    stack.start_worker()

    async def answered() -> bool:
        return len(await stack.sent_to(member)) > 1

    await stack.until(answered)
    await stack.quiet("Felix Dunmore")
    assert 2 == len(await stack.sent_to(member))


async def _store(tx: Transaction, conversation: ConversationId, inbox_id: str) -> None:
    """What the poll of the dying worker committed."""
    now = datetime.now(UTC)
    await hold_conversations(tx, [conversation])
    message = NewMessage(
        conversation=conversation,
        direction=Direction.INBOUND,
        author_kind=AuthorKind.MEMBER,
        author_name="Felix Dunmore",
        body=_QUESTION,
        body_key=body_key(_QUESTION),
        sent_at=now,
        precision=TimePrecision.SECOND,
        inbox_id=inbox_id,
        needs_turn=True,
    )
    await enter(tx, ClubId("harbor"), [message], now=now)
