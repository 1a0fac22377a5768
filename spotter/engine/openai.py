"""The engine behind any OpenAI-compatible endpoint. The model proposes; hard rules and checks decide."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from openai import AsyncOpenAI

from spotter.domain.errors import EngineFailed, EngineOutput
from spotter.domain.judgement import Decision, Intent, Reading
from spotter.engine.checking.manners import says_it_is_ai
from spotter.engine.checks import check_draft, check_outreach
from spotter.engine.embedded.language import language_of
from spotter.engine.embedded.record_answer import say_money
from spotter.engine.fixed import fixed_draft
from spotter.engine.model_answers import Api, DraftAnswer, ReadingAnswer
from spotter.engine.model_call import Answer, ModelCaller, Usage
from spotter.engine.overruling import last_from_us, overruled
from spotter.engine.port import Draft, TurnContext
from spotter.engine.prompting import (
    INPUT_LIMIT,
    Prompt,
    draft_data,
    outreach_data,
    prompt_version,
    reading_data,
    render,
)
from spotter.engine.shots import Shot, nearest_shots
from spotter.knowledge.opening_hours import say_day
from spotter.policy.fixed_lines import disclosure
from spotter.policy.hard_rules.judge import judge_text

_DEFAULT_URL: Final = "https://api.openai.com/v1"
_BLANK: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_CITED_FOR: Final = {
    "balance": "member.balance",
    "next_payment_amount": "member.next_payment",
    "next_payment_date": "member.next_payment",
    "plan": "member.plan",
}
_NEEDS_FACTS: Final = frozenset({Intent.QUESTION, Intent.SALES, Intent.SCHEDULING, Intent.BILLING})
_NAME: Final = re.compile(r"[^\W\d_][\w'’\-]{0,19}(?: [^\W\d_][\w'’\-]{0,19})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAISettings:
    """Which endpoint, which model, how long to wait."""

    api_key: str = field(repr=False)
    base_url: str | None = None
    model: str
    second_model: str | None = None
    """Asked where the first one fails."""
    api: Api = "chat"
    timeout_s: float = 30.0
    max_output_tokens: int = 1_200
    price_in: float = 0.0
    """Dollars per million input tokens; 0 where unknown."""
    price_out: float = 0.0
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])


class OpenAIEngine:
    """Reads and drafts with a model; every answer is typed, checked and accounted for."""

    def __init__(self, settings: OpenAISettings, client: AsyncOpenAI | None = None) -> None:
        """Build the client; the SDK never retries, since the caller does."""
        self._settings = settings
        self._client = client or AsyncOpenAI(
            api_key=settings.api_key,
            base_url=settings.base_url or _DEFAULT_URL,
            timeout=settings.timeout_s,
            max_retries=0,
        )
        self._caller = ModelCaller(
            client=self._client,
            api=settings.api,
            model=settings.model,
            second_model=settings.second_model,
            max_output_tokens=settings.max_output_tokens,
            extra=settings.extra,
        )
        # The same on every process of an installation, so that the endpoint can cache the prompt; unknown outside it.
        self._canary = f"cnr-{sha256(b'canary:' + settings.api_key.encode()).hexdigest()[:16]}"

    @property
    def name(self) -> str:
        """Model and prompt versions."""
        return f"openai:{self._settings.model}@{prompt_version('reading_v2')}+{prompt_version('draft_v2')}"

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def read(self, turn: TurnContext) -> Reading:
        """Understand a turn. Hard rules are laid over whatever the model says."""
        hard = judge_text("\n".join(turn.texts), last_from_us=last_from_us(turn))
        shots = await self._shots(turn)
        prompt = render("reading_v2", canary=self._canary, turn=reading_data(turn, shots))
        answer, usage = await self._ask(prompt, ReadingAnswer)
        reading = Reading(
            intent=answer.intent,
            confidence=answer.confidence,
            secondary=tuple(dict.fromkeys(intent for intent in answer.secondary if intent is not answer.intent)),
            must_escalate=answer.must_escalate,
            escalate_reason=answer.escalate_reason,
            opt_out=answer.opt_out,
            language=_language(answer.language, turn),
            wants_person=answer.wants_person,
            asks_if_bot=answer.asks_if_bot,
            needs_no_answer=answer.needs_no_answer,
            engine=self.name,
            usage=usage,
        )
        return overruled(reading, hard)

    async def draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        """Write a reply and check it; a failed check means a person, not another try."""
        fixed = fixed_draft(turn, reading, engine=self.name)
        if fixed is not None:
            return fixed
        blanks = _blanks(turn, reading.language)
        prompt = render("draft_v2", canary=self._canary, turn=draft_data(turn, reading, blanks))
        answer, usage = await self._ask(prompt, DraftAnswer)
        problems = _doubts(answer, turn, reading)
        body, filled = _fill(answer.body.strip(), blanks)
        if body:
            body = _with_disclosure(body, turn, reading)
            problems.extend(check_draft(body, turn, reading))
        draft = self._checked(body, (*answer.citations, *filled), problems, usage)
        return replace(draft, unanswered=(" ".join(turn.texts),)) if answer.cannot_answer else draft

    async def write_outreach(self, turn: TurnContext, purpose: str) -> Draft:
        """Write a first message for a purpose and check it."""
        language = turn.facts.languages[0]
        blanks = _blanks(turn, language)
        prompt = render("outreach_v2", canary=self._canary, turn=outreach_data(turn, purpose, language, blanks))
        answer, usage = await self._ask(prompt, DraftAnswer)
        problems = _unknown_citations(answer, turn)
        if answer.cannot_answer or not answer.body.strip():
            problems.append(f"The model could not write this: {answer.missing or 'no reason given'}.")
        body, filled = _fill(answer.body.strip(), blanks)
        if body and turn.first_automated and not says_it_is_ai(body):
            body = f"{body} {disclosure(turn.facts.club_name, language=language)}"
        problems.extend(check_outreach(body, turn))
        return self._checked(body, (*answer.citations, *filled), problems, usage)

    def _checked(self, body: str, citations: tuple[str, ...], problems: list[str], usage: dict[str, float]) -> Draft:
        if any(self._canary in said for said in (body, *problems)):
            raise _costing(EngineOutput("The model gave away its instructions."), usage)
        return Draft(
            body=body,
            citations=tuple(dict.fromkeys(citations)),
            problems=tuple(dict.fromkeys(problems)),
            engine=self.name,
            usage=usage,
        )

    async def _shots(self, turn: TurnContext) -> tuple[Shot, ...]:
        # In a thread: the first time, a thousand examples are weighed, and that takes seconds.
        return await asyncio.to_thread(nearest_shots, "\n".join(turn.texts)[:INPUT_LIMIT])

    async def _ask(self, prompt: Prompt, wanted: type[Answer]) -> tuple[Answer, dict[str, float]]:
        """Return the answer and what it cost; a failure carries what it cost as well."""
        usage = Usage()
        try:
            answer = await self._caller.ask(prompt, wanted, usage)
        except EngineFailed as error:
            raise _costing(error, self._record(usage)) from None
        return answer, self._record(usage)

    def _record(self, usage: Usage) -> dict[str, float]:
        return usage.as_record(self._settings.price_in, self._settings.price_out)


def _costing(error: EngineFailed, usage: Mapping[str, float]) -> EngineFailed:
    error.usage = usage
    return error


def _language(said: str, turn: TurnContext) -> str:
    code = said.strip().casefold()[:2]
    return code if len(code) == 2 and code.isalpha() else language_of("\n".join(turn.texts))


def _blanks(turn: TurnContext, language: str) -> dict[str, str]:
    """The member's own values, which code fills in: the model knows only their names."""
    member = turn.member
    blanks: dict[str, str] = {}
    if member.first_name and _NAME.fullmatch(member.first_name.strip()):
        blanks["first_name"] = member.first_name.strip()
    if not member.verified:
        return blanks
    if member.balance_cents is not None:
        blanks["balance"] = say_money(member.balance_cents)
    if member.next_payment_at is not None:
        blanks["next_payment_date"] = say_day(member.next_payment_at.date(), language)
    if member.next_payment_cents is not None:
        blanks["next_payment_amount"] = say_money(member.next_payment_cents)
    if member.plan:
        blanks["plan"] = member.plan
    return blanks


