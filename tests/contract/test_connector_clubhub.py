"""A member's facts: matched by two signs or not at all, and nothing that is absent becomes a number."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from spotter.crm.clubos.connector import ClubOsConnector
from spotter.crm.port import MemberFacts
from spotter.domain.errors import CrmRateLimited, CrmUnavailable, CrmUnreadable
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubhub_stand_in import BASE, CLUB, ClubHubStandIn, filler, riley
from tests.contract.fixtures.clubos_stand_in import MEMBER, NOW, StandIn, connector, page, streamed

AGREEMENT = """{"amountPastDue": 148.20, "amountOfNextPayment": 44.1, "agreementType": "Monthly",
 "dateOfNextPayment": "2025-07-01T00:00:00"}"""


def both(clubos: StandIn, clubhub: ClubHubStandIn, **options: object) -> ClubOsConnector:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return (clubhub if request.url.host.startswith("clubhub") else clubos).handle(request)

    known = {
        "clubhub_base_url": BASE,
        "clubhub_username": "desk@example.com",
        "clubhub_password": "right",
        "club_crm_number": CLUB,
        "transport": streamed(handle),
    }
    return connector(clubos, **(known | options))


async def facts(clubhub: ClubHubStandIn, clubos: StandIn | None = None, **options: object) -> MemberFacts:
    crm = both(clubos or StandIn(), clubhub, **options)
    try:
        return await crm.member_facts(CrmUserId(MEMBER))
    finally:
        await crm.aclose()


class TestAKnownMember:
    async def test_the_ledgers_facts_are_read_exactly(self) -> None:
        """
        Balance, plan, dates and status come from ClubHub as it gives them, money in cents.
        """
        found = await facts(ClubHubStandIn(agreements={"62400082": AGREEMENT}))

        assert ("62400082", 14_820, 4_410, "Monthly") == (
            found.clubhub_id,
            found.balance_cents,
            found.next_payment_cents,
            found.plan,
        )
        assert ("Past Due more than 30 days", 0, False) == (found.status_text, found.member_type, found.is_prospect)
        assert datetime(2025, 7, 1, 5, tzinfo=UTC) == found.next_payment_at
        assert datetime(2021, 3, 2, 18, tzinfo=UTC) == found.member_since
        assert ("1990-02-03", "+13125550142", NOW) == (found.date_of_birth, found.phone, found.read_at)

    @pytest.mark.parametrize(
        "agreement",
        [
            None,
            "{}",
            '{"amountPastDue": null}',
            '{"amountPastDue": true}',
            '{"amountPastDue": "12"}',
            '{"amountPastDue": 1e400}',
        ],
    )
    async def test_a_missing_balance_is_never_zero(self, agreement: str | None) -> None:
        """
        Where ClubHub gives no amount, there is none: not zero, not a guess.
        """
        found = await facts(ClubHubStandIn(agreements={"62400082": agreement} if agreement else {}))

        assert (None, "62400082") == (found.balance_cents, found.clubhub_id)

    async def test_nothing_owed_is_zero(self) -> None:
        """
        A balance of nothing that ClubHub states is a known balance.
        """
        found = await facts(ClubHubStandIn(agreements={"62400082": '{"amountPastDue": 0}'}))

        assert 0 == found.balance_cents

    @pytest.mark.parametrize("change", [{"type": 3}, {"type": 7}, {"statusMessage": "Comp member."}])
    async def test_who_trains_free_has_no_balance(self, change: dict[str, Any]) -> None:
        """
        An amount beside a comp or staff member is a mistake of the ledger and is not shown.
        """
        found = await facts(ClubHubStandIn(members=[riley(**change)], agreements={"62400082": AGREEMENT}))

        assert found.balance_cents is None


class TestWhoItIs:
    @pytest.mark.parametrize(
        "change",
        [
            {"email": None, "firstName": "R"},
            {"email": None, "mobilePhone": None},
            {"mobilePhone": None, "firstName": "R"},
            {"mobilePhone": "312.555.0142", "email": None, "lastName": "Ohara"},
            {"email": "other@example.com"},
        ],
    )
    async def test_two_signs_or_none(self, change: dict[str, Any]) -> None:
        """
        One sign alone never ties a thread to a person; phone, e-mail and name with our location count.
        """
        signs = 3
        record = riley(**change)
        signs -= record.get("email") != "Riley@Example.com"
        signs -= record.get("mobilePhone") not in ("+13125550142", "312.555.0142")
        signs -= (record["firstName"], record["lastName"]) != ("Riley", "O'Hara")

        found = await facts(ClubHubStandIn(members=[record]))

        assert (signs >= 2) == (found.clubhub_id is not None)

    async def test_two_people_who_fit_are_nobody(self) -> None:
        """
        A couple that shares phone and e-mail is not guessed apart.
        """
        found = await facts(ClubHubStandIn(members=[riley(), riley(id=7, firstName="Robin")]))

        assert (None, None, "Member") == (found.clubhub_id, found.balance_cents, found.status_text)

    async def test_a_namesake_of_another_birthday_is_somebody_else(self) -> None:
        """
        The same name with another date of birth is another person.
        """
        clubos = StandIn(popup=page("popup").replace("<strong>Age:</strong> 34", "<strong>Birthday:</strong> 2/4/1990"))

        found = await facts(ClubHubStandIn(members=[riley(email=None)]), clubos)

        assert found.clubhub_id is None

    async def test_a_prospect_is_looked_for_among_prospects(self) -> None:
        """
        A prospect's record has no agreement and says since when we know them.
        """
        clubos = StandIn(popup=page("popup").replace('role.id" value="7"', 'role.id" value="99"'))
        record = riley(prospect=True, created="2025-03-01T00:00:00Z", statusMessage=None)
        clubhub = ClubHubStandIn(members=[], prospects=[record])

        found = await facts(clubhub, clubos)

        assert (True, datetime(2025, 3, 1, tzinfo=UTC), 0) == (
            found.is_prospect,
            found.member_since,
            clubhub.calls("/agreement"),
        )

    async def test_without_clubhub_the_thread_alone_speaks(self) -> None:
        """
        A club without ClubHub has names, reachability and status, and no money.
        """
        found = await facts(ClubHubStandIn(), clubhub_base_url=None)

        assert ("Riley", "O'Hara", "+13125550142", False, "Member", None, None) == (
            found.first_name,
            found.last_name,
            found.phone,
            found.is_prospect,
            found.status_text,
            found.balance_cents,
            found.clubhub_id,
        )


class TestTheLists:
    async def test_pages_are_read_to_the_first_short_one_and_kept(self) -> None:
        """
        Two hundred and fifty people are three pages; the second question is answered from memory.
        """
        clubhub = ClubHubStandIn(members=[*filler(249), riley()])
        crm = both(StandIn(), clubhub)

        first = await crm.member_facts(CrmUserId(MEMBER))
        second = await crm.member_facts(CrmUserId(MEMBER))
        await crm.aclose()

        assert "62400082" == first.clubhub_id == second.clubhub_id
        assert 3 == clubhub.calls("/members")

    async def test_a_full_last_page_is_followed_by_an_empty_one(self) -> None:
        """
        A list of exactly one page is not taken for cut off.
        """
        clubhub = ClubHubStandIn(members=[*filler(99), riley()], wrapped=True)

        assert "62400082" == (await facts(clubhub)).clubhub_id
        assert 2 == clubhub.calls("/members")

    async def test_a_list_that_never_ends_is_refused(self) -> None:
        """
        A server that gives the same page for ever is not read for ever.
        """
        clubhub = ClubHubStandIn()
        same = [httpx2.Response(200, json=filler(100)) for _ in range(5)]
        clubhub.next_answers = same

        with pytest.raises(CrmUnreadable):
            await facts(clubhub)

    @pytest.mark.parametrize("text", ["", "<html>", "[1]", '{"members": 5}', "[" * 100_000, '[{"id": NaN}]'])
    async def test_what_is_no_list_of_people_is_refused(self, text: str) -> None:
        """
        Odd answers are errors and never an empty club.
        """
        clubhub = ClubHubStandIn()
        clubhub.next_answers = [httpx2.Response(200, text=text)]

        with pytest.raises(CrmUnreadable):
            await facts(clubhub)


class TestTheLogin:
    async def test_a_lost_token_is_renewed_once(self) -> None:
        """
        A 401 costs one new login and is not noticed outside.
        """
        clubhub = ClubHubStandIn()
        crm = both(StandIn(), clubhub)
        await crm.member_facts(CrmUserId(MEMBER))
        clubhub.tokens.clear()

        found = await crm.member_facts(CrmUserId(MEMBER))
        await crm.aclose()

        assert ("62400082", 2) == (found.clubhub_id, clubhub.logins)

    async def test_a_wrong_password_is_tried_once_and_the_thread_still_speaks(self) -> None:
        """
        A refused ClubHub login is never repeated, and leaves the balance unknown instead of stopping answers.
        """
        clubhub = ClubHubStandIn(password="changed")
        crm = both(StandIn(), clubhub)

        found = [await crm.member_facts(CrmUserId(MEMBER)) for _ in range(3)]
        await crm.aclose()

        assert [("Riley", None)] * 3 == [(fact.first_name, fact.balance_cents) for fact in found]
        assert 1 == clubhub.logins

    async def test_an_outage_and_a_limit_are_told_apart(self) -> None:
        """
        Waiting helps in both; how long is known where ClubHub says so.
        """
        clubhub = ClubHubStandIn()
        clubhub.next_answers = [httpx2.Response(503), httpx2.Response(429, headers={"retry-after": "7"})]
        crm = both(StandIn(), clubhub)

        with pytest.raises(CrmUnavailable):
            await crm.member_facts(CrmUserId(MEMBER))
        with pytest.raises(CrmRateLimited) as limited:
            await crm.member_facts(CrmUserId(MEMBER))
        await crm.aclose()

        assert timedelta(seconds=7) == limited.value.retry_after
