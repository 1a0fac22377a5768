"""Payloads are pydantic's, and cost a cached conversation nothing of its own."""

from temporalio.contrib.pydantic import pydantic_data_converter

from activities.payloads import DATA_CONVERTER, OnePayloadConverter
from spotter.contracts.conversation import ArrivedMessages, ConversationInput, Timings
from spotter.domain.ids import ClubId, ConversationId, MessageId

_START = ConversationInput(
    club=ClubId("harbor"), conversation=ConversationId(7), timings=Timings(burst_quiet_s=2.5), inbox_url="/inbox/7"
)


async def test_what_other_versions_wrote_is_read_and_the_other_way_round() -> None:
    """Payloads of open runs outlive a deployment: byte by byte they are what the SDK's own converter makes."""
    values = [_START, ArrivedMessages(messages=[MessageId(3)], urgent=True)]
    types = [ConversationInput, ArrivedMessages]

    ours, theirs = await DATA_CONVERTER.encode(values), await pydantic_data_converter.encode(values)

    assert theirs == ours
    assert values == await DATA_CONVERTER.decode(theirs, types)


def test_a_second_conversation_builds_nothing_anew() -> None:
    """Each cached run has a converter of its own; what reading a type takes is built once for all of them."""
    payloads = OnePayloadConverter().to_payloads([_START])
    first, second = OnePayloadConverter(), OnePayloadConverter()

    assert [_START] == first.from_payloads(payloads, [ConversationInput])
    assert [_START] == second.from_payloads(payloads, [ConversationInput])
    assert first.converters[b"json/plain"] is second.converters[b"json/plain"]
