"""`spotter run`: everything on one machine, from the lock on the data folder to the last part's end."""

import sys
from collections.abc import Awaitable, Callable

from spotter.settings import Settings, secret_key_of
from spotter.supervisor.journal import Journal
from spotter.supervisor.locks import only_one_in
from spotter.supervisor.parts import SUPERVISOR
from spotter.supervisor.plan import plan_parts
from spotter.supervisor.ports import Ports, choose_ports, remember_ports
from spotter.supervisor.supervisor import supervising
from spotter.supervisor.welcome import welcome_text

Prepare = Callable[[Settings], Awaitable[None]]
"""Brings the store to its newest schema and puts into it what a first start needs."""
MintLink = Callable[[Settings], Awaitable[str]]
"""Makes the token of a one-time login link."""


async def run_spotter(settings: Settings, *, prepare: Prepare, mint_login_link: MintLink) -> None:
    """Run Spotter until somebody stops it. Raises a `SpotterError` with a plain sentence when it cannot start."""
    with only_one_in(settings.data_dir):
        ports, sentences = choose_ports(settings.data_dir, Ports(api=settings.api_port), host=settings.api_host)
        plan = plan_parts(settings, ports, on_terminal=sys.stdout.isatty())
        secret_key_of(settings)  # made before the parts start: each of them would make one
        remember_ports(settings.data_dir, ports)
        journal = Journal(settings.data_dir / "logs")
        for sentence in sentences:
            journal.write(SUPERVISOR, sentence)
        try:
            async with supervising(journal) as supervisor:
                if not await supervisor.start(plan.foundations):
                    return
                await prepare(plan.settings)
                if not await supervisor.start(plan.desk):
                    return
                journal.show(welcome_text(plan.settings, await mint_login_link(plan.settings)))
                await supervisor.wait_for_stop()
            journal.write(SUPERVISOR, "stopped")
        finally:
            journal.close()
