"""Reads with the embedded engine where the model is away: its understanding, never its freedom."""

from dataclasses import replace

from spotter.domain.errors import EngineOutput, EngineUnavailable
from spotter.domain.judgement import Reading
from spotter.engine.port import Engine, TurnContext


async def read_with_fallback(
    primary: Engine, embedded: Engine, turn: TurnContext, *, patient: bool = False
) -> tuple[Reading, bool]:
    """Return a reading and whether it is a stand-in for the primary engine's.

    While `patient`, a model that is away raises `EngineUnavailable`, so that the caller waits and tries again. A model
    that talks nonsense is never waited for: the same question would bring the same nonsense.
    """
    try:
        return await primary.read(turn), False
    except (EngineUnavailable, EngineOutput) as error:
        if patient and isinstance(error, EngineUnavailable):
            raise
        cost = dict(error.usage)
    return replace(await embedded.read(turn), usage=cost), True
