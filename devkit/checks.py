"""Everything a machine can say about the code without running it; all of it, even when one part complains."""

import concurrent.futures
import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from devkit.console import say, shout
from devkit.places import PYTHON, ROOT, UI, VENV


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One program that judges the code."""

    name: str
    command: list[str | Path]
    cwd: Path = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one check said."""

    check: Check
    passed: bool
    output: str
    seconds: float


def run_checks() -> int:
    """Run all checks, two at a time, show each with its time, and return 1 if any of them complains."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(_run, check) for check in _checks()]
        verdicts: list[Verdict] = []
        for done in concurrent.futures.as_completed(running):
            verdicts.append(done.result())
            _show(verdicts[-1])
    failed = [verdict.check.name for verdict in verdicts if not verdict.passed]
    if failed:
        shout(f"FAILED: {', '.join(failed)}")
        return 1
    say(f"All {len(verdicts)} checks passed.")
    return 0


def format_code() -> int:
    """Bring all code into its one form, and mend what can be mended by rule."""
    commands: list[tuple[list[str | Path], Path]] = [
        ([VENV / "bin" / "ruff", "check", "--fix", "--exit-zero", "--quiet", "."], ROOT),
        ([VENV / "bin" / "ruff", "format", "."], ROOT),
    ]
    if "fmt" in _ui_scripts():
        commands.append((["npm", "run", "--silent", "fmt"], UI))
    return max(
        subprocess.run([str(word) for word in command], cwd=cwd, check=False).returncode for command, cwd in commands
    )


def run_ui_tests() -> int:
    """Run the tests of the pages, where there are any."""
    if "test" not in _ui_scripts():
        return 0
    return subprocess.run(["npm", "run", "--silent", "test"], cwd=UI, check=False).returncode


def _checks() -> list[Check]:
    # The slowest first, so that the quick ones run beside them.
    checks = [Check(name="pyright", command=[PYTHON, "-m", "pyright"])]
    scripts = _ui_scripts()
    checks += [
        Check(name=f"ui: {script}", command=["npm", "run", "--silent", script], cwd=UI)
        for script in ("lint", "check")
        if script in scripts
    ]
    checks += [
        Check(name="lint-imports", command=[VENV / "bin" / "lint-imports", "--no-cache"]),
        Check(name="ruff check", command=[VENV / "bin" / "ruff", "check", "."]),
        Check(name="ruff format", command=[VENV / "bin" / "ruff", "format", "--check", "."]),
    ]
    return checks


def _ui_scripts() -> set[str]:
    manifest = UI / "package.json"
    return set(json.loads(manifest.read_text()).get("scripts", {})) if manifest.is_file() else set()


def _run(check: Check) -> Verdict:
    started = time.monotonic()
    result = subprocess.run(
        [str(word) for word in check.command],
        cwd=check.cwd,
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},  # we pin its version on purpose
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    seconds = time.monotonic() - started
    return Verdict(check=check, passed=result.returncode == 0, output=result.stdout, seconds=seconds)


def _show(verdict: Verdict) -> None:
    say(f"{'ok    ' if verdict.passed else 'FAILED'} {verdict.check.name} ({verdict.seconds:.1f} s)")
    if not verdict.passed:
        say("".join(f"    {line}\n" for line in verdict.output.splitlines()))
