"""The checks after every draft, whichever engine wrote it. A failed check means a person, not a second try."""

from spotter.domain.judgement import Reading
from spotter.engine.checking.allowed import allowed_values
from spotter.engine.checking.claims import unbacked_claims
from spotter.engine.checking.manners import bad_manners, emoji_in, says_it_is_ai
from spotter.engine.embedded.language import language_of
from spotter.engine.port import TurnContext

_ENOUGH_WORDS = 5


def check_draft(body: str, turn: TurnContext, reading: Reading) -> tuple[str, ...]:
    """Return what is wrong with a reply, in plain words; empty where it may go out."""
    problems = list(_common(body, turn))
    if (turn.first_automated or reading.asks_if_bot) and not says_it_is_ai(body):
        problems.append("Does not say that the club's AI assistant writes.")
    if len(body.split()) >= _ENOUGH_WORDS and language_of(body) != reading.language:
        problems.append("Is not in the member's language.")
    return tuple(problems)


def check_outreach(body: str, turn: TurnContext) -> tuple[str, ...]:
    """Return what is wrong with a first message to a member."""
    problems = list(_common(body, turn))
    if turn.first_automated and not says_it_is_ai(body):
        problems.append("Does not say that the club's AI assistant writes.")
    return tuple(problems)


def _common(body: str, turn: TurnContext) -> list[str]:
    if not body.strip():
        return ["The draft is empty."]
    problems = [*unbacked_claims(body, allowed_values(turn)), *bad_manners(body, turn.channel)]
    own_words = " ".join([turn.facts.sign_off, *(passage.text for passage in turn.facts.passages)])
    if not turn.facts.emoji and emoji_in(body) - emoji_in(own_words):
        problems.append("Has an emoji, which this club does not use.")
    return problems
