"""The kinds of fault the pretend CRM can commit, and where each of them makes sense."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class Area(StrEnum):
    """The part of the CRM a request goes to."""

    LOGIN = "login"
    DASHBOARD = "dashboard"
    INBOX = "inbox"
    THREAD = "thread"
    DELEGATE = "delegate"
    SAVE = "save"
    CLUBHUB = "clubhub"
    ANY = "any"


class FaultKind(StrEnum):
    """What goes wrong."""

    SLOW = "slow"
    ERROR500 = "error500"
    RESET_WHILE_READING = "reset_while_reading"
    DROP_AFTER = "drop_after"
    DROP_MID_ANSWER = "drop_mid_answer"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    GARBAGE = "garbage"
    EMPTY = "empty"
    LOGIN_PAGE = "login_page"
    EXPIRED = "expired"
    INVALID_500 = "invalid_500"
    REDIRECT_LOGIN = "redirect_login"
    STATUS_429 = "status_429"
    STATUS_403 = "status_403"
    POSITIVE_WITHOUT_EFFECT = "positive_without_effect"
    UNKNOWN_PAGE_WITH_EFFECT = "unknown_page_with_effect"
    DELAYED_EFFECT = "delayed_effect"
    TRUNCATE = "truncate"
    DUPLICATE_ROWS = "duplicate_rows"
    REORDER_EQUAL_MINUTE = "reorder_equal_minute"
    STALE_PAGE = "stale_page"
    NO_DATA_ID = "no_data_id"
    NO_REPLY_LINK = "no_reply_link"
    CHANGED_LAYOUT = "changed_layout"
    OVERSIZE = "oversize"
    TRICKLE = "trickle"
    MISSING_FORM_FIELD = "missing_form_field"
    WRONG_THREAD = "wrong_thread"
    HIDE_LOG_ANCHOR = "hide_log_anchor"


LISTS: Final = frozenset({Area.INBOX, Area.THREAD})
ONLY_AT: Final[dict[FaultKind, frozenset[Area]]] = {
    FaultKind.POSITIVE_WITHOUT_EFFECT: frozenset({Area.SAVE}),
    FaultKind.UNKNOWN_PAGE_WITH_EFFECT: frozenset({Area.SAVE}),
    FaultKind.DELAYED_EFFECT: frozenset({Area.SAVE}),
    FaultKind.DUPLICATE_ROWS: LISTS,
    FaultKind.REORDER_EQUAL_MINUTE: LISTS,
    FaultKind.STALE_PAGE: LISTS,
    FaultKind.NO_DATA_ID: frozenset({Area.INBOX}),
    FaultKind.NO_REPLY_LINK: frozenset({Area.INBOX}),
    FaultKind.CHANGED_LAYOUT: LISTS | {Area.DASHBOARD, Area.LOGIN, Area.SAVE},
    FaultKind.MISSING_FORM_FIELD: frozenset({Area.THREAD}),
    FaultKind.WRONG_THREAD: frozenset({Area.THREAD}),
    FaultKind.HIDE_LOG_ANCHOR: frozenset({Area.THREAD}),
}
"""Kinds that mean nothing elsewhere: they wait for a request where they can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault that was asked for. `times` is how often it may still fire; None is for ever."""

    id: int
    where: Area
    kind: FaultKind
    club: str | None = None
    times: int | None = None
    probability: float = 1.0
    seconds: float = 0.0
    after_effect: bool = False
    field: str = "followUpUser.email"
    size_mb: int = 25
    member: int | None = None
    fired: int = 0

    def fits(self, area: Area, club: str | None) -> bool:
        """Say whether a request to this area of this club may meet the fault."""
        at_home = self.where in {Area.ANY, area} and area in ONLY_AT.get(self.kind, frozenset(Area))
        left = self.times is None or self.fired < self.times
        return at_home and left and self.club in {None, club}

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the control side shows it."""
        names = ("id", "where", "kind", "club", "times", "probability", "seconds", "after_effect", "field", "size_mb")
        return {name: getattr(self, name) for name in names} | {"member": self.member, "fired": self.fired}


def parse_fault(fault_id: int, spec: dict[str, Any]) -> Fault:
    """Read a fault as it is posted; anything odd raises `ValueError` with what is wrong."""
    known = {"where", "kind", "club", "times", "probability", "seconds", "after_effect", "field", "size_mb", "member"}
    if unknown := spec.keys() - known:
        raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
    try:
        kind, where = FaultKind(spec["kind"]), Area(spec.get("where", Area.ANY))
    except KeyError as missing:
        raise ValueError("a fault needs a kind") from missing
    if where is not Area.ANY and where not in ONLY_AT.get(kind, frozenset(Area)):
        raise ValueError(f"{kind} cannot happen at {where}")
    return Fault(id=fault_id, where=where, kind=kind, **{k: v for k, v in spec.items() if k not in {"kind", "where"}})
