"""A PostgreSQL cluster of the run's own, that may be killed and started again on the same files."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

from bench.chaos_parts import Part
from devkit.found_tools import find_postgres_bin

# A killed server must keep what it acknowledged; only a power cut may take more, and none is played here.
_SETTINGS = ("fsync=off", "synchronous_commit=on", "max_connections=150", "listen_addresses=")


class Cluster:
    """The files of one cluster, and the part that serves them on a unix socket."""

    def __init__(self) -> None:
        """Make the cluster. The folder is short, for the socket's path, and open to the user who owns it."""
        programs = find_postgres_bin()
        if programs is None:
            raise RuntimeError("There is no PostgreSQL on this machine: install it, or run with --db sqlite.")
        self._programs = programs
        self._user = _unprivileged_user()
        self.home = Path(tempfile.mkdtemp(prefix="chaos-pg-"))
        self.home.chmod(0o755)
        if self._user:
            shutil.chown(self.home, self._user)
        self._run("initdb", "-D", str(self.home / "data"), "-U", "spotter", "--auth=trust", "--encoding=UTF8", "-N")
        self.url = f"postgresql+psycopg://spotter@/postgres?host={self.home}"

    def part(self, folder: Path) -> Part:
        """Return the server as a part."""
        command = [str(self._programs / "postgres"), "-D", str(self.home / "data"), "-k", str(self.home)]
        command += [word for setting in _SETTINGS for word in ("-c", setting)]
        return Part(
            name="database",
            command=lambda _life: command,
            ready=self._accepts,
            folder=folder,
            user=self._user,
        )

    def move_to(self, folder: Path) -> None:
        """Put the files where the run keeps, or deletes, everything else; the server must have ended."""
        shutil.move(self.home / "data", folder / "database")
        shutil.rmtree(self.home, ignore_errors=True)

    async def _accepts(self, _life: int) -> bool:
        try:
            connection = await psycopg.AsyncConnection.connect(
                host=str(self.home), user="spotter", dbname="postgres", connect_timeout=2
            )
        except psycopg.OperationalError:
            return False
        await connection.close()
        return True

    def _run(self, program: str, *arguments: str) -> None:
        result = subprocess.run(
            [str(self._programs / program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            user=self._user,
            extra_groups=[] if self._user else None,
            cwd="/",
        )
        if result.returncode != 0:
            raise RuntimeError(f"{program} failed:\n{result.stdout}{result.stderr}")


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)
