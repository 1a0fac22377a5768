"""Rights of live connections are read again for everybody at once."""

import asyncio
from collections.abc import Mapping

import pytest

from api.live_rights import RightsWatch
from spotter.auth.principals import Principal, Role
from spotter.domain.ids import StaffId

OWNER = Principal(id=StaffId(1), name="Owner", role=Role.OWNER)


class Rounds:
    """Notes each round of reading."""

    def __init__(self, holders: Mapping[str, Principal]) -> None:
        self.holders = holders
        self.asked: list[frozenset[str]] = []

    async def look_up(self, tokens: frozenset[str]) -> Mapping[str, Principal]:
        self.asked.append(tokens)
        return {token: self.holders[token] for token in tokens if token in self.holders}


async def test_a_thousand_connections_cost_one_reading_a_round() -> None:
    """However many pages are open, the database is asked once in a while."""
    tokens = [f"token{number}" for number in range(1_000)]
    rounds = Rounds(dict.fromkeys(tokens, OWNER))
    watch = RightsWatch(rounds.look_up, every_s=0.01)

    found = await asyncio.gather(*(watch.at_next_look(token) for token in tokens))

    assert [OWNER] * 1_000 == found
    assert [frozenset(tokens)] == rounds.asked


async def test_a_login_that_ended_is_told_to_its_own_connection_alone() -> None:
    """Who lost their login is sent away; who sits beside them is not."""
    watch = RightsWatch(Rounds({"stays": OWNER}).look_up, every_s=0.01)

    stays, ended = await asyncio.gather(watch.at_next_look("stays"), watch.at_next_look("ended"))

    assert OWNER == stays
    assert ended is None


async def test_a_page_that_was_closed_meanwhile_is_not_looked_up() -> None:
    """A round whose only connection has gone reads nothing, and the next one works."""
    rounds = Rounds({"token": OWNER})
    watch = RightsWatch(rounds.look_up, every_s=0.05)
    gone = asyncio.ensure_future(watch.at_next_look("gone"))
    await asyncio.sleep(0)
    gone.cancel()

    assert OWNER == await watch.at_next_look("token")
    assert [frozenset({"token"})] == rounds.asked


async def test_a_database_that_is_away_is_everybodys_answer_and_not_the_end() -> None:
    """Each connection hears of the failure, and whoever comes back is looked up again."""
    rounds = Rounds({"token": OWNER})
    failing = [True]

    async def look_up(tokens: frozenset[str]) -> Mapping[str, Principal]:
        if failing.pop() if failing else False:
            raise OSError("away")
        return await rounds.look_up(tokens)

    watch = RightsWatch(look_up, every_s=0.01)
    with pytest.raises(OSError, match="away"):
        await watch.at_next_look("token")

    assert OWNER == await watch.at_next_look("token")
