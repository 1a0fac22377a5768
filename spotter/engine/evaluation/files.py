"""Reads evaluation files and tells their three forms apart. Files may hold control characters and lone surrogates."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any


class FileForm(StrEnum):
    """What the lines of a file are."""

    MESSAGES = "messages"
    CONVERSATIONS = "conversations"
    INJECTIONS = "injections"


def read_records(path: Path) -> list[Mapping[str, Any]]:
    """Return the records of a JSON-lines file."""
    lines = path.read_text(encoding="utf8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def form_of(records: list[Mapping[str, Any]]) -> FileForm:
    """Tell what a file holds by the fields of its first record."""
    first: Mapping[str, Any] = records[0] if records else {}
    if "turns" in first:
        return FileForm.CONVERSATIONS
    if "allowed_actions" in first or "forbid_regex" in first:
        return FileForm.INJECTIONS
    return FileForm.MESSAGES
