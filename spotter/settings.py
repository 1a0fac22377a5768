"""Everything the outside world may decide. Read by composition roots only; nobody else looks at the environment.

A variable is a field's name in capitals after `SPOTTER_`; a blank one counts as unset. `.env` is read too.
"""

import json
import os
import re
import secrets
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from spotter.domain.errors import InvalidRequest

_ADDRESS = re.compile(r"(?:[^\s:/]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}")


class EngineName(StrEnum):
    """Which engine reads and drafts."""

    EMBEDDED = "embedded"
    OPENAI = "openai"


class LogFormat(StrEnum):
    """How log lines look."""

    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """Where things are, who may log in to the CRM, which engine thinks, how long things take."""

    model_config = SettingsConfigDict(
        env_prefix="SPOTTER_",
        env_ignore_empty=True,
        env_file=".env",
        extra="ignore",  # `.env` also serves docker compose, whose variables are not ours
        frozen=True,
    )

    data_dir: Path = Path()
    """Where an embedded Spotter keeps what it knows. Blank: `.data/demo`, or `.data/live` with ClubOS credentials,
    so that the demo club never meets the real CRM."""

    database_url: str = Field(default="", repr=False)
    """The store, as a SQLAlchemy URL (`postgresql+psycopg://…`). Blank: the SQLite file `spotter.db` in the data
    folder, which serves one machine."""

    temporal_address: str = ""
    """The workflow engine, as `host:port`. Blank: `spotter run` starts its own on this machine."""

    temporal_namespace: str = "default"
    """The namespace at that address; a chain gives Spotter one of its own."""

    temporal_api_key: SecretStr | None = None
    """Key of Temporal Cloud; its presence switches TLS on."""

    temporal_tls: bool = False
    """Whether the workflow engine is spoken to over TLS; a self-hosted one across machines should be."""

    temporal_cli: Path | None = None
    """The Temporal CLI that `spotter run` starts. Blank: the one that `make setup` found."""

    temporal_ui_url: str = ""
    """Where Temporal's Web UI is, for the links from a conversation to its run. Blank: no links."""

    api_host: str = "127.0.0.1"
    """Where the API listens. Loopback by default: plain HTTP belongs on no other network."""

    api_port: int = 8420
    """The port of inbox and API. `spotter run` takes another one when it is in use."""

    public_url: str = ""
    """The address staff type, for links in notices and the WebSocket's origin check. Blank: the API's own."""

    simulator_url: str = ""
    """The pretend CRM of a demo. Set by `spotter run`; blank where the CRM is real."""

    clubos_username: str = ""
    """The CRM login of the first club. Its presence makes this a real club instead of a demo."""

    clubos_password: SecretStr = SecretStr("")
    """The password of that login."""

    clubos_base_url: str = "https://anytime.club-os.com"
    """The ClubOS site of the first club; each brand has its own host."""

    clubhub_base_url: str = "https://clubhub-ios-api.anytimefitness.com"
    """The ClubHub API, from which member facts come."""

    clubhub_username: str = ""
    """The ClubHub login. Blank: no member facts, so that questions about an account go to people."""

    clubhub_password: SecretStr = SecretStr("")
    """The password of that login."""

    clubhub_club_number: str = ""
    """ClubHub's number of the club: another number than ClubOS's. Blank: no member facts."""

    club_name: str = "My club"
    """What the first club calls itself, in messages and on screen."""

    club_slug: str = "my-club"
    """The first club's name in addresses and workflow ids; it cannot change later."""

    club_time_zone: str = "America/New_York"
    """The first club's time zone: opening hours and quiet hours follow it."""

    engine: EngineName = EngineName.EMBEDDED
    """Which engine reads and drafts. `embedded` works without a key and without a network."""

    openai_api_key: SecretStr = SecretStr("")
    """Key of the model's service; needed when the engine is `openai`."""

    openai_base_url: str = ""
    """Any OpenAI-compatible endpoint. Blank: the SDK's own default."""

    openai_model: str = "gpt-5-mini"
    """The model that reads and drafts."""

    openai_second_model: str = ""
    """The model that is asked when the first one fails. Blank: none, the embedded engine reads instead."""

    openai_price_in: float = Field(default=0.0, ge=0)
    """What a million input tokens cost, in dollars. 0: unknown, and budgets in dollars count nothing."""

    openai_price_out: float = Field(default=0.0, ge=0)
    """What a million output tokens cost, in dollars."""

    budget_conversation_tokens: int = Field(default=200_000, ge=0)
    """Tokens that one conversation may cost within 24 hours before people answer it instead. 0: no bound."""

    budget_conversation_usd: float = Field(default=0.0, ge=0)
    """Dollars that one conversation may cost within 24 hours. 0: no bound."""

    budget_club_tokens: int = Field(default=5_000_000, ge=0)
    """Tokens that one club may cost within 24 hours before people answer its members instead. 0: no bound."""

    budget_club_usd: float = Field(default=0.0, ge=0)
    """Dollars that one club may cost within 24 hours. 0: no bound."""

    secret_key: SecretStr = SecretStr("")
    """Encrypts CRM passwords at rest and signs page cursors. Blank: made once and kept in the data folder. Several
    machines must share one."""

    poll_interval_s: float = 10.0
    """How often each inbox is read. Lower is livelier, and ruder to the CRM."""

    burst_quiet_s: float = 15.0
    """How long a member must be silent before an answer is written: people send one thought in three messages."""

    burst_max_s: float = 60.0
    """How long a member who keeps typing is waited for at most."""

    settle_reads_s: tuple[float, ...] = (30.0, 90.0, 180.0)
    """When, in seconds after a send whose outcome is unknown, the CRM's log is read back. The last read proves an
    absence, so it must lie beyond the time in which the CRM shows a message."""

    log_format: LogFormat | None = None
    """How log lines look. Blank: `console` on a terminal, `json` elsewhere."""

    worker_ready_file: Path | None = None
    """A file that exists while the worker takes work, for probes that can only look at files."""

    stop_grace_s: float = 30.0
    """How long work that is under way may take when Spotter stops; an armed send is finished in it."""

    @field_validator("temporal_address")
    @classmethod
    def _names_host_and_port(cls, address: str) -> str:
        if address and not _ADDRESS.fullmatch(address):
            raise ValueError("write it as host:port, such as temporal.example.com:7233, without a scheme")
        return address

    @model_validator(mode="after")
    def _fill_blanks(self) -> Self:
        if not self.data_dir.name:
            self._put("data_dir", Path(".data") / ("demo" if self.is_demo else "live"))
        if not self.database_url:
            self._put("database_url", f"sqlite:///{(self.data_dir / 'spotter.db').absolute()}")
        if not self.public_url:
            self._put("public_url", f"http://{self.api_host}:{self.api_port}")
        return self

    @property
    def is_demo(self) -> bool:
        """Whether the CRM is the simulator, because nobody gave credentials of a real one."""
        return not self.clubos_username

    @property
    def starts_own_temporal(self) -> bool:
        """Whether `spotter run` brings its own workflow engine."""
        return not self.temporal_address

    def _put(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)  # frozen for everybody else, and only blanks are filled


