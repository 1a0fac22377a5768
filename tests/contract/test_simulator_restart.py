"""The simulator's world survives being killed, and the same seed makes the same world."""

import signal
from pathlib import Path
from typing import Any

from tests.contract.fixtures.sim_server import SimulatorProcess, Visitor, as_text


class TestAfterAKill:
    def test_nothing_that_was_answered_is_lost(self, tmp_path: Path) -> None:
        """
        kill -9: clubs, messages, sessions, faults, settings, delayed effects and the ledger are all there.
        """
        simulator = SimulatorProcess(tmp_path, "--pace", "0").start()
        try:
            club = simulator.control.open_club(slug="second")
            member = simulator.control.add_member("second")
            visitor = Visitor(simulator.url, club)
            visitor.login()
            before = simulator.control.post(f"members/{member['id']}/write", text="before")["inbox_id"]
            visitor.delegate(member["id"])
            simulator.control.post("settings", appends="!")
            simulator.control.post("faults", kind="delayed_effect", where="save", seconds=2, times=1)
            visitor.save(as_text(visitor.form_of(member["id"]), "late"))
            page, head = visitor.inbox().text, len(simulator.control.ledger("second"))

            simulator.end(signal.SIGKILL)
            simulator.start()
            visitor.http.base_url = simulator.url

            assert page == visitor.inbox().text
            assert 1 == simulator.control.get("/api/faults")[0]["fired"]
            assert "late!" == simulator.control.await_ledger("second", "effect")["data"]["as_sent"]
            assert head + 1 == len(simulator.control.ledger("second"))
            assert member["id"] < simulator.control.add_member("second")["id"]
            assert before < simulator.control.post(f"members/{member['id']}/write", text="after")["inbox_id"]
        finally:
            assert 0 == simulator.end()

    def test_a_polite_end_is_clean(self, tmp_path: Path) -> None:
        """
        SIGTERM: exit status 0, and one file is left.
        """
        simulator = SimulatorProcess(tmp_path, "--pace", "0", "--members", "2").start()

        assert 0 == simulator.end()
        assert ["simulator.sqlite3"] == [path.name for path in tmp_path.iterdir()]


class TestTheSeed:
    def test_it_decides_who_is_who(self, tmp_path: Path) -> None:
        """
        The same seed makes the same people with the same ids and the same past; another one does not.
        """
        first, same, other = (world(tmp_path / name, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6)))

        assert first == same
        assert first != other


def world(data: Path, seed: int) -> list[Any]:
    simulator = SimulatorProcess(data, "--pace", "0", "--seed", str(seed), "--members", "30").start()
    try:
        people = simulator.control.get("/api/clubs/harbor/members")
        phones = [simulator.control.get(f"/api/members/{person['id']}/phone")["messages"] for person in people]
    finally:
        simulator.end()
    return [people, [[(message["side"], message["body"]) for message in phone] for phone in phones]]
