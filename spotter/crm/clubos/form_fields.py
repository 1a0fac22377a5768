"""A form as a browser would send it: every successful field, in order, exactly as the page gave it."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape
from typing import Final

from selectolax.lexbor import LexborNode

_NOT_SENT_TYPES: Final = frozenset({"submit", "button", "reset", "image", "file"})
_Attributes = dict[str, str | None]
_PLACEHOLDER: Final = re.compile(r"\s*(?:<p>)?\s*type [\w' ]{1,40} here\s*(?:\.{3}|…)?\s*(?:</p>)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form."""

    name: str
    value: str
    is_explicit: bool = True
    """False where a select had no chosen option and a browser would fall back to the first."""


def read_fields(form: LexborNode, *, blank_placeholders_of: AbstractSet[str] = frozenset()) -> tuple[Field, ...]:
    """Return the fields in the order of the document, unchanged but for placeholder texts of the named ones."""
    fields: list[Field] = []
    for node in form.css("input, select, textarea"):
        attributes = node.attributes
        name = attributes.get("name")
        if not name or "disabled" in attributes:
            continue
        for field in _read(node, name, attributes):
            if name in blank_placeholders_of and _is_placeholder(field.value, attributes):
                fields.append(Field(name=field.name, value=""))
            else:
                fields.append(field)
    return tuple(fields)


def _read(node: LexborNode, name: str, attributes: _Attributes) -> list[Field]:
    if node.tag == "select":
        return _select(node, name, is_multiple="multiple" in attributes)
    if node.tag == "textarea":
        return [Field(name=name, value=node.text())]
    kind = (attributes.get("type") or "").lower()
    if kind in _NOT_SENT_TYPES or (kind in ("checkbox", "radio") and "checked" not in attributes):
        return []
    value = attributes.get("value")
    if kind in ("checkbox", "radio"):
        return [Field(name=name, value="on" if value is None else value)]
    return [Field(name=name, value=value or "")]


def _select(node: LexborNode, name: str, *, is_multiple: bool) -> list[Field]:
    options = [(option, option.attributes) for option in node.css("option")]
    chosen = [option for option in options if "selected" in option[1]]
    if is_multiple:
        return [Field(name=name, value=_option_value(*option)) for option in chosen]
    if chosen:
        return [Field(name=name, value=_option_value(*chosen[-1]))]
    if not options:
        return []
    first = _option_value(*options[0])
    return [Field(name=name, value=first, is_explicit=first == "")]


def _option_value(option: LexborNode, attributes: _Attributes) -> str:
    return " ".join(option.text().split()) if "value" not in attributes else attributes["value"] or ""


def _is_placeholder(value: str, attributes: _Attributes) -> bool:
    shown = (attributes.get("placeholder") or "").strip()
    return bool(_PLACEHOLDER.fullmatch(unescape(value)) or (shown and value.strip() == shown))
