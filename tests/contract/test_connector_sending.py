"""Sending: act as the right person, give the form back as it was read, post once, and act as ourselves again."""

import asyncio

import httpx2
import pytest

from spotter.domain.conversation import Channel
from spotter.domain.delivery import Outcome
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubos_sends import RILEY, post, send
from tests.contract.fixtures.clubos_stand_in import (
    MEMBER,
    StandIn,
    connector,
    page,
    pairs_of,
    redirect,
    saved,
    token_of,
)


class TestAText:
    async def test_the_steps_of_a_send(self) -> None:
        """
        Act as the member, open the popup, post once, act as ourselves: nothing else, and in this order.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        result = await send(crm)
        await crm.aclose()

        assert (Outcome.ACCEPTED, "sent") == (result.outcome, result.page_class)
        assert [
            f"/action/Delegate/{MEMBER}/url=/action/Dashboard",
            "/action/Dashboard/view",
            "/action/FollowUp",
            "/action/FollowUp/save",
            "/action/Delegate/0/url=false",
        ] == [request.url.path for request in stand_in.log][-5:]
        assert [""] == list(stand_in.sessions.values())

    async def test_the_request_is_the_crms_own(self) -> None:
        """
        The post carries the token of the member's page, an Origin, and a connection of its own.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await send(crm)
        await crm.aclose()

        (sent,) = stand_in.calls("/action/FollowUp/save")
        assert f"Bearer {token_of(MEMBER)}" == sent.headers["authorization"]
        assert ("https://clubos.example.com", "XMLHttpRequest", "close") == (
            sent.headers["origin"],
            sent.headers["x-requested-with"],
            sent.headers["connection"],
        )
        opened = next(request for request in stand_in.calls("/action/FollowUp") if request is not sent)
        assert [("followUpUserId", MEMBER), ("followUpType", "3")] == pairs_of(opened)

    async def test_a_profile_with_markup_is_given_back_to_the_letter(self) -> None:
        """
        Quotes, SQL and markup in a member's name leave exactly as they came.
        """
        hostile = "O'); DROP TABLE--<b>&amp;"
        shown = "O&#39;); DROP TABLE--&lt;b&gt;&amp;amp;"
        stand_in = StandIn(popup=page("popup").replace('value="O&#39;Hara"', f'value="{shown}"'))
        stand_in.script("/action/FollowUp/save", saved(name=f"Riley {shown}"))
        crm = connector(stand_in)
        result = await send(crm)
        await crm.aclose()

        assert Outcome.ACCEPTED is result.outcome
        assert hostile == dict(stand_in.saves()[0])["followUpUser.lastName"]

    async def test_emoji_and_lines_leave_as_typed(self) -> None:
        """
        A message's characters are the ones that were approved.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await send(crm, "¡Hola! 👍🏽\nHasta mañana & más")
        await crm.aclose()

        assert "¡Hola! 👍🏽\nHasta mañana & más" == dict(stand_in.saves()[0])["textMessage"]


class TestAnEmail:
    async def test_subject_and_markup(self) -> None:
        """
        An e-mail has its subject and escaped markup, and no text beside it.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        result = await send(crm, "Hi <you>", channel=Channel.EMAIL, subject="Hello")
        await crm.aclose()

        form = dict(stand_in.saves()[0])
        assert Outcome.ACCEPTED is result.outcome
        assert ("Hello", "<p>Hi &lt;you&gt;</p>", "") == (
            form["emailSubject"],
            form["emailMessage"],
            form["textMessage"],
        )


