"""Finding in the club's knowledge over the API: previews, gaps, imports."""

from datetime import timedelta
from typing import Any

from spotter.domain.ids import ConversationId, TurnId
from spotter.engine.port import Draft
from spotter.store.tables.clubs import KnowledgeEntry
from spotter.store.tables.records import AuditLine
from spotter.turns.club_knowledge import ClubKnowledge, knowledge_of
from spotter.turns.knowledge_record import record_knowledge
from tests.fixtures.api_desk import ApiDesk
from tests.fixtures.desk_rows import RIVERSIDE

_PATH = "/api/v1/clubs/riverside/knowledge"
_MARKDOWN = """\
# Riverside

## Opening hours
Mon-Fri: 5am-10pm
Sat-Sun: 7am to 7pm

## Guest policy
One guest a day.

## Can I bring my dog?

## Towels
Towels are $2.
"""


async def _entry(desk: ApiDesk, title: str, body: str, **values: Any) -> int:
    row = KnowledgeEntry(
        club_id="riverside",
        **({"kind": "faq", "created_at": desk.rows.now, "updated_at": desk.rows.now} | values),
        title=title,
        body=body,
    )
    await desk.rows.add(row)
    return row.id


async def _asks(desk: ApiDesk, *questions: str) -> None:
    """Members ask, and the draft has no answer."""
    for question in questions:
        thread = await desk.rows.thread(words=question)
        async with desk.store.transaction() as tx:
            facts: ClubKnowledge = await knowledge_of(tx.session, RIVERSIDE, desk.rows.now)
            await record_knowledge(
                tx,
                RIVERSIDE,
                ConversationId(thread.conversation),
                TurnId(thread.turn),
                draft=Draft(body="", unanswered=(question,)),
                knowledge=facts,
                now=desk.rows.now,
            )


async def _gaps(desk: ApiDesk, **params: str) -> list[dict[str, Any]]:
    dana = await desk.as_(desk.rows.dana)
    return (await dana.get(f"{_PATH}/gaps", params=params)).json()["items"]


async def test_a_preview_shows_what_the_next_turn_would_find(api_desk: ApiDesk) -> None:
    """
    Question by question: what would be said, on which entry it rests, how near the others come and why.
    """
    await _entry(api_desk, "Parking", "Parking is free behind the building.")
    guests = await _entry(api_desk, "Guest policy", "A guest pass is $12.")
    hours = await _entry(
        api_desk, "Hours", "", kind="hours", data={"mon": ["05:00", "22:00"], "tue": ["05:00", "22:00"]}
    )
    dana = await api_desk.as_(api_desk.rows.dana)

    asked = "How much is a guest pass? What are your hours on monday? Do you sell bicycles?"
    sure, calendar, unknown = (await dana.get(f"{_PATH}/preview", params={"q": asked})).json()["items"]

    assert ("A guest pass is $12.", True, guests, "named") == (
        sure["answer"],
        sure["sure"],
        sure["found"][0]["citation"]["entry_id"],
        sure["found"][0]["why"],
    )
    assert sure["found"][0]["chosen"]
    assert ("calendar", hours) == (calendar["found"][0]["why"], calendar["found"][0]["citation"]["entry_id"])
    assert (None, False, "Nothing in the club's knowledge answers this.") == (
        unknown["answer"],
        unknown["sure"],
        unknown["why_not"],
    )
    assert not any(found["chosen"] for found in unknown["found"])


async def test_what_is_retired_or_not_yet_valid_is_not_found(api_desk: ApiDesk) -> None:
    """
    The preview counts entries as a turn does: only those that may be said now.
    """
    now = api_desk.rows.now
    await _entry(api_desk, "Parking", "Parking is free.", retired_at=now)
    await _entry(api_desk, "Parking", "Parking is $3.", valid_from=now + timedelta(hours=1))
    dana = await api_desk.as_(api_desk.rows.dana)

    async def answer() -> str | None:
        preview = await dana.get(f"{_PATH}/preview", params={"q": "Where do I park?"})
        return preview.json()["items"][0]["answer"]

    before = await answer()
    api_desk.rows.now += timedelta(hours=2)

    assert (None, "Parking is $3.") == (before, await answer())


async def test_like_questions_are_one_gap_with_its_count(api_desk: ApiDesk) -> None:
    """
    Asked three times in other words is one line, asked most first, with the conversations to look at.
    """
    await _asks(
        api_desk,
        "do you have tanning beds?",
        "are you hiring",
        "is there tanning",
        "any tanning booths there?",
    )

    tanning, hiring = await _gaps(api_desk)

    assert (3, 3, 1) == (tanning["count"], tanning["conversations"], hiring["count"])
    assert "any tanning booths there?" == tanning["examples"][0]["question"]
    assert "Maya Ortiz" == tanning["examples"][0]["member_name"]


