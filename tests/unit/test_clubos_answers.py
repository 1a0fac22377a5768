"""What an answer to a save means: sent only where every sign says so."""

import httpx2
import pytest

from spotter.crm.clubos.answers import judge
from spotter.crm.clubos.wire import Answer
from spotter.crm.port import PostResult
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Outcome
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubos_stand_in import MEMBER, page, saved


def verdict(
    body: str | bytes,
    status: int = 200,
    channel: Channel = Channel.TEXT,
    headers: dict[str, str] | None = None,
) -> PostResult:
    answer = Answer(
        status=status,
        headers=httpx2.Headers(headers or {}),
        body=body if isinstance(body, bytes) else body.encode(),
        wire_bytes=0,
        url=httpx2.URL("https://clubos.example.com/action/FollowUp/save"),
    )
    return judge(answer, member=CrmUserId(MEMBER), name="Riley O'Hara", channel=channel)


def line(verb: str = "texted", name: str = "Riley O&#39;Hara", member: str = MEMBER) -> str:
    return saved(verb, name, member).content.decode()


class TestAccepted:
    @pytest.mark.parametrize(("verb", "channel"), [("texted", Channel.TEXT), ("emailed", Channel.EMAIL)])
    def test_the_right_person_and_verb(self, verb: str, channel: Channel) -> None:
        """
        The CRM's line counts where status, shape, person, name and verb all fit.
        """
        result = verdict(line(verb), channel=channel)

        assert (Outcome.ACCEPTED, "sent", 200) == (result.outcome, result.page_class, result.status_code)
        assert 64 == len(result.evidence)


class TestRefused:
    @pytest.mark.parametrize(
        ("body", "page_class"),
        [
            ("ERROR - FollowUp With is required", "error"),
            (line("updated"), "updated_only"),
            (line(name=""), "empty_name"),
            (page("invalid"), "invalid"),
            ("Session Expired", "expired"),
            (page("login_expired"), "login"),
            (page("login_incorrect"), "login"),
        ],
    )
    def test_the_crm_says_that_it_did_not(self, body: str, page_class: str) -> None:
        """
        An error line, a mere update, a lost name and a dead session are refusals.
        """
        result = verdict(body)

        assert (Outcome.REFUSED, page_class) == (result.outcome, result.page_class)

    @pytest.mark.parametrize(
        ("status", "headers", "page_class"),
        [
            (302, {"location": "/action/Login/view"}, "login"),
            (302, {"location": "/action/Invalid/500"}, "invalid"),
            (429, {"retry-after": "30"}, "rate_limited"),
            (403, {}, "expired"),
            (400, {}, "client_error"),
            (404, {}, "not_found"),
        ],
    )
    def test_the_status_says_that_it_did_not(self, status: int, headers: dict[str, str], page_class: str) -> None:
        """
        Sent to the login, asked to slow down, or not understood: nothing was done.
        """
        result = verdict(b"", status, headers=headers)

        assert (Outcome.REFUSED, page_class, status) == (result.outcome, result.page_class, result.status_code)


class TestUnknown:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "OK",
            "has been texted.",
            line("called"),
            line() + " and more",
            "<p>" + line() + "</p>",
            line().replace("</a>", "</b>"),
            line("emailed"),
            line(name="Somebody Else"),
            line(member="187654322"),
            line("updated", member="187654322"),
            "<!DOCTYPE html><html><head><title>Add New Lead</title></head><body>has been texted.</body></html>",
            page("leg_day"),
            page("inbox"),
        ],
    )
    def test_anything_else_is_not_believed_either_way(self, body: str) -> None:
        """
        An odd shape, another verb, name or person, or an error page proves neither sent nor unsent.
        """
        assert Outcome.UNKNOWN is verdict(body).outcome

    @pytest.mark.parametrize(
        ("status", "headers"), [(500, {}), (503, {}), (302, {"location": "/elsewhere"}), (204, {})]
    )
    def test_a_server_error_may_have_come_after_the_effect(self, status: int, headers: dict[str, str]) -> None:
        """
        A failing server may have sent the message first.
        """
        assert Outcome.UNKNOWN is verdict(line().encode(), status, headers=headers).outcome
