"""The one way to a Temporal client: API, worker, command line, tests and replayer share its plugin and converter."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.plugin import SimplePlugin

from activities.payloads import DATA_CONVERTER

_CONNECT_TIMEOUT = timedelta(seconds=5)


def spotter_plugin() -> SimplePlugin:
    """Return what every client and replayer of ours must have: the pydantic converter."""
    return SimplePlugin("spotter", data_converter=DATA_CONVERTER)


async def connect(
    address: str,
    *,
    namespace: str = "default",
    api_key: str | None = None,
    tls: bool = False,
    lazy: bool = False,
) -> Client:
    """Connect to Temporal; with `lazy` at the first call, so that a process starts while Temporal is down."""
    return await Client.connect(
        address,
        namespace=namespace,
        api_key=api_key or None,
        tls=True if tls else None,
        lazy=lazy,
        connect_timeout=_CONNECT_TIMEOUT,
        plugins=[spotter_plugin()],
    )


async def is_reachable(client: Client, *, timeout_s: float = 2.0) -> bool:
    """Tell whether Temporal answers."""
    try:
        return await client.service_client.check_health(timeout=timedelta(seconds=timeout_s))
    except Exception:  # noqa: BLE001 - whatever the reason, the answer is no
        return False
