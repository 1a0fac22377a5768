"""The connector's promises, held against the simulator over real HTTP."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from spotter.crm.canonical import same_message
from spotter.crm.clubos.connector import ClubOsConnector
from spotter.crm.port import NoticeKind
from spotter.domain.delivery import Outcome
from spotter.domain.errors import (
    CrmError,
    CrmLoginRefused,
    CrmMismatch,
    CrmRateLimited,
    CrmUnavailable,
    CrmUnreadable,
)
from spotter.domain.ids import CrmUserId, InboxOwnerId
from tests.contract.fixtures.clubos_sends import send_to
from tests.contract.fixtures.connector_promises import Bench, ConnectorPromises
from tests.contract.fixtures.sim_server import SimulatorProcess, running_simulator


class SimulatorBench(Bench):
    """A club of its own in a running simulator, with one member."""

    def __init__(self, simulator: SimulatorProcess) -> None:
        self.control = simulator.control
        self.club: dict[str, Any] = self.control.open_club(zone="America/Chicago", members=3, history=True)
        self.slug: str = self.club["slug"]
        person = self.control.add_member(self.slug, "Riley O'Hara", phone="(312) 555-0142", email="riley@example.com")
        self.own = InboxOwnerId(str(self.club["clubos"]["account_user_id"]))
        self.member, self.member_name = CrmUserId(str(person["id"])), "Riley O'Hara"
        self.crm = ClubOsConnector(
            base_url=simulator.url,
            username=self.club["username"],
            password=self.club["password"],
            clubhub_base_url=f"{simulator.url}/clubhub",
            clubhub_username=self.club["username"],
            clubhub_password=self.club["password"],
            club_crm_number=str(self.club["clubhub"]["club_id"]),
        )

    def fault(self, kind: str, where: str, **more: Any) -> int:
        """Plan a fault for this club's next such request; return its id."""
        return self.control.post("faults", kind=kind, where=where, club=self.slug, **{"times": 1, **more})["id"]

    def fired(self, fault: int) -> int:
        """Count how often a fault happened: one that never fired proves nothing."""
        return next(f["fired"] for f in self.control.get("/api/faults") if f["id"] == fault)

    def member_writes(self, text: str) -> None:
        self.control.post(f"members/{self.member}/write", text=text)

    def expire_sessions(self) -> None:
        self.control.post("sessions/expire", club=self.slug)

    def sent_texts(self) -> list[str]:
        return [line["body"] for line in self.control.ledger(self.slug, "effect")]

    def profile(self) -> object:
        assert [] == self.control.ledger(self.slug, "profile_write")
        return self.control.get(f"/api/snapshot/{self.slug}")[self.member]


@pytest.fixture(scope="session")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    """One simulator for all tests of this file; each makes its own club."""
    with running_simulator(tmp_path_factory.mktemp("simulator")) as running:
        yield running


@pytest.fixture
async def bench(simulator: SimulatorProcess) -> AsyncIterator[SimulatorBench]:
    """A club of its own."""
    made = SimulatorBench(simulator)
    yield made
    await made.crm.aclose()


class TestTheSimulator(ConnectorPromises):
    """Every promise, on the simulator."""


