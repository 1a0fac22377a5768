"""What an operator reads in the Temporal Web UI about a conversation: Markdown without personal data."""

from dataclasses import dataclass

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts.conversation import ClassifyResult, PersonWait, SendStatus, Waiting


@dataclass(slots=True, kw_only=True)
class Details:
    """The story of the current turn, told anew whenever it moves on."""

    inbox_url: str
    turns: int = 0
    judged: ClassifyResult | None = None
    came_of_it: str = ""

    def show(self, wait: PersonWait | None) -> None:
        """Write the details; this costs no event."""
        workflow.set_current_details("\n".join(self._lines(wait)))

    def ended(self, status: SendStatus) -> None:
        """Note what came of the last send."""
        self.came_of_it = status.value

    def _lines(self, wait: PersonWait | None) -> list[str]:
        lines = [f"[Open in the inbox]({self.inbox_url})" if self.inbox_url else "inbox address not configured", ""]
        lines.append(f"- turns in this run: {self.turns}")
        if self.judged is not None and self.judged.turn is not None:
            judged = self.judged
            lines.append(f"- turn {judged.turn}: read as **{judged.intent}** ({judged.confidence:.2f})")
            lines.append(f"- decided: **{judged.step}** by rule `{judged.rule}`")
        if self.came_of_it:
            lines.append(f"- outcome: **{self.came_of_it}**")
        lines.append(f"- awaited: {_awaited(wait)}")
        return lines


def _awaited(wait: PersonWait | None) -> str:
    if wait is None or wait.waiting is Waiting.NOTHING:
        return "the member's next message"
    if wait.waiting is Waiting.TAKEOVER:
        return "a person speaks; the AI is silent until handed back"
    task = f"approval {wait.approval}" if wait.waiting is Waiting.APPROVAL else f"escalation {wait.escalation}"
    then = f", next reminder {wait.ladder[0].at:%Y-%m-%d %H:%M}Z" if wait.ladder else ""
    until = f", expires {wait.expires_at:%Y-%m-%d %H:%M}Z (nothing is sent then)" if wait.expires_at else ""
    return f"a person, for {task}{then}{until}"
