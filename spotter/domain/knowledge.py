"""What a club's knowledge is made of: the kinds of entries, when an entry counts, and why its record changed."""

from enum import StrEnum


class KnowledgeKind(StrEnum):
    """What an entry is. Hours and dates are data, the rest may be prose."""

    HOURS = "hours"
    SPECIAL_HOURS = "special_hours"
    PLAN = "plan"
    CLASS = "class"
    POLICY = "policy"
    FACT = "fact"
    FAQ = "faq"
    LINK = "link"
    STAFF = "staff"


class Validity(StrEnum):
    """Whether an entry may be said now."""

    CURRENT = "current"
    UPCOMING = "upcoming"
    EXPIRED = "expired"
    RETIRED = "retired"
    """Taken out of use by a person; kept, because citations point to it."""


class KnowledgeAct(StrEnum):
    """What made a revision of an entry."""

    WRITTEN = "written"
    CHANGED = "changed"
    IMPORTED = "imported"
    RETIRED = "retired"
    RESTORED = "restored"


class PriceUnit(StrEnum):
    """What a price buys."""

    ONCE = "once"
    VISIT = "visit"
    CLASS = "class"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
