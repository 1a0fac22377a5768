"""Building what every process needs from settings: the store, the secrets, the engines."""

from datetime import UTC, datetime
from hashlib import sha256

from spotter.domain.errors import InvalidRequest
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.openai import OpenAIEngine, OpenAISettings
from spotter.engine.port import Engine
from spotter.settings import EngineName, Settings, secret_key_of
from spotter.store.secrets import SecretBox
from spotter.store.session import Store


def utc_now() -> datetime:
    """The clock of production."""
    return datetime.now(UTC)


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name; an embedded one gets its folder."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return Store(settings.database_url)


def open_secrets(settings: Settings) -> SecretBox:
    """Return the box for CRM passwords, under the one secret key of this installation."""
    key = sha256(b"crm passwords:" + secret_key_of(settings).encode()).digest()
    return SecretBox({"k1": key}, current="k1")


def build_engines(settings: Settings) -> tuple[Engine, Engine]:
    """Return the engine that reads and drafts, and the embedded one that stands in for its reading."""
    embedded = EmbeddedEngine()
    if settings.engine is EngineName.EMBEDDED:
        return embedded, embedded
    if not settings.openai_api_key.get_secret_value():
        raise InvalidRequest("The engine is `openai`, but SPOTTER_OPENAI_API_KEY is empty. Set it, or use `embedded`.")
    return OpenAIEngine(
        OpenAISettings(
            api_key=settings.openai_api_key.get_secret_value(),
            base_url=settings.openai_base_url or None,
            model=settings.openai_model,
            second_model=settings.openai_second_model or None,
        )
    ), embedded
