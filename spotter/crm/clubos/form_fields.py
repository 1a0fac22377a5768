"""A form as a browser would send it: every successful field, in order, exactly as the page gave it."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape
from typing import Final

from selectolax.lexbor import LexborNode

from spotter.crm.clubos.page_text import attribute

_NOT_SENT_TYPES: Final = frozenset({"submit", "button", "reset", "image", "file"})
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
    for node in form.traverse(include_text=False):
        if node.tag not in ("input", "select", "textarea"):
            continue
        if not attribute(node, "name") or "disabled" in node.attributes:
            continue
        for field in _read(node):
            if field.name in blank_placeholders_of and _is_placeholder(field.value, node):
                fields.append(Field(name=field.name, value=""))
            else:
                fields.append(field)
    return tuple(fields)


def _read(node: LexborNode) -> list[Field]:
    name = attribute(node, "name")
    if node.tag == "select":
        return _select(node, name)
    if node.tag == "textarea":
        return [Field(name=name, value=node.text())]
    kind = attribute(node, "type").lower()
    if kind in _NOT_SENT_TYPES or (kind in ("checkbox", "radio") and "checked" not in node.attributes):
        return []
    value = node.attributes.get("value")
    if kind in ("checkbox", "radio"):
        return [Field(name=name, value="on" if value is None else value)]
    return [Field(name=name, value=value or "")]


def _select(node: LexborNode, name: str) -> list[Field]:
    options = node.css("option")
    chosen = [option for option in options if "selected" in option.attributes]
    if "multiple" in node.attributes:
        return [Field(name=name, value=_option_value(option)) for option in chosen]
    if chosen:
        return [Field(name=name, value=_option_value(chosen[-1]))]
    if not options:
        return []
    first = _option_value(options[0])
    return [Field(name=name, value=first, is_explicit=first == "")]


def _option_value(option: LexborNode) -> str:
    value = option.attributes.get("value")
    return " ".join(option.text().split()) if "value" not in option.attributes else value or ""


def _is_placeholder(value: str, node: LexborNode) -> bool:
    shown = attribute(node, "placeholder").strip()
    return bool(_PLACEHOLDER.fullmatch(unescape(value)) or (shown and value.strip() == shown))
