"""How lists are asked for: a limit, an opaque cursor, a club; and texts that a database can hold."""

from typing import Annotated

from fastapi import Query
from pydantic import AfterValidator

SLUG_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$"


def storable(text: str) -> str:
    """Refuse what no database stores as text: NUL and half characters."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("The text holds characters that cannot be stored.")
    return text


Storable = AfterValidator(storable)

Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
CursorParam = Annotated[str | None, Query(max_length=600, description="`next_cursor` of the page before.")]
ClubParam = Annotated[str | None, Query(pattern=SLUG_PATTERN, description="Only this club.", examples=["riverside"])]