def to_environment(settings: Settings) -> dict[str, str]:
    """Return the variables that make another process read these same settings. Carries secrets: never log it."""
    variables: dict[str, str] = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        plain = value.get_secret_value() if isinstance(value, SecretStr) else value
        text = json.dumps(plain) if isinstance(plain, tuple) else "" if plain is None else str(plain)
        variables[f"SPOTTER_{name.upper()}"] = text
    return variables


def secret_key_of(settings: Settings) -> str:
    """Return the key that was configured, else the data folder's own, which is made here the first time."""
    configured = settings.secret_key.get_secret_value()
    if configured:
        return configured
    path = settings.data_dir / "secret.key"
    if not path.exists():
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".secret.key.{os.getpid()}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(32))
        try:
            # A link, not a rename: of two processes that start together the first wins and both read its key.
            path.hardlink_to(beside)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return path.read_text().strip()


def read_settings() -> Settings:
    """Read the settings. Raises `InvalidRequest`, which names a wrong one without its value: it may be a secret."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"SPOTTER_{'_'.join(map(str, each['loc'])).upper()}: {each['msg'].removeprefix('Value error, ')}"
            for each in error.errors()
        )
        raise InvalidRequest(f"A setting is wrong. {wrong}. Correct it in .env or in the environment.") from None
