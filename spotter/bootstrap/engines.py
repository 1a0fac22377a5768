"""Building the engines from settings. Only workers and the evaluation need them, and they are heavy to import."""

from spotter.domain.errors import InvalidRequest
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.port import Engine
from spotter.settings import EngineName, Settings
from spotter.turns.purse import Budget


def build_engines(settings: Settings) -> tuple[Engine, Engine]:
    """Return the engine that reads and drafts, and the embedded one that stands in for its reading."""
    embedded = EmbeddedEngine()
    if settings.engine is EngineName.EMBEDDED:
        return embedded, embedded
    if not settings.openai_api_key.get_secret_value():
        raise InvalidRequest("The engine is `openai`, but SPOTTER_OPENAI_API_KEY is empty. Set it, or use `embedded`.")
    from spotter.engine.openai import OpenAIEngine, OpenAISettings  # noqa: PLC0415 - its SDK is heavy to import

    return OpenAIEngine(
        OpenAISettings(
            api_key=settings.openai_api_key.get_secret_value(),
            base_url=settings.openai_base_url or None,
            model=settings.openai_model,
            second_model=settings.openai_second_model or None,
            price_in=settings.openai_price_in,
            price_out=settings.openai_price_out,
        )
    ), embedded


def budget_of(settings: Settings) -> Budget:
    """Return what the model may cost."""
    return Budget(
        conversation_tokens=settings.budget_conversation_tokens,
        conversation_usd=settings.budget_conversation_usd,
        club_tokens=settings.budget_club_tokens,
        club_usd=settings.budget_club_usd,
    )
