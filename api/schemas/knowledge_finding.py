"""What would be found, where it was used, what is missing, what an import proposes."""

from typing import Annotated

from pydantic import Field

from api.paging import Storable
from api.schemas.approvals import Citation
from api.schemas.base import Answer, Body, Moment, RowNumber
from api.schemas.knowledge import EntryFields, Remark
from spotter.engine.embedded.looking_up import WhyFound
from spotter.knowledge.importing.proposal import ImportForm
from spotter.store.reads.knowledge_uses import UseOutcome


class FoundOut(Answer):
    """A passage that was found for a question."""

    citation: Citation
    says: str
    why: WhyFound
    words: float = Field(description="The share of the question that its words cover, 0 to 1.")
    likeness: float = Field(description="How alike they are in meaning, up to 1.")
    chosen: bool = Field(description="The answer rests on it.")


class LookUpOut(Answer):
    """One question of a message: what would be said, and what was found, best first."""

    question: str
    answer: str | None
    sure: bool = Field(description="Whether it would be said without a person's check.")
    why_not: str = Field(description="Why a person would look; empty where nobody must.")
    found: list[FoundOut]


class PreviewOut(Answer):
    """How a message would be looked up now."""

    items: list[LookUpOut]


class UseOut(Answer):
    """A draft that rests on the entry."""

    id: int
    conversation_id: int
    member_name: str
    turn_id: int
    at: Moment
    version: int = Field(description="The entry's version that was used.")
    outcome: UseOutcome
    edited: bool = Field(description="A person changed the draft before it went out.")


class GapExample(Answer):
    """One time it was asked."""

    id: int
    question: str
    conversation_id: int
    member_name: str
    at: Moment


class GapOut(Answer):
    """One thing that members ask and no entry answers."""

    question: str = Field(description="The question that is most like all others.")
    count: int
    conversations: int
    last_asked_at: Moment
    examples: list[GapExample]
    nearest: Citation | None = Field(description="The entry that comes closest.")
    questions: list[int] = Field(description="All questions counted here, for dismissing them.")


class GapList(Answer):
    """What is missing, asked most first; of the last 90 days."""

    items: list[GapOut]


class QuestionsBody(Body):
    """Which questions are meant."""

    questions: list[RowNumber] = Field(min_length=1, max_length=1_000)


class ImportText(Body):
    """A text to read entries from."""

    form: ImportForm
    text: Annotated[str, Field(min_length=1, max_length=400_000), Storable]


class DuplicateOut(Answer):
    """What says the same already."""

    title: str
    entry: int | None = Field(description="An entry that is there.")
    line: int | None = Field(description="An earlier line of the same text.")


class ProposalProblem(Answer):
    """What is wrong with one field."""

    pointer: str = Field(description="JSON pointer into `fields`.", examples=["#/title"])
    detail: str


class ProposalOut(Answer):
    """One proposed entry."""

    line: int
    fields: EntryFields
    says: str = Field(description="What a member might be told of it.")
    problems: list[ProposalProblem]
    duplicate: DuplicateOut | None
    remarks: list[Remark]


class ImportPreview(Answer):
    """What a text proposes. Nothing is stored."""

    items: list[ProposalOut]
    unknown_columns: list[str]
    left_out: int = Field(description="How many entries beyond the most that one import may bring.")


class ImportBody(Body):
    """The entries that were chosen."""

    entries: list[EntryFields] = Field(min_length=1, max_length=200)


class Imported(Answer):
    """What was stored, in the order of the request."""

    entries: list[int]
