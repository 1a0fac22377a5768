"""Sends that did not end with a plain yes or no: to be read back, or to be tried again."""

from datetime import datetime, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts.conversation import CarriedState, Resend, SendStatus
    from spotter.domain.ids import DeliveryId

_RESEND_AFTER_S = 30.0
_RESEND_TRIES = 5


class UnfinishedSends:
    """What was posted and not answered for (`settling`), and what never left (`resend`)."""

    def __init__(self, carried: CarriedState) -> None:
        """Take over what the run before had open."""
        self.settling: list[DeliveryId] = list(carried.settling)
        self.resend: Resend | None = carried.resend

    def found(self, deliveries: list[DeliveryId]) -> None:
        """Take over sends that a sweep found standing still."""
        self.settling.extend(delivery for delivery in deliveries if delivery not in self.settling)

    def note(self, status: SendStatus, delivery: DeliveryId | None, retry_after_s: float = 0.0) -> None:
        """Plan what a send needs after it ended with `status`."""
        if delivery is None:
            return
        if status is SendStatus.UNCERTAIN:
            self.settling.append(delivery)
        if status is SendStatus.NOT_SENT:
            tries = self.resend.tries + 1 if self.resend and self.resend.delivery == delivery else 1
            wait = timedelta(seconds=retry_after_s or _RESEND_AFTER_S)
            self.resend = Resend(delivery=delivery, at=workflow.now() + wait, tries=tries)
        elif self.resend and self.resend.delivery == delivery:
            self.resend = None

    def due(self) -> Resend | None:
        """Return what should be tried again now."""
        return self.resend if self.resend and self.resend.at <= workflow.now() else None

    def given_up(self, resend: Resend) -> bool:
        """Whether it was tried often enough; a person decides from here."""
        if resend.tries <= _RESEND_TRIES:
            return False
        self.resend = None
        return True

    def deadline(self) -> datetime | None:
        """Return when something should be tried again."""
        return self.resend.at if self.resend else None
