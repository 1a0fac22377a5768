"""When a conversation is over: so many quiet days, told by one timer that looks again when it fires."""

from datetime import datetime, timedelta

from temporalio import workflow


class Silence:
    """Notices the end of the quiet days. A timer per turn would cost two events each time."""

    def __init__(self, quiet_s: float, last_activity_at: datetime) -> None:
        """`quiet_s` is how long nobody must have spoken, in seconds."""
        self._quiet = timedelta(seconds=quiet_s)
        self.last_activity_at = last_activity_at
        self._noticed = False

    def broken(self) -> None:
        """Somebody spoke or acted."""
        self.last_activity_at = workflow.now()

    def is_complete(self) -> bool:
        """Whether the quiet days have passed and the timer has told so."""
        return self._noticed and self._left() <= timedelta(0)

    async def watch(self) -> None:
        """Run beside the conversation for as long as the run lives."""
        while True:
            self._noticed = False
            while (left := self._left()) > timedelta(0):
                await workflow.sleep(left, summary="until the conversation is over")
            self._noticed = True
            await workflow.wait_condition(lambda: self._left() > timedelta(0))

    def _left(self) -> timedelta:
        return self.last_activity_at + self._quiet - workflow.now()
