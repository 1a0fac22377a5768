"""Both sides of `bench/cost`: members whose words the product answers, and the floor that answers nobody."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from temporalio.client import WorkflowHandle

from bench.cost_bare import WORKFLOWS_QUEUE, WROTE, BareConversation
from bench.cost_product import Product
from spotter.contracts.conversation import ArrivedMessages
from spotter.domain.conversation import AuthorKind, Direction, TimePrecision
from spotter.domain.ids import ClubId, ConversationId, MessageId
from spotter.inbox.holding import hold_conversations
from spotter.inbox.identity import body_key
from spotter.inbox.marks import enter
from spotter.store.messages import NewMessage
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Turn
from spotter.store.transaction import Transaction

_TURN_WITHIN_S = 180.0
_CLOSES_WITHIN_S = 30
_OF_SOMEBODY = frozenset({"done", "all"})


class WrongResult(Exception):
    """Not every message got exactly one answer."""


class Ears(asyncio.DatagramProtocol):
    """Hears which turns are over."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._waiting: dict[str, asyncio.Future[str]] = {}
        self.port = 0
        self.out: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Learn our own port."""
        self.out = transport
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """`kind<TAB>whose<TAB>what`: whoever waits for it goes on."""
        del addr
        kind, _, rest = data.decode().partition("\t")
        key = kind
        if kind in _OF_SOMEBODY:
            whose, _, rest = rest.partition("\t")
            key = f"{kind}\t{whose}"
        future = self._waiting.pop(key, None)
        if future is not None and not future.done():
            future.set_result(rest)

    def hear(self, key: str) -> "asyncio.Future[str]":
        """Wait for a word."""
        self._waiting[key] = asyncio.get_running_loop().create_future()
        return self._waiting[key]


@asynccontextmanager
async def ears() -> AsyncGenerator[Ears]:
    """Listen on a port of our own."""
    transport, heard = await asyncio.get_running_loop().create_datagram_endpoint(Ears, local_addr=("127.0.0.1", 0))
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_000_000)
    try:
        yield heard
    finally:
        transport.close()


class Members:
    """The product's side: a member's words become a row, and their conversation is told."""

    name = "product"

    def __init__(self, running: Product, heard: Ears) -> None:
        """Everyone has written nothing yet."""
        self._product = running
        self._ears = heard
        self.written = 0

    @property
    def people(self) -> int:
        """How many may write at the same time."""
        return len(self._product.conversations)

    async def turn(self, person: int) -> None:
        """Write, and wait until the answer is out and the CRM's session is given back."""
        club, conversation, member = self._product.conversations[person]
        self.written += 1
        number = self.written
        words, now = f"Is there parking at the gym? ({number})", datetime.now(UTC)
        self._ears.out.sendto(f"{member}\t{now.timestamp()}\t{words}".encode(), ("127.0.0.1", self._product.crm_port))
        done = self._ears.hear(f"done\t{member}")
        message = await self._product.store.run(lambda tx: _enter(tx, club, conversation, words, number, now))
        await self._product.nudger.nudge_conversation(club, conversation, arrived=ArrivedMessages(messages=[message]))
        await asyncio.wait_for(done, _TURN_WITHIN_S)

    async def at_rest(self) -> None:
        """Wait until every turn is closed."""
        async with asyncio.timeout(_TURN_WITHIN_S):
            while await self._count(select(func.count()).select_from(Turn).where(Turn.closed_at.is_(None))):  # noqa: ASYNC110 - rows, not events
                await asyncio.sleep(0.05)

    async def check(self) -> None:
        """Raise where the books, the CRM's and ours, do not show one answer for each message.

        The last turn is closed a moment after its answer was heard.
        """
        for _ in range(_CLOSES_WITHIN_S):
            if await self._answered() == self.written:
                break
            await asyncio.sleep(1)
        inbound = await self._count(
            select(func.count()).select_from(Message).where(Message.direction == Direction.INBOUND)
        )
        answered = await self._answered()
        sent = await self._count(select(func.count()).select_from(Delivery).where(Delivery.state == "sent"))
        counted = self._ears.hear("count")
        self._ears.out.sendto(b"count", ("127.0.0.1", self._product.crm_port))
        effects = await asyncio.wait_for(counted, 10)
        found = {"inbound rows": inbound, "turns answered": answered, "deliveries sent": sent}
        if {*found.values(), int(effects.split("\t")[0])} != {self.written}:
            raise WrongResult(f"{self.written} messages were written, but: {found}, CRM {effects}")

    async def _answered(self) -> int:
        return await self._count(select(func.count()).select_from(Turn).where(Turn.state == "answered"))

    async def _count(self, statement: Any) -> int:
        async with self._product.store.reading() as tx:
            return await tx.session.scalar(statement) or 0


async def _enter(
    tx: Transaction, club: ClubId, conversation: ConversationId, words: str, number: int, now: datetime
) -> MessageId:
    """Store a message as a poll stores what it brings."""
    await hold_conversations(tx, [conversation])
    message = NewMessage(
        conversation=conversation,
        direction=Direction.INBOUND,
        author_kind=AuthorKind.MEMBER,
        author_name="Member Bench",
        body=words,
        body_key=body_key(words),
        sent_at=now,
        precision=TimePrecision.SECOND,
        inbox_id=str(500_000_000 + number),
        notice=None,
        needs_turn=True,
        urgent=False,
        opt_out="no",
        imported=False,
        truncated=False,
    )
    return (await enter(tx, club, [message], now=now))[0].id


class Nobody:
    """The floor's side: a signal to a workflow whose activities do nothing."""

    name = "bare"

    def __init__(self, handles: Sequence[WorkflowHandle[Any, Any]], heard: Ears) -> None:
        """The workflows are open."""
        self._handles = handles
        self._ears = heard
        self._number = 0

    @property
    def people(self) -> int:
        """How many workflows there are."""
        return len(self._handles)

    async def turn(self, person: int) -> None:
        """Signal, and wait until the second activity says so."""
        self._number += 1
        done = self._ears.hear(f"done\t{self._number}")
        await self._handles[person].signal(WROTE, self._number)
        await asyncio.wait_for(done, _TURN_WITHIN_S)

    async def at_rest(self) -> None:
        """Nothing is left to wait for."""


async def open_floor(running: Product, heard: Ears, *, people: int) -> Nobody:
    """Open the floor's workflows."""
    handles = [
        await running.temporal.start_workflow(
            BareConversation.run, heard.port, id=f"bare:{number}", task_queue=WORKFLOWS_QUEUE
        )
        for number in range(people)
    ]
    return Nobody(handles, heard)
