"""Cursors of lists: opaque, signed, and bound to the filter they were made under."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from spotter.domain.errors import InvalidRequest

T = TypeVar("T")
_TAG_BYTES = 16


class Cursor:
    """The cursor of one list under one filter."""

    def __init__(self, key: bytes, listing: str, **wanted: Any) -> None:
        """`listing` and `wanted` name the list and its filter: a cursor works nowhere else."""
        self._key = key
        self._scope = json.dumps([listing, wanted], sort_keys=True, default=str).encode()

    def write(self, *place: int | str | datetime) -> str:
        """Return the cursor of a place."""
        plain = json.dumps([each.isoformat() if isinstance(each, datetime) else each for each in place]).encode()
        return base64.urlsafe_b64encode(self._tag(plain) + plain).decode().rstrip("=")

    def read(self, text: str | None) -> list[Any] | None:
        """Return the place, or None for the first page. Raises `InvalidRequest` for what we did not write."""
        if text is None:
            return None
        try:
            raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            raise _not_ours() from None
        tag, plain = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
        if not hmac.compare_digest(tag, self._tag(plain)):
            raise _not_ours()
        return json.loads(plain)

    def read_row(self, text: str | None) -> int | None:
        """Return the place of a list that is ordered by row number alone."""
        place = self.read(text)
        return int(place[0]) if place is not None else None

    def cut(self, found: Sequence[T], limit: int, place: Callable[[T], Sequence[int | str | datetime]]) -> str | None:
        """Return the cursor behind a page of `limit`, where `found` holds more than that."""
        return self.write(*place(found[limit - 1])) if len(found) > limit else None

    def _tag(self, plain: bytes) -> bytes:
        return hmac.digest(self._key, self._scope + b"\0" + plain, hashlib.sha256)[:_TAG_BYTES]


def _not_ours() -> InvalidRequest:
    return InvalidRequest("This cursor does not belong to this list. Start again without it.")
