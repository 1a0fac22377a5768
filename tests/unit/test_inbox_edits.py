"""What becomes of what we owe when a message is edited, or an e-mail of ours did not arrive."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from spotter.crm.port import NoticeKind, SenderRole
from spotter.domain.conversation import EscalationKind
from spotter.domain.ids import MessageId
from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Escalation, Turn
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, item
from tests.fixtures.inbox_owed import a_pending_approval, a_queued_text

STOP = "STOP - OPT OUT message received.  Texting has been disabled."
START = "START - OPT IN message received.  Texting has been enabled."


class TestTheNoticeThatAnEmailDidNotArrive:
    BODY = (
        "Dana Fields has a missing or invalid email. Your message was not sent via email, "
        "but will be shown on Dana Fields's profile page."
    )

    async def test_it_is_a_task_tied_to_our_last_email(self, store: Store) -> None:
        """Staff see which message did not arrive."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "hi"))
        sent = await a_queued_text(inbox, state="sent", channel="email", updated_at=CONNECTED + timedelta(minutes=9))

        await inbox.poll(item(1, "hi"), self._notice(2))

        conversation = await inbox.conversation()
        assert [(EscalationKind.NOT_SENT, sent, conversation.id)] == [
            (row.kind, row.delivery_id, row.conversation_id) for row in await inbox.rows(Escalation)
        ]

    async def test_two_people_of_one_name_prove_nothing(self, store: Store) -> None:
        """The task is the club's, and blames nobody's message."""
        inbox = await a_club(store)
        await inbox.connect()
        both = [item(1, "hi"), item(2, "hi", sender="5002")]
        await inbox.poll(*both)
        await a_queued_text(inbox, state="sent", channel="email", updated_at=CONNECTED + timedelta(minutes=9))

        await inbox.poll(*both, self._notice(3))

        assert [(EscalationKind.NOT_SENT, None, None)] == [
            (row.kind, row.delivery_id, row.conversation_id) for row in await inbox.rows(Escalation)
        ]

    def _notice(self, number: int) -> Any:
        return item(
            number,
            self.BODY,
            sender="77",
            name="Kim Lee",
            role=SenderRole.STAFF,
            notice=NoticeKind.DELIVERY_FAILED,
        )


class TestAnEdit:
    async def test_an_unanswered_message_is_judged_anew_and_its_draft_is_void(self, store: Store) -> None:
        """The member corrected the question: nobody approves an answer to the old one."""
        inbox, message = await self._with_a_turn(store)
        draft = await a_pending_approval(inbox)
        await self._belongs(inbox, message)
        async with store.transaction() as tx:
            turn = await tx.session.scalar(select(Approval.turn_id).where(Approval.id == draft))
        queued = await a_queued_text(inbox, turn_id=turn)

        stored = await inbox.poll(item(1, "Are you open on Sunday?"))

        row = (await inbox.messages())[0]
        assert ("Are you open on Sunday?", None, True) == (row.body, row.turn_id, row.needs_turn)
        assert [(message,)] == [arrival.messages for arrival in stored.arrived]
        assert ["superseded"] == [row.state for row in await inbox.rows(Turn)]
        assert ["stale"] == [row.state for row in await inbox.rows(Approval)]
        assert [(queued, "superseded")] == [(row.id, row.state) for row in await inbox.rows(Delivery)]

    @pytest.mark.parametrize("state", ["armed", "reconciling", "sent", "unconfirmed", "needs_staff"])
    async def test_an_answered_message_is_not_answered_twice(self, store: Store, state: str) -> None:
        """What has left, or may have left, answered the message as it was."""
        inbox, message = await self._with_a_turn(store)
        draft = await a_pending_approval(inbox)
        await self._belongs(inbox, message)
        async with store.transaction() as tx:
            turn = await tx.session.scalar(select(Approval.turn_id).where(Approval.id == draft))
        await a_queued_text(inbox, turn_id=turn, state=state)

        stored = await inbox.poll(item(1, "Are you open on Sunday?"))

        row = (await inbox.messages())[0]
        assert ("Are you open on Sunday?", turn, ()) == (row.body, row.turn_id, stored.arrived)

    async def test_an_edit_that_says_stop_stops(self, store: Store) -> None:
        """Whatever was answered before."""
        inbox, _ = await self._with_a_turn(store)

        await inbox.poll(item(1, "STOP texting me"))

        assert [True] == await inbox.opted_out()

    async def _with_a_turn(self, store: Store) -> tuple[ClubInbox, MessageId]:
        inbox = await a_club(store)
        await inbox.connect()
        stored = await inbox.poll(item(1, "Are you open?"))
        return inbox, stored.arrived[0].messages[0]

    async def _belongs(self, inbox: ClubInbox, message: MessageId) -> None:
        async with inbox.store.transaction() as tx:
            turn = await tx.session.scalar(select(Turn.id).where(Turn.club_id == inbox.club))
            await tx.session.execute(update(Message).where(Message.id == message).values(turn_id=turn))
