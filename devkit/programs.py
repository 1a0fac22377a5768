"""Running other programs: quiet while they work, their output kept, and their failures told in plain words."""

import collections
import os
import re
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devkit.console import SetupFailure, Step
from devkit.places import LOGS, ROOT

_TICK_S = 0.2
_TAIL_LINES = 15

_DISK_FULL = re.compile(r"No space left on device|ENOSPC|os error 28|disk quota exceeded", re.IGNORECASE)
_NO_NETWORK = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|name resolution|no such host|dns error"
    r"|Connection refused|network is unreachable|i/o timeout|error sending request|failed to fetch|timed out"
    r"|NewConnectionError|Could not resolve|tunnel error|proxyconnect",
    re.IGNORECASE,
)
_LOCK_MISMATCH = re.compile(
    r"hash mismatch|do not match the hashes|EINTEGRITY|can only install packages when your package\.json"
    r"|checksum mismatch|SECURITY ERROR|unsatisfiable|No solution found",
    re.IGNORECASE,
)


def run_program(
    command: Sequence[str | Path],
    *,
    title: str,
    line: Step,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    doing: Callable[[str], str] = lambda last: last,
    give_up: Callable[[], bool] = lambda: False,
) -> None:
    """Run a program to its end, or raise with a sentence a person can act on.

    `doing` turns the program's last line into what the living line shows. A failure that looks like the
    network's is tried once more: a registry that hiccups should not cost a person a second start.
    """
    try:
        _run_once(command, title=title, line=line, cwd=cwd, env=env, doing=doing, give_up=give_up)
    except SetupFailure as failure:
        if give_up() or not _NO_NETWORK.search(failure.output):
            raise
        line.alive("the network failed, trying once more")
        _run_once(command, title=title, line=line, cwd=cwd, env=env, doing=doing, give_up=give_up)


def _run_once(
    command: Sequence[str | Path],
    *,
    title: str,
    line: Step,
    cwd: Path,
    env: Mapping[str, str] | None,
    doing: Callable[[str], str],
    give_up: Callable[[], bool],
) -> None:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{re.sub(r'[^a-z0-9]+', '-', title.lower())}.log"
    tail: collections.deque[str] = collections.deque(maxlen=_TAIL_LINES)
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    reader = threading.Thread(target=_keep, args=(process, log, tail), daemon=True)
    reader.start()
    try:
        while process.poll() is None and not give_up():
            line.alive(doing(tail[-1] if tail else "working"))
            reader.join(_TICK_S)
            if not reader.is_alive():
                process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
    reader.join(5)
    if process.returncode != 0:
        raise _explained(title, process.returncode, "\n".join(tail), log)


def _keep(process: subprocess.Popen[str], log: Path, tail: collections.deque[str]) -> None:
    assert process.stdout is not None
    with log.open("w") as kept:
        for text in process.stdout:
            kept.write(text)
            kept.flush()
            if text.strip():
                tail.append(text.strip()[:300])


def _explained(title: str, code: int, output: str, log: Path) -> SetupFailure:
    where = f"Its whole output is in {log.relative_to(ROOT)}."
    if _DISK_FULL.search(output):
        return SetupFailure(f"{title}: the disk is full.", "Free some space (5 GB are plenty) and start again.")
    if _LOCK_MISMATCH.search(output):
        return SetupFailure(
            f"{title}: the packages on offer are not the ones that the lock file names.",
            f"Restore the lock file (git checkout), or make it anew if you changed the packages. {where}",
            output=output,
        )
    if _NO_NETWORK.search(output):
        return SetupFailure(
            f"{title}: the network could not be reached.",
            f"Check the connection (and HTTPS_PROXY, if you are behind a proxy) and start again. {where}",
            output=output,
        )
    return SetupFailure(f"{title} failed (exit code {code}).", where, output=output)
