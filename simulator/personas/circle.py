"""The members who write by themselves: now and then out of the blue, and in answer to what they receive."""

import asyncio
from random import Random
from typing import Any

from simulator.happenings.arrivals import person_writes
from simulator.personas.topics import BY_NAME, TOPICS, Topic
from simulator.state.people import Kind, Person
from simulator.world import World

LOOK_S = 0.25
BURST_GAP_S = 4.0
LONGEST_CHAT = 4


class Circle:
    """Everyone with a `persona` trait. All chance comes from the seed, so a world can be lived again."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def run(self) -> None:
        """Let somebody write every so often until cancelled."""
        while True:
            pace = self._pace()
            if pace:
                wait = self._dice("pace").expovariate(1 / pace)
                if await self._same_pace_for(wait, pace):
                    self.somebody_writes()
            await asyncio.sleep(LOOK_S)

    def somebody_writes(self) -> None:
        """Let one member open a new subject."""
        dice = self._dice("who")
        people = [person for club in self._world.clubs.all() for person in self._writers(club.slug)]
        if not people:
            return
        person = dice.choice(people)
        topic = self._topic(person, dice)
        self._remember(person, topic=topic.name, turns=0)
        channel = "email" if person.traits.get("writes_email") and dice.random() < 0.5 else "text"
        with self._world.database.transaction():
            for place, line in enumerate(dice.choice(topic.openings)):
                delay = place * BURST_GAP_S * (0.5 + dice.random())
                self._world.schedule.after(delay, "speak", member=person.id, text=line, channel=channel)

    def heard(self, member: int, channel: str) -> None:
        """React to a message from the club: a question more, a thank you, or silence."""
        person = self._world.people.get(member)
        if not self._pace() or not person.traits.get("persona"):
            return
        turns, topic = int(person.traits.get("turns", 0)), BY_NAME.get(person.traits.get("topic", ""))
        if topic is None or turns >= LONGEST_CHAT:
            return
        dice = self._dice("answer")
        mood = dice.random()
        if mood < 0.35 and topic.follow_ups and turns == 0:
            line = dice.choice(topic.follow_ups)
        elif mood < 0.75 and topic.closings:
            line, turns = dice.choice(topic.closings), LONGEST_CHAT
        else:
            return
        self._remember(person, topic=topic.name, turns=turns + 1)
        self._world.schedule.after(6 + dice.random() * 30, "speak", member=member, text=line, channel=channel)

    def spoken(self, data: dict[str, Any]) -> None:
        """Write what was planned, if personas are still allowed to."""
        if self._pace():
            person_writes(self._world, self._world.people.get(data["member"]), data["text"], channel=data["channel"])

    def _pace(self) -> float:
        settings = self._world.settings.now
        return settings.pace_s if settings.personas_enabled else 0.0

    async def _same_pace_for(self, seconds: float, pace: float) -> bool:
        """Wait, and say whether nobody changed the pace in the meantime."""
        until = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < until:
            await asyncio.sleep(LOOK_S)
            if self._pace() != pace:
                return False
        return True

    def _writers(self, club: str) -> list[Person]:
        people = self._world.people.in_club(club, Kind.MEMBER, Kind.PROSPECT, Kind.UNKNOWN)
        return [person for person in people if person.traits.get("persona") and not person.opted_out]

    def _topic(self, person: Person, dice: Random) -> Topic:
        if person.traits.get("language") == "es":
            return BY_NAME["spanish"]
        fitting = [
            topic
            for topic in TOPICS
            if topic.language == "en" and (topic.for_prospects or person.kind is not Kind.PROSPECT)
        ]
        return dice.choices(fitting, weights=[topic.weight for topic in fitting])[0]

    def _remember(self, person: Person, **traits: Any) -> None:
        with self._world.database.transaction():
            self._world.people.change(person.id, traits=person.traits | traits)

    def _dice(self, purpose: str) -> Random:
        with self._world.database.transaction():
            return self._world.database.dice(f"persona:{purpose}", seed=self._world.settings.seed)
