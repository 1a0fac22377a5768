"""Every table, imported once, so that `Base.metadata` is whole for migrations."""

from spotter.store.tables import clubs, conversations, deliveries, judgements, knowledge, people, records
from spotter.store.tables.base import Base

METADATA = Base.metadata
MODULES = (clubs, conversations, deliveries, judgements, knowledge, people, records)
