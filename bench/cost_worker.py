"""The product's worker with the stub engine: the engine is what `bench/` leaves out. Nothing else is changed."""

import os
from pathlib import Path
from typing import Any

import worker
from bench.cost_counting import count_into
from bench.cost_heap import weigh_when_asked
from spotter.engine.stub import StubEngine
from spotter.settings import Settings


def stub_engines(_settings: Settings) -> tuple[StubEngine, StubEngine]:
    """Return the engine that answers at once, as the one that is asked and the one that stands in."""
    stub = StubEngine()
    return stub, stub


def prepare() -> None:
    """Give the worker the stub; `BENCH_CACHED` is how many conversations it holds, `BENCH_COUNTS` where counts go."""
    product: Any = worker
    product.build_engines = stub_engines
    if cached := os.environ.get("BENCH_CACHED"):
        product._CACHED_CONVERSATIONS = int(cached)  # noqa: SLF001 - memory is measured with every conversation held
    if counts := os.environ.get("BENCH_COUNTS"):
        count_into(Path(counts))
    weigh_when_asked()


if __name__ == "__main__":
    prepare()
    worker.main()
