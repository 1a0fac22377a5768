"""How lists are asked for: a limit and an opaque cursor."""

from typing import Annotated

from fastapi import Query

Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
CursorParam = Annotated[str | None, Query(max_length=600, description="`next_cursor` of the page before.")]
ClubParam = Annotated[str | None, Query(max_length=40, description="Only this club.", examples=["riverside"])]