class TestFaultsOfASave:
    @pytest.mark.parametrize(
        ("kind", "more", "outcome", "effects"),
        [
            ("error500", {}, Outcome.UNKNOWN, 0),
            ("error500", {"after_effect": True}, Outcome.UNKNOWN, 1),
            ("reset_while_reading", {}, Outcome.UNKNOWN, 0),
            ("drop_after", {}, Outcome.UNKNOWN, 1),
            ("drop_mid_answer", {}, Outcome.UNKNOWN, 1),
            ("timeout_before", {"seconds": 5}, Outcome.UNKNOWN, 0),
            ("timeout_after", {"seconds": 5}, Outcome.UNKNOWN, 1),
            ("garbage", {"after_effect": True}, Outcome.UNKNOWN, 1),
            ("empty", {}, Outcome.UNKNOWN, 0),
            ("unknown_page_with_effect", {}, Outcome.UNKNOWN, 1),
            ("positive_without_effect", {}, Outcome.ACCEPTED, 0),
            ("login_page", {}, Outcome.REFUSED, 0),
            ("invalid_500", {}, Outcome.REFUSED, 0),
            ("redirect_login", {}, Outcome.REFUSED, 0),
            ("status_429", {}, Outcome.REFUSED, 0),
            ("status_403", {}, Outcome.REFUSED, 0),
            ("expired", {}, Outcome.REFUSED, 0),
        ],
    )
    async def test_the_outcome_never_says_more_than_is_known(
        self, bench: SimulatorBench, kind: str, more: dict[str, Any], outcome: Outcome, effects: int
    ) -> None:
        """
        Whatever a save does, the outcome is true, one request was made, and the next send works.
        """
        fault = bench.fault(kind, "save", **more)

        result = await send_to(bench.crm, bench.member, "See you at 5!", deadline_s=1.5)

        assert (outcome, 1) == (result.outcome, bench.fired(fault))
        assert effects == len(bench.sent_texts()) or kind.startswith("timeout")
        assert Outcome.ACCEPTED is (await send_to(bench.crm, bench.member, "And again")).outcome
        bench.profile()


class TestFaultsOfAnInbox:
    @pytest.mark.parametrize(
        ("kind", "more", "error"),
        [
            ("truncate", {}, CrmUnreadable),
            ("changed_layout", {}, CrmUnreadable),
            ("garbage", {}, CrmUnreadable),
            ("empty", {}, CrmUnreadable),
            ("oversize", {"size_mb": 25}, CrmUnreadable),
            ("drop_mid_answer", {}, CrmUnavailable),
            ("reset_while_reading", {}, CrmUnavailable),
            ("error500", {}, CrmUnavailable),
            ("invalid_500", {}, CrmUnavailable),
            ("status_429", {}, CrmRateLimited),
        ],
    )
    async def test_each_fails_the_poll_and_the_next_is_whole(
        self, bench: SimulatorBench, kind: str, more: dict[str, Any], error: type[CrmError]
    ) -> None:
        """
        A spoiled page is a failed poll, never fewer messages; the next good page has them all.
        """
        whole = await bench.crm.read_inbox(bench.own, known_digest=None)
        fault = bench.fault(kind, "inbox", **more)

        with pytest.raises(error):
            await bench.crm.read_inbox(bench.own, known_digest=None)

        assert 1 == bench.fired(fault)
        assert whole.items == (await bench.crm.read_inbox(bench.own, known_digest=None)).items

    @pytest.mark.parametrize("kind", ["login_page", "expired", "redirect_login", "status_403"])
    async def test_a_login_page_costs_one_login(self, bench: SimulatorBench, kind: str) -> None:
        """
        A session that seems dead is renewed once, and the poll goes on.
        """
        whole = await bench.crm.read_inbox(bench.own, known_digest=None)
        fault = bench.fault(kind, "inbox")

        assert whole.items == (await bench.crm.read_inbox(bench.own, known_digest=None)).items
        assert 1 == bench.fired(fault)

    @pytest.mark.parametrize("kind", ["duplicate_rows", "reorder_equal_minute", "stale_page"])
    async def test_repeats_and_shuffles_are_the_same_messages(self, bench: SimulatorBench, kind: str) -> None:
        """
        Rows that come twice, in another order, or from a cache are no new messages.
        """
        whole = await bench.crm.read_inbox(bench.own, known_digest=None)
        fault = bench.fault(kind, "inbox")

        assert whole.items == (await bench.crm.read_inbox(bench.own, known_digest=None)).items
        assert 1 == bench.fired(fault)

    async def test_without_numbers_identities_hold_from_poll_to_poll(self, bench: SimulatorBench) -> None:
        """
        Rows without a number keep their digests while newer messages arrive above them.
        """
        for text in ("Ok", "Ok", "Thanks"):
            bench.member_writes(text)
        bench.fault("no_data_id", "inbox", times=2)
        before = await bench.crm.read_inbox(bench.own, known_digest=None)
        bench.member_writes("Ok")
        after = await bench.crm.read_inbox(bench.own, known_digest=None)

        known, found = ([item.inbox_id for item in page.items or ()] for page in (before, after))
        assert not any(item.id_is_native for item in before.items or ())
        assert known == found[1:]
        assert len(found) == len(set(found))


