"""What a conversation carries is small however long and full it is: Temporal warns at 256 KiB and refuses at 2 MiB."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from temporalio.contrib.pydantic import pydantic_data_converter

from spotter.contracts.conversation import (
    ArrivedMessages,
    CarriedState,
    ConversationInput,
    PersonWait,
    Resend,
    Rung,
    StaffActRef,
    Waiting,
)
from spotter.domain.conversation import StaffActKind
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MessageId, StaffActId, TurnId
from workflows.pending import Pending

_HISTORIES = Path(__file__).parents[1] / "replay" / "histories"
_LARGE = 9_007_199_254_000_000
"""Ids near the largest that JSON keeps exactly."""
_KIB = 1_024


def _fullest() -> ConversationInput:
    """A conversation that remembers all it may, with a thousand messages and acts that nobody has looked at yet."""
    now = datetime(2026, 11, 17, 9, 40, tzinfo=UTC)
    pending = Pending(CarriedState(), now)
    for number in range(1_000):
        pending.message(ArrivedMessages(messages=[MessageId(_LARGE + number)], urgent=True), now)
        pending.act(
            StaffActRef(
                act=StaffActId(_LARGE + number),
                kind=StaffActKind.HANDED_BACK,
                approval=ApprovalId(_LARGE),
                delivery=DeliveryId(_LARGE),
            )
        )
    return ConversationInput(
        club=ClubId("a-club-with-a-name-as-long-as-addresses-may-have-in-the-end"),
        conversation=ConversationId(_LARGE),
        inbox_url="https://frontdesk.example.com/clubs/a-club/conversations/9007199254000000",
        carried=CarriedState(
            arrived=pending.arrived,
            acts=list(pending.acts),
            seen_messages=pending.remembered_messages(),
            seen_acts=pending.remembered_acts(),
            person_wait=PersonWait(
                waiting=Waiting.APPROVAL,
                turn=TurnId(_LARGE),
                approval=ApprovalId(_LARGE),
                ladder=[Rung(at=now, number=number) for number in range(10)],
                expires_at=now,
            ),
            settling=[DeliveryId(_LARGE + number) for number in range(50)],
            resend=Resend(delivery=DeliveryId(_LARGE), at=now, tries=9),
            last_activity_at=now,
            turns=1_000_000,
        ),
    )


async def test_the_fullest_conversation_fits_many_times_over() -> None:
    """
    A thousand unread messages and as many acts of people: still below the size at which Temporal warns.
    """
    payloads = await pydantic_data_converter.encode([_fullest()])

    assert sum(payload.ByteSize() for payload in payloads) < 256 * _KIB
    assert [_fullest()] == await pydantic_data_converter.decode(payloads, [ConversationInput])


def _payload_sizes(part: Any) -> list[int]:
    if isinstance(part, dict):
        if "data" in part and "metadata" in part:
            return [len(part["data"])]
        return [size for value in part.values() for size in _payload_sizes(value)]
    if isinstance(part, list):
        return [size for value in part for size in _payload_sizes(value)]
    return []


@pytest.mark.parametrize("path", sorted(_HISTORIES.glob("*/*.json")), ids=lambda path: path.stem)
def test_everyday_payloads_are_tiny(path: Path) -> None:
    """
    In every recorded branch each payload is a few ids and numbers.
    """
    sizes = _payload_sizes(json.loads(path.read_text()))

    assert sizes
    assert max(sizes) < 4 * _KIB
