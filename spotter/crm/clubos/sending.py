"""The sending session while it is held: act as a member, read their popup, post once, read back."""

from collections.abc import Callable
from typing import Final

from spotter.crm.clubos.composer import ComposerForm, capture, filled, only_the_message_differs
from spotter.crm.clubos.pages import SESSION_ENDED, PageClass, classify, error_for
from spotter.crm.clubos.posting import not_sent, post_once
from spotter.crm.clubos.session import ClubOsSession
from spotter.crm.clubos.thread import Popup, read_popup
from spotter.crm.port import Composer, CrmThread, PostResult
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Outcome
from spotter.domain.errors import CrmMismatch, CrmSessionLost, CrmUnreadable
from spotter.domain.ids import CrmUserId

_POPUP: Final = "/action/FollowUp"
_DIRECT_CONTACT: Final = "3"
_ENDED: Final = frozenset(str(page) for page in SESSION_ENDED)


class ClubOsSendSession:
    """What the holder of the sending session may do. One member after the other, never two at once."""

    def __init__(self, session: ClubOsSession) -> None:
        self._session = session
        self._accepted: ComposerForm | None = None
        """What the CRM said it sent last, until it was read back."""

    async def open_composer(self, member: CrmUserId) -> Composer:
        """Act as the member, open the popup and keep its forms for one send."""
        self._accepted = None
        popup, token = await self._popup(member)
        form = capture(popup, member=member, token=token, session_serial=self._session.serial)
        return Composer(thread=popup.thread, form=form)

    async def read_thread(self, member: CrmUserId) -> CrmThread:
        """Read the member's log in full; straight after our own save by opening the popup again, see `_reopened`."""
        form, self._accepted = self._accepted, None
        popup = await self._reopened(form, member) if form is not None else None
        if popup is None:
            popup, _ = await self._popup(member)
        return popup.thread

    async def post(
        self,
        composer: Composer,
        *,
        channel: Channel,
        body: str,
        subject: str,
        may_start: Callable[[], bool],
        deadline_s: float,
    ) -> PostResult:
        """Post the form once. A composer that was used returns what came of it and posts nothing.

        Nothing is sent (NOT_SENT) where the form is not this session's, the person cannot be reached by the
        channel, or anything but the message would change. Cancellation passes; see `post_once`.
        """
        form = composer.form
        if not isinstance(form, ComposerForm):
            return not_sent("form_diff")
        if form.result is not None:
            return form.result
        pairs = filled(form, channel=channel, body=body, subject=subject)
        problem = self._why_not(form, channel=channel, body=body)
        if problem is None and not only_the_message_differs(form, pairs):
            problem = "form_diff"
        if problem is not None:
            form.result = not_sent(problem)
            return form.result
        deadline = min(deadline_s, self._session.browser.clients.timeouts.post_s)
        result = await post_once(self._session, form, pairs, channel=channel, may_start=may_start, deadline_s=deadline)
        if result.page_class in _ENDED:
            self._session.drop()
        if result.outcome is Outcome.ACCEPTED:
            self._accepted = form
        return result

    def _why_not(self, form: ComposerForm, *, channel: Channel, body: str) -> str | None:
        """Name what speaks against posting this form now, in the words of a page class."""
        if form.session_serial != self._session.serial or form.member != self._session.acting_as:
            return "stale_form"
        if not body.strip() or not _can_be_written(body):
            return "unsendable"
        can_receive = form.can_text if channel is Channel.TEXT else form.has_email
        return None if can_receive else "cannot_receive"

    async def _reopened(self, form: ComposerForm, member: CrmUserId) -> Popup | None:
        """Open the popup of a member whom we still act as; None where the whole way has to be gone.

        The save that the CRM has just accepted was made by this login, acting as this member, and named them in its
        answer; nobody else holds the session. Acting anew would prove that a second time. What may have changed since
        is looked at: the login, whom the cookies name, and in the popup itself, whom it shows. After any other
        outcome of a post nothing is taken for granted.
        """
        session = self._session
        still_acting = form.session_serial == session.serial and form.member == member == session.acting_as
        if not still_acting or session.browser.cookies.get("delegatedUserId") != member:
            return None
        try:
            return await self._ask(member, form.token)
        except CrmSessionLost:
            return None

    async def _popup(self, member: CrmUserId) -> tuple[Popup, str]:
        """Open the member's popup; a dead session is renewed once, and then from the first step."""
        if not (member.isascii() and member.isdigit()):
            raise CrmMismatch("That is no ClubOS user id.")
        if not self._session.is_alive:
            await self._session.login()
        try:
            return await self._open(member)
        except CrmSessionLost:
            await self._session.login()
        try:
            return await self._open(member)
        except CrmSessionLost:
            self._session.drop()
            raise

    async def _open(self, member: CrmUserId) -> tuple[Popup, str]:
        token = await self._session.delegate(member)
        return await self._ask(member, token), token

    async def _ask(self, member: CrmUserId, token: str) -> Popup:
        """Ask for the member's popup with the token of a page that acts as them."""
        session = self._session
        fields = [("followUpUserId", str(member)), ("followUpType", _DIRECT_CONTACT)]
        answer = await session.browser.post(_POPUP, fields, accept="*/*", bearer=token)
        page = classify(answer)
        if page is not PageClass.FRAGMENT:
            raise error_for(page, answer, session.clock())
        if session.account is None:
            raise CrmUnreadable("The sending session does not know whose it is.")
        return read_popup(answer.text, member=member, account=session.account)


def _can_be_written(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\x00" not in text
