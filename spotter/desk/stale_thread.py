"""The refusal of a reply that was written without having seen the member's newest message."""

from spotter.domain.errors import Conflict


class StaleThread(Conflict):
    """The member wrote again while this reply was written."""

    code = "stale_thread"

    def __init__(self, detail: str, *, newer: int) -> None:
        """`newer` is how many inbound messages the writer has not seen."""
        super().__init__(detail)
        self.newer = newer
