"""ClubHub's view of a person: record, agreement and visits, as odd as live data (fact sheet 5.3 to 5.5)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from simulator.seeding.names import SOURCES, STREETS
from simulator.state.clubs import Club


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A kind of membership: how both systems call it, and what it may owe."""

    name: str
    weight: int
    status: int
    """ClubOS follow-up status."""
    message: str = ""
    type: int = 0
    code: int = 0
    color: int = 1
    owes: tuple[int, int] = (0, 0)
    prospect: bool = False


STANDINGS: Final = (
    Standing(name="good", weight=46, status=6, message="Member is in good standing"),
    Standing(name="pay_per_visit", weight=8, status=6, message="Pay Per Visit Member", type=5),
    Standing(name="comp", weight=3, status=6, message="Comp Member", type=3),
    Standing(name="late", weight=4, status=6, message="Past Due 6-30 days", color=3, owes=(25, 90)),
    Standing(
        name="very_late", weight=4, status=17, message="Past Due more than 30 days.", code=7, color=3, owes=(60, 340)
    ),
    Standing(name="expiring", weight=3, status=18, message="Member will expire within 30 days.", color=2),
    Standing(name="leaving", weight=2, status=13, message="Member is pending cancel", color=2),
    Standing(name="bad_card", weight=2, status=25, message="Invalid Billing Information.", color=3, owes=(20, 60)),
    Standing(name="cancelled", weight=3, status=15, message="Account has been cancelled.", code=7, color=3),
    Standing(name="expired", weight=3, status=7, message="Expired", code=1, color=3),
    Standing(name="unnamed", weight=1, status=6, message=""),
    Standing(name="web_lead", weight=7, status=11, prospect=True),
    Standing(name="lead", weight=5, status=1, prospect=True),
    Standing(name="referral", weight=3, status=10, prospect=True),
    Standing(name="booked", weight=3, status=2, prospect=True),
    Standing(name="guest", weight=3, status=4, prospect=True),
)
BY_NAME: Final = {standing.name: standing for standing in STANDINGS}


def phone_number(number: int) -> str:
    """Return one of the numbers that are nobody's: 555-01xx, in different area codes."""
    return f"{312 + number // 100}55501{number % 100:02d}"


def shaped(digits: str, dice: Random) -> str:
    """Write ten digits in one of the four ways the live data does."""
    area, middle, end = digits[:3], digits[3:6], digits[6:]
    shapes = (digits, f"({area}) {middle}-{end}", f"+1 ({area}) {middle}-{end}", f"+1{digits}")
    return dice.choice(shapes)


def stamp(moment: datetime) -> str:
    """Return a moment as ClubHub writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def person_record(
    dice: Random,
    *,
    club: Club,
    hub_id: int,
    standing: Standing,
    first: str,
    last: str,
    email: str,
    mobile: str,
    gender: str,
    created: datetime,
    now: datetime,
) -> dict[str, Any]:
    """Return a person record; what is not known is an absent key."""
    visits = not standing.prospect and standing.name not in {"cancelled", "expired"}
    last_visit = now - timedelta(days=dice.choice((0, 1, 2, 3, 5, 9, 16, 30, 62)), hours=dice.randint(1, 20))
    birthday = datetime(dice.randint(1955, 2006), dice.randint(1, 12), dice.randint(1, 28), tzinfo=UTC)
    record: dict[str, Any] = {
        "id": hub_id,
        "guid": str(UUID(int=dice.getrandbits(128), version=4)),
        "clubId": club.hub_club_id,
        "prospect": standing.prospect,
        "trial": standing.name == "guest",
        "bucket": dice.choice((2, 4, 5, 6, 7, 8)) if standing.prospect else dice.choice((0, 10, 11, 12, 15)),
        "created": stamp(created),
        "type": standing.type,
        "status": standing.code,
        "color": standing.color,
        "firstName": first,
        "lastName": last,
        "initial": last[:1],
        "gender": gender[:1].upper(),
        "female": gender == "female",
        "address1": f"{dice.randint(10, 980)} {dice.choice(STREETS)}",
        "city": "Springhaven",
        "state": "IL",
        "country": "US",
        "homeClub": club.hub_club_id,
        "contractTypes": [] if standing.prospect else ["membership"],
        "hasApp": dice.random() < 0.4,
    }
    optional = {
        "email": email,
        "mobilePhone": shaped(mobile, dice) if mobile else "",
        "source": dice.choice(SOURCES) if dice.random() < 0.85 else "",
        "originatedFrom": "Web" if standing.name == "web_lead" else "",
        "statusMessage": standing.message,
        "billerMessage": standing.message if dice.random() < 0.8 else "",
        "dateOfBirth": "" if standing.prospect or dice.random() < 0.05 else f"{birthday:%Y-%m-%d}",
        "membershipStart": "" if standing.prospect else stamp(created),
        "membershipEnd": stamp(now + timedelta(days=18)) if standing.name == "expiring" else "",
        "lastVisit": stamp(last_visit) if visits else "",
        "lastActivity": stamp(last_visit) if visits else "",
    }
    return record | {key: value for key, value in optional.items() if value}


def agreement_record(dice: Random, *, standing: Standing, balance: float, now: datetime) -> dict[str, Any]:
    """Return an agreement, the only place that tells what is past due."""
    dues = dice.choice((34.99, 39.99, 44.99, 49.99))
    due_day = now + timedelta(days=dice.randint(2, 26))
    return {
        "agreementID": dice.randint(700_000, 799_999),
        "agreementGuid": str(UUID(int=dice.getrandbits(128), version=4)),
        "agreementType": "Monthly",
        "status": standing.code,
        "statusMessage": standing.message,
        "amountPastDue": balance,
        "monthlyDues": dues,
        "amountOfNextPayment": dues,
        "recurringCost": {"total": dues},
        "dateOfNextPayment": f"{due_day:%Y-%m-%dT00:00:00}",
    }


def visits(dice: Random, *, now: datetime, count: int) -> list[dict[str, Any]]:
    """Return visits, newest first; some were entered by hand and prove nothing."""
    moments = sorted((now - timedelta(days=dice.random() * 120) for _ in range(count)), reverse=True)
    return [
        {"id": dice.randint(10**8, 10**9), "date": stamp(moment), "door": "Front", "manual": dice.random() < 0.2}
        for moment in moments
    ]
