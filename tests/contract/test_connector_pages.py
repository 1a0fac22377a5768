"""The connector's promises, held against the hand-written pages."""

from collections.abc import AsyncIterator
from html import escape

import pytest

from spotter.domain.ids import CrmUserId, InboxOwnerId
from tests.contract.fixtures.clubos_stand_in import MEMBER, OWN, StandIn, connector, page
from tests.contract.fixtures.connector_promises import Bench, ConnectorPromises

_FIRST_ENTRY = '<div class="followup-entry note-type-lead">'


class PagesBench(Bench):
    """The stand-in, whose pages grow as members write and texts are sent."""

    def __init__(self) -> None:
        self.stand_in = StandIn()
        self.crm = connector(self.stand_in)
        self.own, self.member, self.member_name = InboxOwnerId(OWN), CrmUserId(MEMBER), "Riley O'Hara"
        self._number = 412_345_700
        self._shown = 0

    def member_writes(self, text: str) -> None:
        self._number += 1
        whole = page("inbox")
        item = whole[whole.index("  <li>") : whole.index("</li>") + 5]
        body = "Is the 24h door open?\nI lost my fob &amp; my card &lt;3"
        item = item.replace("412345690", str(self._number)).replace(body, escape(text, quote=False))
        assert isinstance(self.stand_in.inbox, str)
        self.stand_in.inbox = self.stand_in.inbox.replace("<ul>", f"<ul>\n{item}\n", 1)
        self._add_entry("Riley O.", "icon_text", escape(text, quote=False))

    def expire_sessions(self) -> None:
        self.stand_in.expire()

    def sent_texts(self) -> list[str]:
        sent = [dict(pairs) for pairs in self.stand_in.saves()]
        return [form["textMessage"] or form["emailMessage"] for form in sent]

    def profile(self) -> object:
        return None if not self.stand_in.saves() else self._written_profile()

    def show_saves(self) -> None:
        """Put what was saved since last time into the log, as the CRM does."""
        for form in [dict(pairs) for pairs in self.stand_in.saves()][self._shown :]:
            is_text = form["followUpLog.followUpAction"] == "3"
            note = f"Text - Left Message - {escape(form['textMessage'])}"
            email = f"Email - Left Message - {escape(form['emailMessage'])}"
            self._add_entry("Dana F.", "icon_text" if is_text else "icon_email", note if is_text else email)
            self._shown += 1

    def _add_entry(self, author: str, icon: str, note: str) -> None:
        entry = f"""{_FIRST_ENTRY}
      <div class="followup-entry-date"><p>3/11/25 @ 10:00 AM
            by {author}</p></div>
      <div class="followup-entry-note"><img src="https://assets.example.com/{icon}.png"> {note}</div>
    </div>
    """
        self.stand_in.popup = self.stand_in.popup.replace(_FIRST_ENTRY, entry + _FIRST_ENTRY, 1)

    def _written_profile(self) -> object:
        read = {"firstName": "Riley", "lastName": "O'Hara", "email": "riley@example.com"}
        last = dict(self.stand_in.saves()[-1])
        kept = all(last[f"followUpUser.{name}"] == value for name, value in read.items())
        return None if kept else last


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    """A fresh stand-in whose log shows what was saved."""
    made = PagesBench()
    answer = made.stand_in.handle

    def handle_and_show(request: object) -> object:
        answered = answer(request)  # type: ignore[arg-type]
        made.show_saves()
        return answered

    made.stand_in.handle = handle_and_show  # type: ignore[method-assign,assignment]
    made.crm = connector(made.stand_in)
    yield made
    await made.crm.aclose()


class TestThePages(ConnectorPromises):
    """Every promise, on hand-written pages."""
