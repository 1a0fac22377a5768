"""A desk without a database: rules, engine, policy, draft and checks, on one conversation with an injected clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from spotter.domain.conversation import AuthorKind, Autonomy, Channel
from spotter.domain.errors import EngineOutput
from spotter.domain.judgement import Decision, OptOut, Reading, Step
from spotter.engine.fallback import read_with_fallback
from spotter.engine.overruling import last_from_us, same_text_repeats
from spotter.engine.port import ClubFacts, Draft, Engine, Line, MemberRecord, TurnContext
from spotter.policy.fixed_lines import acknowledgement
from spotter.policy.hard_rules.judge import HardRules, judge_text
from spotter.policy.situation import Situation
from spotter.policy.table import decide

_HISTORY_LINES = 20
_DISCLOSURE_AFTER = timedelta(days=30)


class Action(StrEnum):
    """What became of a turn, in the words of the evaluation files."""

    AUTO_REPLY = "auto_reply"
    ESCALATE = "escalate"
    OPT_OUT = "opt_out"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One turn, judged and acted on."""

    action: Action
    reading: Reading
    decision: Decision
    outbound: tuple[str, ...] = ()
    draft: Draft | None = None
    stand_in: bool = False
    """The model was away; the embedded engine read instead."""


@dataclass(slots=True, kw_only=True)
class EvaluationDesk:
    """One member's conversation with a club that lets the AI answer by itself."""

    engine: Engine
    embedded: Engine
    facts: ClubFacts
    member: MemberRecord
    channel: Channel = Channel.TEXT
    opted_out: bool = False
    is_minor: bool = False
    autonomy: Autonomy = Autonomy.AUTO
    min_confidence: float = 0.6
    taken_over: bool = False
    open_escalation: bool = False
    history: list[Line] = field(default_factory=list[Line])
    pending: Draft | None = None
    """A held draft, for staff acts."""

    async def member_writes(self, texts: Sequence[str], at: datetime) -> Outcome:
        """Judge what a member wrote, act on it, and remember both."""
        turn = self._turn(texts, at)
        reading, is_fallback = await read_with_fallback(self.engine, self.embedded, turn)
        hard = judge_text("\n".join(texts), last_from_us=last_from_us(turn))
        decision = decide(self._situation(turn, reading, hard, is_fallback=is_fallback))
        outcome = replace(await self._act(turn, reading, hard, decision), stand_in=is_fallback)
        self.history.extend(Line(author=AuthorKind.MEMBER, body=text, at=at) for text in texts)
        self.history.extend(Line(author=AuthorKind.AI, body=text, at=at) for text in outcome.outbound)
        return outcome

    def club_wrote(self, text: str, at: datetime, author: AuthorKind) -> None:
        """Remember what the club sent by other ways."""
        self.history.append(Line(author=author, body=text, at=at))

    def staff_speak(self) -> None:
        """A person takes the conversation over: the AI is silent until it is handed back."""
        self.taken_over = True
        self.pending = None

    def staff_hand_back(self) -> None:
        """What staff had open is done, and the AI may answer again."""
        self.taken_over = self.open_escalation = False

    def staff_decide(self) -> Draft | None:
        """A person decided on what was held; return the draft that was, and close the task."""
        draft, self.pending = self.pending, None
        self.open_escalation = False
        return draft

    async def _act(self, turn: TurnContext, reading: Reading, hard: HardRules, decision: Decision) -> Outcome:
        draft: Draft | None = None
        if decision.step in {Step.REPLY, Step.HOLD}:
            draft = await self._draft(turn, reading, decision)
        action = _action(decision, hard, draft)
        outbound: tuple[str, ...] = ()
        if action is Action.AUTO_REPLY and draft is not None:
            outbound = (draft.body,)
        elif decision.acknowledge:
            outbound = (acknowledgement(decision.escalate_reason, language=reading.language),)
        self.pending = draft if action is Action.ESCALATE else None
        nothing_to_hold = draft is not None and not draft.body and not decision.shadow
        self.open_escalation = self.open_escalation or decision.step is Step.ESCALATE or nothing_to_hold
        self.opted_out = (self.opted_out or hard.opt_out is not OptOut.NO) and not hard.opt_in
        return Outcome(action=action, reading=reading, decision=decision, outbound=outbound, draft=draft)

    async def _draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        try:
            return await self.engine.draft(turn, reading, decision)
        except EngineOutput:
            return Draft(body="", problems=("The model gave no usable text.",))

    def _turn(self, texts: Sequence[str], at: datetime) -> TurnContext:
        return TurnContext(
            texts=tuple(texts),
            history=tuple(self.history[-_HISTORY_LINES:]),
            facts=self.facts,
            member=self.member,
            channel=self.channel,
            now=at,
            first_automated=not self._replies_since(at - _DISCLOSURE_AFTER),
        )

    def _situation(self, turn: TurnContext, reading: Reading, hard: HardRules, *, is_fallback: bool) -> Situation:
        return Situation(
            reading=reading,
            hard=hard,
            autonomy=self.autonomy,
            intent_autonomy={},
            club_ai_on=True,
            conversation_ai_on=True,
            taken_over=self.taken_over,
            sender_tied=self.member.verified,
            opted_out=self.opted_out,
            channel_known=True,
            auto_replies_last_hour=self._replies_since(turn.now - timedelta(hours=1)),
            auto_replies_last_day=self._replies_since(turn.now - timedelta(days=1)),
            same_text_repeats=same_text_repeats(turn.texts, turn.history),
            member_is_staff=False,
            imported_or_late=False,
            open_escalation=self.open_escalation,
            engine_is_fallback=is_fallback,
            min_confidence=self.min_confidence,
            is_minor=self.is_minor,
            now=turn.now,
        )

    def _replies_since(self, since: datetime) -> int:
        return sum(line.author is AuthorKind.AI and line.at is not None and line.at >= since for line in self.history)


def _action(decision: Decision, hard: HardRules, draft: Draft | None) -> Action:
    """A hold counts as an escalation; where one action must be named, an opt-out is named."""
    if hard.opt_out is not OptOut.NO or decision.step is Step.OPT_OUT:
        return Action.OPT_OUT
    if decision.step is Step.STAY_SILENT:
        return Action.NO_REPLY
    if decision.step is Step.REPLY and not decision.shadow and draft is not None and draft.grounded:
        return Action.AUTO_REPLY
    return Action.ESCALATE
