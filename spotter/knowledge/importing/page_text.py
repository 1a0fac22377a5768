"""Text pasted from a page: questions with their answers, and short lines with text below them."""

import re
from collections.abc import Iterator
from typing import Final

from spotter.knowledge.importing.proposal import Proposal, titled

_LONGEST_HEADING: Final = 80
_ASKS: Final = re.compile(r"^(?:q(?:uestion)?\s*[:.)]\s*)(.+)$", re.IGNORECASE)
_ANSWERS: Final = re.compile(r"^(?:a(?:nswer)?\s*[:.)]\s*)(.+)$", re.IGNORECASE)


def read_page_text(text: str) -> list[Proposal]:
    """Return what a pasted page proposes. Text without anything like a heading proposes nothing."""
    found: list[Proposal] = []
    title, begun, body = "", 0, list[str]()
    for number, line, starts_block in _lines(text):
        if _is_heading(line, starts_block=starts_block):
            if title and body:
                found.append(Proposal(line=begun, content=titled(title, "\n".join(body))))
            asked = _ASKS.match(line)
            title, begun, body = (asked.group(1) if asked else line.rstrip(":")), number, []
        elif title:
            answer = _ANSWERS.match(line)
            body.append(answer.group(1) if answer and not body else line)
    if title and body:
        found.append(Proposal(line=begun, content=titled(title, "\n".join(body))))
    return found


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line that says something, with whether a block of text begins with it."""
    starts = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(raw.split())
        if line:
            yield number, line, starts
        starts = not line


def _is_heading(line: str, *, starts_block: bool) -> bool:
    if _ASKS.match(line):
        return True
    if _ANSWERS.match(line) or len(line) > _LONGEST_HEADING:
        return False
    return line.endswith("?") or (starts_block and line[-1] not in ".!,;")