def _fill(body: str, blanks: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Put the values into their blanks; an unknown blank stays, and a check finds it."""
    used = [name for name in _BLANK.findall(body) if name in blanks]
    filled = _BLANK.sub(lambda found: blanks.get(found.group(1), found.group()), body)
    return filled, tuple(_CITED_FOR[name] for name in used if name in _CITED_FOR)


def _with_disclosure(body: str, turn: TurnContext, reading: Reading) -> str:
    parts = [body]
    if (turn.first_automated or reading.asks_if_bot) and not says_it_is_ai(body):
        parts.append(disclosure(turn.facts.club_name, language=reading.language))
    if turn.facts.sign_off:
        parts.append(turn.facts.sign_off)
    return " ".join(parts)


def _doubts(answer: DraftAnswer, turn: TurnContext, reading: Reading) -> list[str]:
    doubts = _unknown_citations(answer, turn)
    if answer.cannot_answer or not answer.body.strip():
        doubts.append(f"The model cannot answer from the facts: {answer.missing or 'no reason given'}.")
    elif reading.intent in _NEEDS_FACTS and not answer.citations:
        doubts.append("Rests on no fact of the club.")
    return doubts


def _unknown_citations(answer: DraftAnswer, turn: TurnContext) -> list[str]:
    known = {"club", "hours", *_CITED_FOR.values(), *(passage.id for passage in turn.facts.passages)}
    if all(cited in known for cited in answer.citations):
        return []
    return ["Rests on a fact that does not exist."]
