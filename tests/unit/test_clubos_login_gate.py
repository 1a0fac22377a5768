"""The gate of a single process: back-off after failures, and never again after a refusal."""

from datetime import UTC, datetime, timedelta

import pytest

from spotter.crm.clubos.login_gate import InMemoryLoginGate
from spotter.domain.errors import CrmLoginRefused
from tests.contract.fixtures.clubos_stand_in import ACCOUNT


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 3, 11, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class TestTheGate:
    async def test_failures_wait_longer_each_time_and_a_success_ends_it(self) -> None:
        """
        After an outage logins are tried ever more slowly, and at once again when one worked.
        """
        clock = Clock()
        gate = InMemoryLoginGate(clock)
        waits: list[timedelta | None] = []
        for _ in range(4):
            assert await gate.may_try() is None
            await gate.failed("crm_unavailable", password_sent=True)
            waits.append(await gate.may_try())
            clock.now += timedelta(minutes=2)

        await gate.succeeded(ACCOUNT)

        assert [timedelta(seconds=s) for s in (5, 10, 20, 40)] == waits
        assert await gate.may_try() is None

    async def test_a_refused_password_is_never_tried_again(self) -> None:
        """
        A wrong password would lock the account: nobody tries again until it was changed.
        """
        gate = InMemoryLoginGate(Clock())
        await gate.failed("crm_login_refused", password_sent=True)

        with pytest.raises(CrmLoginRefused):
            await gate.may_try()

    async def test_a_session_that_keeps_dying_does_not_hammer_the_login(self) -> None:
        """
        Even successful logins are limited to a few per minute.
        """
        clock = Clock()
        gate = InMemoryLoginGate(clock)
        for _ in range(6):
            assert await gate.may_try() is None
            await gate.succeeded(ACCOUNT)

        assert timedelta(minutes=1) == await gate.may_try()
        clock.now += timedelta(minutes=1)
        assert await gate.may_try() is None
