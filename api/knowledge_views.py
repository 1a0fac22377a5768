"""From entries as rows have them to the shapes that pages show."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from api.schemas.approvals import Citation
from api.schemas.knowledge import (
    EntryFields,
    EntryOut,
    PriceFields,
    RevisionOut,
    SpanFields,
    SpecialDayFields,
    WeekdayFields,
)
from api.schemas.knowledge_finding import (
    DuplicateOut,
    FoundOut,
    GapExample,
    GapOut,
    LookUpOut,
    ProposalOut,
    ProposalProblem,
)
from spotter.desk.knowledge import day_of, last_day_of
from spotter.desk.knowledge_gaps import Gap
from spotter.engine.embedded.answer import Piece
from spotter.engine.embedded.looking_up import LookUp
from spotter.engine.port import Passage
from spotter.knowledge.content import EntryContent, OpenSpan, content_of
from spotter.knowledge.faults import remarks_on
from spotter.knowledge.importing.proposal import Proposal
from spotter.knowledge.importing.reading import Duplicate
from spotter.knowledge.saying import say_entry
from spotter.store.reads.knowledge import EntryView, RevisionView
from spotter.turns.club_knowledge import ClubKnowledge

_EXAMPLES = 5


def entry_out(view: EntryView, zone: str, now: datetime) -> EntryOut:
    """Show an entry."""
    content = content_of(
        kind=view.kind, title=view.title, topic=view.topic, body=view.body, language=view.language, data=view.data
    )
    return EntryOut.model_validate(
        {
            "id": view.id,
            "club": view.club,
            "version": view.version,
            "validity": view.validity(now),
            "fields": _fields(
                content,
                source=view.source,
                owner=view.owner.id if view.owner else None,
                first_day=day_of(view.valid_from, zone) if view.valid_from else None,
                last_day=last_day_of(view.valid_to, zone) if view.valid_to else None,
            ),
            "says": say_entry(content, plain_price=view.data.get("price")),
            "owner": view.owner,
            "created_at": view.created_at,
            "updated_at": view.updated_at,
            "retired_at": view.retired_at,
            "uses": view.uses,
            "last_used_at": view.last_used_at,
            "last_wrong": view.last_wrong,
            "remarks": remarks_on(content),
        }
    )


def revision_out(view: RevisionView, zone: str) -> RevisionOut:
    """Show a version of an entry."""
    kept = view.content
    content = content_of(
        kind=kept["kind"],
        title=kept["title"],
        topic=kept["topic"],
        body=kept["body"],
        language=kept["language"],
        data=kept["data"],
    )
    begins, ends = _moment(kept, "valid_from"), _moment(kept, "valid_to")
    fields = _fields(
        content,
        source=kept["source"],
        owner=kept["owner_staff_id"],
        first_day=day_of(begins, zone) if begins else None,
        last_day=last_day_of(ends, zone) if ends else None,
    )
    return RevisionOut.model_validate(
        {"version": view.version, "act": view.act, "at": view.at, "by": view.by, "fields": fields}
    )


def look_up_out(looked: LookUp, knowledge: ClubKnowledge) -> LookUpOut:
    """Show how a question would be looked up."""
    answer = looked.answer
    return LookUpOut(
        question=looked.question,
        answer=answer.text if isinstance(answer, Piece) else None,
        sure=looked.is_sure,
        why_not=answer.doubt if isinstance(answer, Piece) else answer.why,
        found=[
            FoundOut(
                citation=citation_of(found.passage, knowledge),
                says=found.passage.text,
                why=found.why,
                words=found.words,
                likeness=found.likeness,
                chosen=found.chosen,
            )
            for found in looked.found
        ],
    )


def gap_out(gap: Gap, knowledge: ClubKnowledge, names: Mapping[int, str]) -> GapOut:
    """Show what is missing, with the newest times it was asked."""
    newest = gap.group.questions[::-1]
    return GapOut(
        question=gap.group.spokesman.question,
        count=len(newest),
        conversations=len({each.conversation for each in newest}),
        last_asked_at=newest[0].at,
        examples=[
            GapExample(
                id=each.id,
                question=each.question,
                conversation_id=each.conversation,
                member_name=names.get(each.conversation, ""),
                at=each.at,
            )
            for each in newest[:_EXAMPLES]
        ],
        nearest=citation_of(gap.nearest.passage, knowledge) if gap.nearest else None,
        questions=[each.id for each in newest],
    )


def gap_examples(gap: Gap) -> list[int]:
    """Return the conversations that are shown as examples."""
    return [each.conversation for each in gap.group.questions[::-1][:_EXAMPLES]]


def proposal_out(proposal: Proposal, duplicate: Duplicate | None) -> ProposalOut:
    """Show a proposed entry with what is wrong with it."""
    fields = _fields(
        proposal.content,
        source=proposal.source,
        owner=None,
        first_day=proposal.first_day,
        last_day=proposal.last_day,
    )
    return ProposalOut.model_validate(
        {
            "line": proposal.line,
            "fields": fields,
            "says": say_entry(proposal.content),
            "problems": [
                ProposalProblem(pointer="#/" + "/".join(map(str, fault.field)), detail=fault.says)
                for fault in proposal.faults
            ],
            "duplicate": DuplicateOut.model_validate(duplicate) if duplicate else None,
            "remarks": remarks_on(proposal.content),
        }
    )


def citation_of(passage: Passage, knowledge: ClubKnowledge) -> Citation:
    """Name a passage, and the entry behind it."""
    entries = knowledge.sources.get(passage.id, ())
    return Citation(id=passage.id, title=passage.title, entry_id=entries[-1] if entries else None)


def _fields(
    content: EntryContent, *, source: str, owner: int | None, first_day: date | None, last_day: date | None
) -> EntryFields:
    """Rows and files may hold what a form would refuse: it is shown as it is, not checked again."""
    price = content.price
    return EntryFields.model_construct(
        kind=content.kind,
        title=content.title,
        topic=content.topic,
        body=content.body,
        language=content.language,
        keywords=list(content.keywords),
        week=[WeekdayFields.model_construct(day=day, span=_span(span)) for day, span in (content.week or {}).items()],
        days=[
            SpecialDayFields.model_construct(day=each.day, span=_span(each.span), label=each.label)
            for each in content.days
        ],
        price=price and PriceFields(amount=_amount(price.amount), currency=price.currency[:3], unit=price.unit),
        url=content.url,
        names=list(content.names),
        when=content.when,
        coach=content.coach,
        source=source,
        owner_id=owner,
        valid_from=first_day,
        valid_to=last_day,
    )


def _span(span: OpenSpan | None) -> SpanFields | None:
    return SpanFields(opens=span.opens, closes=span.closes) if span else None


def _amount(amount: Decimal) -> str:
    return f"{amount:f}"[:20]


def _moment(kept: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(kept[name]) if kept.get(name) else None
