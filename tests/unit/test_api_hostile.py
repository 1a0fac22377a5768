"""Odd and hostile requests: refused in words, never a crash, never somebody else's data."""

import itertools
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from tests.fixtures.api_desk import ApiDesk
from tests.fixtures.desk_rows import LAKESIDE, RIVERSIDE, Thread

_ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    2**63,
    10**30,
    "",
    "x" * 5_000,
    "\x00",
    "'; DROP TABLE message; --",
    "<img src=x onerror=alert(1)>",
    "${7*7}{{7*7}}%s%n",
    "\u202e\u200b👩‍👩‍👧‍👦",
    [],
    {},
    [1],
    {"$ne": 1},
)
_SENT_RAW = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"{" * 20_000,
    b"[" * 100_000,
    b'{"revision": 1, "revision": 2, "reason": "x", "nested": ' + b"[" * 500 + b"]" * 500 + b"}",
    b'{"revision": NaN}',
    b'{"reason": "\\ud800", "revision": 1}',
    b"\xff\xfe\x00",
)


def _is_a_problem(answer: httpx2.Response) -> bool:
    problem = answer.json()
    return (
        answer.headers["content-type"] == "application/problem+json"
        and {"type", "title", "status", "detail", "code", "request_id"} <= problem.keys()
        and problem["status"] == answer.status_code
    )


async def _writes(desk: ApiDesk) -> list[tuple[str, str, set[str]]]:
    """Every write of the API with the names of its body's fields, from its own description."""
    description = (await desk.stranger().get("/api/v1/openapi.json")).json()
    found: list[tuple[str, str, set[str]]] = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            if method == "get" or path.endswith(("/login", "/logout")):
                continue
            fields: set[str] = set()
            if "requestBody" in operation:
                name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
                fields = set(description["components"]["schemas"][name]["properties"])
            found.append((method, path.replace("{club}", "riverside"), fields))
    return found


async def test_odd_values_in_every_field_are_refused_in_words(api_desk: ApiDesk) -> None:
    """
    Wrong types, huge numbers, NUL, markup: a write answers with a problem or does its work, and never crashes.
    """
    thread = await api_desk.rows.thread()
    await api_desk.rows.approval(thread)
    await api_desk.rows.task(thread)
    owner = await api_desk.as_(api_desk.rows.owner)
    answered = 0
    for method, path, fields in await _writes(api_desk):
        if method == "delete":
            continue
        address = re.sub(r"\{\w+\}", "1", path)
        for number, (field, odd) in enumerate(itertools.product(fields, _ODD)):
            body = {"revision": 1, "reason": "r", "body": "b", "seen_through": 1, "resolution": "done", "through": 1}
            sent = {name: value for name, value in body.items() if name in fields} | {field: odd}
            answer = await owner.request(
                method, address, json=sent, headers={"Idempotency-Key": f"{method}{address}{number}"}
            )
            assert answer.status_code < 500, (address, sent, answer.text)
            assert answer.status_code < 400 or _is_a_problem(answer), (address, sent, answer.text)
            answered += 1
    assert answered > 200


@pytest.mark.parametrize("raw", _SENT_RAW, ids=lambda raw: repr(raw[:12]))
async def test_what_is_not_json_is_refused(api_desk: ApiDesk, raw: bytes) -> None:
    """
    Half, deep, doubled or broken JSON is the sender's problem, said in the one form.
    """
    approval = await api_desk.rows.approval(await api_desk.rows.thread())
    dana = await api_desk.as_(api_desk.rows.dana)

    answer = await dana.post(
        f"/api/v1/approvals/{approval}/reject", content=raw, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code in {400, 422}, answer.text
    assert _is_a_problem(answer)


async def test_a_field_that_we_do_not_know_is_refused(api_desk: ApiDesk) -> None:
    """
    Nobody sets a club, a state or a role by adding it to a body.
    """
    thread = await api_desk.rows.thread()
    approval = await api_desk.rows.approval(thread)
    dana = await api_desk.as_(api_desk.rows.dana)
    body = {"revision": 1, "reason": "no"}

    for extra in ("club_id", "role", "approved_by", "state", "opt_out"):
        answer = await dana.post(f"/api/v1/approvals/{approval}/reject", json=body | {extra: "x"})
        assert (422, f"#/{extra}") == (answer.status_code, answer.json()["errors"][0]["pointer"])


async def test_what_is_too_big_is_refused_before_it_is_read(api_desk: ApiDesk) -> None:
    """
    A megabyte is enough for every request; a text has its own limit.
    """
    thread = await api_desk.rows.thread()
    dana = await api_desk.as_(api_desk.rows.dana)
    address = f"/api/v1/conversations/{thread.conversation}/reply"
    key = {"Idempotency-Key": "k"}

    huge = await dana.post(address, content=json.dumps({"body": "x" * 1_100_000, "seen_through": 1}), headers=key)
    unannounced = await dana.post(address, content=_pieces(), headers=key | {"Content-Type": "application/json"})
    long = await dana.post(address, json={"body": "x" * 4_001, "seen_through": thread.question}, headers=key)

    assert [413, 413, 422] == [answer.status_code for answer in (huge, unannounced, long)]
    assert all(_is_a_problem(answer) for answer in (huge, unannounced, long))


async def _pieces() -> AsyncIterator[bytes]:
    for _ in range(20):
        yield b"x" * 100_000


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=x",
        "limit=99999999999999999999",
        "cursor=made-up",
        "cursor=%00",
        "cursor=ünicode",
        "status=nonsense",
        "club=%00",
        "club=../../etc/passwd",
        "q=%00",
        "q=" + "x" * 201,
        "needs_me=perhaps",
    ],
)
async def test_odd_questions_are_refused(api_desk: ApiDesk, query: str) -> None:
    """
    Limits, cursors and filters that make no sense are named as such.
    """
    dana = await api_desk.as_(api_desk.rows.dana)

    answer = await dana.get(f"/api/v1/conversations?{query}")

    assert answer.status_code in {400, 422}, answer.text
    assert _is_a_problem(answer)


