"""Whom a conversation waits for, until when, and what the Web UI can be searched by."""

from dataclasses import replace
from datetime import datetime

from temporalio import workflow
from temporalio.common import SearchAttributeKey

with workflow.unsafe.imports_passed_through():
    from spotter.contracts import names
    from spotter.contracts.conversation import PersonWait, Rung, Waiting
    from spotter.domain.conversation import ConversationStatus
    from spotter.domain.ids import EscalationId, TurnId

_STATUS = SearchAttributeKey.for_keyword(names.CONVERSATION_STATUS)
_AWAITING = SearchAttributeKey.for_bool(names.AWAITING_PERSON)


class AwaitedPerson:
    """The open wait for a person, if any. Search attributes are written only when they change: each is an event."""

    def __init__(self, wait: PersonWait | None, status: ConversationStatus) -> None:
        """Take over the wait of the run before, with its absolute deadlines."""
        self.wait = wait
        self.status = status

    @property
    def waiting(self) -> Waiting:
        """What a person has to do."""
        return self.wait.waiting if self.wait else Waiting.NOTHING

    def await_approval(self, wait: PersonWait) -> None:
        """A draft is before a person."""
        self._begin(wait, ConversationStatus.NEEDS_STAFF)

    def await_task(
        self, escalation: EscalationId | None, turn: TurnId | None = None, ladder: list[Rung] | None = None
    ) -> None:
        """A task is before a person."""
        wait = PersonWait(waiting=Waiting.ESCALATION, turn=turn, escalation=escalation, ladder=list(ladder or ()))
        self._begin(wait, ConversationStatus.NEEDS_STAFF)

    def taken_over(self) -> None:
        """A person speaks now; what waited for a decision waits no more."""
        self._begin(PersonWait(waiting=Waiting.TAKEOVER), ConversationStatus.STAFF_HANDLING)

    def end(self) -> None:
        """Nobody is waited for."""
        self._begin(None, ConversationStatus.AI_HANDLING)

    def climbed(self) -> None:
        """One rung of the ladder is done."""
        if self.wait is not None:
            self.wait = replace(self.wait, ladder=self.wait.ladder[1:])

    def next_deadline(self) -> datetime | None:
        """Return when somebody must be reminded, or the approval expires."""
        if self.wait is None:
            return None
        moments = [rung.at for rung in self.wait.ladder[:1]]
        if self.wait.expires_at is not None:
            moments.append(self.wait.expires_at)
        return min(moments, default=None)

    def is_late(self, now: datetime) -> bool:
        """Whether somebody must be reminded, or the approval has expired."""
        deadline = self.next_deadline()
        return deadline is not None and deadline <= now

    def is_expired(self, now: datetime) -> bool:
        """Whether the approval's time has run out."""
        return self.wait is not None and self.wait.expires_at is not None and self.wait.expires_at <= now

    def _begin(self, wait: PersonWait | None, status: ConversationStatus) -> None:
        was_awaiting = _needs_a_person(self.status)
        changed = status is not self.status
        self.wait = wait
        self.status = status
        if not changed:
            return
        if _needs_a_person(status) == was_awaiting:
            workflow.upsert_search_attributes([_STATUS.value_set(status.value)])
        else:
            workflow.upsert_search_attributes(
                [_STATUS.value_set(status.value), _AWAITING.value_set(_needs_a_person(status))]
            )


def _needs_a_person(status: ConversationStatus) -> bool:
    return status is ConversationStatus.NEEDS_STAFF