async def test_a_gap_closes_when_an_entry_answers_it(api_desk: ApiDesk) -> None:
    """
    Nobody has to tick anything off: what is answered now is no gap.
    """
    await _asks(api_desk, "do you have tanning beds?")
    sam = await api_desk.as_(api_desk.rows.sam)

    before = len(await _gaps(api_desk))
    await sam.post(_PATH, json={"kind": "faq", "title": "Tanning beds", "body": "We have no tanning beds."})

    assert (1, []) == (before, await _gaps(api_desk))


async def test_a_dismissed_gap_stays_away_when_it_is_asked_again(api_desk: ApiDesk) -> None:
    """
    A person says that no entry is wanted; it can be taken back, and both are on record.
    """
    await _asks(api_desk, "are you hiring")
    sam, kim = await api_desk.as_(api_desk.rows.sam), await api_desk.as_(api_desk.rows.kim)
    [gap] = await _gaps(api_desk)
    body = {"questions": gap["questions"]}

    assert 404 == (await kim.post(f"{_PATH}/gaps/dismiss", json=body)).status_code
    assert 204 == (await sam.post(f"{_PATH}/gaps/dismiss", json=body)).status_code
    await _asks(api_desk, "Are you hiring?")
    assert [] == await _gaps(api_desk)
    assert [2] == [each["count"] for each in await _gaps(api_desk, dismissed="true")]
    assert 204 == (await sam.post(f"{_PATH}/gaps/reopen", json=body)).status_code
    assert [2] == [each["count"] for each in await _gaps(api_desk)]
    acts = [(await api_desk.rows.get(AuditLine, number)).act for number in (1, 2)]
    assert ["knowledge_gap_dismissed", "knowledge_gap_reopened"] == acts


async def test_an_import_is_shown_before_it_is_stored(api_desk: ApiDesk) -> None:
    """
    What a text proposes, what is there already, and only the chosen ones stored, together.
    """
    guests = await _entry(api_desk, "Guest policy", "No guests.", kind="policy")
    sam = await api_desk.as_(api_desk.rows.sam)

    preview = (await sam.post(f"{_PATH}/import/preview", json={"form": "markdown", "text": _MARKDOWN})).json()
    hours, policy, towels = preview["items"]
    stored = await sam.post(f"{_PATH}/import", json={"entries": [hours["fields"], towels["fields"]]})

    assert ("hours", 7) == (hours["fields"]["kind"], len(hours["fields"]["week"]))
    assert ([], {"title": "Guest policy", "entry": guests, "line": None}) == (policy["problems"], policy["duplicate"])
    assert (201, 2) == (stored.status_code, len(stored.json()["entries"]))
    titles = [each["fields"]["title"] for each in (await sam.get(_PATH)).json()["items"]]
    assert ["Guest policy", "Opening hours", "Towels"] == titles


async def test_one_wrong_entry_keeps_an_import_from_being_half_done(api_desk: ApiDesk) -> None:
    """
    All or nothing, and the fault names the entry and its field.
    """
    sam = await api_desk.as_(api_desk.rows.sam)
    good = {"kind": "faq", "title": "Towels", "body": "Towels are $2."}

    answer = await sam.post(f"{_PATH}/import", json={"entries": [good, good | {"title": ""}]})

    assert 422 == answer.status_code
    assert ["#/entries/1/title"] == [each["pointer"] for each in answer.json()["errors"]]
    assert [] == (await sam.get(_PATH)).json()["items"]


async def test_rows_of_a_table_carry_their_own_faults(api_desk: ApiDesk) -> None:
    """
    A price that is no number is told at its row; unknown columns are named.
    """
    sam = await api_desk.as_(api_desk.rows.sam)
    text = "title,price,unit,colour\nSolo,39,month,red\nDuo,plenty,month,blue\n"

    preview = (await sam.post(f"{_PATH}/import/preview", json={"form": "csv", "text": text})).json()

    assert ["colour"] == preview["unknown_columns"]
    assert [[], ["#/price/amount", "#/body"]] == [
        [problem["pointer"] for problem in each["problems"]] for each in preview["items"]
    ]
    assert {"amount": "39", "currency": "USD", "unit": "month"} == preview["items"][0]["fields"]["price"]


async def test_what_is_no_table_is_refused_in_words(api_desk: ApiDesk) -> None:
    """
    A cell of half a book is a mistake of whoever pasted it, not of the server.
    """
    sam = await api_desk.as_(api_desk.rows.sam)

    answer = await sam.post(f"{_PATH}/import/preview", json={"form": "csv", "text": "title\n" + "x" * 200_000})

    assert (422, "#/text") == (answer.status_code, answer.json()["errors"][0]["pointer"])
