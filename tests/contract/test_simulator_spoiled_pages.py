"""The pages the simulator spoils when it is asked to (reliability.md §7.3, clubos-protocol.md §9.1.5)."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from tests.contract.fixtures.sim_server import Scene, SimulatorProcess, Visitor, as_text, one, running_simulator

Send = Callable[[], httpx2.Response]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("spoiled"), "--members", "1") as process:
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Iterator[Visitor]:
    visitor = Visitor(simulator.url, simulator.control.open_club())
    visitor.login()
    yield visitor
    simulator.control.delete("faults")


@pytest.fixture
def member(simulator: SimulatorProcess, visitor: Visitor) -> dict[str, Any]:
    person = simulator.control.add_member(visitor.club["slug"])
    for text in ("one", "two", "three", "four"):
        simulator.control.post(f"members/{person['id']}/write", text=text)
    visitor.delegate(person["id"])
    return person


@pytest.fixture
def send(visitor: Visitor, member: dict[str, Any]) -> Send:
    """Send one text with a form that was read before anything went wrong."""
    form = as_text(visitor.form_of(member["id"]), "hi")
    return lambda: visitor.save(form)


@pytest.fixture
def scene(simulator: SimulatorProcess, visitor: Visitor, send: Send) -> Scene:
    return Scene(simulator, visitor)


class TestThePageIsSpoiled:
    def test_half_a_page_with_an_honest_length(self, visitor: Visitor, scene: Scene) -> None:
        """
        F43: truncated markup in an answer that is complete for HTTP.
        """
        honest = visitor.inbox().content
        scene.fault("truncate", "inbox")

        assert honest[: len(honest) // 2] == visitor.inbox().content

    def test_far_too_much(self, visitor: Visitor, scene: Scene) -> None:
        """
        F42: megabytes behind the page.
        """
        scene.fault("oversize", "inbox", size_mb=3)

        assert len(visitor.inbox().content) > 3 << 20

    def test_another_layout(self, visitor: Visitor, member: dict[str, Any], scene: Scene) -> None:
        """
        F43: the same words under other names.
        """
        for where, gone in (("inbox", 'class="message"'), ("thread", "followUpOutcomeForm")):
            scene.fault("changed_layout", where)
            page = visitor.inbox().text if where == "inbox" else visitor.popup(member["id"]).text
            assert gone not in page

    def test_the_last_page_again(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any], scene: Scene
    ) -> None:
        """
        F44: a cache answers with what was true before.
        """
        before = visitor.inbox().content
        simulator.control.post(f"members/{member['id']}/write", text="five")
        scene.fault("stale_page", "inbox")

        assert before == visitor.inbox().content
        assert before != visitor.inbox().content

    def test_rows_twice_and_rows_turned_round(self, visitor: Visitor, scene: Scene) -> None:
        """
        F45: the same set in another shape.
        """
        honest = ids(visitor)
        scene.fault("duplicate_rows", "inbox")
        twice = ids(visitor)
        scene.fault("reorder_equal_minute", "inbox")
        turned = ids(visitor)

        assert (len(twice) > len(honest), set(twice)) == (True, set(honest))
        assert (sorted(turned), True) == (sorted(honest), turned != honest)

    def test_links_are_missing(self, visitor: Visitor, scene: Scene) -> None:
        """
        §9.1.5: no `data-id`, or no reply link.
        """
        scene.fault("no_data_id", "inbox")
        no_ids = visitor.inbox().text
        scene.fault("no_reply_link", "inbox")
        no_replies = visitor.inbox().text

        assert ("data-id" in no_ids, "data-created-date" in no_ids) == (False, True)
        assert ("data-id" in no_replies, "data-created-date" in no_replies) == (True, False)

    def test_the_popup_lacks_a_field_or_is_somebody_elses(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any], scene: Scene
    ) -> None:
        """
        F52 and F54: a field is gone; the page is about another member.
        """
        other = simulator.control.add_member(visitor.club["slug"], "Somebody Else")
        scene.fault("missing_form_field", "thread", field="memberSalesFollowUpStatus")
        lacking = visitor.form_of(member["id"])
        scene.fault("wrong_thread", "thread", member=other["id"])
        foreign = dict(visitor.form_of(member["id"]))

        assert "memberSalesFollowUpStatus" not in dict(lacking)
        assert 40 == len(lacking)
        assert str(other["id"]) == foreign["followUpLog.tfoUserId"]

    def test_whoever_does_not_look_writes_to_the_wrong_person(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any], scene: Scene
    ) -> None:
        """
        §7 row 22: the damage is real, so that a test can see it.
        """
        other = simulator.control.add_member(visitor.club["slug"], "Somebody Else")
        scene.fault("wrong_thread", "thread", member=other["id"])
        visitor.save(as_text(visitor.form_of(member["id"]), "not for you"))

        assert other["id"] == scene.await_effect()["member"]

    def test_the_log_loses_what_stood_before(
        self, visitor: Visitor, member: dict[str, Any], scene: Scene, send: Send
    ) -> None:
        """
        reliability.md §2.5: without the anchor rows a read proves nothing.
        """
        send()
        scene.fault("hide_log_anchor", "thread")

        page = visitor.popup(member["id"]).text

        assert 1 == page.count('<div class="followup-entry ')
        assert 5 == visitor.popup(member["id"]).text.count('<div class="followup-entry ')


def ids(visitor: Visitor) -> list[str]:
    return [one(item, "a.delete-message").attributes["data-id"] or "" for item in visitor.items()]
