"""Starts the pretend CRM: `python -m simulator --port 8090 --data .data/simulator`."""

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from simulator.app import build_app
from simulator.seeding.demo import ensure_demo_world
from simulator.server import build_server
from simulator.world import open_world


def main() -> None:
    """Open the world (seeding an empty one), serve it, and leave it in order."""
    parser = argparse.ArgumentParser(prog="simulator", description="A pretend ClubOS and ClubHub over real HTTP.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090, help="0 takes any free port")
    parser.add_argument("--data", type=Path, required=True, help="folder of the one database file")
    parser.add_argument("--seed", type=int, default=7, help="the same seed makes the same club (new worlds only)")
    parser.add_argument("--members", type=int, default=60, help="people of the demo club (new worlds only)")
    parser.add_argument("--pace", type=float, default=None, help="mean seconds between unasked messages; 0 for none")
    options = parser.parse_args()

    # uvicorn raises the signal again after it has stopped: then, and before it started, leave with status 0.
    signal.signal(signal.SIGTERM, _leave)
    world = open_world(options.data / "simulator.sqlite3")
    ensure_demo_world(world, seed=options.seed, members=options.members)
    if options.pace is not None:
        world.settings.change(pace_s=options.pace)
    build_server(build_app(world), host=options.host, port=options.port).run()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
