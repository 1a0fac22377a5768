"""Turns a message into the features that the classifier weighs: words, pairs, pieces of words, cues."""

from itertools import pairwise

from spotter.engine.embedded.cues import cues_of
from spotter.policy.hard_rules.wording import in_plain_words


def features_of(text: str) -> list[str]:
    """Return the features of a message, each once. The hard rules are another opinion, so they are not among them."""
    wording = in_plain_words(text)
    words = [word for word in wording.words.split(" ") if word and word != "/"]
    marked = ["<", *words, ">"]
    found = [f"w:{word}" for word in words]
    found.extend(f"p:{first} {second}" for first, second in pairwise(marked))
    for word in words:
        padded = f"_{word}_"
        found.extend(f"g:{padded[at : at + size]}" for size in (4, 5) for at in range(len(padded) - size + 1))
    found.extend(cues_of(wording.words, wording.raw))
    return list(dict.fromkeys(found))
