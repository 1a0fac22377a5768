"""Who wrote to the member: we, the CRM's own sequences, or a person, which silences the AI."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, update

from spotter.domain.conversation import AuthorKind, ConversationStatus, Direction, StaffActKind
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Escalation, StaffAct, Turn
from spotter.store.tables.records import AuditLine
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, by_staff, entry, item
from tests.fixtures.inbox_threads import a_member_asked, an_attempt
from tests.unit.test_inbox_opt_outs import a_pending_approval, a_queued_text

ASKED = CONNECTED + timedelta(minutes=5, seconds=12)
LATER = CONNECTED + timedelta(minutes=11)


class TestWhoWroteToTheMember:
    async def test_staff_by_hand_silences_the_ai(self, store: Store) -> None:
        """Whoever answers in the CRM has the conversation; the workflow is told by a row."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        await a_queued_text(inbox)
        await a_queued_text(inbox, intent_key="manual:1:x", kind="manual", author_kind="staff")
        await a_pending_approval(inbox)

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), by_staff(LATER, "Yes!"))

        after = await inbox.conversation()
        assert stored.staff_wrote
        assert (0, 1, False, ConversationStatus.STAFF_HANDLING, False) == (
            after.taken_over_by,
            after.takeover_epoch,
            after.ai_handling,
            after.status,
            after.requires_response,
        )
        assert [("cancelled", "taken_over"), ("queued", None)] == [
            (row.state, row.block) for row in await inbox.rows(Delivery)
        ]
        assert ["stale"] == [row.state for row in await inbox.rows(Approval)]
        assert ["by_staff"] == [row.disposition for row in await inbox.rows(Turn)]
        assert [(stored.act, StaffActKind.TAKEN_OVER, 0, None)] == [
            (row.id, row.kind, row.staff_id, row.acted_at) for row in await inbox.rows(StaffAct)
        ]
        assert "taken_over" in [row.act for row in await inbox.rows(AuditLine)]

    async def test_the_same_log_again_takes_nothing_over(self, store: Store) -> None:
        """Handed back is handed back: an old entry is no new takeover."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        log = [entry(ASKED, "Are you open?"), by_staff(LATER, "Yes!")]
        await inbox.read_log(conversation.id, *log)
        await self._hand_back(inbox, conversation.id, LATER + timedelta(minutes=12))

        stored = await inbox.read_log(conversation.id, *log, now=LATER + timedelta(hours=1))

        assert (False, None) == (stored.staff_wrote, (await inbox.conversation()).taken_over_by)

    async def test_what_staff_wrote_before_the_hand_back_is_seen_late(self, store: Store) -> None:
        """The log was not read in between; the person who handed back knew what they had written."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        await self._hand_back(inbox, conversation.id, LATER + timedelta(minutes=2))

        stored = await inbox.read_log(
            conversation.id,
            entry(ASKED, "Are you open?"),
            by_staff(LATER, "Yes!"),
            now=LATER + timedelta(minutes=5),
        )

        assert (False, None) == (stored.staff_wrote, (await inbox.conversation()).taken_over_by)

    async def test_the_crms_own_sequences_are_nobodys_takeover(self, store: Store) -> None:
        """`Follow-Up #2` is a machine."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        automatic = entry(LATER, "We miss you!", direction=Direction.OUTBOUND, author="Kim L.", is_sequence=True)

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), automatic)

        assert (False, None) == (stored.staff_wrote, (await inbox.conversation()).taken_over_by)
        assert [AuthorKind.MEMBER, AuthorKind.CRM] == [row.author_kind for row in await inbox.messages()]

    @pytest.mark.parametrize("state", ["armed", "reconciling", "unconfirmed", "needs_staff", "sent", "queued"])
    async def test_our_own_text_is_ours_whatever_we_know_of_it(self, store: Store, state: str) -> None:
        """An effect that shows up late must not look like staff, or the AI silences itself."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        ours = await a_queued_text(inbox, state=state)
        await an_attempt(inbox, ours)
        seen = entry(LATER + timedelta(minutes=4), "We are open until ten.", direction=Direction.OUTBOUND, author="K")

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), seen)

        row, delivery = (await inbox.messages())[1], (await inbox.rows(Delivery))[0]
        assert (False, (ours,), state) == (stored.staff_wrote, stored.matched, delivery.state)
        assert (AuthorKind.AI, ours, row.id) == (row.author_kind, row.delivery_id, delivery.message_id)

    async def test_a_delivery_explains_one_entry_only(self, store: Store) -> None:
        """The same words a second time are somebody else's."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        ours = await a_queued_text(inbox, state="reconciling")
        await an_attempt(inbox, ours)
        seen = [by_staff(LATER + timedelta(minutes=n), "We are open until ten.") for n in (0, 1)]

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), *seen)

        assert (True, (ours,)) == (stored.staff_wrote, stored.matched)

    async def test_our_text_the_next_day_is_not_ours(self, store: Store) -> None:
        """The time of the attempt counts, not the words alone."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        ours = await a_queued_text(inbox, state="unconfirmed")
        await an_attempt(inbox, ours)
        day = LATER + timedelta(days=1)

        stored = await inbox.read_log(
            conversation.id, entry(ASKED, "Are you open?"), by_staff(day, "We are open until ten."), now=day
        )

        assert (True, ()) == (stored.staff_wrote, stored.matched)

    async def test_a_page_that_calls_somebody_goes_on_until_they_say_so(self, store: Store) -> None:
        """A friendly line in the CRM is no acknowledgement of an emergency."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        urgent = item(2, "someone collapsed and is not breathing", at=LATER)
        await inbox.poll(item(1, "Are you open?", at=ASKED), urgent)

        await inbox.read_log(
            conversation.id,
            entry(ASKED, "Are you open?"),
            entry(LATER, urgent.body),
            by_staff(LATER, "See you at 5!"),
        )

        assert ["open"] == [row.state for row in await inbox.rows(Escalation)]

    async def _hand_back(self, inbox: ClubInbox, conversation: int, at: datetime) -> None:
        async with inbox.store.transaction() as tx:
            await tx.session.execute(
                update(Conversation)
                .where(Conversation.id == conversation)
                .values(taken_over_by=None, taken_over_at=None, ai_handling=True)
            )
            await tx.session.execute(
                insert(StaffAct).values(
                    club_id=inbox.club,
                    conversation_id=conversation,
                    kind=StaffActKind.HANDED_BACK.value,
                    staff_id=1,
                    created_at=at,
                )
            )
