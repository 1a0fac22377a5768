"""The values that the CRM's pages carry in their scripts (`var USER_ID = 5;`), read without running anything."""

import json
import re
from typing import Any, Final, NoReturn

from selectolax.lexbor import LexborHTMLParser

# Strings and comments are consumed first, so a name inside somebody's text is never taken for a variable.
_TOKENS: Final = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*[\s\S]*?\*/"
    r"|(?<![\w$.])(?:(?:window|var|let|const)(?:\s*\.\s*|\s+))?(?P<name>[A-Za-z_$][\w$]*)\s*=(?![=>])\s*"
)
_VALUE: Final = re.compile(
    r"(?P<space>\s+)|(?P<double>\"(?:[^\"\\\n]|\\.)*\")|(?P<single>'(?:[^'\\\n]|\\.)*')"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>[A-Za-z_$][\w$]*)|(?P<mark>[{}\[\]:,])"
)
_WORDS: Final = {"true": "true", "false": "false", "null": "null", "undefined": "null"}


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_JSON: Final = json.JSONDecoder(parse_constant=_no_constant)


class ScriptValues:
    """The assignments of a page's scripts, by variable name."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._text = "\n;".join(node.text() for node in tree.css("script"))
        self._places: dict[str, list[int]] = {}
        self._known: dict[str, Any] = {}
        for match in _TOKENS.finditer(self._text):
            if match["name"]:
                self._places.setdefault(match["name"], []).append(match.end())

    def get(self, name: str) -> Any:
        """Return the first assigned value that is a plain literal, else None."""
        if name not in self._known:
            read = (_literal(self._text, place) for place in self._places.get(name, ()))
            self._known[name] = next((value for found, value in read if found), None)
        return self._known[name]

    def text(self, name: str) -> str:
        """Return a number or string as text, empty where there is none."""
        value = self.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int):
            return ""
        return str(value).strip()

    def flag(self, name: str) -> bool | None:
        """Return a truth value that may be written as `true`, `"true"` or `1`; None where it is neither."""
        value = self.get(name)
        return {"true": True, "1": True, "false": False, "0": False}.get(str(value).strip().lower())


def _literal(text: str, start: int) -> tuple[bool, Any]:
    if text[start : start + 1] in ("{", "["):  # the CRM writes most of its objects as JSON, which reads itself
        try:
            return True, _JSON.raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            pass
    written = _as_json(text, start)
    if written is None:
        return False, None
    try:
        return True, json.loads(written)
    except (ValueError, RecursionError):
        return False, None


def _as_json(text: str, start: int) -> str | None:
    """Rewrite the JavaScript literal at `start` as JSON: keys quoted, quotes double."""
    parts: list[str] = []
    depth, place = 0, start
    while match := _VALUE.match(text, place):
        place = match.end()
        kind = match.lastgroup
        if kind == "space":
            continue
        part = _part(match, text, place)
        if part is None:
            return None
        parts.append(part)
        depth += part in ("{", "[")
        depth -= part in ("}", "]")
        if depth <= 0:
            return "".join(parts)
    return None


def _part(match: re.Match[str], text: str, after: int) -> str | None:
    found = match.group()
    if match["double"] or match["single"]:
        inner = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", found[1:-1]).replace("\\'", "'")
        return '"' + (re.sub(r'(?<!\\)"', r"\"", inner) if match["single"] else inner) + '"'
    if match["word"]:
        is_key = text[after : after + 50].lstrip().startswith(":")
        return json.dumps(found) if is_key else _WORDS.get(found)
    return found
