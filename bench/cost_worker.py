"""The product's worker with the stub engine: the engine is what `bench/` leaves out. Nothing else is changed."""

import os
from typing import Any

import worker
from spotter.engine.stub import StubEngine
from spotter.settings import Settings


def stub_engines(_settings: Settings) -> tuple[StubEngine, StubEngine]:
    """Return the engine that answers at once, as the one that is asked and the one that stands in."""
    stub = StubEngine()
    return stub, stub


def prepare() -> None:
    """Give the worker the stub; `BENCH_CACHED` sets how many conversations it holds in memory."""
    product: Any = worker
    product.build_engines = stub_engines
    if cached := os.environ.get("BENCH_CACHED"):
        product._CACHED_CONVERSATIONS = int(cached)  # noqa: SLF001 - memory is measured with every conversation held


if __name__ == "__main__":
    prepare()
    worker.main()
