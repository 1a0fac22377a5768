"""Markdown: each heading with text below it is an entry; a heading without text names what follows."""

import re
from typing import Final

from spotter.knowledge.importing.proposal import Proposal, titled

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")
# Every length has an end: a text of one endless line must not keep a processor busy.
_MARKS: Final = (
    (re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,800}\)"), ""),
    (re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^()\s]{1,600})[^()]{0,200}\)"), r"\1 (\2)"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)(.{1,400}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+"), ""),
    (re.compile(r"^\s*>\s?"), ""),
)


def read_markdown(text: str) -> list[Proposal]:
    """Return what the headings of a text propose."""
    found: list[Proposal] = []
    above: dict[int, str] = {}
    title, level, line, body = "", 0, 0, list[str]()
    fenced = False

    def close() -> None:
        prose = _prose(body)
        if title and prose:
            topic = next((above[each] for each in sorted(above, reverse=True) if each < level), "")
            found.append(Proposal(line=line, content=titled(title, prose, topic=topic[:60])))

    for number, raw in enumerate(text.splitlines(), start=1):
        fenced ^= _FENCE.match(raw) is not None
        heading = None if fenced else _HEADING.match(raw)
        if heading is None:
            body.append(raw)
            continue
        close()
        if title and not _prose(body):
            above[level] = title
        level = len(heading.group(1))
        above = {each: name for each, name in above.items() if each < level}
        title, line, body = _plain(heading.group(2)), number, []
    close()
    return found


def _prose(body: list[str]) -> str:
    """The text below a heading: paragraphs on lines of their own, marks taken off."""
    lines = [_plain(raw).strip() for raw in body if not _FENCE.match(raw)]
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _plain(text: str) -> str:
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return text
