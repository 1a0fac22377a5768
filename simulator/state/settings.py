"""The knobs of the pretend CRM, and the clock that two of them turn."""

import json
import secrets
import time
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from simulator.state.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a test or the control page may change while the CRM runs."""

    idle_timeout_s: float = 3600.0
    """A ClubOS session that nobody used for so long is gone."""
    visibility_delay_s: float = 0.0
    """An effect becomes readable in the log only so much later."""
    appends: str = ""
    """What the CRM adds to the end of every text."""
    cut_at: int = 0
    """Texts are cut to this many characters; 0 leaves them whole."""
    smart_quotes: bool = False
    """The CRM turns straight quotes into typographic ones."""
    outbound_prefix: float = 0.7
    """The share of sent messages whose log entry starts with `Text - Left Message - `."""
    clock_skew_s: float = 0.0
    """How far the CRM's own clock is ahead of the truth."""
    token_life_s: float = 86400.0
    """How long a ClubHub token lives."""
    lockout_after: int = 5
    """So many wrong passwords in a row lock the account; 0 never does."""
    notice_delay_s: float = 2.0
    """A failed e-mail is reported to the sender's inbox so much later."""
    require_bearer: bool = True
    """Popup and save want the page's ACCESS_TOKEN, as every captured call carried it."""
    require_delegation: bool = True
    """Save wants the delegation under which its popup was opened."""
    personas_enabled: bool = True
    """Members write and answer by themselves."""
    pace_s: float = 45.0
    """Mean seconds between two messages nobody asked for; 0 means that nobody writes by themself."""
    time_shift_s: float = 0.0
    """How far the world's clock is ahead of the machine's."""
    frozen_at: float | None = None
    """The world's clock stands still here (seconds since the epoch)."""


class SettingsStore:
    """Settings in the database, read from memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        stored = {row["key"]: json.loads(row["value"]) for row in database.rows("SELECT key, value FROM settings")}
        known = {field.name for field in fields(Settings)}
        self.now = Settings(**{key: value for key, value in stored.items() if key in known})
        self.seed: int = stored.get("seed", 1)
        self.secret: str = stored.get("secret", "")
        if not self.secret:
            self.secret = secrets.token_hex(32)
            self._put("secret", self.secret)

    def change(self, **changes: Any) -> Settings:
        """Change some settings at once; an unknown name or a wrong type raises."""
        for name, value in changes.items():
            self._check(name, value)
        self.now = replace(self.now, **changes)
        with self._database.transaction():
            for name, value in changes.items():
                self._put(name, value)
        return self.now

    def remember_seed(self, seed: int) -> None:
        """Keep the seed of this world; every later chance comes from it."""
        self.seed = seed
        self._put("seed", seed)

    def as_json(self) -> dict[str, Any]:
        """Return all settings by name."""
        return asdict(self.now)

    def _check(self, name: str, value: Any) -> None:
        if name not in {field.name for field in fields(Settings)}:
            raise ValueError(f"there is no setting named {name!r}")
        wanted = getattr(Settings(), name)
        numeric = isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
        fits = isinstance(value, (int, float)) if numeric else isinstance(value, type(wanted))
        if name == "frozen_at":
            fits = value is None or isinstance(value, (int, float))
        if not fits:
            raise ValueError(f"setting {name!r} cannot be {value!r}")

    def _put(self, key: str, value: Any) -> None:
        self._database.run(
            "INSERT INTO settings(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            key,
            json.dumps(value),
        )


class Clock:
    """The time in the world (which tests may shift or freeze) and the time the CRM believes it is."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def seconds(self) -> float:
        """Return the world's time as seconds since the epoch."""
        settings = self._settings.now
        return settings.frozen_at if settings.frozen_at is not None else time.time() + settings.time_shift_s

    def now(self) -> datetime:
        """Return the world's time in UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def crm_seconds(self) -> float:
        """Return what the CRM's own, perhaps wrong, clock says."""
        return self.seconds() + self._settings.now.clock_skew_s

    def machine_seconds(self) -> float:
        """Return the machine's time: delays are waited for in it, whatever the world's clock does."""
        return time.time()
