"""What `bench/simulate_sends` plays: many stories in several processes, and what came of them."""

import argparse
import asyncio
import logging
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from time import monotonic

import structlog

from tests.fixtures.sending_simulation import Story

_BATCH = 500


@dataclass
class Tally:
    """What a number of stories came to."""

    stories: int = 0
    posts: int = 0
    effects: int = 0
    ends: Counter[str] = field(default_factory=Counter[str])
    faults: Counter[str] = field(default_factory=Counter[str])
    broken: list[str] = field(default_factory=list[str])

    def add(self, other: "Tally") -> None:
        self.stories += other.stories
        self.posts += other.posts
        self.effects += other.effects
        self.ends += other.ends
        self.faults += other.faults
        self.broken += other.broken


def play(first: int, count: int) -> Tally:
    """Play stories one after the other, in a process of their own."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.CRITICAL)
    return asyncio.run(_play(first, count))


async def _play(first: int, count: int) -> Tally:
    tally = Tally()
    for seed in range(first, first + count):
        story = Story(seed)
        await story.run()
        tally.stories += 1
        tally.posts += sum(story.posts.values())
        tally.effects += len(story.effects)
        tally.ends.update(f"{row.kind} {row.state}" for row in story.deliveries.values())
        tally.faults.update(story.faults)
        if story.broken():
            tally.broken.append(await _shrunk(seed))
    return tally


async def _shrunk(seed: int) -> str:
    """Tell the story of a seed with the fewest crashes and freezes with which it still breaks a promise."""
    most = Story(seed)
    plans = [(crashes, freezes) for crashes in range(most.crashes + 1) for freezes in range(most.freezes + 1)]
    for crashes, freezes in sorted(plans, key=sum):
        story = Story(seed, crashes=crashes, freezes=freezes)
        await story.run()
        if problems := story.broken():
            head = f"seed {seed} with {crashes} crashes and {freezes} freezes: {'; '.join(problems)}"
            return "\n".join([head, *story.timeline])
    return f"seed {seed}: broken once, and not again"


def main(arguments: list[str]) -> int:
    """Print the tally; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="bench/simulate_sends")
    parser.add_argument("--seeds", type=int, default=100_000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    options = parser.parse_args(arguments)
    starts = range(options.first, options.first + options.seeds, _BATCH)
    end = options.first + options.seeds
    tally, began = Tally(), monotonic()
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done in pool.map(play, starts, [min(_BATCH, end - start) for start in starts]):
            tally.add(done)
    print(f"stories {tally.stories}  posts {tally.posts}  effects {tally.effects}  broken {len(tally.broken)}")
    print(f"seeds a second {tally.stories / (monotonic() - began):.0f} in {os.cpu_count()} processes")
    for title, counts in (("ends", tally.ends), ("faults", tally.faults)):
        print(title)
        for name, count in sorted(counts.items()):
            print(f"  {count:8d}  {name}")
    for broken in tally.broken[:5]:
        print(broken)
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
