"""Recorded histories run through today's code: a change that would break an open conversation fails here."""

import os
import re
from pathlib import Path

import pytest
from temporalio.client import Client, WorkflowHistory
from temporalio.worker import Replayer

from activities.temporal_client import spotter_plugin
from spotter.contracts import names
from tests.fixtures.scripted_desk import CONVERSATION, scripted_desk
from tests.replay.branches import BRANCHES
from workflows.registry import WORKFLOWS

HISTORIES = Path(__file__).parent / "histories"
RELEASE = "v0.1"
"""Histories of earlier releases stay: open conversations carry them."""


def _without_machine(history: str) -> str:
    """Drop what tells of the machine that recorded it: process names and stack traces."""
    without_traces = re.sub(r'("stackTrace": )"(?:[^"\\]|\\.)*"', r'\1"recorded"', history)
    return re.sub(r'"\d+@[\w.-]+"', '"recorded"', without_traces)


@pytest.mark.parametrize("path", sorted(HISTORIES.glob("*/*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}")
async def test_a_recorded_history_replays(path: Path) -> None:
    """
    Conversations that were open before a deploy go on after it.
    """
    history = WorkflowHistory.from_json(path.stem, path.read_text())  # noqa: ASYNC240 - one small local file
    replayer = Replayer(workflows=list(WORKFLOWS), plugins=[spotter_plugin()])

    await replayer.replay_workflow(history)


@pytest.mark.parametrize("branch", BRANCHES)
async def test_a_fresh_history_of_each_branch_replays(our_client: Client, branch: str) -> None:
    """
    Each branch, played now, replays with a fresh worker; with SPOTTER_RECORD_HISTORIES set it is kept.
    """
    play, timings = BRANCHES[branch]
    async with scripted_desk(our_client, timings) as desk:
        await play(desk)
        workflow = names.conversation_workflow_id(desk.club, CONVERSATION)
        history = await our_client.get_workflow_handle(workflow).fetch_history()
        await Replayer(workflows=list(WORKFLOWS), plugins=[spotter_plugin()]).replay_workflow(history)
        if "SPOTTER_RECORD_HISTORIES" in os.environ:
            target = HISTORIES / RELEASE / f"{branch}.json"
            target.parent.mkdir(exist_ok=True)
            target.write_text(_without_machine(history.to_json()) + "\n")


def test_every_branch_has_a_recorded_history() -> None:
    """
    A branch without a recorded history is a branch whose break nobody would notice.
    """
    recorded = {path.stem for path in HISTORIES.glob(f"{RELEASE}/*.json")}

    assert set(BRANCHES) <= recorded