class TestFaultsOfAThread:
    @pytest.mark.parametrize(
        ("kind", "more", "error"),
        [
            ("truncate", {}, CrmUnreadable),
            ("changed_layout", {}, CrmUnreadable),
            ("missing_form_field", {}, CrmUnreadable),
            ("missing_form_field", {"field": "followUpUser.lastName"}, CrmUnreadable),
            ("garbage", {}, CrmUnreadable),
            ("error500", {}, CrmUnavailable),
        ],
    )
    async def test_a_spoiled_popup_is_not_sent_from(
        self, bench: SimulatorBench, kind: str, more: dict[str, Any], error: type[CrmError]
    ) -> None:
        """
        A popup that is not whole stops the send before it begins.
        """
        fault = bench.fault(kind, "thread", **more)

        with pytest.raises(error):
            await send_to(bench.crm, bench.member, "See you at 5!")

        assert (1, []) == (bench.fired(fault), bench.sent_texts())

    async def test_another_members_popup_is_not_sent_from(self, bench: SimulatorBench) -> None:
        """
        If the CRM opens the wrong person's popup, nobody is written to.
        """
        other = bench.control.add_member(bench.slug, "Sam Poole")
        fault = bench.fault("wrong_thread", "thread", member=other["id"])

        with pytest.raises(CrmMismatch):
            await send_to(bench.crm, bench.member, "See you at 5!")

        assert (1, []) == (bench.fired(fault), bench.sent_texts())


class TestWhatTheCrmMakesOfAText:
    async def test_added_lines_and_changed_quotes_are_still_our_text(self, bench: SimulatorBench) -> None:
        """
        A STOP line, a signature, curled quotes and a cut at 300 characters do not hide what we sent.
        """
        texts = [
            'It\'s "open" till 9. See you!',
            "Long news: " + "we have new classes, come by. " * 14,
        ]
        known = bench.control.get("/api/settings")
        bench.control.post("settings", appends=" Reply STOP to opt out", smart_quotes=True, cut_at=300)
        try:
            for text in texts:
                await send_to(bench.crm, bench.member, text)
            async with bench.crm.sending() as session:
                entries = (await session.read_thread(bench.member)).entries
        finally:
            bench.control.post("settings", **{name: known[name] for name in ("appends", "smart_quotes", "cut_at")})

        logged = [entry.body for entry in reversed(entries) if entry.by_our_account]
        assert [True, True] == [same_message(text, shown) for text, shown in zip(texts, logged, strict=True)]


class TestAWrongPassword:
    async def test_it_is_tried_once(self, bench: SimulatorBench) -> None:
        """
        After "incorrect" nobody logs in again by themself: the account is not locked by us.
        """
        bench.control.patch(f"clubs/{bench.slug}", password="changed")
        for _ in range(3):
            with pytest.raises(CrmLoginRefused):
                await bench.crm.login()

        assert 1 == bench.control.get(f"/api/clubs/{bench.slug}")["failed_logins"]


class TestFacts:
    async def test_the_ledgers_person_is_found(self, bench: SimulatorBench) -> None:
        """
        A member of the demo kind is matched to their own record, balance included.
        """
        bench.control.patch(f"members/{bench.member}", balance=148.2)
        expected = bench.control.get(f"/api/members/{bench.member}")

        found = await bench.crm.member_facts(bench.member)

        assert (str(expected["hub_id"]), round(expected["balance"] * 100)) == (found.clubhub_id, found.balance_cents)

    async def test_who_opted_out_cannot_be_texted(self, bench: SimulatorBench) -> None:
        """
        After a STOP the popup says so, and a text is not even posted.
        """
        bench.member_writes("STOP")

        result = await send_to(bench.crm, bench.member, "See you at 5!")

        page = await bench.crm.read_inbox(bench.own, known_digest=None)
        assert (Outcome.NOT_SENT, "cannot_receive") == (result.outcome, result.page_class)
        assert NoticeKind.STOP is next(iter(page.items or ())).notice
