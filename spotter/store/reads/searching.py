"""Finding conversations by what staff type: a name, a phone in any form, an e-mail, words of a message."""

import re

from sqlalchemy import ColumnElement, and_, func, or_, select

from spotter.store.members import folded
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import Member

_WINDOW = 50_000
"""How many of the newest messages are looked through for words."""
_MOST_WORDS = 8
_FEWEST_DIGITS = 3
_PHONE = re.compile(r"[\d\s()+./-]+")


def matches(text: str, *, club: str | None) -> ColumnElement[bool] | None:
    """Return the condition, over conversations joined with members; None where there is nothing to look for."""
    words = folded(text).split()[:_MOST_WORDS]
    if not words:
        return None
    conditions = [
        and_(*(Member.search_name.contains(word, autoescape=True) for word in words)),
        func.lower(Member.email).contains(text.strip().lower(), autoescape=True),
        Conversation.id.in_(_said(text, club=club)),
    ]
    digits = re.sub(r"\D", "", text) if _PHONE.fullmatch(text.strip()) else ""
    if len(digits) >= _FEWEST_DIGITS:
        conditions.append(Member.phone.contains(digits, autoescape=True))
    return or_(*conditions)


def _said(text: str, *, club: str | None):  # noqa: ANN202 - a subquery's type says nothing to a reader
    newest = select(func.coalesce(func.max(Message.id), 0)).scalar_subquery()
    words = text.lower().split()[:_MOST_WORDS]
    said = select(Message.conversation_id).where(
        Message.id > newest - _WINDOW,
        *(func.lower(Message.body).contains(word, autoescape=True) for word in words),
    )
    return said if club is None else said.where(Message.club_id == club)
