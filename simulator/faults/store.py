"""The faults that were asked for, and the count of how often each really fired."""

import json
from dataclasses import replace
from typing import Any

from simulator.faults.catalogue import Area, Fault, FaultKind, parse_fault
from simulator.state.database import Database
from simulator.state.ledger import Ledger, LineKind
from simulator.state.settings import SettingsStore


class FaultStore:
    """Keeps faults over restarts and decides which of them a request meets."""

    def __init__(self, database: Database, ledger: Ledger, settings: SettingsStore) -> None:
        self._database = database
        self._ledger = ledger
        self._settings = settings
        self._faults = {
            row["id"]: replace(parse_fault(row["id"], json.loads(row["spec"])), fired=row["fired"])
            for row in database.rows("SELECT * FROM faults ORDER BY id")
        }

    def all(self) -> list[Fault]:
        """Return every fault, spent ones too, in the order in which they were asked for."""
        return list(self._faults.values())

    def add(self, spec: dict[str, Any]) -> Fault:
        """Ask for a fault."""
        parse_fault(0, spec)
        cursor = self._database.run("INSERT INTO faults(spec) VALUES (?)", json.dumps(spec))
        fault = parse_fault(int(cursor.lastrowid or 0), spec)
        self._faults[fault.id] = fault
        return fault

    def remove(self, fault_id: int | None = None) -> int:
        """Take back one fault, or all of them, and say how many."""
        gone = [known for known in self._faults if fault_id in {None, known}]
        for known in gone:
            self._database.run("DELETE FROM faults WHERE id = ?", known)
            del self._faults[known]
        return len(gone)

    def fire(self, area: Area, club: str | None, path: str, *, has_older_page: bool = True) -> Fault | None:
        """Return the first fault that this request meets, counted and written down, or None.

        A stale page needs an older one to show; until there is one that fault waits.
        """
        for fault in self._faults.values():
            if fault.kind is FaultKind.STALE_PAGE and not has_older_page:
                continue
            if fault.fits(area, club) and self._chance(fault):
                fired = replace(fault, fired=fault.fired + 1)
                with self._database.transaction():
                    self._database.run("UPDATE faults SET fired = ? WHERE id = ?", fired.fired, fault.id)
                    self._ledger.write(LineKind.FAULT, club=club, fault=fault.id, fault_kind=fault.kind, path=path)
                self._faults[fault.id] = fired
                return fired
        return None

    def _chance(self, fault: Fault) -> bool:
        if fault.probability >= 1.0:
            return True
        with self._database.transaction():
            dice = self._database.dice(f"fault:{fault.id}", seed=self._settings.seed)
        return dice.random() < fault.probability
