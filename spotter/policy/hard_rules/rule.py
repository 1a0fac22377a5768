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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsRule:
    """Names a reason that several signs together give away, in whatever order they are said."""

    name: str
    reason: EscalateReason
    signs: tuple[re.Pattern[str], ...]
    """All must be found: in a short message anywhere, in a long one in the same sentence."""
    harmless: re.Pattern[str] | None = None

    def fires(self, words: str) -> bool:
        """Say whether all signs stand together, once what is harmless is taken out."""
        said = words if self.harmless is None else self.harmless.sub(" / ", words)
        parts = [said] if said.count(" ") <= _SHORT_MESSAGE else said.split(" / ")
        return any(all(sign.search(part) for sign in self.signs) for part in parts)


_SHORT_MESSAGE = 60
"""Words of a message that is one thought, however it is punctuated."""
