"""How the simulator's members react to what they receive, without waiting for them."""

from collections import Counter
from pathlib import Path

from simulator.happenings.due import Caretaker
from simulator.personas.circle import LONGEST_CHAT, Circle
from simulator.personas.topics import all_lines
from simulator.seeding.demo import ensure_demo_world
from simulator.world import World, open_world


def a_world(folder: Path) -> World:
    world = open_world(folder / "simulator.sqlite3")
    ensure_demo_world(world, seed=3, members=30)
    return world


def planned(world: World) -> list[str]:
    rows = world.database.rows("SELECT data FROM schedule WHERE kind = 'speak' ORDER BY id")
    return [row["data"] for row in rows]


class TestMembersWhoAreAnswered:
    def test_some_thank_some_ask_on_and_some_say_nothing(self, tmp_path: Path) -> None:
        """
        A club that answers sees all three, and no chat goes on for ever.
        """
        world = a_world(tmp_path)
        circle = Circle(world)
        replies: Counter[int] = Counter()
        for _ in range(40):
            world.database.run("DELETE FROM schedule")
            circle.somebody_writes()
            member = int(world.database.rows("SELECT json_extract(data, '$.member') AS who FROM schedule")[0]["who"])
            world.database.run("DELETE FROM schedule")
            for _ in range(LONGEST_CHAT + 2):
                circle.heard(member, "text")
            replies[len(planned(world))] += 1

        assert replies[0] > 0
        assert sum(count for said, count in replies.items() if said > 0) > 10
        assert max(replies) <= LONGEST_CHAT

    def test_the_same_seed_tells_the_same_story(self, tmp_path: Path) -> None:
        """
        Who writes what depends on the seed alone.
        """
        stories: list[list[str]] = []
        for name in ("a", "b"):
            world = a_world(tmp_path / name)
            circle = Circle(world)
            for _ in range(12):
                circle.somebody_writes()
            stories.append(planned(world))

        assert stories[0] == stories[1]
        assert len(stories[0]) >= 12

    def test_what_is_planned_is_written_once(self, tmp_path: Path) -> None:
        """
        The schedule is emptied as it is carried out.
        """
        world = a_world(tmp_path)
        circle = Circle(world)
        caretaker = Caretaker(world, heard=circle.heard, spoken=circle.spoken)
        head = world.ledger.head()
        circle.somebody_writes()
        world.database.run("UPDATE schedule SET due = 0")
        caretaker.catch_up()
        caretaker.catch_up()

        written = world.ledger.read(after=head, kind="inbound", limit=10)
        assert 0 == world.schedule.waiting()
        assert len(written) >= 1
        assert {line["body"] for line in written} <= all_lines()
