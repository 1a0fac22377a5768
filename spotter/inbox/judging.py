"""What the hard rules say of a message when it is stored, before anything else sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from spotter.crm.port import NoticeKind
from spotter.domain.conversation import AuthorKind
from spotter.domain.ids import ConversationId, MemberId, MessageId
from spotter.domain.judgement import URGENT_REASONS, EscalateReason, OptOut
from spotter.policy.hard_rules.judge import HardRules


class JudgeText(Protocol):
    """The hard rules: code alone, no engine."""

    def __call__(self, text: str, *, last_from_us: str | None = None) -> HardRules:
        """Judge one message."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What takes effect at once."""

    opt_out: OptOut = OptOut.NO
    opt_in: bool = False
    by_notice: bool = False
    urgent: EscalateReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A message that was stored or edited just now, with what takes effect."""

    message: MessageId
    conversation: ConversationId
    member: MemberId
    at: datetime
    """When it was written, as far as that is known; else when it was stored."""
    judged: Judged
    imported: bool


def judge_message(
    body: str, *, author: AuthorKind, notice: NoticeKind | None, judge: JudgeText, last_from_us: str | None = None
) -> Judged:
    """Judge a message by its author: a member's words, a notice of the CRM, or nothing that takes effect."""
    if notice is NoticeKind.STOP:
        # The notice repeats the word that the member typed; a bare "cancel" is unclear, whoever reports it.
        typed = judge(body.partition(" - ")[0])
        unclear = typed.opt_out is OptOut.UNCLEAR
        return Judged(opt_out=OptOut.UNCLEAR if unclear else OptOut.YES, by_notice=True)
    if notice is NoticeKind.START:
        return Judged(opt_in=True, by_notice=True)
    if author is not AuthorKind.MEMBER:
        return Judged()
    rules = judge(body, last_from_us=last_from_us)
    return Judged(
        opt_out=rules.opt_out,
        opt_in=rules.opt_in and rules.opt_out is OptOut.NO,
        urgent=next((reason for reason in rules.escalate_reasons if reason in URGENT_REASONS), None),
    )
