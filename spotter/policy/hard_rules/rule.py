"""What one text rule is: phrases that mean something, and harmless phrases that only look like them.

Phrases are written over plain words (`wording.py`), with ` .. ` for up to three words between and ` .... ` for up
to eight, never across the end of a sentence. Every gap is bounded, so a match costs linear time.
"""

import re
from dataclasses import dataclass

from spotter.domain.judgement import EscalateReason


def phrases(*alternatives: str) -> re.Pattern[str]:
    """Compile phrases, each matched as whole words."""
    spelled = (
        alternative.replace(" .... ", "(?: [^ /]+){0,8} ").replace(" .. ", "(?: [^ /]+){0,3} ")
        for alternative in alternatives
    )
    return re.compile(rf"(?<![^ ])(?:{'|'.join(spelled)})(?![^ ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """Names a reason that a person must see a message, and the words that give it away."""

    name: str
    reason: EscalateReason
    says: re.Pattern[str]
    harmless: re.Pattern[str] | None = None
    """Phrases taken out before a second look: idioms, other objects, long ago, elsewhere."""

    def fires(self, words: str) -> bool:
        """Say whether the words mean it, once what is harmless is taken out."""
        if self.says.search(words) is None:
            return False
        return self.harmless is None or self.says.search(self.harmless.sub(" / ", words)) is not None
