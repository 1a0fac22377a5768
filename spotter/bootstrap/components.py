"""Building what every process needs from settings: the store, the secrets, the clock."""

from datetime import UTC, datetime
from hashlib import sha256

from spotter.settings import Settings, secret_key_of
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
