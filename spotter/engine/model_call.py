"""One question to an OpenAI-compatible endpoint: typed answer, one repair, errors named, usage counted."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import perf_counter
from typing import Any, Final, TypeVar

import openai
from openai import AsyncOpenAI
from pydantic import ValidationError

from spotter.domain.errors import EngineOutput, EngineRateLimited, EngineUnavailable
from spotter.engine.model_answers import Api, ModelAnswer
from spotter.engine.prompting import Prompt

Answer = TypeVar("Answer", bound=ModelAnswer)
_FENCE: Final = re.compile(r"^\s*```[a-z]*\s*(.*?)\s*```\s*$", re.DOTALL)
_LONGEST_WAIT: Final = timedelta(minutes=10)
_REPAIR: Final = "That was not the JSON object that was asked for. Answer again with that object only."


@dataclass(slots=True, kw_only=True)
class Usage:
    """What a question cost, all calls together."""

    calls: float = 0
    input_tokens: float = 0
    cached_tokens: float = 0
    output_tokens: float = 0
    ms: float = 0
    second_model: float = 0

    def as_record(self, price_in: float, price_out: float) -> dict[str, float]:
        """Return the figures with the cost in dollars, where prices (per million tokens) are known."""
        cost = (self.input_tokens * price_in + self.output_tokens * price_out) / 1_000_000
        figures = {
            "calls": self.calls,
            "input_tokens": self.input_tokens,
            "cached_tokens": self.cached_tokens,
            "output_tokens": self.output_tokens,
            "ms": round(self.ms, 1),
            "second_model": self.second_model,
        }
        return figures | ({"cost_usd": round(cost, 6)} if price_in or price_out else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCaller:
    """Asks a model, and a second one where the first fails."""

    client: AsyncOpenAI
    api: Api
    model: str
    second_model: str | None = None
    max_output_tokens: int = 1_200
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Further parameters of the endpoint, e.g. `reasoning_effort`."""

    async def ask(self, prompt: Prompt, wanted: type[Answer], usage: Usage) -> Answer:
        """Return the typed answer. Raises `EngineUnavailable` where waiting may help, else `EngineOutput`."""
        try:
            return await self._ask_one(self.model, prompt, wanted, usage)
        except (EngineUnavailable, EngineOutput):
            if not self.second_model:
                raise
        usage.second_model = 1
        return await self._ask_one(self.second_model, prompt, wanted, usage)

    async def _ask_one(self, model: str, prompt: Prompt, wanted: type[Answer], usage: Usage) -> Answer:
        messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
        said = await self._say(model, messages, wanted, usage)
        answer = _parse(said, wanted)
        if answer is not None:
            return answer
        messages += [{"role": "assistant", "content": said[:4_000]}, {"role": "user", "content": _REPAIR}]
        answer = _parse(await self._say(model, messages, wanted, usage), wanted)
        if answer is None:
            raise EngineOutput("The model did not answer in the form that was asked for, twice.")
        return answer

    async def _say(self, model: str, messages: list[dict[str, str]], wanted: type[Answer], usage: Usage) -> str:
        started = perf_counter()
        usage.calls += 1
        try:
            if self.api == "responses":
                return await self._responses(model, messages, wanted, usage)
            return await self._chat(model, messages, wanted, usage)
        except openai.RateLimitError as error:
            raise EngineRateLimited(
                "The model's service asks us to slow down.", retry_after=_retry_after(error)
            ) from None
        except (openai.APITimeoutError, openai.APIConnectionError, openai.InternalServerError):
            raise EngineUnavailable("The model's service did not answer.") from None
        except (openai.AuthenticationError, openai.PermissionDeniedError, openai.NotFoundError) as error:
            raise EngineUnavailable(f"The model's service refuses us ({error.status_code}).") from None
        except openai.APIStatusError as error:
            raise EngineOutput(f"The model's service refuses the question ({error.status_code}).") from None
        except openai.OpenAIError:
            raise EngineOutput("The model's service answered with something unreadable.") from None
        finally:
            usage.ms += (perf_counter() - started) * 1000

    async def _chat(self, model: str, messages: list[dict[str, str]], wanted: type[Answer], usage: Usage) -> str:
        create: Any = self.client.chat.completions.create
        completion: Any = await create(
            model=model,
            messages=messages,
            max_completion_tokens=self.max_output_tokens,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": wanted.__name__, "schema": wanted.strict_schema(), "strict": True},
            },
            **self.extra,
        )
        counted: Any = getattr(completion, "usage", None)
        if counted is not None:
            usage.input_tokens += counted.prompt_tokens or 0
            usage.output_tokens += counted.completion_tokens or 0
            usage.cached_tokens += getattr(getattr(counted, "prompt_tokens_details", None), "cached_tokens", 0) or 0
        choices: Any = getattr(completion, "choices", None)
        if not choices:
            return ""
        message = choices[0].message
        if getattr(message, "refusal", None) or choices[0].finish_reason == "content_filter":
            raise EngineOutput("The model refused to answer.")
        return message.content or ""

    async def _responses(self, model: str, messages: list[dict[str, str]], wanted: type[Answer], usage: Usage) -> str:
        create: Any = self.client.responses.create
        response: Any = await create(
            model=model,
            instructions=messages[0]["content"],
            input=messages[1:],
            max_output_tokens=self.max_output_tokens,
            store=False,
            text={
                "format": {
                    "type": "json_schema",
                    "name": wanted.__name__,
                    "schema": wanted.strict_schema(),
                    "strict": True,
                }
            },
            **self.extra,
        )
        counted: Any = getattr(response, "usage", None)
        if counted is not None:
            usage.input_tokens += counted.input_tokens or 0
            usage.output_tokens += counted.output_tokens or 0
            usage.cached_tokens += getattr(getattr(counted, "input_tokens_details", None), "cached_tokens", 0) or 0
        parts = [part for item in response.output or () for part in getattr(item, "content", None) or ()]
        if any(part.type == "refusal" for part in parts):
            raise EngineOutput("The model refused to answer.")
        return "".join(part.text for part in parts if part.type == "output_text")


def _parse(said: str, wanted: type[Answer]) -> Answer | None:
    """Read one JSON object, bare or in a code fence; two objects are as bad as none."""
    fenced = _FENCE.match(said)
    try:
        return wanted.model_validate(json.loads(fenced.group(1) if fenced else said))
    except (ValueError, ValidationError, RecursionError):
        return None


def _retry_after(error: openai.APIStatusError) -> timedelta | None:
    """How long the service asks us to wait, within reason."""
    headers = error.response.headers
    try:
        if "retry-after-ms" in headers:
            wait = timedelta(milliseconds=float(headers["retry-after-ms"]))
        else:
            said = headers.get("retry-after", "")
            wait = timedelta(seconds=float(said)) if re.fullmatch(r"[\d.]+", said) else _until(said)
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta(0)), _LONGEST_WAIT)


def _until(http_date: str) -> timedelta:
    return parsedate_to_datetime(http_date) - datetime.now(UTC)
