"""Locked secrets: readable with the right key, in the right place, unchanged; else not at all."""

import pytest

from spotter.domain.errors import InvalidRequest
from spotter.store.secrets import SecretBox

OLD, NEW = b"o" * 32, b"n" * 32
PLACE = "crm_password:north"


def test_a_secret_comes_back() -> None:
    """Whatever letters a password has."""
    box = SecretBox({"2026": NEW}, current="2026")

    assert "pässwörd 🔑" == box.open(box.lock("pässwörd 🔑", place=PLACE), place=PLACE)


def test_the_same_secret_never_looks_the_same() -> None:
    """Two clubs with one password cannot be told from the rows."""
    box = SecretBox({"2026": NEW}, current="2026")

    assert box.lock("secret", place=PLACE) != box.lock("secret", place=PLACE)


def test_an_old_key_still_opens_after_a_new_one_was_set() -> None:
    """A key can be changed without entering every password again."""
    locked = SecretBox({"old": OLD}, current="old").lock("secret", place=PLACE)
    box = SecretBox({"old": OLD, "new": NEW}, current="new")

    assert "secret" == box.open(locked, place=PLACE)


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda locked: locked[:-1] + bytes([locked[-1] ^ 1]), PLACE),
        (lambda locked: locked[:20], PLACE),
        (lambda _locked: b"", PLACE),
        (lambda _locked: b"plain", PLACE),
        (lambda locked: locked, "crm_password:south"),
    ],
    ids=["a changed byte", "cut off", "nothing", "not locked by us", "another club's row"],
)
def test_what_was_touched_does_not_open(spoil: object, place: str) -> None:
    """And the error says what to do, not what was inside."""
    box = SecretBox({"2026": NEW}, current="2026")
    locked = spoil(box.lock("correct horse", place=PLACE))  # type: ignore[operator]

    with pytest.raises(InvalidRequest) as refused:
        box.open(locked, place=place)
    assert "horse" not in str(refused.value)


def test_a_key_that_is_gone_is_said_plainly() -> None:
    """The operator forgot to set it."""
    locked = SecretBox({"old": OLD}, current="old").lock("secret", place=PLACE)

    with pytest.raises(InvalidRequest, match="key"):
        SecretBox({"new": NEW}, current="new").open(locked, place=PLACE)


@pytest.mark.parametrize(("keys", "current"), [({"a": b"short"}, "a"), ({"a": NEW}, "b"), ({"": NEW}, "")])
def test_a_key_that_is_no_key_is_refused_at_the_start(keys: dict[str, bytes], current: str) -> None:
    """Not at the first login."""
    with pytest.raises(InvalidRequest):
        SecretBox(keys, current=current)
