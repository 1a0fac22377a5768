"""The fields of a posted form, in order and with repeats, as a servlet reads them."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Posted:
    """The posted pairs; where one value is asked for, the first of a repeated key counts."""

    pairs: tuple[tuple[str, str], ...]

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.pairs)

    def get(self, name: str) -> str:
        """Return the first value of a field, or nothing."""
        return next((value for key, value in self.pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Return every value of a field."""
        return [value for key, value in self.pairs if key == name]

    def first_values(self) -> dict[str, str]:
        """Return each field once."""
        return dict(reversed(self.pairs))


async def posted_form(request: Request) -> Posted:
    """Read the form a request posts."""
    text = (await request.body()).decode("utf-8", errors="replace")
    return Posted(tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=500)))
