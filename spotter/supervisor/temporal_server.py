"""The embedded Temporal dev server: where its binary is and which flags it takes.

The flags are not taste. With the defaults a burst of tasks waits 100 ms per activity step and each turn costs
three times the CPU; tests start the same command, so what is measured there is what runs.
"""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from spotter.domain.errors import SpotterError

NAMESPACE = "default"
SEARCH_ATTRIBUTES = {"ClubId": "Keyword", "ConversationStatus": "Keyword", "AwaitingPerson": "Bool"}

# WAL with NORMAL survives a killed process, not a power cut; production is PostgreSQL.
_PRAGMAS = {"journal_mode": "WAL", "synchronous": "NORMAL"}
_DYNAMIC_CONFIG = {
    "history.transferProcessorMaxPollRPS": "200",
    "history.timerProcessorMaxPollRPS": "200",
    "frontend.enableServerVersionCheck": "false",  # the server asks nobody on the internet about itself
}


class TemporalCliMissing(SpotterError):
    """The Temporal CLI is nowhere to be found. `make setup` obtains it."""

    code = "temporal_cli_missing"


def find_temporal_cli(configured: Path | None = None) -> Path:
    """Return the CLI that was configured, else the one `make setup` linked into the environment, else PATH's."""
    if configured is not None:
        if not configured.is_file():
            raise TemporalCliMissing(f"SPOTTER_TEMPORAL_CLI names {configured}, but there is no such file.")
        return configured
    linked = Path(sys.prefix) / "bin" / "temporal"
    if linked.is_file():
        return linked
    on_path = shutil.which("temporal")
    if on_path is None:
        raise TemporalCliMissing("There is no Temporal CLI. Run `make setup`: it finds, downloads or builds one.")
    return Path(on_path)


def dev_server_command(
    cli: Path,
    *,
    port: int,
    ui_port: int,
    http_port: int,
    database: Path | None,
    dynamic_config: Mapping[str, str] | None = None,
) -> list[str]:
    """Return the command line of one dev server; without a database it forgets everything when it stops."""
    command = [str(cli), "server", "start-dev", "--ip", "127.0.0.1", "--namespace", NAMESPACE]
    command += ["--port", str(port), "--ui-port", str(ui_port), "--http-port", str(http_port)]
    command += ["--log-level", "warn"]
    if database is not None:
        command += ["--db-filename", str(database)]
        for name, value in _PRAGMAS.items():
            command += ["--sqlite-pragma", f"{name}={value}"]
    for name, value in {**_DYNAMIC_CONFIG, **(dynamic_config or {})}.items():
        command += ["--dynamic-config-value", f"{name}={value}"]
    for name, kind in SEARCH_ATTRIBUTES.items():
        # Registering again on an existing file is accepted, so they are always passed.
        command += ["--search-attribute", f"{name}={kind}"]
    return command


def namespace_url(http_port: int) -> str:
    """Return the address that answers 200 as soon as workflows can be started."""
    return f"http://127.0.0.1:{http_port}/api/v1/namespaces/{NAMESPACE}"
