"""What the CRM's records say of one person, out of their thread and, where ClubHub surely knows them, its ledger."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog

from spotter.crm.clubos.clubhub import ClubHub, Record
from spotter.crm.clubos.dates import parse_birth_date, parse_instant
from spotter.crm.clubos.page_text import clean
from spotter.crm.clubos.people import Person, e164, find, person_of
from spotter.crm.member_status import owes_nothing
from spotter.crm.port import CrmAccount, CrmThread, MemberFacts
from spotter.domain.errors import CrmLoginRefused
from spotter.domain.ids import ClubHubId

log = structlog.get_logger(__name__)

_PROSPECT_ROLE: Final = "99"
_MEMBER_ROLE: Final = "7"
_LARGEST_AMOUNT: Final = 1_000_000  # nobody owes a gym more; such a number is no amount


async def facts_of(
    thread: CrmThread, *, clubhub: ClubHub | None, account: CrmAccount | None, now: datetime
) -> MemberFacts:
    """Return what is known. A wrong ClubHub password leaves the facts of the thread: the balance stays unknown.

    Raises `CrmUnavailable`, `CrmRateLimited` and `CrmUnreadable` where ClubHub does not answer as it should.
    """
    if clubhub is None:
        return _of_thread(thread, now)
    try:
        record = await _record_of(person_of(thread, account), clubhub, is_prospect=thread.role_id == _PROSPECT_ROLE)
        if record is None:
            return _of_thread(thread, now)
        agreement = None if record.get("prospect") is True else await clubhub.agreement(str(record["id"]))
    except CrmLoginRefused:
        log.warning("clubhub_not_used", reason="login_refused")
        return _of_thread(thread, now)
    zone = ZoneInfo(account.time_zone) if account is not None else None
    return _of_record(thread, record, agreement or {}, zone=zone, now=now)


async def _record_of(person: Person, clubhub: ClubHub, *, is_prospect: bool) -> Record | None:
    """Look among all people: one who is in both lists twice over is nobody we are sure of."""
    members = await clubhub.members()
    prospects = await clubhub.prospects() if is_prospect else ()
    return find(person, [*members, *prospects])


def _of_thread(thread: CrmThread, now: datetime) -> MemberFacts:
    shown = {label.casefold(): text for label, text in thread.profile}
    roles = {_PROSPECT_ROLE: True, _MEMBER_ROLE: False}
    return MemberFacts(
        crm_user_id=thread.crm_user_id,
        clubhub_id=None,
        first_name=thread.first_name or None,
        last_name=thread.last_name or None,
        email=thread.email or None,
        phone=e164(thread.phone),
        is_prospect=roles.get(thread.role_id),
        status_text=_status(shown.get("status")),
        read_at=now,
    )


def _of_record(
    thread: CrmThread, record: Record, agreement: Record, *, zone: ZoneInfo | None, now: datetime
) -> MemberFacts:
    status = _status(record.get("statusMessage"))
    kind = record.get("type")
    member_type = kind if isinstance(kind, int) and not isinstance(kind, bool) else None
    is_prospect = record.get("prospect") is True
    next_at = agreement.get("dateOfNextPayment")
    return MemberFacts(
        crm_user_id=thread.crm_user_id,
        clubhub_id=ClubHubId(str(record["id"])),
        first_name=_text(record.get("firstName")) or thread.first_name or None,
        last_name=_text(record.get("lastName")) or thread.last_name or None,
        email=thread.email or _text(record.get("email")),
        phone=e164(thread.phone) or e164(_text(record.get("mobilePhone")) or ""),
        is_prospect=is_prospect,
        status_text=status,
        member_type=member_type,
        plan=_text(agreement.get("agreementType")),
        balance_cents=None if owes_nothing(status, member_type) else cents(agreement.get("amountPastDue")),
        # Without our zone a local time is not a moment.
        next_payment_at=parse_instant(next_at, zone) if zone is not None else None,
        next_payment_cents=cents(agreement.get("amountOfNextPayment")),
        date_of_birth=parse_birth_date(_text(record.get("dateOfBirth")) or ""),
        member_since=parse_instant(record.get("created" if is_prospect else "membershipStart")),
        last_visit=parse_instant(record.get("lastVisit")),
        read_at=now,
    )


def cents(amount: Any) -> int | None:
    """Return an amount of money in cents; what is absent, or no number, stays unknown and is never zero."""
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        return None
    if abs(amount) > _LARGEST_AMOUNT:
        return None
    return int((Decimal(amount) * 100).quantize(Decimal(1)))


def _status(text: Any) -> str | None:
    found = _text(text)
    return " ".join(found.split()).removesuffix(".") or None if found else None


def _text(value: Any) -> str | None:
    return clean(value).strip() or None if isinstance(value, str) else None
