"""What has reached a conversation and was not acted on yet. Handlers only append here."""

from datetime import datetime, timedelta
from typing import TypeVar

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts.conversation import ArrivedMessages, CarriedState, StaffActRef, Timings
    from spotter.domain.ids import MessageId, StaffActId

T = TypeVar("T")

_REMEMBERED = 500
"""Ids kept against repeats. The store refuses what is older: a message is in at most one turn."""


class Pending:
    """Arrivals and staff acts in the order in which they came, each at most once."""

    def __init__(self, carried: CarriedState, now: datetime) -> None:
        """Take over what the run before had not acted on."""
        self.arrived: list[ArrivedMessages] = list(carried.arrived)
        self.acts: list[StaffActRef] = list(carried.acts)  # short, and an empty deque takes 760 bytes
        self._seen_messages: dict[MessageId, None] = dict.fromkeys(carried.seen_messages)
        self._seen_acts: dict[StaffActId, None] = dict.fromkeys(carried.seen_acts)
        self._first_at = now
        self._last_at = now

    def message(self, arrived: ArrivedMessages, now: datetime) -> None:
        """Note new messages; known ones only where the store says that they need a turn again."""
        new = [message for message in arrived.messages if arrived.again or message not in self._seen_messages]
        waiting = {message for batch in self.arrived for message in batch.messages}
        new = [message for message in new if message not in waiting]
        if not new:
            return
        if not self.arrived:
            self._first_at = now
        self._last_at = now
        self.arrived.append(ArrivedMessages(messages=new, urgent=arrived.urgent, again=arrived.again))
        _remember(self._seen_messages, new)

    def act(self, ref: StaffActRef) -> None:
        """Note a person's act. The same act twice is one act."""
        if ref.act not in self._seen_acts:
            _remember(self._seen_acts, [ref.act])
            self.acts.append(ref)

    async def let_the_burst_end(self, timings: Timings) -> None:
        """Wait until the member has stopped writing; when the timer fires, look again instead of restarting it.

        Something urgent, or a person's act, ends the wait at once.
        """
        while not self._interrupted():
            remaining = self._burst_ends_at(timings) - workflow.now()
            if remaining <= timedelta(0):
                return
            try:
                await workflow.wait_condition(
                    self._interrupted, timeout=remaining, timeout_summary="until the burst is over"
                )
            except TimeoutError:
                continue

    def _interrupted(self) -> bool:
        return bool(self.acts) or any(batch.urgent for batch in self.arrived)

    def _burst_ends_at(self, timings: Timings) -> datetime:
        quiet = self._last_at + timedelta(seconds=timings.burst_quiet_s)
        return min(quiet, self._first_at + timedelta(seconds=timings.burst_max_s))

    def take_messages(self) -> list[ArrivedMessages]:
        """Empty the arrivals: the turn that is about to be claimed covers them."""
        taken, self.arrived = self.arrived, []
        return taken

    def put_back(self, taken: list[ArrivedMessages]) -> None:
        """Note them as not acted on after all."""
        self.arrived = [*taken, *self.arrived]

    @property
    def message_count(self) -> int:
        """How many messages wait for a turn."""
        return sum(len(batch.messages) for batch in self.arrived)

    def remembered_messages(self) -> list[MessageId]:
        """Return the ids that a next run must know."""
        return list(self._seen_messages)

    def remembered_acts(self) -> list[StaffActId]:
        """Return the acts that a next run must know."""
        return list(self._seen_acts)


def _remember(seen: dict[T, None], new: list[T]) -> None:
    seen.update(dict.fromkeys(new))
    while len(seen) > _REMEMBERED:
        del seen[next(iter(seen))]
