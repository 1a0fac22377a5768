"""A PostgreSQL cluster of the bench's own, durable as in production: every commit reaches the disk."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from devkit.found_tools import find_postgres_bin
from tests.fixtures.child_processes import running

_SETTINGS = ("max_connections=150", "listen_addresses=")


@dataclass(frozen=True)
class Cluster:
    """A running cluster."""

    url: str
    pid: int


@contextmanager
def cluster() -> Generator[Cluster]:
    """Make a cluster in a temporary folder, serve it on a unix socket, and remove it."""
    programs = find_postgres_bin()
    if programs is None:
        raise RuntimeError("There is no PostgreSQL on this machine: install it, or run with --db sqlite.")
    user = _unprivileged_user()
    home = Path(tempfile.mkdtemp(prefix="cost-pg-"))  # short, for the socket's path
    try:
        home.chmod(0o755)
        if user:
            shutil.chown(home, user)
        initdb = [str(programs / "initdb"), "-D", str(home / "data"), "-U", "spotter", "--auth=trust"]
        subprocess.run(
            [*initdb, "--encoding=UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            user=user,
            extra_groups=[] if user else None,
            cwd="/",
        )
        command = [str(programs / "postgres"), "-D", str(home / "data"), "-k", str(home)]
        command += [word for setting in _SETTINGS for word in ("-c", setting)]
        log = home.with_suffix(".log")
        with running(command, log=log, ready=lambda: _accepts(home), user=user, cwd=home) as server:
            yield Cluster(url=f"postgresql+psycopg://spotter@/postgres?host={home}", pid=server.pid)
    finally:
        shutil.rmtree(home, ignore_errors=True)
        home.with_suffix(".log").unlink(missing_ok=True)


def _accepts(socket_folder: Path) -> bool:
    try:
        psycopg.connect(host=str(socket_folder), user="spotter", dbname="postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)
