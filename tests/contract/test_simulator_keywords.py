"""What the carrier's words do in the simulator's inbox, against clubos-protocol.md §2.6."""

from collections.abc import Iterator

import pytest

from tests.contract.fixtures.sim_server import (
    SimulatorProcess,
    Visitor,
    one,
    running_simulator,
)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("keywords"), "--members", "16") as process:
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Visitor:
    visitor = Visitor(simulator.url, simulator.control.open_club())
    visitor.login()
    return visitor


def write(simulator: SimulatorProcess, person: int, text: str, **more: object) -> int:
    return simulator.control.post(f"members/{person}/write", text=text, **more)["inbox_id"]


class TestKeywordsOfTheCarrier:
    @pytest.mark.parametrize("word", ["STOP", "Stop", "cancel"])
    def test_stop_becomes_a_notice_and_shuts_the_number_off(
        self, simulator: SimulatorProcess, visitor: Visitor, word: str
    ) -> None:
        """
        §2.6: the notice echoes the word and has two blanks; everybody with that number is opted out.
        """
        slug = visitor.club["slug"]
        phone = {"STOP": "3125550181", "Stop": "3125550182", "cancel": "3125550183"}[word]
        member = simulator.control.add_member(slug, phone=phone)
        relative = simulator.control.add_member(slug, "Wanda Hartwell", phone=phone)
        write(simulator, member["id"], word)

        notice = f"{word} - OPT OUT message received.  Texting has been disabled."
        assert notice == one(visitor.items()[0], "p").text()
        assert {member["id"], relative["id"]} == {line["member"] for line in simulator.control.ledger(slug, "opt_out")}
        assert '"dncStatus": "OPTED_OUT"' in visitor.popup(relative["id"]).text
        write(simulator, member["id"], "START")
        assert '"dncStatus": "OK"' in visitor.popup(relative["id"]).text

    @pytest.mark.parametrize("text", ["please stop texting me", "See you at the weekend", "Stop by tomorrow?"])
    def test_a_sentence_is_a_sentence(self, simulator: SimulatorProcess, visitor: Visitor, text: str) -> None:
        """
        §7 row 27: the carrier only knows the bare word; sentences are ours to understand.
        """
        member = simulator.control.add_member(visitor.club["slug"])
        write(simulator, member["id"], text)

        assert text == one(visitor.items()[0], "p").text()
        assert [] == simulator.control.ledger(visitor.club["slug"], "opt_out")

    def test_confirm_finds_an_appointment_or_none(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        §2.6: both answers to CONFIRM.
        """
        member = simulator.control.add_member(visitor.club["slug"])
        write(simulator, member["id"], "CONFIRM")
        event = "Meeting at 5:00 PM on Aug 12, 2025"
        simulator.control.patch(f"members/{member['id']}", appointment=event)
        write(simulator, member["id"], "Confirm")

        bodies = [one(item, "p").text() for item in visitor.items()]
        assert [
            f"CONFIRM - {event} has been confirmed.",
            "CONFIRM - No event was found so nothing was confirmed.",
        ] == bodies
