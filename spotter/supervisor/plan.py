"""Which parts a Spotter on one machine consists of, with which commands, settings and signs of readiness."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spotter.settings import LogFormat, Settings, to_environment
from spotter.supervisor.parts import Part
from spotter.supervisor.ports import Ports
from spotter.supervisor.readiness import file_exists, http_answers, tcp_accepts
from spotter.supervisor.temporal_server import dev_server_command, find_temporal_cli, namespace_url

_LOOPBACK = "127.0.0.1"
_AFTER_GRACE_S = 10.0  # beyond the worker's own grace: it must never be killed in the middle of its own stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to start: first what others need, then, when the data is prepared, the desk itself."""

    settings: Settings
    """The settings as the parts see them: every address filled in."""
    foundations: list[Part]
    desk: list[Part]


def settings_for_parts(settings: Settings, ports: Ports, *, on_terminal: bool) -> Settings:
    """Return the settings with every blank filled by where things are in this run."""
    update: dict[str, object] = {
        "data_dir": settings.data_dir.absolute(),
        "api_port": ports.api,
        "worker_ready_file": settings.data_dir.absolute() / "worker.ready",
    }
    if "public_url" not in settings.model_fields_set:
        update["public_url"] = f"http://{_LOOPBACK}:{ports.api}"
    if settings.starts_own_temporal:
        update["temporal_address"] = f"{_LOOPBACK}:{ports.temporal}"
        update["temporal_ui_url"] = f"http://{_LOOPBACK}:{ports.temporal_ui}"
    if settings.is_demo:
        update["simulator_url"] = f"http://{_LOOPBACK}:{ports.simulator}"
    if settings.log_format is None and on_terminal:
        update["log_format"] = LogFormat.CONSOLE  # the parts write to us, not to the terminal that we see
    return settings.model_copy(update=update)


def plan_parts(settings: Settings, ports: Ports, *, on_terminal: bool = False) -> Plan:
    """Lay out the parts of this run."""
    resolved = settings_for_parts(settings, ports, on_terminal=on_terminal)
    data = resolved.data_dir
    foundations: list[Part] = []
    if settings.is_demo:
        foundations.append(_simulator(ports, data))
    if settings.starts_own_temporal:
        foundations.append(_temporal(find_temporal_cli(settings.temporal_cli), ports, data))
    return Plan(settings=resolved, foundations=foundations, desk=[_worker(resolved), _api(resolved)])


def _simulator(ports: Ports, data: Path) -> Part:
    return Part(
        name="simulator",
        command=_python(
            *("-m", "simulator", "--host", _LOOPBACK, "--port", str(ports.simulator)),
            *("--data", str(data / "simulator")),
        ),
        environment=_plain_environment(),
        ready=tcp_accepts(_LOOPBACK, ports.simulator),
    )


def _temporal(cli: Path, ports: Ports, data: Path) -> Part:
    return Part(
        name="temporal",
        command=tuple(
            dev_server_command(
                cli,
                port=ports.temporal,
                ui_port=ports.temporal_ui,
                http_port=ports.temporal_http,
                database=data / "temporal.db",
            )
        ),
        environment=_plain_environment(),
        ready=http_answers(namespace_url(ports.temporal_http)),
        quiet_stop=True,  # it complains that its own services are gone
    )


def _worker(settings: Settings) -> Part:
    sign = settings.worker_ready_file or settings.data_dir / "worker.ready"
    return Part(
        name="worker",
        command=_python("-m", "worker"),
        environment=_environment(settings),
        ready=file_exists(sign),
        grace_s=settings.stop_grace_s + _AFTER_GRACE_S,
        before_start=lambda: sign.unlink(missing_ok=True),
    )


def _api(settings: Settings) -> Part:
    host = _LOOPBACK if settings.api_host in ("0.0.0.0", "::", "") else settings.api_host  # noqa: S104
    return Part(
        name="api",
        command=_python("-m", "api"),
        environment=_environment(settings),
        ready=http_answers(f"http://{host}:{settings.api_port}/readyz"),
    )


def _python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)


def _environment(settings: Settings) -> dict[str, str]:
    return {**_plain_environment(), **to_environment(settings)}


def _plain_environment() -> Mapping[str, str]:
    """What every part gets; our secrets go only to the parts that need them, and no shell's Temporal set-up to any."""
    ours = ("SPOTTER_", "TEMPORAL_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**inherited, "PYTHONUNBUFFERED": "1"}
