"""The meaning of questions and passages as vectors; a passage that did not change is encoded once per process."""

from functools import lru_cache

from spotter.engine.embedded.vectors.sentences import sentence_vector
from spotter.engine.port import ClubFacts
from spotter.knowledge.ranking import KnowledgeIndex

meaning_of = lru_cache(maxsize=8192)(sentence_vector)
"""Some hundred clubs' passages, and the questions of the last hours."""


def index_of(facts: ClubFacts) -> KnowledgeIndex:
    """Return the index in which every engine, and the preview of the knowledge page, looks for passages."""
    return KnowledgeIndex(facts, meaning_of)
