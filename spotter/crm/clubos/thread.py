"""The follow-up popup: whom it shows, whether they can be reached, and their whole log (§3 of the protocol sheet)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spotter.crm.clubos.form_fields import Field, read_fields
from spotter.crm.clubos.page_text import attribute, children, has_class, squeezed
from spotter.crm.clubos.script_values import ScriptValues
from spotter.crm.clubos.thread_log import Contact, read_log
from spotter.crm.port import CrmAccount, CrmThread
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId

CONTACT_FORM: Final = "form#saveFollowUpContact"
OUTCOME_FORM: Final = "form#followUpOutcomeForm"
_LABELS: Final = frozenset({"label", "strong", "b", "dt", "th"})
MESSAGE_TEXTS: Final = frozenset({"textMessage", "emailMessage", "emailSubject", "followUpOutcomeNotes"})
"""The fields whose placeholder texts a careless client posted as content (§4.5)."""


@dataclass(frozen=True, kw_only=True)
class Popup:
    """One read of the popup: the thread, and both forms as they stood."""

    thread: CrmThread
    contact_fields: tuple[Field, ...]
    outcome_form: LexborNode

    @cached_property
    def outcome_fields(self) -> tuple[Field, ...]:
        """The message form's fields: read only where a message is to be written."""
        return read_fields(self.outcome_form, blank_placeholders_of=MESSAGE_TEXTS)


def read_popup(text: str, *, member: CrmUserId, account: CrmAccount) -> Popup:
    """Read a complete popup of this member.

    Raises `CrmMismatch` where it shows somebody else, `CrmUnreadable` where it is cut or lacks a part.
    """
    tree = LexborHTMLParser(text)
    contact_fields = read_fields(_form(tree, CONTACT_FORM), blank_placeholders_of=MESSAGE_TEXTS)
    outcome_form = _form(tree, OUTCOME_FORM)
    contact = {field.name: field.value for field in contact_fields}
    values = _modal_values(tree)
    _check_identity(contact, values, member)
    phones = _mapping(_mapping(values.get("followUpModalViewData")).get("phoneNumberMap"))
    first, last = squeezed(contact["followUpUser.firstName"]), squeezed(contact["followUpUser.lastName"])
    email = contact["followUpUser.email"].strip()
    thread = CrmThread(
        crm_user_id=member,
        contact_name=f"{first} {last}".strip(),
        role_id=contact.get("followUpUser.role.id", "").strip(),
        can_text=_can_text(tree, values, phones),
        has_email="@" in email,
        email=email,
        phone=contact["followUpUser.mobilePhone"].strip() or _text(_mapping(phones.get("MOBILE")).get("phoneNumber")),
        entries=read_log(tree, contact=Contact(first=first, last=last), account=account),
        profile=_profile(tree),
        first_name=first,
        last_name=last,
        location_id=contact.get("followUpUser.clubLocationId", "").strip(),
    )
    return Popup(thread=thread, contact_fields=contact_fields, outcome_form=outcome_form)


def _form(tree: LexborHTMLParser, selector: str) -> LexborNode:
    forms = tree.css(selector)
    if len(forms) != 1:
        raise CrmUnreadable("The popup does not have its two forms.")
    return forms[0]


def _modal_values(tree: LexborHTMLParser) -> ScriptValues:
    """Return the popup's script values. They come last, so their presence shows that nothing is missing before them."""
    values = ScriptValues(tree)
    complete = (
        isinstance(values.get("followUpModalViewData"), dict)
        and values.flag("followUpinvalidMobile") is not None
        and tree.css_first("a.save-follow-up") is not None
    )
    if not complete:
        raise CrmUnreadable("The popup is cut off, or is not the popup.")
    return values


def _check_identity(contact: dict[str, str], values: ScriptValues, member: CrmUserId) -> None:
    needed = ("tfoUserId", "firstName", "lastName", "email", "mobilePhone")
    if any(f"followUpUser.{name}" not in contact for name in needed):
        raise CrmUnreadable("The popup does not say whom it shows.")
    shown = _text(_mapping(values.get("followUpModalViewData")).get("followUpUserId"))
    if {contact["followUpUser.tfoUserId"].strip(), shown or member} != {member}:
        raise CrmMismatch("The popup shows another person than the one asked for.")


def _can_text(tree: LexborHTMLParser, values: ScriptValues, phones: dict[str, Any]) -> bool:
    mobile = _mapping(phones.get("MOBILE"))
    warned = any(not _is_hidden(mark) for mark in tree.css(".invalidMobile"))
    return (
        values.flag("followUpinvalidMobile") is False
        and bool(_text(mobile.get("phoneNumber")))
        and _text(mobile.get("dncStatus")).upper() == "OK"
        and not warned
    )


def _is_hidden(node: LexborNode) -> bool:
    style = attribute(node, "style").replace(" ", "").lower()
    return (
        has_class(node, "hide") or has_class(node, "hidden") or "hidden" in node.attributes or "display:none" in style
    )


def _profile(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Read the facts beside the log, a line each. They inform; nothing is decided by their markup."""
    info = tree.css_first("#followup-user-info")
    if info is None:
        return ()
    facts = [_fact(line) for line in info.css("p, li, tr")]
    return tuple((label, value) for label, value in facts if label and value and len(label) < 60)


def _fact(line: LexborNode) -> tuple[str, str]:
    """Split a line into its label, which has an element of its own or ends with a colon, and the rest."""
    shown = squeezed(line.text(separator=" "))
    first = next(children(line), None)
    label = squeezed(first.text()) if first is not None and first.tag in _LABELS else ""
    if not label:
        label, colon, value = shown.partition(":")
        return (label.strip(), value.strip()) if colon else ("", "")
    return label.rstrip(": "), shown.removeprefix(label).lstrip(": ")


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _mapping(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
