"""One transaction: the session, the locks, and what every writer needs beside its own rows."""

from functools import cached_property

from spotter.store.audit import AuditLog
from spotter.store.awaited import AwaitedSession
from spotter.store.events import EventLog
from spotter.store.locks import Locks


class Transaction:
    """What a block of work sees of the database. Repositories take it, and live as long as it does."""

    def __init__(self, session: AwaitedSession, *, is_sqlite: bool) -> None:
        """Made by `Store`."""
        self.session = session
        self.is_sqlite = is_sqlite

    @cached_property
    def locks(self) -> Locks:
        """The rows that arming and everything it arbitrates between must hold, in the one order."""
        return Locks(self.session, is_sqlite=self.is_sqlite)

    @cached_property
    def events(self) -> EventLog:
        """The event log's writing end."""
        return EventLog(self.session)

    @cached_property
    def audit(self) -> AuditLog:
        """The record of acts."""
        return AuditLog(self.session)
