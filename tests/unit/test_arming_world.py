"""The gate: a club that is stopped, order, time, campaigns, and what the opened thread says."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from spotter.delivery.gate import Armed, Refused
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Block, DeliveryState
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.records import AuditLine
from tests.fixtures.delivery_rows import MONDAY_NOON, Rows, armed, block_of, by_hand, reply_to, scene, touch


@pytest.mark.parametrize(
    ("club", "block", "state"),
    [
        ({"sends_stopped": "pages not recognised"}, Block.SENDS_STOPPED, DeliveryState.QUEUED),
        ({"status": "paused"}, Block.CLUB_NOT_ACTIVE, DeliveryState.BLOCKED),
        ({"status": "removed"}, Block.CLUB_NOT_ACTIVE, DeliveryState.BLOCKED),
    ],
)
async def test_a_club_that_is_stopped_sends_nothing(
    store: Store, club: dict[str, Any], block: Block, state: DeliveryState
) -> None:
    """
    A stop of the sends waits; a club that is not served blocks.
    """
    rows, thread = await scene(store, **club)
    delivery = await rows.staged(by_hand(thread))

    result = await armed(store, delivery)

    assert isinstance(result, Refused)
    assert (block, state) == (result.block, result.state)
    assert state == (await rows.delivery(delivery)).state


async def test_one_send_at_a_time_in_a_conversation(store: Store) -> None:
    """
    While one message is on its way nothing else of this conversation leaves, and another conversation's does.
    """
    rows, thread = await scene(store)
    other = await rows.thread()
    first = await rows.staged(by_hand(thread, "r1", body="One"))
    second = await rows.staged(by_hand(thread, "r2", body="Two"))
    elsewhere = await rows.staged(by_hand(other, "r3", body="Three"))
    assert isinstance(await armed(store, first, body="One"), Armed)

    result = await armed(store, second, body="Two")

    assert isinstance(result, Refused)
    assert (Block.ANOTHER_SEND_OPEN, DeliveryState.QUEUED) == (result.block, result.state)
    assert isinstance(await armed(store, elsewhere, body="Three"), Armed)


async def test_what_a_person_wrote_first_leaves_first(store: Store) -> None:
    """
    Two messages of a person leave in the order in which they were written.
    """
    rows, thread = await scene(store)
    first = await rows.staged(by_hand(thread, "r1", body="One"))
    second = await rows.staged(by_hand(thread, "r2", body="Two"))

    assert Block.ANOTHER_SEND_OPEN is block_of(await armed(store, second, body="Two"))
    assert isinstance(await armed(store, first, body="One"), Armed)


async def test_waiting_is_told_once(store: Store) -> None:
    """
    A delivery that asks again every few seconds does not fill the record.
    """
    rows, thread = await scene(store, sends_stopped="pages not recognised")
    delivery = await rows.staged(by_hand(thread))

    for _ in range(3):
        assert Block.SENDS_STOPPED is block_of(await armed(store, delivery))

    async with store.reading() as tx:
        acts = list(await tx.session.scalars(select(AuditLine.act)))
    assert 1 == acts.count("delivery_refused")


async def test_time_has_two_ends(store: Store) -> None:
    """
    A delivery waits until its time has come and expires when it is over.
    """
    rows, thread = await scene(store)
    noon = MONDAY_NOON
    delivery = await rows.staged(
        by_hand(thread, not_before=noon + timedelta(minutes=5), expires_at=noon + timedelta(minutes=10))
    )

    early = await armed(store, delivery, now=noon)
    late = await armed(store, delivery, now=noon + timedelta(minutes=10))

    assert isinstance(early, Refused)
    assert (Block.NOT_YET, DeliveryState.QUEUED, 300.0) == (early.block, early.state, early.retry_after_s)
    assert isinstance(late, Refused)
    assert (Block.EXPIRED, DeliveryState.EXPIRED) == (late.block, late.state)


@pytest.mark.parametrize(
    ("values", "block"),
    [({"can_text": False}, Block.CANNOT_RECEIVE), ({"body": "Old text"}, Block.NOT_MINE)],
)
async def test_the_opened_thread_has_a_say(store: Store, values: dict[str, Any], block: Block) -> None:
    """
    A number that cannot be texted, or a text that was replaced since it was counted, does not leave.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(by_hand(thread))

    assert block is block_of(await armed(store, delivery, **values))


async def test_the_channel_is_the_one_of_the_members_last_entry(store: Store) -> None:
    """
    Without a channel of its own a reply takes the member's; where neither is known it is held.
    """
    rows, thread = await scene(store)
    other = await rows.thread()
    await rows.set(Conversation, thread.conversation, last_channel="email")
    await rows.set(Conversation, other.conversation, last_channel=None)
    known = await rows.staged(reply_to(thread, channel=None))
    unknown = await rows.staged(reply_to(other, channel=None))

    result = await armed(store, known)

    assert isinstance(result, Armed)
    assert Channel.EMAIL is result.channel
    assert Channel.EMAIL == (await rows.delivery(known)).channel
    assert Block.CHANNEL_UNKNOWN is block_of(await armed(store, unknown))


@pytest.mark.parametrize(
    ("campaign", "now", "block", "state"),
    [
        ({}, MONDAY_NOON, None, None),
        ({"state": "stopped"}, MONDAY_NOON, Block.CAMPAIGN_NOT_RUNNING, DeliveryState.BLOCKED),
        ({"epoch": 1}, MONDAY_NOON, Block.CAMPAIGN_NOT_RUNNING, DeliveryState.BLOCKED),
        ({"state": "paused"}, MONDAY_NOON, Block.NOT_YET, DeliveryState.QUEUED),
        ({}, datetime(2026, 11, 16, 23, 59, 30, tzinfo=UTC), Block.QUIET_HOURS, DeliveryState.QUEUED),
    ],
)
async def test_a_touch_needs_its_campaign_and_the_hour(
    store: Store, campaign: dict[str, Any], now: datetime, block: Block | None, state: DeliveryState | None
) -> None:
    """
    A campaign's message leaves only while the campaign runs and while the recipient may be written to.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(touch(thread, await rows.campaign(**campaign)))

    result = await armed(store, delivery, now=now)

    assert block is block_of(result)
    assert state is (result.state if isinstance(result, Refused) else None)


async def test_one_marketing_text_a_day_over_all_campaigns(store: Store) -> None:
    """
    A number that got one campaign's message today does not get another's.
    """
    rows = Rows(store)
    await rows.club()
    mother = await rows.thread(phone="+13125550142")
    daughter = await rows.thread(phone="+13125550142")
    first = await rows.staged(touch(mother, await rows.campaign()))
    second = await rows.staged(touch(daughter, await rows.campaign()))
    assert isinstance(await armed(store, first), Armed)

    assert Block.CAP_REACHED is block_of(await armed(store, second))
    await rows.set(Delivery, first, updated_at=MONDAY_NOON - timedelta(hours=25))
    third = await rows.staged(touch(daughter, await rows.campaign()))
    assert isinstance(await armed(store, third), Armed)
