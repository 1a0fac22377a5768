"""Message identities: the CRM's numbers, and digests that outlive polls, midnights and process starts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from spotter.crm.clubos.identity import stable_digest
from spotter.crm.clubos.inbox import read_inbox
from spotter.domain.ids import InboxOwnerId
from tests.contract.fixtures.clubos_inbox_writer import Row, inbox

CHICAGO = ZoneInfo("America/Chicago")
MORNING = datetime(2025, 3, 11, 15, 0, tzinfo=UTC)
NEXT_DAY = datetime(2025, 3, 12, 15, 0, tzinfo=UTC)


def ids(*rows: Row, now: datetime = MORNING, owner: str = "1") -> list[str]:
    page = inbox(*rows)
    return [item.inbox_id for item in read_inbox(page, owner=InboxOwnerId(owner), zone=CHICAGO, now=now)]


def ok(displayed: str = "9:30 AM", **values: object) -> Row:
    return Row(**({"number": None, "body": "Ok", "displayed": displayed, "has_reply": False} | values))  # type: ignore[arg-type]


class TestWithTheCrmsNumber:
    def test_the_number_is_the_identity(self) -> None:
        """
        A message with a number keeps it, whatever time its page shows.
        """
        assert ["412345678"] == ids(Row(displayed="9:30 AM")) == ids(Row(displayed="Mar 11"), now=NEXT_DAY)


class TestWithoutANumber:
    def test_midnight_changes_the_page_and_not_the_message(self) -> None:
        """
        "9:30 AM" and the next day's "Mar 11" are the same message.
        """
        assert ids(ok("9:30 AM")) == ids(ok("Mar 11"), now=NEXT_DAY)

    def test_the_same_word_twice_is_two_messages(self) -> None:
        """
        Two equal texts of one person on one day are both kept, and a third newer one changes neither.
        """
        two = ids(ok(), ok())
        three = ids(ok(), ok(), ok())

        assert 2 == len(set(two))
        assert two == three[1:]
        assert 3 == len(set(three))

    def test_a_stamp_tells_messages_apart_to_the_second(self) -> None:
        """
        Where the CRM gives a full time, it is part of the identity.
        """
        first = ok(has_reply=True, created="Tue Mar 11 14:30:05 UTC 2025")
        second = ok(has_reply=True, created="Tue Mar 11 14:30:06 UTC 2025")

        assert ids(first) != ids(second)

    def test_another_person_day_text_or_inbox_is_another_message(self) -> None:
        """
        Nothing else than the same message has the same identity.
        """
        all_ids = [
            *ids(ok()),
            *ids(ok(sender="187654322")),
            *ids(ok("Mar 10")),
            *ids(ok(body="Okay")),
            *ids(ok(), owner="2"),
        ]

        assert 5 == len(set(all_ids))

    def test_the_digest_is_the_same_in_every_process(self) -> None:
        """
        Identities are stored, so they may not hang on a process.
        """
        assert "f04cdced9736a69da6103f08a4daaf8c485dd481217d218a1b4993c8c3968e13" == stable_digest("a", "b")
        assert stable_digest("ab") != stable_digest("a", "b")
