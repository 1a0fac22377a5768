"""Who in ClubHub is the person of a ClubOS thread: at least two signs must agree, and one person only (§9.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import phonenumbers

from spotter.crm.clubos.dates import parse_birth_date
from spotter.crm.clubos.page_text import squeezed
from spotter.crm.port import CrmAccount, CrmThread

_REGION: Final = "US"
_PHONES: Final = ("mobilePhone", "homePhone", "workPhone")
_NEEDED: Final = 2

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The signs by which a thread's person may be found again."""

    phone: str | None
    email: str
    name: str
    birth_date: str | None
    is_of_our_location: bool


def person_of(thread: CrmThread, account: CrmAccount | None) -> Person:
    """Return the signs of a thread's person."""
    born = next((text for label, text in thread.profile if "birth" in label.lower()), "")
    return Person(
        phone=e164(thread.phone),
        email=thread.email.strip().casefold(),
        name=_name(thread.first_name, thread.last_name),
        birth_date=parse_birth_date(born),
        is_of_our_location=account is not None
        and thread.location_id != ""
        and thread.location_id == account.location_id,
    )


def find(person: Person, records: Iterable[Record]) -> Record | None:
    """Return the one record that at least two signs tie to this person; two such records are none."""
    candidates = [record for record in records if signs(person, record) >= _NEEDED]
    return candidates[0] if len(candidates) == 1 else None


def signs(person: Person, record: Record) -> int:
    """Count the signs that agree: phone, e-mail, and the full name with a date of birth or our location."""
    phones = {e164(_text(record, key)) for key in _PHONES} - {None}
    same_email = person.email != "" and person.email == _text(record, "email").casefold()
    return (person.phone in phones) + same_email + _same_name(person, record)


def e164(number: str) -> str | None:
    """Return a phone number in E.164, None where it cannot be one."""
    try:
        parsed = phonenumbers.parse(number, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _same_name(person: Person, record: Record) -> bool:
    if not person.name or person.name != _name(_text(record, "firstName"), _text(record, "lastName")):
        return False
    born = _text(record, "dateOfBirth")
    if person.birth_date is not None and born:
        return person.birth_date == born
    return person.is_of_our_location


def _name(first: str, last: str) -> str:
    return squeezed(f"{first} {last}").casefold() if first.strip() and last.strip() else ""


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
