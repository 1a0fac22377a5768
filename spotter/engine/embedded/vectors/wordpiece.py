"""Cuts a text into the word pieces that the encoder knows (BERT, uncased), in the encoder's own numbers."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

_BEGIN: Final = "[CLS]"
_END: Final = "[SEP]"
_UNKNOWN: Final = "[UNK]"
_LONGEST_WORD: Final = 100


class WordPieces:
    """The vocabulary, and the greedy cut of a word into its longest known pieces."""

    def __init__(self, vocabulary: Sequence[str], *, longest: int) -> None:
        """`longest` is the number of pieces that a text may have; the middle of a longer one is left out."""
        self._at: Mapping[str, int] = {piece: at for at, piece in enumerate(vocabulary)}
        self._longest = longest

    def __call__(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces between the marks of begin and end."""
        found: list[int] = []
        for word in _words(text):
            found.extend(self._pieces(word))
        room = self._longest - 2
        if len(found) > room:
            # A long message says what it wants at its beginning or at its end.
            found = [*found[: room // 2], *found[len(found) - (room - room // 2) :]]
        return [self._at[_BEGIN], *found, self._at[_END]]

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._at[_UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._at), None)
            if end is None:
                return [self._at[_UNKNOWN]]
            found.append(self._at[mark + word[start:end]])
            start = end
        return found


def _words(text: str) -> list[str]:
    """Small letters without accents; punctuation and ideographs stand alone."""
    plain = unicodedata.normalize("NFD", "".join(map(_cleaned, text)).lower())
    spaced = "".join(
        f" {letter} " if _stands_alone(letter) else letter for letter in plain if unicodedata.category(letter) != "Mn"
    )
    return spaced.split()


def _cleaned(letter: str) -> str:
    if letter in "\t\n\r" or unicodedata.category(letter) == "Zs":
        return " "
    return "" if letter in "\x00\ufffd" or unicodedata.category(letter).startswith("C") else letter


def _stands_alone(letter: str) -> bool:
    code = ord(letter)
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2FA1F
    symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ideograph or symbol or unicodedata.category(letter).startswith("P")