class TestNothingLeaves:
    @pytest.mark.parametrize(
        ("popup", "options", "page_class"),
        [
            (page("popup"), {"may_start": lambda: False}, "not_started"),
            (page("popup").replace("Mobile = false", "Mobile = true"), {}, "cannot_receive"),
            (page("popup").replace("riley@example.com", ""), {"channel": Channel.EMAIL}, "cannot_receive"),
            (page("popup"), {"body": "  "}, "unsendable"),
            (page("popup"), {"body": "half \ud800 character"}, "unsendable"),
            (page("popup"), {"body": "nul \x00"}, "unsendable"),
        ],
    )
    async def test_a_send_that_may_not_be(self, popup: str, options: dict[str, object], page_class: str) -> None:
        """
        Withdrawn leave, an unreachable member or an unwritable text: not a byte is posted.
        """
        stand_in = StandIn(popup=popup)
        crm = connector(stand_in)
        result = await send(crm, **options)  # type: ignore[arg-type]
        await crm.aclose()

        assert (Outcome.NOT_SENT, page_class, []) == (result.outcome, result.page_class, stand_in.saves())

    async def test_a_composer_is_good_for_one_send(self) -> None:
        """
        Posting the same composer again gives the first outcome and sends nothing.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp/save", httpx2.ReadError("lost"))
        crm = connector(stand_in)
        async with crm.sending() as session:
            composer = await session.open_composer(RILEY)
            outcomes = [(await post(session, composer)).outcome for _ in range(2)]
        await crm.aclose()

        assert [Outcome.UNKNOWN] * 2 == outcomes
        assert 1 == len(stand_in.saves())

    async def test_a_composer_of_another_person_or_session_is_stale(self) -> None:
        """
        When the session has moved on to somebody else, or ended, an older form is not posted.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            composer = await session.open_composer(RILEY)
            stand_in.popup = page("popup").replace(MEMBER, "187654322")
            await session.read_thread(CrmUserId("187654322"))
            moved_on = await post(session, composer)
            stand_in.popup = page("popup")
            later = await session.open_composer(RILEY)
        async with crm.sending() as session:
            ended = await post(session, later)
        await crm.aclose()

        assert [("stale_form", Outcome.NOT_SENT)] * 2 == [(r.page_class, r.outcome) for r in (moved_on, ended)]
        assert [] == stand_in.saves()

    @pytest.mark.parametrize("field", ["followUpUser.email", "followUpUser.firstName", "followUpLog.followUpWith"])
    async def test_a_form_without_a_field_is_not_opened(self, field: str) -> None:
        """
        A popup that lacks a profile field stops the send before it is armed.
        """
        stand_in = StandIn(popup=page("popup").replace(f'name="{field}"', 'name="gone"'))
        crm = connector(stand_in)
        with pytest.raises(CrmUnreadable):
            await send(crm)
        await crm.aclose()

        assert [] == stand_in.saves()


class TestTheRightPerson:
    async def test_another_persons_popup_is_refused(self) -> None:
        """
        If the CRM shows somebody else's popup, nothing is sent.
        """
        stand_in = StandIn(popup=page("popup").replace(MEMBER, "187654322"))
        crm = connector(stand_in)
        with pytest.raises(CrmMismatch):
            await send(crm)
        await crm.aclose()

        assert [] == stand_in.saves()

    async def test_acting_as_another_person_is_refused(self) -> None:
        """
        The page after the delegation must say that it acts as the member asked for.
        """
        stand_in = StandIn()
        stand_in.script("/action/Delegate/", redirect("/action/Dashboard/view", "delegatedUserId=187654322"))
        crm = connector(stand_in)
        with pytest.raises(CrmMismatch):
            await send(crm)
        await crm.aclose()

        assert [] == stand_in.calls("/action/FollowUp")

    @pytest.mark.parametrize("member", ["", "0x1", "1/../2", "abc"])
    async def test_what_is_no_id_is_not_asked_for(self, member: str) -> None:
        """
        Only a ClubOS number gets into an address.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            with pytest.raises(CrmMismatch):
                await session.read_thread(CrmUserId(member))
        await crm.aclose()

        assert [] == stand_in.calls("/action/Delegate")

    async def test_two_members_never_share_the_session(self) -> None:
        """
        Two sends at once on one account happen one after the other.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await asyncio.gather(send(crm, "one"), send(crm, "two"))
        await crm.aclose()

        steps = [request.url.path for request in stand_in.log if "Delegate" in request.url.path]
        assert [f"/action/Delegate/{MEMBER}/url=/action/Dashboard", "/action/Delegate/0/url=false"] * 2 == steps
