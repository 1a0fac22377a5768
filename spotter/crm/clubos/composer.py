"""The form of one send: read whole or refused, and given back with nothing but the message changed (§4.2, §4.5)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from spotter.crm.clubos.form_fields import Field
from spotter.crm.clubos.thread import Popup
from spotter.crm.port import PostResult
from spotter.domain.conversation import Channel
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId

_TOKENS: Final = ("_sourcePage", "__fp")
_OUTCOME_ORDER: Final = (
    "followUpStatus",
    "followUpType",
    "followUpSequence",
    "memberSalesFollowUpStatus",
    "followUpLog.id",
    "followUpLog.tfoUserId",
    "followUpLog.outcome",
    "emailSubject",
    "emailMessage",
    "textMessage",
    "event.id",
    "event.startTime",
    "event.createdFor.tfoUserId",
    "event.eventType",
    "startTimeSlotId",
    "duration",
    "event.remindAttendeesMins",
    "followUpLog.reason",
    "followUpOutcomeNotes",
    "followUpLog.followUpWithOrig",
    "followUpLog.followUpWith",
    "followUpLog.followUpDate",
    *_TOKENS,
)
_DEFAULT_ACCOUNTS: Final = (
    "memberStudioSalesDefaultAccount",
    "memberStudioSupportDefaultAccount",
    "ptSalesDefaultAccount",
    "ptSupportDefaultAccount",
)
_CONTACT_ORDER: Final = (
    "followUpUser.tfoUserId",
    "followUpUser.role.id",
    "followUpUser.clubId",
    "followUpUser.clubLocationId",
    "followUpLog.followUpAction",
    *_DEFAULT_ACCOUNTS,
    "followUpUser.firstName",
    "followUpUser.lastName",
    "followUpUser.email",
    "followUpUser.mobilePhone",
    "followUpUser.homePhone",
    "followUpUser.workPhone",
    *_TOKENS,
)
_REQUIRED: Final = frozenset((*_OUTCOME_ORDER, *_CONTACT_ORDER)) - set(_TOKENS)
_MESSAGE_FIELDS: Final = frozenset(
    {"followUpLog.followUpAction", "followUpLog.outcome", "textMessage", "emailSubject", "emailMessage"}
)
_PROFILE_CHOICES: Final = frozenset({"memberSalesFollowUpStatus", *_DEFAULT_ACCOUNTS})
_ACTIONS: Final = {Channel.EMAIL: "2", Channel.TEXT: "3"}
_LEFT_MESSAGE: Final = "2"
_STAFF_ROLES: Final = frozenset({"2", "3", "4", "5", "6"})

Pair = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class ComposerForm:
    """Both forms as read, for one send by the session that read them."""

    member: CrmUserId
    name: str
    pairs: tuple[Pair, ...]
    token: str
    session_serial: int
    can_text: bool
    has_email: bool
    result: PostResult | None = field(default=None)
    """What came of the one post. Set even where the task was cancelled, so that nobody posts a second time."""


def capture(popup: Popup, *, member: CrmUserId, token: str, session_serial: int) -> ComposerForm:
    """Keep the popup's forms for one send.

    Raises `CrmUnreadable` where a field is missing: what is not echoed is overwritten in the member's profile.
    """
    fields = (*popup.outcome_fields, *popup.contact_fields)
    values = {item.name: item for item in fields}
    if _REQUIRED - values.keys():
        raise CrmUnreadable("The popup's form lacks a field that has to be given back.")
    if not (_has_tokens(popup.outcome_fields) and _has_tokens(popup.contact_fields)):
        raise CrmUnreadable("The popup's forms lack their tokens.")
    if any(not values[name].is_explicit for name in _PROFILE_CHOICES):
        raise CrmUnreadable("The popup does not say which of the member's own values is chosen.")
    if values["followUpLog.tfoUserId"].value.strip() != member:
        raise CrmMismatch("The popup's message form is for another person.")
    if popup.thread.role_id in _STAFF_ROLES:
        raise CrmMismatch("The popup shows a staff member; they are not written to.")
    return ComposerForm(
        member=member,
        name=popup.thread.contact_name,
        pairs=(*_ordered(popup.outcome_fields, _OUTCOME_ORDER), *_ordered(popup.contact_fields, _CONTACT_ORDER)),
        token=token,
        session_serial=session_serial,
        can_text=popup.thread.can_text,
        has_email=popup.thread.has_email,
    )


def filled(form: ComposerForm, *, channel: Channel, body: str, subject: str) -> list[Pair]:
    """Return the pairs to post: the form as read, with the message in it."""
    message = {"followUpLog.followUpAction": _ACTIONS[channel], "followUpLog.outcome": _LEFT_MESSAGE}
    if channel is Channel.TEXT:
        message |= {"textMessage": body, "emailMessage": "<p></p>"}
    else:
        message |= {"textMessage": "", "emailMessage": as_markup(body)} | ({"emailSubject": subject} if subject else {})
    return [(name, message.get(name, value)) for name, value in form.pairs]


def only_the_message_differs(form: ComposerForm, pairs: Sequence[Pair]) -> bool:
    """Compare what is about to leave with what was read, field by field."""
    names_match = [name for name, _ in form.pairs] == [name for name, _ in pairs]
    return names_match and _kept(form.pairs) == _kept(pairs)


def as_markup(body: str) -> str:
    """Return plain text as the markup of an e-mail: escaped, a paragraph for each blank line."""
    paragraphs = [part.strip("\n") for part in body.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs if part.strip())


def _kept(pairs: Iterable[Pair]) -> Counter[Pair]:
    return Counter(pair for pair in pairs if pair[0] not in _MESSAGE_FIELDS)


def _has_tokens(fields: Iterable[Field]) -> bool:
    return set(_TOKENS) <= {item.name for item in fields if item.value}


def _ordered(fields: Sequence[Field], order: Sequence[str]) -> list[Pair]:
    """Put the fields into the order in which the CRM's own page sends them; ones we do not know go along."""
    rank = {name: place for place, name in enumerate(order)}
    return [(item.name, item.value) for item in sorted(fields, key=lambda item: rank.get(item.name, len(rank)))]
