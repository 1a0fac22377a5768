"""Child processes: each in a group of its own, its output read line by line, none left behind when we are killed."""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence

_PR_SET_PDEATHSIG = 1
_LONGEST_LINE = 16_384


class Child:
    """One running program."""

    def __init__(self, process: asyncio.subprocess.Process, sink: Callable[[str], None]) -> None:
        self._process = process
        self._reading = asyncio.create_task(_read_lines(process.stdout, sink))

    @classmethod
    async def start(
        cls, command: Sequence[str], *, environment: Mapping[str, str], sink: Callable[[str], None]
    ) -> "Child":
        """Start a program. A Ctrl-C in the terminal reaches only us: we stop the others in order."""
        process = await asyncio.create_subprocess_exec(
            *command,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            process_group=0,
            preexec_fn=die_with_parent(),
        )
        return cls(process, sink)

    @property
    def pid(self) -> int:
        """The process's id, which is its group's too."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.returncode

    async def wait(self) -> int:
        """Wait for its end and for its last words."""
        code = await self._process.wait()
        # A grandchild may hold the pipe open for ever; the last words of the program itself are there by now.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._reading, timeout=2)
        return code

    async def stop(self, grace_s: float) -> bool:
        """Ask it to end, and make it when it does not. Says whether asking was enough."""
        if self.exit_code is not None:
            return True
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), timeout=grace_s)
        except TimeoutError:
            self.kill()
            await self._process.wait()
            return False
        return True

    def kill(self) -> None:
        """End it and what it started, now."""
        if self.exit_code is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)


def die_with_parent() -> Callable[[], None] | None:
    """Return what a child must do before it becomes the program, so that it dies when we are killed.

    Only Linux can promise this. The signal follows the *thread* that started the child, so start children from
    a thread that lives as long as the process.
    """
    if not sys.platform.startswith("linux"):
        return None
    # Loaded here: between fork and exec only a little is safe, and loading a library is not.
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # the parent died in between: nobody would send the signal
            os._exit(1)

    return prepare


async def _read_lines(stream: asyncio.StreamReader | None, sink: Callable[[str], None]) -> None:
    """Hand on line by line; a line without an end is cut, so that no program can fill our memory."""
    rest = b""
    while stream is not None and (chunk := await stream.read(65_536)):
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            lines, rest = [*lines, rest], b""
        for line in lines:
            sink(line[:_LONGEST_LINE].decode(errors="replace").rstrip("\r"))
    if rest:
        sink(rest.decode(errors="replace"))
