"""The API's process: settings → store → live feed → server, and Temporal once the pages are there."""

import asyncio
import hashlib
import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

import structlog

from api.app import create_app
from api.deps import ApiDeps, CookieRules, TemporalLinks
from api.late_temporal import LateTemporal
from api.server import GracefulServer, server_config
from spotter.bootstrap.components import open_secrets, open_store, utc_now
from spotter.bootstrap.model_reach import model_reachable
from spotter.domain.errors import InvalidRequest
from spotter.health.examination import Subjects, examine
from spotter.live.feed import LiveFeed
from spotter.log import configure_logging
from spotter.settings import Settings, read_settings, secret_key_of
from spotter.store.schema_head import is_at_head
from spotter.store.session import Store

log = structlog.get_logger("api")

_UI_FOLDER = Path(__file__).resolve().parents[1] / "ui" / "dist"
_LAST_TURN_S = 0.5


def main() -> None:
    """Run until a signal says stop."""
    try:
        settings = read_settings()
        configure_logging(settings.log_format)
        origins = origins_of(settings.public_url)
    except InvalidRequest as refused:
        raise SystemExit(refused.detail) from None
    asyncio.run(serve(settings, origins))


async def serve(settings: Settings, origins: frozenset[str]) -> None:
    """Serve the API and the pages."""
    store = open_store(settings)
    feed = LiveFeed(
        store, listen_url=None if store.is_sqlite else settings.database_url, holder=f"api-{settings.api_port}"
    )
    temporal = LateTemporal(settings, store)
    deps = build_deps(settings, store, feed, temporal, origins)
    await feed.start()
    try:
        stopping: set[asyncio.Task[None]] = set()
        server = GracefulServer(
            server_config(
                create_app(deps), host=settings.api_host, port=settings.api_port, grace_s=settings.stop_grace_s
            ),
            on_start=temporal.load,
            on_stop=lambda: stopping.add(asyncio.ensure_future(feed.stop())),
        )
        log.info("api_started", port=settings.api_port)
        await server.serve()
        await asyncio.gather(*stopping, *deps.telling, return_exceptions=True)
    finally:
        await feed.stop()
        await store.aclose()
        await asyncio.sleep(_LAST_TURN_S)  # the Temporal SDK may abort the interpreter without one more turn


def build_deps(
    settings: Settings, store: Store, feed: LiveFeed, temporal: LateTemporal, origins: frozenset[str]
) -> ApiDeps:
    """Put together what the API works with."""
    is_https = urlsplit(settings.public_url).scheme == "https"
    name = f"spotter_session_{urlsplit(settings.public_url).port or settings.api_port}"
    return ApiDeps(
        store=store,
        nudger=temporal,
        origins=origins,
        cookie=CookieRules(name=f"__Host-{name}" if is_https else name, secure=is_https),
        cursor_key=hashlib.sha256(b"page cursors:" + secret_key_of(settings).encode()).digest(),
        secrets=open_secrets(settings),
        schema_at_head=lambda: is_at_head(store),
        temporal_reachable=temporal.is_reachable,
        live=feed,
        temporal=TemporalLinks(ui_url=settings.temporal_ui_url or None, namespace=settings.temporal_namespace),
        examine=lambda: examine(
            Subjects(
                store=store,
                schema_at_head=lambda: is_at_head(store),
                temporal_reachable=temporal.is_reachable,
                model=settings.openai_model,
                model_reachable=model_reachable(settings),
                data_dir=settings.data_dir,
                clock=utc_now,
            )
        ),
        ui_folder=_UI_FOLDER,
        clock=utc_now,
    )


def origins_of(public_url: str) -> frozenset[str]:
    """Return the exact origins of our pages; refuses plain HTTP anywhere but on this machine."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    if parts.scheme == "https" and host:
        return frozenset({f"https://{parts.netloc}"})
    if parts.scheme != "http" or not _is_loopback(host):
        raise InvalidRequest(
            "SPOTTER_PUBLIC_URL must be https://…: logins and messages must not cross a network in the clear. "
            "Plain http:// works on this machine only (127.0.0.1 or localhost)."
        )
    return frozenset(f"http://{name}{port}" for name in {host, "127.0.0.1", "localhost"})


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
