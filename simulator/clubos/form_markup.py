"""Pieces of HTML forms: the fields of the popup are made of these."""

import html
from collections.abc import Mapping

from simulator.clubos.tokens import TokenPair


def hidden(name: str, value: str | int) -> str:
    """Return a hidden field."""
    return f'<input type="hidden" name="{name}" value="{html.escape(str(value))}">'


def text(name: str, value: str) -> str:
    """Return a text field."""
    return f'<input type="text" name="{name}" class="text" value="{html.escape(value)}">'


def area(name: str, value: str) -> str:
    """Return a text area; its content is escaped text."""
    return f'<textarea name="{name}" rows="4">{html.escape(value, quote=False)}</textarea>'


def select(name: str, options: Mapping[str, str], chosen: str, *, blank: bool = False) -> str:
    """Return a choice; a chosen value that is not on offer leaves nothing selected."""
    rows = [*([("", "")] if blank else []), *options.items()]
    inner = "\n          ".join(
        f'<option value="{html.escape(value)}"{" selected" if value == chosen else ""}>'
        f"{html.escape(label, quote=False)}</option>"
        for value, label in rows
    )
    return f"""<select name="{name}">
          {inner}
        </select>"""


def token_fields(pair: TokenPair) -> str:
    """Return the two hidden fields that seal a form."""
    return f'<div style="display: none;">{hidden("_sourcePage", pair.source_page)}{hidden("__fp", pair.fp)}</div>'
