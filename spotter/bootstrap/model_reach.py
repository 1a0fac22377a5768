"""Asking the model's service whether it is there: one small request, no tokens."""

from collections.abc import Awaitable, Callable

from spotter.settings import EngineName, Settings

_DEFAULT = "https://api.openai.com/v1"
_PATIENCE_S = 5.0


def model_reachable(settings: Settings) -> Callable[[], Awaitable[bool]] | None:
    """Return the question, or None where the engine needs no service."""
    if settings.engine is EngineName.EMBEDDED:
        return None
    import httpx2  # noqa: PLC0415 - a twentieth of the API's start, which asks nobody where the engine is our own

    async def ask() -> bool:
        key = settings.openai_api_key.get_secret_value()
        try:
            async with httpx2.AsyncClient(timeout=_PATIENCE_S) as client:
                answer = await client.get(
                    f"{(settings.openai_base_url or _DEFAULT).rstrip('/')}/models",
                    headers={"Authorization": f"Bearer {key}"},
                )
        except httpx2.HTTPError:
            return False
        return answer.status_code < 400

    return ask
