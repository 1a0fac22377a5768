"""What a dashboard page says: whose session it is, whom it acts as, and which inboxes, staff and zone there are."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spotter.crm.clubos.page_text import attribute, squeezed
from spotter.crm.clubos.script_values import ScriptValues
from spotter.crm.port import CrmAccount, InboxOwner
from spotter.domain.errors import CrmUnreadable
from spotter.domain.ids import CrmUserId, InboxOwnerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Whose session a live page was made for, and whom it acts as."""

    logged_in_user_id: str
    is_delegating: bool
    acting_user_id: str
    """From the page's own token; empty where the token could not be read."""
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard(Acting):
    """One read of the dashboard. The owner selector is absent while the session acts as a member."""

    time_zone: str
    club_id: str
    location_id: str
    employees: tuple[tuple[str, str], ...]
    owners: tuple[InboxOwner, ...]


def read_acting(values: ScriptValues) -> Acting:
    """Read who a live page is for. Raises `CrmUnreadable` where it does not say whose session it is."""
    delegating = values.flag("IS_DELEGATING")
    logged_in = values.text("LOGGED_IN_USER_ID")
    if delegating is None or not logged_in.isdigit():
        raise CrmUnreadable("The CRM's dashboard does not say whose session it is.")
    token = values.text("ACCESS_TOKEN")
    return Acting(
        logged_in_user_id=logged_in, is_delegating=delegating, acting_user_id=_delegate_of(token), token=token
    )


def read_dashboard(tree: LexborHTMLParser, values: ScriptValues) -> Dashboard:
    """Read a live page whole. Raises `CrmUnreadable` where it does not say whose session it is."""
    acting = read_acting(values)
    view = _mapping(values.get("recentLeadsListViewData"))
    zone = values.text("loggedInUserTimezone") or str(_mapping(view.get("actingUser")).get("timeZoneId") or "")
    return Dashboard(
        logged_in_user_id=acting.logged_in_user_id,
        is_delegating=acting.is_delegating,
        acting_user_id=acting.acting_user_id,
        token=acting.token,
        time_zone=zone,
        club_id=values.text("CLUB_ID"),
        location_id=values.text("CLUB_LOCATION_ID"),
        employees=_named(view.get("clubEmployeesList")),
        owners=_owners(tree, acting.logged_in_user_id),
    )


def account_of(dashboard: Dashboard) -> CrmAccount:
    """Return who we are. Raises `CrmUnreadable` where zone, location or our own name is missing."""
    user = dashboard.logged_in_user_id
    names = [name for number, name in dashboard.employees if number == user]
    names += [owner.label for owner in dashboard.owners if owner.is_own]
    if not names or not is_zone(dashboard.time_zone) or not dashboard.location_id:
        raise CrmUnreadable("The CRM's dashboard lacks our own name, the time zone or the location.")
    return CrmAccount(
        user_id=CrmUserId(user),
        author_name=author_name(names[0]),
        club_crm_id=dashboard.club_id,
        location_id=dashboard.location_id,
        time_zone=dashboard.time_zone,
        employees=dashboard.employees,
    )


def author_name(full_name: str) -> str:
    """Return how the log names a person: first name and the last name's initial."""
    words = full_name.split()
    return " ".join([*words[:-1], f"{words[-1][0]}."]) if len(words) > 1 else full_name.strip()


def is_zone(name: str) -> bool:
    """Tell whether a name is an IANA zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def _delegate_of(token: str) -> str:
    """Read whom the page's token acts as. Its signature is the CRM's business; we only compare."""
    parts = token.split(".")
    if len(parts) != 3:
        return ""
    try:
        payload = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return ""
    delegate = _mapping(payload).get("delegateUserId")
    return str(delegate) if isinstance(delegate, int | str) and not isinstance(delegate, bool) else ""


def _owners(tree: LexborHTMLParser, logged_in: str) -> tuple[InboxOwner, ...]:
    owners: list[InboxOwner] = []
    for option in tree.css("select#messages-owner-select option"):
        value = attribute(option, "value").strip()
        if not value.isdigit():
            continue
        is_location = _is_club_group(option.parent)
        owners.append(
            InboxOwner(
                owner_id=InboxOwnerId(value),
                label=squeezed(option.text()),
                is_own=value == logged_in and not is_location,
                is_location=is_location,
            )
        )
    return tuple(owners)


def _is_club_group(group: LexborNode | None) -> bool:
    return group is not None and group.tag == "optgroup" and "club" in attribute(group, "label").lower()


def _named(listed: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(listed, list):
        return ()
    rows = [_mapping(row) for row in cast("list[Any]", listed)]
    return tuple((str(row["id"]), squeezed(str(row["name"]))) for row in rows if row.get("id") and row.get("name"))


def _mapping(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
