"""The follow-up popup: two sealed forms, what is known about the person, and the script block (fact sheet 3.2, 4.2)."""

import html
import json
from dataclasses import dataclass

from simulator.clubos.form_markup import area, hidden, select, text, token_fields
from simulator.clubos.tokens import TokenPair
from simulator.clubos.vocabulary import (
    DURATIONS,
    EMAIL_PLACEHOLDER,
    EVENT_TYPES,
    MEMBER_STATUSES,
    NOTES_PLACEHOLDER,
    OUTCOMES,
    REASONS,
    REMINDERS,
)
from simulator.state.clubs import Club
from simulator.state.people import Person

STATUS_OPTIONS = {str(number): label for number, label in MEMBER_STATUSES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Popup:
    """Everything one rendering of the popup shows."""

    club: Club
    person: Person
    staff: list[Person]
    kind: str
    outcome_tokens: TokenPair
    contact_tokens: TokenPair
    log: str


def render_popup(popup: Popup) -> str:
    """Return the fragment."""
    name = html.escape(popup.person.name, quote=False)
    title = f"Direct contact: {name}" if popup.kind == "3" else f"Follow up: {name}"
    return f"""
<div class="popup-header">
  <h1 class="popup-header-name-1" id="update-followup-popup-tab">{title}</h1>
  <h1 class="popup-header-name-2">{name}</h1>
</div>
<div id="update-followup-popup" class="popup-content">
  <nav class="followup-options"><ul>
    <li id="0">Profile</li><li id="1">Call</li><li id="2">Email</li><li id="3">Text</li>
  </ul></nav>
  <div id="action" class="update-followup">
    {_contact_form(popup)}
    {_user_info(popup.person)}
  </div>
  <div id="outcome" class="update-followup">
    <span class="invalidMobile hide">This mobile number cannot receive texts.</span>
    {_outcome_form(popup)}
  </div>
  <div id="follow-up-log">{popup.log}</div>
  <div class="btn-bar">
    <div id="error-message" class="note hide"></div>
    <a href="#" class="btn cancel-follow-up">Cancel</a>
    <a href="#" class="btn save-follow-up follow-up-outcome">Save</a>
  </div>
</div>
{_script(popup.person)}
"""


def _staff_options(popup: Popup) -> dict[str, str]:
    return {str(person.id): person.name for person in popup.staff}


def _outcome_form(popup: Popup) -> str:
    person, staff = popup.person, _staff_options(popup)
    created_for = person.studio_sales if person.studio_sales in staff else str(popup.club.account_id)
    fields = (
        hidden("followUpStatus", "1"),
        hidden("followUpType", popup.kind),
        hidden("followUpSequence", ""),
        select("memberSalesFollowUpStatus", STATUS_OPTIONS, str(person.status)),
        hidden("followUpLog.id", ""),
        hidden("followUpLog.tfoUserId", person.id),
        select("followUpLog.outcome", OUTCOMES, ""),
        text("emailSubject", f"{popup.club.name} has sent you a message"),
        area("emailMessage", EMAIL_PLACEHOLDER),
        area("textMessage", ""),
        hidden("event.id", ""),
        hidden("event.startTime", ""),
        select("event.createdFor.tfoUserId", staff, created_for),
        select("event.eventType", EVENT_TYPES, "ORIENTATION"),
        hidden("startTimeSlotId", ""),
        select("duration", DURATIONS, "2"),
        select("event.remindAttendeesMins", REMINDERS, "120"),
        select("followUpLog.reason", REASONS, "", blank=True),
        area("followUpOutcomeNotes", NOTES_PLACEHOLDER),
        hidden("followUpLog.followUpWithOrig", ""),
        select("followUpLog.followUpWith", staff, "", blank=True),
        text("followUpLog.followUpDate", ""),
    )
    return _form("followUpOutcomeForm", fields, popup.outcome_tokens)


def _contact_form(popup: Popup) -> str:
    person, staff = popup.person, _staff_options(popup)
    fields = (
        hidden("followUpUser.tfoUserId", person.id),
        hidden("followUpUser.role.id", person.role_id),
        hidden("followUpUser.clubId", popup.club.club_id),
        hidden("followUpUser.clubLocationId", popup.club.location_id),
        hidden("followUpLog.followUpAction", ""),
        select("memberStudioSalesDefaultAccount", staff, person.studio_sales, blank=True),
        select("memberStudioSupportDefaultAccount", staff, person.studio_support, blank=True),
        select("ptSalesDefaultAccount", staff, person.pt_sales, blank=True),
        select("ptSupportDefaultAccount", staff, person.pt_support, blank=True),
        text("followUpUser.firstName", person.first),
        text("followUpUser.lastName", person.last),
        text("followUpUser.email", person.email),
        text("followUpUser.mobilePhone", person.mobile),
        text("followUpUser.homePhone", person.home),
        text("followUpUser.workPhone", person.work),
    )
    return _form("saveFollowUpContact", fields, popup.contact_tokens)


def _form(name: str, fields: tuple[str, ...], tokens: TokenPair) -> str:
    inner = "\n        ".join(f'<div class="field">{field}</div>' for field in fields)
    return f"""<form id="{name}" action="/action/FollowUp" method="post">
        {inner}
        {token_fields(tokens)}
    </form>"""


def _user_info(person: Person) -> str:
    hub = person.hub or {}
    rows = {
        "Status": MEMBER_STATUSES.get(person.status, ""),
        "Membership": str(hub.get("statusMessage", "")),
        "Past 30 days check-ins": str(person.traits.get("check_ins_30", 0)),
        "PT purchases": "0",
        "Origin": str(hub.get("originatedFrom", "")),
        "Marketing source": str(hub.get("source", "")),
    }
    cells = "\n".join(
        f"      <p><label>{label}</label> <span>{html.escape(value, quote=False)}</span></p>"
        for label, value in rows.items()
    )
    return f"""<div id="followup-user-info">
{cells}
      <p class="no-results">No e-mail campaigns</p>
    </div>"""


def _script(person: Person) -> str:
    numbers = {"MOBILE": person.mobile, "HOME": person.home, "WORK": person.work}
    state = "OPTED_OUT" if person.opted_out else "OK"
    phones = {
        kind: {
            "phoneNumber": number,
            "dncStatus": state if kind == "MOBILE" else "OK",
            "phoneNumberType": kind,
            "masked": False,
        }
        for kind, number in numbers.items()
        if number
    }
    model = {
        "followUpUserId": person.id,
        "dncFeatureEnabled": True,
        "disableEditing": False,
        "phoneNumberMap": phones,
    }
    encoded = json.dumps(model).replace("</", "<\\/")
    return f"""<script type="text/javascript">
  window.followUpModalViewData = {encoded};
  window.followUpinvalidMobile = {"true" if person.invalid_mobile else "false"};
</script>"""
