"""A message that the member got twice: the one case that cannot be prevented is at least never hidden."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert

from spotter.crm.port import LogEntry
from spotter.domain.conversation import AuthorKind, Direction
from spotter.domain.ids import ConversationId
from spotter.store.session import Store
from spotter.store.tables.deliveries import Attempt
from spotter.store.tables.judgements import Escalation
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, entry, item
from tests.unit.test_inbox_opt_outs import a_queued_text

ASKED = CONNECTED + timedelta(minutes=5, seconds=12)
POSTED = CONNECTED + timedelta(minutes=11)
QUESTION = entry(ASKED, "Are you open?")


def ours(minutes: int) -> LogEntry:
    """Our text, as the log shows it."""
    seen = entry(
        POSTED + timedelta(minutes=minutes), "We are open until ten.", direction=Direction.OUTBOUND, author="K"
    )
    return replace(seen, by_our_account=True)


async def posted(store: Store, *outcomes: str) -> tuple[ClubInbox, ConversationId]:
    """A reply that was posted with these outcomes, and seen once."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, "Are you open?", at=ASKED))
    delivery = await a_queued_text(inbox, state="sent")
    async with store.transaction() as tx:
        for number, outcome in enumerate(outcomes, start=1):
            at = POSTED + timedelta(minutes=number)
            await tx.session.execute(
                insert(Attempt).values(
                    delivery_id=delivery,
                    number=number,
                    fence=number,
                    expected_count=0,
                    armed_at=at,
                    deadline_at=at + timedelta(seconds=20),
                    outcome=outcome,
                    closed_at=at,
                )
            )
    conversation = await inbox.conversation()
    await inbox.read_log(ConversationId(conversation.id), QUESTION, ours(2))
    return inbox, ConversationId(conversation.id)


async def test_an_effect_too_many_is_a_persons_task(store: Store) -> None:
    """
    The first try was given up as absent and happened after all: both are ours, and somebody hears of it once.
    """
    inbox, conversation = await posted(store, "absent", "verified")
    twice = [QUESTION, ours(2), ours(9)]

    stored = await inbox.read_log(conversation, *twice)
    await inbox.read_log(conversation, *twice)

    tasks = await inbox.rows(Escalation)
    assert (False, None) == (stored.staff_wrote, (await inbox.conversation()).taken_over_by)
    assert [("sent_twice", "open")] == [(task.reason, task.state) for task in tasks]
    assert [AuthorKind.AI] * 2 == [row.author_kind for row in (await inbox.messages())[1:]]


async def test_what_was_posted_once_cannot_be_ours_twice(store: Store) -> None:
    """
    A person copied our words by hand: that is a takeover, as ever.
    """
    inbox, conversation = await posted(store, "not_sent", "verified")

    stored = await inbox.read_log(conversation, QUESTION, ours(2), ours(9))

    assert (True, []) == (stored.staff_wrote, await inbox.rows(Escalation))
