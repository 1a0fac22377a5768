"""Brings a message to plain words, so that a rule need not know every way to spell, space or disguise them."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from spotter.policy.hard_rules.spelling import DROPS_G, SPELLINGS, TOGETHER

MAX_CHARS: Final = 8_000
"""Longer messages are judged by their beginning and their end: a cry for help may stand in either."""

_LOOK_ALIKES: Final = str.maketrans(
    "авеіјкмнорсстухѕԁԛԝցօαβεικνορτυχƖⅼ",
    "abeijkmhopcctyxsdqwgoabeiknoptuxll",
)
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_STOP_SIGNS: Final = re.compile("[🛑⛔]")
_APOSTROPHES: Final = re.compile(r"(?<=[a-z])['’‘`´ʼ](?=[a-z])")
_SENTENCE_ENDS: Final = re.compile(r"[.!?;…\n\r¿¡]+(?=\s|$)|[\n¿¡…]+|[!?;]+")
_NOT_WORDS: Final = re.compile(r"(?<!\d)[.:]|[.:](?!\d)|[^a-z0-9$%.: /]")
_SPACED_LETTERS: Final = re.compile(r"(?<![a-z0-9])(?:[a-z][\s.*_\-]{1,3}){2,30}[a-z](?![a-z0-9])")
_LONG_RUN: Final = re.compile(r"([a-z])\1{2,}")
_SPACES: Final = re.compile(r"\s+")
_QUOTED_TAIL: Final = re.compile(
    r"^(?:[ \t]*>.*|[ \t]*on [^\n]{5,120} wrote:[ \t]*|[ \t]*el [^\n]{5,120} escribio:[ \t]*"
    r"|-{3,} ?original message ?-{3,}|_{10,})$",
    re.MULTILINE,
)
_SPELLED_OUT: Final = frozenset(
    {"stop", "stopall", "quit", "end", "cancel", "unsubscribe", "optout", "revoke", "remove", "alto", "baja", "parar"}
)

_SPELLED_WORDS: Final = (
    *(
        [
            "unsubscribe",
            "messaging",
            "messages",
            "message",
            "texting",
            "texts",
            "remove",
            "please",
            "number",
            "cancel",
            "revoke",
            "optout",
            "sending",
        ]
    ),
    *(
        [
            "delete",
            "leave",
            "alone",
            "these",
            "basta",
            "mensajes",
            "contact",
            "parar",
            "stop",
            "text",
            "quit",
            "list",
            "alto",
            "baja",
            "from",
            "more",
            "end",
            "off",
            "no",
            "me",
            "my",
            "the",
        ]
    ),
)
"""Words that a whole request may be spelled out of, letter by letter; longer ones first."""

_PAIRS: Final = re.compile(rf"(?<![^ ])(?:{'|'.join(sorted(TOGETHER, key=len, reverse=True))})(?![^ ])")

_POLITE: Final = frozenset(
    {
        "please", "now", "thanks", "thank", "you", "ok", "okay", "hey", "hi", "hello", "sir", "maam", "yes", "yeah",
        "right", "already", "immediately", "asap", "guys", "all", "just", "so", "seriously", "no",
        "por", "favor", "gracias", "ya", "ahora", "hola", "si",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A message in the forms that rules look at."""

    words: str
    """Small letters, no accents, no apostrophes, common misspellings mended; ` / ` ends a sentence."""
    sentences: tuple[str, ...]
    """The same, sentence by sentence."""
    core: str
    """The words without politeness: what is left of "Please STOP now, thanks!" is `stop`."""
    raw: str
    """What the member wrote, cut to a bound and without quoted earlier mails."""


def in_plain_words(text: str) -> Wording:
    """Return the forms of a text that rules look at. Any string is accepted, lone surrogates too."""
    raw = _bounded(text)
    folded = _folded(raw)
    folded = _without_quotes(folded)
    joined = _SPACED_LETTERS.sub(_join_known, folded)
    marked = _SENTENCE_ENDS.sub(" / ", _APOSTROPHES.sub("", joined.replace("/", " ")))
    spaced = _SPACES.sub(" ", _NOT_WORDS.sub(" ", marked)).strip()
    mended = " ".join(_mended(word) for word in spaced.split(" "))
    words = _PAIRS.sub(lambda found: TOGETHER[found.group()], mended)
    sentences = tuple(part.strip() for part in words.split("/") if part.strip())
    core = " ".join(word for word in words.split(" ") if word != "/" and word not in _POLITE)
    return Wording(words=words, sentences=sentences, core=core, raw=raw)


def _bounded(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text
    half = MAX_CHARS // 2
    return f"{text[:half]}\n{text[-half:]}"


def _folded(text: str) -> str:
    """Small plain letters: full width, accents, look-alike alphabets and invisible marks undone."""
    if text.isascii():
        return text.lower()
    signed = _STOP_SIGNS.sub(" stop ", text)
    compatible = unicodedata.normalize("NFKD", _INVISIBLE.sub("", signed)).casefold()
    return "".join(letter for letter in compatible if not unicodedata.combining(letter)).translate(_LOOK_ALIKES)


def _without_quotes(text: str) -> str:
    """Drop what a mail programme quoted below the answer: our own "reply STOP" is not the member's."""
    found = _QUOTED_TAIL.search(text)
    if found is None:
        return text
    return text[: found.start()] or _QUOTED_TAIL.sub("", text)


def _join_known(found: re.Match[str]) -> str:
    """`s t o p` is a word, and so are two of them; a row of initials is not."""
    letters = re.sub(r"[^a-z]", "", found.group())
    if letters in _SPELLED_OUT:
        return letters
    words = _words_in(letters)
    return " ".join(words) if words and not _SPELLED_OUT.isdisjoint(words) else found.group()


def _words_in(letters: str) -> tuple[str, ...] | None:
    """The words that letters without spaces make up, or None."""
    if not letters:
        return ()
    for word in _SPELLED_WORDS:
        if letters.startswith(word) and (rest := _words_in(letters[len(word) :])) is not None:
            return (word, *rest)
    return None


def _unsubscribing(word: str) -> bool:
    """Nobody spells this word right."""
    return (
        word.startswith(("uns", "usu", "ubs", "umsub"))
        and len(word) >= 7
        and SequenceMatcher(None, word, "unsubscribe").ratio() >= 0.8
    )


def _mended(word: str) -> str:
    short = _LONG_RUN.sub(r"\1\1", word)
    if short.endswith("in") and short[:-2] in DROPS_G:
        short = f"{short}g"
    elif _unsubscribing(short):
        return "unsubscribe"
    return SPELLINGS.get(short, short)
