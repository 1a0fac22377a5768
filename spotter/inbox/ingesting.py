"""Taking in a thread that a sender has just read: the look at the world that every send makes last."""

from collections.abc import Callable
from datetime import datetime

from spotter.crm.port import CrmThread
from spotter.delivery.ports import IngestedThread, IngestThread
from spotter.domain.ids import ClubId, ConversationId
from spotter.inbox.threads import store_thread
from spotter.store.session import Store


def ingester(store: Store, clock: Callable[[], datetime]) -> IngestThread:
    """Return what a `Sender` calls with each thread it reads."""

    async def ingest(club: ClubId, conversation: ConversationId, thread: CrmThread) -> IngestedThread:
        stored = await store_thread(store, club, conversation, thread, now=clock())
        return IngestedThread(new_inbound=stored.new_inbound, staff_wrote=stored.staff_wrote)

    return ingest
