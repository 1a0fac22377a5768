"""What the model may cost within a day, for one conversation and for a club. Over the bound, people answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select

from spotter.domain.ids import ClubId, ConversationId
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.judgements import ModelSpend
from spotter.store.transaction import Transaction

_DAY: Final = timedelta(hours=24)
_MILLION: Final = 1_000_000

_SPENDING = table_of(ModelSpend)
_spend = _SPENDING.c
_SPENT = select(func.sum(_spend.tokens), func.sum(_spend.cost_micros)).where(_spend.spent_at >= bindparam("since"))
_BY_CONVERSATION = _SPENT.where(_spend.conversation_id == bindparam("conversation"))
_BY_CLUB = _SPENT.where(_spend.club_id == bindparam("club"))
_PAY = _SPENDING.insert()


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Bounds within 24 hours; 0 is no bound."""

    conversation_tokens: int = 0
    conversation_usd: float = 0.0
    club_tokens: int = 0
    club_usd: float = 0.0


class Purse:
    """Knows what was spent on a model, and whether there is anything left."""

    def __init__(self, store: Store, budget: Budget, clock: Callable[[], datetime]) -> None:
        """A bound is passed by at most the question that was under way: costs are known when the answer is there."""
        self._store = store
        self._budget = budget
        self._clock = clock

    async def is_empty(self, club: ClubId, conversation: ConversationId) -> bool:
        """Whether the model may not be asked any more for this conversation today."""
        bounds = self._budget
        since = self._clock() - _DAY

        async def work(tx: Transaction) -> bool:
            of_conversation = await _spent(tx, _BY_CONVERSATION, {"conversation": conversation, "since": since})
            if _is_over(of_conversation, bounds.conversation_tokens, bounds.conversation_usd):
                return True
            of_club = await _spent(tx, _BY_CLUB, {"club": club, "since": since})
            return _is_over(of_club, bounds.club_tokens, bounds.club_usd)

        return await self._store.read(work)

    async def pay(self, club: ClubId, conversation: ConversationId, usage: Mapping[str, float]) -> None:
        """Write down what a question cost, at once: what comes of its answer does not matter."""
        tokens = int(usage.get("input_tokens", 0) + usage.get("output_tokens", 0))
        micros = round(usage.get("cost_usd", 0.0) * _MILLION)
        if not (tokens or micros):
            return
        spent = {
            "club_id": club,
            "conversation_id": conversation,
            "tokens": tokens,
            "cost_micros": micros,
            "spent_at": self._clock(),
        }
        await self._store.run(lambda tx: tx.session.execute(_PAY, spent))


async def _spent(tx: Transaction, statement: Select[*tuple[Any, ...]], whose: dict[str, Any]) -> tuple[int, int]:
    """Return tokens and millionths of dollars."""
    row = (await tx.session.execute(statement, whose)).one()
    return int(row[0] or 0), int(row[1] or 0)


def _is_over(spent: tuple[int, int], tokens: int, usd: float) -> bool:
    return bool((tokens and spent[0] >= tokens) or (usd and spent[1] >= usd * _MILLION))
