"""What a chaos run reads of the store: while it reads, the product goes on."""

from collections.abc import Iterator

from bench.chaos_tables import Tables
from spotter.store.engine import open_engine

_LINES = "SELECT * FROM audit_chain"


def test_tables_are_read_as_they_stood_at_one_moment(store_url: str) -> None:
    """A line that is sealed between two reads would look like one that somebody removed."""
    tables = Tables(store_url)
    product = open_engine(store_url, pool_size=1)
    product.connect().close()

    def asked() -> Iterator[tuple[str, str]]:
        yield "before", _LINES
        with product.begin() as connection:
            connection.exec_driver_sql("INSERT INTO audit_chain (club_id, length, head) VALUES ('north', 1, 'x')")
        yield "after", _LINES

    found = tables.snapshot(asked())
    product.dispose()

    assert found["before"] == found["after"]
    assert 1 == len(tables.rows(_LINES))
