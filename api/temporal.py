"""Temporal as the API uses it: nudges, and whether it answers. Loads the SDK: see `api.late_temporal`."""

from temporalio.client import Client

from activities.nudging import InboxLinks, Nudger
from activities.temporal_client import connect, is_reachable
from spotter.settings import Settings
from spotter.store.session import Store
from spotter.store.timings import stored_timings

_BY_CUSTOM = "127.0.0.1:7233"
"""Where a workflow engine listens that nobody configured; `spotter run` always says where its own is."""


class Temporal:
    """A client that connects at its first call, and what is done with it."""

    def __init__(self, client: Client, settings: Settings, store: Store) -> None:
        """Made by `open_temporal`."""

        async def the_client() -> Client:
            return client

        self._client = client
        self.nudger = Nudger(the_client, InboxLinks(public_url=settings.public_url), stored_timings(store))

    async def is_reachable(self) -> bool:
        """Tell whether Temporal answers."""
        return await is_reachable(self._client)


async def open_temporal(settings: Settings, store: Store) -> Temporal:
    """Return the process's one client, not connected yet."""
    key = settings.temporal_api_key
    client = await connect(
        settings.temporal_address or _BY_CUSTOM,
        namespace=settings.temporal_namespace,
        api_key=key.get_secret_value() if key else None,
        tls=settings.temporal_tls,
        lazy=True,
    )
    return Temporal(client, settings, store)
