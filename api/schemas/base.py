"""What all bodies share: strict input, output read from attributes, times in UTC, whole pages of lists."""

from typing import Annotated, Generic, TypeVar

from fastapi import Path
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from api.paging import SLUG_PATTERN

LARGEST_ROW_NUMBER = 2**63 - 1

RowNumber = Annotated[int, Field(ge=1, le=LARGEST_ROW_NUMBER)]
"""A row's number in a body: what the database can hold."""

PathNumber = Annotated[int, Path(ge=1, le=LARGEST_ROW_NUMBER)]
"""A row's number in an address."""

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, examples=["riverside"])]
"""A club's name in addresses and ids."""

PathSlug = Annotated[str, Path(pattern=SLUG_PATTERN, examples=["riverside"])]

Moment = AwareDatetime
"""A moment in UTC, written with a Z."""

T = TypeVar("T")


class Body(BaseModel):
    """What a client sends. A field that we do not know is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class Answer(BaseModel):
    """What we answer."""

    model_config = ConfigDict(from_attributes=True)


class Page(Answer, Generic[T]):
    """One page of a list. `next_cursor` is opaque and belongs to the same filter; null means the end."""

    items: list[T]
    next_cursor: str | None = None
