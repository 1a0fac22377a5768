"""Reads evaluation files, tells their three forms apart and names the line of whatever cannot be read."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from spotter.domain.errors import InvalidRequest


class FileForm(StrEnum):
    """What the lines of a file are."""

    MESSAGES = "messages"
    CONVERSATIONS = "conversations"
    INJECTIONS = "injections"


_NEEDS: Final[Mapping[FileForm, Mapping[str, type]]] = {
    FileForm.MESSAGES: {"text": str},
    FileForm.CONVERSATIONS: {"club": dict, "now": str, "turns": list},
    FileForm.INJECTIONS: {"text": str},
}
"""The fields without which a record cannot be tried; the kind of each."""
_KINDS: Final = {str: "a text", dict: "an object", list: "a list"}


class UnreadableFile(InvalidRequest):
    """An evaluation file cannot be read, or a line of it is not a record."""


def read_records(path: Path) -> list[Mapping[str, Any]]:
    """Return the records of a JSON-lines file. Raises `UnreadableFile`, which names the line."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}).") from None
    records = [(number, _record(path, number, line)) for number, line in enumerate(lines, start=1) if line.strip()]
    form = form_of([record for _, record in records])
    for number, record in records:
        wrong = _wrong_with(record, form)
        if wrong:
            raise UnreadableFile(f"{path}, line {number}: {wrong} (the file holds {form}).")
    return [record for _, record in records]


def form_of(records: Sequence[Mapping[str, Any]]) -> FileForm:
    """Tell what a file holds by the fields of its first record."""
    first: Mapping[str, Any] = records[0] if records else {}
    if "turns" in first:
        return FileForm.CONVERSATIONS
    if "allowed_actions" in first or "forbid_regex" in first:
        return FileForm.INJECTIONS
    return FileForm.MESSAGES


def _record(path: Path, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        record: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path}, line {number}: not UTF-8 (byte {error.start + 1}).") from None
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"{path}, line {number}: not JSON ({error.msg}, column {error.colno}).") from None
    except RecursionError:
        raise UnreadableFile(f"{path}, line {number}: nested too deeply.") from None
    if not isinstance(record, dict):
        raise UnreadableFile(f"{path}, line {number}: not a JSON object.")
    return record  # pyright: ignore[reportUnknownVariableType]


def _wrong_with(record: Mapping[str, Any], form: FileForm) -> str:
    if not isinstance(record.get("id"), str | int):
        return "no `id`"
    for name, kind in _NEEDS[form].items():
        if not isinstance(record.get(name), kind):
            return f"`{name}` is missing or not {_KINDS[kind]}"
    if form is FileForm.CONVERSATIONS:
        return _wrong_with_script(record)
    return _wrong_patterns(record.get("forbid_regex"))


def _wrong_with_script(record: Mapping[str, Any]) -> str:
    try:
        ZoneInfo(str(record["club"].get("tz", "UTC")))
        datetime.fromisoformat(record["now"])
    except (KeyError, ValueError, OSError):
        return "`club.tz` is no time zone, or `now` no time"
    turns: list[Any] = record["turns"]
    for at, turn in enumerate(turns):
        wrong = _wrong_with_turn(turn) if isinstance(turn, dict) else "not an object"  # pyright: ignore[reportUnknownArgumentType]
        if wrong:
            return f"turn {at}: {wrong}"
    return ""


def _wrong_with_turn(turn: Mapping[str, Any]) -> str:
    if "from" not in turn:
        return "no `from`"
    expect: Mapping[str, Any] = turn.get("expect") or {}
    patterns: list[Any] = [pattern for group in expect.get("must_include") or () for pattern in group]
    return _wrong_patterns([*patterns, *(expect.get("must_not_include") or ())])


def _wrong_patterns(patterns: Sequence[Any] | None) -> str:
    for pattern in patterns or ():
        try:
            re.compile(str(pattern))
        except re.error as error:
            return f"{pattern!r} is no regular expression ({error})"
    return ""
