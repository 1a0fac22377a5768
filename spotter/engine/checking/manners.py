"""Checks what a reply does: promises, claims of acts, honesty, pressure, form. Each finding is in words for staff."""

import re
from typing import Final

from spotter.domain.conversation import Channel
from spotter.engine.checking import values

TEXT_LIMIT: Final = 320
EMAIL_LIMIT: Final = 2_000

_DONE_ACTS: Final = (
    (
        r"\b(?:i|we)(?: have|ve| just|'ve|’ve)? (?:\w+ )?(?:booked|reserved|cancell?ed|refunded|credited|waived|froze"
        r"|frozen|paused|updated"
        r"|changed|removed|added|rescheduled|processed|signed you|enrolled|confirmed|scheduled|charged|sent|notified"
        r"|told|flagged"
        r"|escalated|approved|applied|submitted|closed|fixed|ended)\b"
    ),
    (
        r"\b(?:youre|you're|you’re|you are|you have been|youve been|you've been) (?:now |all |officially )?(?:booked"
        r"|set|confirmed|signed up|enrolled"
        r"|registered|cancell?ed|refunded|in for|on the (?:list|waitlist)|approved|good to go)\b"
    ),
    (
        r"\b(?:membership|account|class|session|booking|appointment|payment|refund|fee|charge|autopay|request|card"
        r"|dues|balance)"
        r" (?:is|are|was|has been|have been|will be|is now|are now) (?:now |successfully |already )?(?:cancell?ed"
        r"|frozen|on hold|paused|refunded|waived"
        r"|processed|updated|approved|confirmed|rescheduled|moved|issued|removed|booked|active again|credited|ended"
        r"|1 dollar)\b"
    ),
    (
        r"\b(?:he|hemos|ya) (?:reservado|cancelado|reembolsado|congelado|pausado|actualizado|cambiado|confirmado"
        r"|enviado|procesado|agendado)\b"
        r"|\b(?:esta|ha sido|quedo|queda|fue) (?:reservad|cancelad|reembolsad|congelad|confirmad|procesad|actualizad"
        r"|agendad|aprobad)[oa]\b"
        r"|\bya (?:esta|estas|quedaste|quedo) (?:reservad|cancelad|inscrit|confirmad|list)\w*"
    ),
)
_PROMISES: Final = (
    (
        r"\b(?:i|we|someone|somebody|a person|a manager|the manager|our team|a team member|a coach|a trainer|staff"
        r"|they|he|she|the front desk)"
        r"(?:'ll|’ll|ll| will| is going to| are going to| can| shall) (?:be )?(?:\w+ )?(?:call\w*|text you|email\w*"
        r"|send\w*|check\w*|look\w* into|get back|reach\w* out|follow\w* up|pass\w*"
        r"|let (?:you|them|him|her) know|book|cancel|refund|credit|waive|schedule|update|process|add|remove|hold|save"
        r"|reserve|contact|take care"
        r"|make sure|arrange|fix|sort|reply|respond|freeze|pause|in touch|tell|notify|forward|relay|waiting for you)\b"
    ),
    r"\b(?:let me|ill|i'll|i’ll) (?:check|see|find out|look|get|ask|confirm|book|pass|forward)\b",
    r"\bi(?:'m| am|’m) (?:going to|booking|cancelling|processing|sending|checking|updating|refunding)\b",
    (
        r"\b(?:te|le|lo|la) (?:llamaremos|llamaran|contactaremos|contactaran|enviaremos|mandaremos|avisaremos"
        r"|confirmaremos|reservo|apunto|cancelo|reembolsaremos)\b"
        r"|\b(?:vamos a|voy a|alguien va a|nos encargaremos|me encargo|reservare|cancelare|enviare|verificare"
        r"|revisare)\b"
    ),
    r"\b(?:guarantee|promise|garantiz\w+|prometo|prometemos)\b",
)
_HUMAN_CLAIMS: Final = re.compile(
    r"\b(?:i(?:'m| am|’m)|this is) (?:(?:a|an|the|really|actually|100%|definitely) )*(?:human|real person|person"
    r"|employee|staff member|manager|man|woman)\b"
    r"|\bi(?:'m| am|’m) not (?:a |an )?(?:bot|robot|ai|machine|automated)\b"
    r"|\bsoy (?:una persona|humano|humana|el gerente|empleado)\b|\bno soy (?:un |una )?(?:bot|robot|ia|maquina)\b"
)
_SAYS_AI: Final = re.compile(
    r"\b(?:ai|a\.i\.|ia|artificial intelligence|inteligencia artificial|automated assistant|asistente virtual)\b"
)
_PRESSURE: Final = re.compile(
    r"\bare you sure\b|\bbefore you (?:go|leave|cancel|decide)\b|\breconsider\b|\blast chance\b|\byou(?:'ll| will"
    r"|ll) (?:lose|regret|miss out)\b"
    r"|\bdon(?:'|’)?t (?:give up|quit on|miss out)\b|\bonly today\b|\bact now\b|\bhate to see you go\b"
    r"|\bsorry to see you go\b|\bwe(?:'d| would) hate\b"
    r"|\b(?:you )?(?:can't|cannot|can’t) (?:cancel|leave|end your)\b|\bcollections?\b|\bseguro que quieres\b"
    r"|\bantes de (?:irte|cancelar)\b|\bultima oportunidad\b"
)
_RESIDUE: Final = re.compile(
    r"\{\{|\}\}|\{\w*\}|\[[A-Z][A-Z_ ]+\]|\[(?:name|club|first name|date|time|nombre|link|phone)\]|<\w+>"
    r"|\b(?:None|null|undefined|NaN|TODO|lorem ipsum)\b"
    r"|\b(?:Dear|Hi|Hello|Hola) (?:None|null|member|customer|\{)",
)
_REFUSAL: Final = re.compile(
    r"\bas an ai(?: language)? model\b|\bi(?:'m| am) (?:unable|not able) to (?:help|assist)\b|\bi can(?:'"
    r"|’)?t (?:help|assist) with (?:that|this)\b|\bi cannot (?:help|assist)\b"
    r"|\bcomo modelo de lenguaje\b|\bsystem prompt\b|\bmy (?:instructions|prompt|guidelines)\b|\byou are (?:an?"
    r"|the) (?:ai|assistant)\b"
)
_MARKUP: Final = re.compile(
    r"!?\[[^\]]*\]\([^)]*\)|\*\*|__|```|`|^#{1,6} |^\s*[-*•] |^\s*\{\s*\"|<[a-z/][^>]*>", re.MULTILINE
)
_EMOJI: Final = re.compile("[\u2600-\u27bf\u2b50\ufe0f\U0001f000-\U0001faff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def bad_manners(body: str, channel: Channel) -> list[str]:
    """Return what is wrong with a reply's behaviour and form."""
    said = values.plain(body).replace("’", "'")
    limit = TEXT_LIMIT if channel is Channel.TEXT else EMAIL_LIMIT
    return [
        finding
        for finding, applies in (
            ("Claims that something was done, and nothing was.", any(re.search(act, said) for act in _DONE_ACTS)),
            ("Promises something that nobody has been asked to do.", any(re.search(act, said) for act in _PROMISES)),
            ("Claims to be a person.", _HUMAN_CLAIMS.search(said) is not None and "not a person" not in said),
            ("Pushes or frightens the member.", _PRESSURE.search(said) is not None),
            ("Has an unfilled blank in it.", _RESIDUE.search(body) is not None),
            ("Speaks of the model instead of the club.", _REFUSAL.search(said) is not None),
            ("Has markup that a phone shows as signs.", _MARKUP.search(body) is not None),
            ("Has characters that cannot be sent.", _CONTROL.search(body) is not None),
            (f"Is longer than {limit} characters.", len(body) > limit),
        )
        if applies
    ]


def says_it_is_ai(body: str) -> bool:
    """Whether a text says that a machine writes."""
    return _SAYS_AI.search(values.plain(body)) is not None


def emoji_in(text: str) -> frozenset[str]:
    """Return the picture signs of a text."""
    return frozenset(_EMOJI.findall(text))
