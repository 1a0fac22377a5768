"""What may be said of the demo club. Invented, like the club."""

from typing import Any

_HOURS = {
    "mon": ["05:00", "22:00"],
    "tue": ["05:00", "22:00"],
    "wed": ["05:00", "22:00"],
    "thu": ["05:00", "22:00"],
    "fri": ["05:00", "21:00"],
    "sat": ["07:00", "19:00"],
    "sun": ["08:00", "18:00"],
}

_SPECIAL_HOURS = {
    "2026-11-26": ["08:00", "12:00", "Thanksgiving"],
    "2026-12-24": ["05:00", "14:00", "Christmas Eve"],
    "2026-12-25": None,
    "2026-12-31": ["05:00", "17:00", "New Year's Eve"],
    "2027-01-01": ["10:00", "16:00", "New Year's Day"],
}


def _fact(topic: str, title: str, body: str, *keywords: str, kind: str = "faq") -> dict[str, Any]:
    return {
        "kind": kind,
        "topic": topic,
        "title": title,
        "body": body,
        "data": {"keywords": list(keywords)},
        "source": "front desk handbook",
    }


DEMO_KNOWLEDGE: tuple[dict[str, Any], ...] = (
    {"kind": "hours", "topic": "hours", "title": "Staffed hours", "data": _HOURS, "source": "front door"},
    {
        "kind": "special_hours",
        "topic": "hours",
        "title": "Holiday hours",
        "data": _SPECIAL_HOURS,
        "source": "front door",
    },
    _fact("access", "24-hour access", "Members can get in around the clock with their key fob.", "24 hours", "key fob"),
    _fact("guests", "Guest policy", "Each member may bring one guest a day. A guest pass is $12.", "friend", "guest"),
    _fact("day_pass", "Day pass", "A day pass is $15.", "drop in", "day pass", "visit once", kind="plan"),
    _fact(
        "plans",
        "Membership plans",
        "Solo is $39 a month, Duo is $65 a month and Family is $89 a month. There is no long contract: all plans "
        "run month to month.",
        "join",
        "price",
        "cost",
        "membership",
        "contract",
        kind="plan",
    ),
    _fact("trial", "Free trial", "Newcomers can try the club free for three days.", "trial", "try", kind="plan"),
    _fact("parking", "Parking", "Parking is free behind the building, off Dock Lane.", "park", "car", "lot"),
    _fact("showers", "Showers and towels", "There are showers in both locker rooms. Towels are $2 per visit.", "towel"),
    _fact("lockers", "Lockers", "Day lockers are free: bring your own lock. Monthly lockers are $8.", "locker", "lock"),
    _fact("sauna", "Sauna", "The sauna is included in every plan and is next to the locker rooms.", "sauna", "steam"),
    _fact("pool", "Pool", "We do not have a pool.", "swim", "pool"),
    _fact(
        "kids",
        "Child care",
        "The play room is open Monday to Friday from 9:00 AM to 12:00 PM for children aged 2 to 9.",
        "child",
        "kids",
        "daycare",
        "babysitting",
    ),
    _fact("age", "Age limit", "The gym floor is for ages 16 and up.", "teenager", "how old", "son", "daughter"),
    _fact(
        "classes",
        "Yoga",
        "Yoga with Ines is on Tuesday and Thursday at 5:30 PM.",
        "yoga",
        "class schedule",
        kind="class",
    ),
    _fact("classes", "Spin", "Spin with Theo is on Monday and Wednesday at 6:30 AM.", "spin", "cycling", kind="class"),
    _fact("classes", "Boxing", "Boxing with Theo is on Saturday at 10:00 AM.", "boxing", "kickboxing", kind="class"),
    _fact(
        "training",
        "Personal training",
        "Personal training is by appointment; the front desk finds you a coach and a time.",
        "trainer",
        "pt",
        "coach",
    ),
    _fact("wifi", "Wi-Fi", "Guest Wi-Fi is free; the password is on the board at the front desk.", "wifi", "internet"),
    _fact(
        "lost", "Lost and found", "Lost property is kept at the front desk for 30 days.", "lost", "left my", "bottle"
    ),
    _fact(
        "policy",
        "Late class cancellation",
        "A class can be dropped free of charge up to 4 hours before it starts.",
        "miss a class",
        "cancel class",
        kind="policy",
    ),
)
