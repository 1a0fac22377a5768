"""Everything the pretend CRM is made of, built once and handed to every page."""

from dataclasses import dataclass
from pathlib import Path

from simulator.faults.store import FaultStore
from simulator.state.clubs import Clubs
from simulator.state.database import Database
from simulator.state.ledger import Ledger
from simulator.state.messages import Messages
from simulator.state.people import People
from simulator.state.schedule import Schedule
from simulator.state.sessions import Sessions
from simulator.state.settings import Clock, SettingsStore


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One database and what reads and writes it."""

    database: Database
    settings: SettingsStore
    clock: Clock
    clubs: Clubs
    people: People
    messages: Messages
    ledger: Ledger
    sessions: Sessions
    schedule: Schedule
    faults: FaultStore


def open_world(path: Path) -> World:
    """Open the world kept in this file, or an empty one."""
    database = Database(path)
    settings = SettingsStore(database)
    clock = Clock(settings)
    ledger = Ledger(database, clock)
    return World(
        database=database,
        settings=settings,
        clock=clock,
        clubs=Clubs(database),
        people=People(database),
        messages=Messages(database),
        ledger=ledger,
        sessions=Sessions(database, clock, settings),
        schedule=Schedule(database, clock),
        faults=FaultStore(database, ledger, settings),
    )
