"""`spotter eval`: reads files, runs the desk over each, prints a report for each, and names the thresholds missed."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from spotter.bootstrap.engines import build_engines
from spotter.engine.evaluation.curve import svg_picture
from spotter.engine.evaluation.figures import Bin, message_figures
from spotter.engine.evaluation.files import FileForm, UnreadableFile, form_of, read_records
from spotter.engine.evaluation.injections import InjectionResult, evaluate_injections
from spotter.engine.evaluation.messages import Prediction, evaluate_messages
from spotter.engine.evaluation.outcomes import injection_figures, script_figures
from spotter.engine.evaluation.report import conversation_report, injection_report, message_report
from spotter.engine.evaluation.running import unheard
from spotter.engine.evaluation.scripts import ScriptedTurn, evaluate_conversations
from spotter.engine.evaluation.thresholds import (
    Thresholds,
    measured_conversations,
    measured_injections,
    measured_messages,
    missed,
)
from spotter.engine.port import Engine
from spotter.settings import Settings

Records = Sequence[Mapping[str, Any]]
Found = Sequence[Prediction | ScriptedTurn | InjectionResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was asked for on the command line."""

    files: Sequence[Path]
    thresholds: Thresholds
    out: Path | None = None
    picture: Path | None = None
    at_once: int = 1
    """How many records are under way at the same time; more than one helps where the engine is far away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """Who reads, how many at a time, and who is told of each."""

    engine: Engine
    embedded: Engine
    at_once: int
    done: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """One file, run and summed up."""

    name: str
    report: RenderableType
    lines: Sequence[str]
    measured: Mapping[str, float]
    bins: Sequence[Bin] = ()


async def evaluate_plainly(asked: Evaluation, settings: Settings) -> int:
    """Evaluate with the engine that the settings name, and return the exit code: 0, 1 (missed) or 2 (unreadable)."""
    out, err = Console(), Console(stderr=True)
    engine, embedded = build_engines(settings)
    try:
        lines = await evaluate(asked, engine, embedded, out=out, err=err)
    except UnreadableFile as error:
        err.print(Text(_printable(error.detail)), soft_wrap=True)
        return 2
    for line in lines:
        err.print(Text(f"Missed {line}"), soft_wrap=True)
    return 1 if lines else 0


async def evaluate(asked: Evaluation, engine: Engine, embedded: Engine, *, out: Console, err: Console) -> list[str]:
    """Run and print everything; return a line for each threshold that was missed. Nothing runs if a file is bad."""
    files = [(path, read_records(path)) for path in asked.files]
    tried: list[_Tried] = []
    with _progress(err) as bar:
        for path, records in files:
            task = bar.add_task(_printable(path.name), total=len(records)) if bar is not None else None
            done = unheard if bar is None or task is None else _advancing(bar, task)
            work = _Work(engine=engine, embedded=embedded, at_once=asked.at_once, done=done)
            tried.append(await _try(_printable(path.name), records, work))
    for each in tried:
        out.print(each.report)
    if asked.out is not None:
        _write(asked.out, "".join(f"{line}\n" for each in tried for line in each.lines))
    if asked.picture is not None:
        _write(asked.picture, svg_picture([(each.name, each.bins) for each in tried if each.bins]))
    return missed(asked.thresholds, [(each.name, dict(each.measured)) for each in tried])


async def _try(name: str, records: Records, work: _Work) -> _Tried:
    form = form_of(records)
    started = perf_counter()
    found: Found
    bins: Sequence[Bin] = ()
    if form is FileForm.CONVERSATIONS:
        found = turns = await evaluate_conversations(
            records, work.engine, work.embedded, at_once=work.at_once, done=work.done
        )
        figures = script_figures(turns)
        report, measured = conversation_report(figures), measured_conversations(figures)
    elif form is FileForm.INJECTIONS:
        found = results = await evaluate_injections(
            records, work.engine, work.embedded, at_once=work.at_once, done=work.done
        )
        figures = injection_figures(results)
        report, measured = injection_report(figures), measured_injections(figures)
    else:
        found = read = await evaluate_messages(
            records, work.engine, work.embedded, at_once=work.at_once, done=work.done
        )
        report, measured, bins = _on_messages(records, read)
    seconds = perf_counter() - started
    head = f"\n{name}: {len(records)} {form}, read with {work.engine.name}"
    return _Tried(
        name=name,
        report=Group(Text(head, style="bold"), report, Text(_pace(len(found), seconds) + _stood_in(found))),
        lines=[each.as_line() for each in found],
        measured=measured,
        bins=bins,
    )


def _on_messages(
    records: Records, read: Sequence[Prediction]
) -> tuple[RenderableType, dict[str, float], Sequence[Bin]]:
    labelled = [record for record in records if "intent" in record]
    if not labelled:
        return Text("No message has a label, so there is nothing to compare with."), {}, ()
    figures = message_figures(labelled, read)
    return message_report(figures), measured_messages(figures), figures.bins


def _pace(number: int, seconds: float) -> str:
    if not number or seconds <= 0:
        return "Nothing to read."
    return f"{number / seconds:.1f} messages/s, {seconds / number * 1000:.1f} ms a message."


def _stood_in(found: Found) -> str:
    number = sum(each.stand_in for each in found)
    return f" The model was away for {number}; the embedded engine read those." if number else ""


def _progress(err: Console) -> AbstractContextManager[Progress | None]:
    """A bar on the terminal; nothing where nobody watches."""
    if not err.is_terminal:
        return nullcontext()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, transient=True)


def _advancing(bar: Progress, task: TaskID) -> Callable[[], None]:
    return lambda: bar.advance(task)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf8")
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written ({error.strerror}).") from None


def _printable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)
