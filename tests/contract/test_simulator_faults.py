"""Every fault the simulator can commit is real on the socket and in the world (reliability.md §2.4, §7.3)."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from tests.contract.fixtures.sim_server import Scene, SimulatorProcess, Visitor, as_text, running_simulator

Send = Callable[[], httpx2.Response]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("faults"), "--members", "1") as process:
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


class TestTheConnectionBreaks:
    @pytest.mark.parametrize(
        ("kind", "effects", "error"),
        [
            ("reset_while_reading", 0, httpx2.NetworkError),
            ("drop_after", 1, httpx2.RemoteProtocolError),
            ("drop_mid_answer", 1, httpx2.RemoteProtocolError),
        ],
    )
    def test_the_client_sees_it_and_the_ledger_knows_the_truth(
        self, scene: Scene, send: Send, kind: str, effects: int, error: type[Exception]
    ) -> None:
        """
        Outcomes 3 and 5: the same silence for the client, with and without an effect.
        """
        scene.fault(kind, "save")

        with pytest.raises(error):
            send()

        assert (1, effects) == (scene.fired, scene.effects)
        assert "has been texted" in send().text

    @pytest.mark.parametrize(("kind", "effects"), [("timeout_before", 0), ("timeout_after", 1)])
    def test_a_client_that_gives_up_does_not_know_either(
        self, visitor: Visitor, scene: Scene, send: Send, kind: str, effects: int
    ) -> None:
        """
        Outcomes 4 and 5: the answer is held longer than the client waits.
        """
        scene.fault(kind, "save", seconds=30)
        visitor.http.timeout = httpx2.Timeout(0.7)

        with pytest.raises(httpx2.ReadTimeout):
            send()

        assert (1, effects) == (scene.fired, scene.effects)

    def test_a_patient_client_gets_the_late_answer_or_a_closed_door(self, scene: Scene, send: Send) -> None:
        """
        Outcomes 4 and 5: held for a while, then answered or hung up on.
        """
        scene.fault("timeout_after", "save", seconds=0.2)
        scene.fault("timeout_before", "save", seconds=0.2)

        assert "has been texted" in send().text
        with pytest.raises(httpx2.RemoteProtocolError):
            send()
        assert 1 == scene.effects

    def test_slow_and_trickling_answers_arrive_whole(self, visitor: Visitor, scene: Scene) -> None:
        """
        F41 and F42: seconds pass, and the page is right in the end.
        """
        honest = visitor.inbox().content
        for kind in ("slow", "trickle"):
            scene.fault(kind, "inbox", seconds=1.0)
            started = time.monotonic()
            assert honest == visitor.inbox().content
            assert time.monotonic() - started > 0.6
        assert 2 == scene.fired


class TestTheAnswerIsNotTheTruth:
    @pytest.mark.parametrize("after_effect", [False, True])
    @pytest.mark.parametrize(
        ("kind", "status", "sign"),
        [
            ("error500", 500, "skipped leg day"),
            ("garbage", 200, "0x80004005"),
            ("empty", 200, ""),
            ("login_page", 200, 'id="loginForm"'),
            ("expired", 200, "Session Expired"),
            ("invalid_500", 200, "Something isn't right."),
            ("redirect_login", 302, ""),
            ("status_429", 429, "Too Many"),
            ("status_403", 403, "Forbidden"),
        ],
    )
    def test_a_refusal_comes_before_or_after_the_effect(
        self, scene: Scene, send: Send, kind: str, status: int, sign: str, after_effect: bool
    ) -> None:
        """
        Outcomes 6, 7 and 11 to 14, each in both orders of work.
        """
        scene.fault(kind, "save", after_effect=after_effect)

        answer = send()

        assert (status, 1, int(after_effect)) == (answer.status_code, scene.fired, scene.effects)
        assert sign in answer.text
        assert (kind == "status_429") == ("retry-after" in answer.headers)
        assert (kind == "redirect_login") == (answer.headers.get("location") == "/action/Login/view")

    def test_expired_really_ends_the_session(self, visitor: Visitor, scene: Scene, send: Send) -> None:
        """
        F38: after it nothing works until somebody signs in again.
        """
        scene.fault("expired", "save")
        send()

        assert b"Session Expired" == visitor.inbox().content

    def test_a_positive_answer_without_an_effect(self, visitor: Visitor, scene: Scene, send: Send) -> None:
        """
        Outcome 9: everything sounds right and nothing is in the thread.
        """
        scene.fault("positive_without_effect", "save")

        assert send().text.endswith("has been texted.")
        assert (1, 0) == (scene.fired, scene.effects)

    def test_an_unknown_page_with_an_effect(self, scene: Scene, send: Send) -> None:
        """
        Outcome 10: a page nobody expected, and the text has left.
        """
        scene.fault("unknown_page_with_effect", "save")

        assert "<title>Add New Lead</title>" in send().text
        assert 1 == scene.effects

    def test_an_effect_that_comes_later(self, scene: Scene, send: Send) -> None:
        """
        Outcomes 15 and 16: positive now, in the thread after a while.
        """
        scene.fault("delayed_effect", "save", seconds=0.5)

        assert send().text.endswith("has been texted.")
        assert 0 == scene.effects
        assert scene.await_effect()["data"]["late"] is True


class TestWhereAndHowOften:
    def test_a_fault_keeps_to_its_club_its_place_and_its_number(
        self, simulator: SimulatorProcess, visitor: Visitor, scene: Scene
    ) -> None:
        """
        One club's bad day is nobody else's.
        """
        other = Visitor(simulator.url, simulator.control.open_club())
        other.login()
        scene.fault("error500", "inbox", times=2)

        statuses = [visitor.inbox().status_code for _ in range(3)]

        assert [500, 500, 200] == statuses
        assert 200 == other.inbox().status_code
        assert 2 == scene.fired

    def test_clubhub_and_login_meet_faults_too(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        The club of a sign-in is told by the user name it brings.
        """
        slug = visitor.club["slug"]
        for where in ("login", "clubhub", "delegate", "dashboard"):
            simulator.control.post("faults", kind="status_403", where=where, club=slug if where == "login" else None)

        assert 403 == Visitor(simulator.url, visitor.club).login().status_code
        assert 403 == visitor.http.post("/clubhub/api/login", json={}).status_code
        assert 403 == visitor.delegate(0).status_code
        assert 403 == visitor.http.get("/action/Dashboard/view").status_code

    def test_chance_is_drawn_from_the_seed(self, simulator: SimulatorProcess, visitor: Visitor, scene: Scene) -> None:
        """
        A fault with a probability fires now and then.
        """
        scene.fault("error500", "inbox", times=None, probability=0.5)

        statuses = {visitor.inbox().status_code for _ in range(40)}

        assert {200, 500} == statuses
        assert 0 < scene.fired < 40

    def test_nonsense_is_refused(self, simulator: SimulatorProcess) -> None:
        """
        A misspelt fault must not look like one that never fired.
        """
        misplaced = {"kind": "no_data_id", "where": "save"}
        for odd in ({"kind": "no_such"}, {"where": "save"}, {"kind": "slow", "wher": "save"}, misplaced):
            answer = httpx2.post(f"{simulator.url}/_sim/api/faults", json=odd)
            assert 422 == answer.status_code