async def test_a_cursor_works_only_where_it_was_made(api_desk: ApiDesk) -> None:
    """
    Of another list, another filter or with one letter changed, it is refused.
    """
    for _ in range(3):
        await api_desk.rows.thread()
    dana = await api_desk.as_(api_desk.rows.dana)
    cursor = (await dana.get("/api/v1/conversations", params={"limit": 1})).json()["next_cursor"]
    changed = cursor[:-3] + ("A" if cursor[-3] != "A" else "B") + cursor[-2:]

    answers = [
        await dana.get("/api/v1/conversations", params={"limit": 1, "cursor": cursor}),
        await dana.get("/api/v1/conversations", params={"q": "maya", "cursor": cursor}),
        await dana.get("/api/v1/actions", params={"cursor": cursor}),
        await dana.get("/api/v1/conversations", params={"cursor": changed}),
    ]

    assert [200, 400, 400, 400] == [answer.status_code for answer in answers]


@pytest.mark.parametrize("number", ["0", "-1", "999999", str(2**63), "1e3", "1.5", "x", "%00", "1;--"])
async def test_numbers_that_are_nobodys(api_desk: ApiDesk, number: str) -> None:
    """
    An id that does not exist, or is no id, is answered with 404 or 422.
    """
    owner = await api_desk.as_(api_desk.rows.owner)

    for kind in ("conversations", "approvals", "escalations"):
        answer = await owner.get(f"/api/v1/{kind}/{number}")
        assert answer.status_code in {404, 422}, answer.text
        assert _is_a_problem(answer)
    assert 404 == (await owner.get("/api/v1/clubs/nowhere")).status_code
    assert 404 == (await owner.get("/api/v1/nothing")).status_code
    assert 405 == (await owner.put("/api/v1/me")).status_code


async def _two_clubs(desk: ApiDesk) -> tuple[Thread, Thread]:
    """The same member with the same words in two clubs."""
    threads = []
    for number, club in enumerate((RIVERSIDE, LAKESIDE)):
        thread = await desk.rows.thread(club=club, name="Maya Ortiz", phone=f"+1303555014{number}", words="towels?")
        await desk.rows.approval(thread)
        await desk.rows.task(thread)
        threads.append(thread)
    return threads[0], threads[1]


async def test_nobody_reads_across_clubs(api_desk: ApiDesk) -> None:
    """
    Every list, search and address of another club's things answers as if they were not there.
    """
    mine, theirs = await _two_clubs(api_desk)
    dana = await api_desk.as_(api_desk.rows.dana)

    for path in ("/conversations", "/conversations?q=towels", "/conversations?q=303555", "/approvals", "/escalations"):
        items = (await dana.get(f"/api/v1{path}")).json()["items"]
        assert [RIVERSIDE] == [item["club"] for item in items], path
    queue = (await dana.get("/api/v1/needs-you")).json()["items"]
    assert {mine.conversation} == {item["conversation"]["id"] for item in queue}
    assert [] == (await dana.get("/api/v1/actions", params={"conversation": theirs.conversation})).json()["items"]
    for path in (
        f"/conversations/{theirs.conversation}",
        f"/conversations/{theirs.conversation}/timeline",
        "/approvals/2",
        "/escalations/2",
        "/clubs/lakeside",
        "/conversations?club=lakeside",
        "/approvals?club=lakeside",
        "/escalations?club=lakeside",
        "/needs-you?club=lakeside",
        "/actions?club=lakeside",
        "/staff?club=lakeside",
    ):
        assert 404 == (await dana.get(f"/api/v1{path}")).status_code, path


async def test_nobody_writes_across_clubs(api_desk: ApiDesk) -> None:
    """
    Every write to another club's things answers 404 and changes nothing.
    """
    _, theirs = await _two_clubs(api_desk)
    sam = await api_desk.as_(api_desk.rows.sam)
    bodies = {
        "approve": {"revision": 1},
        "reject": {"revision": 1, "reason": "no"},
        "resolve": {"resolution": "done"},
        "reply": {"body": "Hi", "seen_through": theirs.question},
        "ai": {"on": False},
        "read": {"through": theirs.question},
        "knowledge": {"kind": "faq", "title": "Pool", "body": "No pool."},
        "retire": {"version": 1},
        "restore": {"version": 1},
        "dismiss": {"questions": [2]},
        "reopen": {"questions": [2]},
        "preview": {"form": "markdown", "text": "# Pool"},
        "import": {"entries": [{"kind": "faq", "title": "Pool", "body": "No pool."}]},
        "2": {"kind": "faq", "title": "Pool", "body": "No pool.", "version": 1},
    }
    refused = 0
    for method, path, _ in await _writes(api_desk):
        if path == "/api/v1/clubs" or method == "delete":
            continue
        address = path.replace("riverside", "lakeside").replace("{conversation}", str(theirs.conversation))
        address = re.sub(r"\{\w+\}", "2", address)
        body = bodies.get(address.rsplit("/", 1)[1], {"ai_on": False} if method == "patch" else None)
        answer = await sam.request(method, address, json=body, headers={"Idempotency-Key": "k"})
        assert 404 == answer.status_code, (address, answer.text)
        refused += 1
    assert refused >= 12
    assert [] == api_desk.nudger.told
