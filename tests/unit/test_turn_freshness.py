"""Looking into the CRM before judging: a hiccup is waited out where the channel is not known, and nowhere else."""

import pytest

from spotter.crm.port import CrmConnector, CrmThread
from spotter.delivery.ports import IngestedThread
from spotter.domain.errors import CrmError, CrmMismatch, CrmUnavailable
from spotter.domain.ids import ClubId, ConversationId
from spotter.turns.freshness import Freshness
from tests.fixtures.desk_rows import NOW, DeskRows


def _freshness(desk: DeskRows, error: CrmError) -> Freshness:
    async def fails(_club: ClubId) -> CrmConnector:
        raise error

    async def ingest(_club: ClubId, _conversation: ConversationId, _thread: CrmThread) -> IngestedThread:
        raise AssertionError("no thread was read")

    return Freshness(desk.store, fails, ingest, lambda: NOW)


async def test_a_hiccup_of_the_crm_does_not_put_a_first_question_before_a_person(sqlite_desk_rows: DeskRows) -> None:
    """
    A first message arrives while the CRM fails for a moment: without its log the channel is not known, so the look is
    tried again instead of holding a plain question for a person.
    """
    thread = await sqlite_desk_rows.thread(channel=None)

    with pytest.raises(CrmUnavailable):
        await _freshness(sqlite_desk_rows, CrmUnavailable("away")).refresh(
            thread.club, thread.conversation, patient=True
        )


@pytest.mark.parametrize(
    ("channel", "error", "patient"),
    [
        pytest.param("text", CrmUnavailable("away"), True, id="the channel is known"),
        pytest.param(None, CrmUnavailable("away"), False, id="it was waited long enough"),
        pytest.param(None, CrmMismatch("another person"), True, id="waiting does not help"),
    ],
)
async def test_a_crm_that_is_away_does_not_keep_a_message_from_being_read(
    sqlite_desk_rows: DeskRows, channel: str | None, error: CrmError, patient: bool
) -> None:
    """
    What is stored has to do: the message is judged without the CRM, and the read before a send looks again.
    """
    thread = await sqlite_desk_rows.thread(channel=channel)

    await _freshness(sqlite_desk_rows, error).refresh(thread.club, thread.conversation, patient=patient)
