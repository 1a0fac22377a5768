"""What a chaos run counts on the way out: doubles, lies about sending, sends that somebody had forbidden."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from operator import itemgetter

from bench.chaos_books import Books, Line
from bench.chaos_checks_in import is_moving, newest_inbound_at_arming, spans
from bench.chaos_tables import Row

_ALLOWANCE = timedelta(seconds=20)
"""What is armed when somebody says stop may still leave: the deadline of the socket."""
_CLOCK = timedelta(seconds=2)
"""Moments are taken a little before their commits."""
_NEVER = datetime.max.replace(tzinfo=UTC)
_TOLD_WITHIN = timedelta(minutes=5)
_ASKS_A_PERSON = frozenset({"unconfirmed", "needs_staff"})
_NEVER_LEFT = frozenset({"failed", "cancelled", "superseded", "blocked", "expired", "queued", "draft"})


@dataclass
class Sent:
    """The ledger's effects, each with the delivery whose attempt it belongs to."""

    by_delivery: dict[int, list[Line]]
    attempts: dict[int, list[Row]]
    strangers: list[Line]
    """Effects that no attempt of that person and those words explains."""


def match(books: Books) -> Sent:
    """Give each effect to the newest attempt, armed before it, of the same club, person, channel and words."""
    members = books.by_id("member")
    attempts: dict[int, list[Row]] = defaultdict(list)
    for row in books.tables["attempt"]:
        attempts[row["delivery_id"]].append(row)
    tries: dict[tuple[str, int, str], list[tuple[datetime, int]]] = defaultdict(list)
    for row in books.tables["delivery"]:
        person = int(members[row["member_id"]]["crm_user_id"] or 0)
        for attempt in attempts[row["id"]]:
            tries[row["club_id"], person, _hash(row["body"])].append((attempt["armed_at"], row["id"]))
    sent = Sent(defaultdict(list), attempts, [])
    for line in books.lines("effect"):
        before = [each for each in tries[line.club or "", line.member or 0, _hash(line.body)] if each[0] <= line.at]
        if before:
            sent.by_delivery[max(before)[1]].append(line)
        else:
            sent.strangers.append(line)
    return sent


def dup_out(_books: Books, sent: Sent) -> Iterable[str]:
    """I3: effects of one intent beyond the first."""
    for delivery, lines in sent.by_delivery.items():
        yield from (f"delivery {delivery}, ledger line {line.seq}" for line in lines[1:])


def lost_out(books: Books, _sent: Sent) -> Iterable[str]:
    """I4: deliveries that ended nowhere; one that waits to leave may be an open task of a person."""
    asked = {row["delivery_id"] for row in books.tables["escalation"] if row["state"] != "resolved"}
    for row in books.tables["delivery"]:
        if is_moving(row) and not (row["state"] == "queued" and row["id"] in asked):
            yield f"delivery {row['id']} is {row['state']}"


def false_sent(books: Books, sent: Sent) -> Iterable[str]:
    """I4: called sent, and not exactly one effect."""
    for row in books.tables["delivery"]:
        if row["state"] == "sent" and len(sent.by_delivery.get(row["id"], ())) != 1:
            yield f"delivery {row['id']} with {len(sent.by_delivery.get(row['id'], ()))} effects"


def false_unsent(books: Books, sent: Sent) -> Iterable[str]:
    """I4: called not sent, and it left."""
    for row in books.tables["delivery"]:
        if row["state"] in _NEVER_LEFT and sent.by_delivery.get(row["id"]):
            yield f"delivery {row['id']} is {row['state']}"


def hidden_ambiguous(books: Books, _sent: Sent) -> Iterable[str]:
    """I5: nobody was asked, or late, about a send of which nobody knows."""
    tasks: dict[int, list[Row]] = defaultdict(list)
    for row in books.tables["escalation"]:
        tasks[row["delivery_id"]].append(row)
    for row in books.tables["delivery"]:
        if row["state"] not in _ASKS_A_PERSON:
            continue
        about = [task for task in tasks[row["id"]] if task["kind"] == "did_it_arrive"]
        if not about or min(task["created_at"] for task in about) > row["updated_at"] + _TOLD_WITHIN:
            yield f"delivery {row['id']} is {row['state']}"


def post_optout_sends(books: Books, sent: Sent) -> Iterable[str]:
    """
    I6: what went to somebody who had said stop; what the CRM itself refused for that counts as well.

    Nothing may be armed from the commit on. Before it the product may not have read the stop yet; but it reads the
    thread before it arms, so it never has long.
    """
    members, said, committed = books.by_id("member"), _stops_said(books), _stops_committed(books)
    exempt = {row["delivery_id"] for row in books.tables["audit_line"] if row["detail"].get("answers_after_opt_out")}
    for row in books.tables["delivery"]:
        member = members[row["member_id"]]
        known, asked = committed.get(row["member_id"], _NEVER), said.get(member["crm_user_id"], _NEVER)
        asked = min(asked, known)
        if asked == _NEVER or row["id"] in exempt:
            continue
        effects = [line.at for line in sent.by_delivery.get(row["id"], ())]
        armings = [attempt["armed_at"] for attempt in sent.attempts[row["id"]]]
        late = any(at > asked + _ALLOWANCE for at in [*effects, *armings])
        if late or any(at > known + _CLOCK for at in armings):
            yield f"delivery {row['id']} to member {row['member_id']} ({member['club_id']})"


def quiet_violations(books: Books, sent: Sent) -> Iterable[str]:
    """I7: campaigns are not built yet, so that there must be none of their effects at all."""
    return (f"delivery {row['id']}" for row in books.tables["delivery"] if row["kind"] == "touch")


def post_takeover_sends(books: Books, sent: Sent) -> Iterable[str]:
    """I8: the AI spoke while a person had the conversation."""
    taken = _taken_over(books)
    for row in books.tables["delivery"]:
        if row["author_kind"] != "ai":
            continue
        for since, until in taken[row["conversation_id"]]:
            effects = [line.at for line in sent.by_delivery.get(row["id"], ()) if line.at > since + _ALLOWANCE]
            armings = [each["armed_at"] for each in sent.attempts[row["id"]] if each["armed_at"] > since + _CLOCK]
            if any(until is None or at < until for at in [*effects, *armings]):
                yield f"delivery {row['id']}"


def wrong_recipient(_books: Books, sent: Sent) -> Iterable[str]:
    """I9: effects that no intent for that person, in that club, with those words explains."""
    return (f"ledger line {line.seq} to {line.member}" for line in sent.strangers)


def unapproved_sends(books: Books, sent: Sent) -> Iterable[str]:
    """I10: a held draft left without one decision, by somebody of that club, about exactly that text."""
    approvals, staff, held = books.by_id("approval"), books.by_id("staff"), _held_turns(books)
    for row in books.tables["delivery"]:
        if row["kind"] != "reply" or not sent.by_delivery.get(row["id"]):
            continue
        approval = approvals.get(row["approval_id"] or 0)
        if approval is None:
            if row["turn_id"] in held:
                yield f"delivery {row['id']} of held turn {row['turn_id']}"
            continue
        by = staff.get(approval["decided_by"] or 0)
        texts = {_exact(line.body) for line in sent.by_delivery[row["id"]]}
        decided = approval["state"] in {"approved", "edited"} and approval["turn_id"] == row["turn_id"]
        rightly = by is not None and by["club_id"] in {None, row["club_id"]} and texts == {approval["final_hash"]}
        if not (decided and rightly):
            yield f"delivery {row['id']}, approval {approval['id']}"


def stale_sends(books: Books, sent: Sent) -> Iterable[str]:
    """I11: armed although the member had written again."""
    newest = newest_inbound_at_arming(books)
    for row in books.tables["delivery"]:
        if row["watermark"] is None:
            continue
        for number in range(1, len(sent.attempts[row["id"]]) + 1):
            if newest.get((row["id"], number), 0) > row["watermark"]:
                yield f"delivery {row['id']}, attempt {number}"


def reordered(books: Books, sent: Sent) -> Iterable[str]:
    """I13: within a thread, what was meant later left earlier.

    A draft is meant when a person approves it, which is before it is a delivery; an order to send again means it anew.
    """
    approvals = books.by_id("approval")
    ordered: dict[int, list[datetime]] = defaultdict(list)
    for act in books.tables["staff_act"]:
        if act["kind"] == "send_again":
            ordered[act["delivery_id"]].append(act["created_at"])
    meant: list[tuple[datetime, int, Row, Line]] = []
    for row in books.tables["delivery"]:
        for line in sent.by_delivery.get(row["id"], ())[:1]:
            approved = approvals.get(row["approval_id"] or 0)
            first_meant = approved["decided_at"] if approved else row["created_at"]
            again = [at for at in ordered[row["id"]] if at <= line.at]
            meant.append((max([first_meant, *again]), row["id"], row, line))
    latest: dict[int, datetime] = {}
    for _at, delivery, row, line in sorted(meant, key=itemgetter(0, 1)):
        before_it = latest.get(row["conversation_id"])
        if before_it is not None and line.at < before_it:
            yield f"delivery {delivery}"
        latest[row["conversation_id"]] = max(line.at, before_it or line.at)


def _stops_said(books: Books) -> dict[str, datetime]:
    """Return when each person's stop reached the CRM, by the CRM's number."""
    return {str(line.member): line.at for line in reversed(books.lines("opt_out"))}


def _stops_committed(books: Books) -> dict[int, datetime]:
    """
    Return when the product knew of each member's stop.

    `opted_out_at` is when the member said so, and the CRM's list tells that to the minute: up to a minute too early.
    """
    written = {row["detail"]["message"]: row["at"] for row in books.tables["audit_line"] if row["act"] == "opted_out"}
    points = books.by_id("contact_point")
    known: dict[int, datetime] = {}
    for row in books.tables["member_contact_point"]:
        point = points[row["contact_point_id"]]
        if point["opted_out_at"] is not None:
            at = written.get(point["opt_out_message_id"], point["opted_out_at"])
            known[row["member_id"]] = min(at, known.get(row["member_id"], at))
    return known


def _taken_over(books: Books) -> dict[int, list[tuple[datetime, datetime | None]]]:
    moments: dict[int, list[tuple[datetime, bool]]] = defaultdict(list)
    for row in books.tables["staff_act"]:
        if row["kind"] in {"taken_over", "replied", "handed_back"}:
            moments[row["conversation_id"]].append((row["created_at"], row["kind"] != "handed_back"))
    return defaultdict(list, {conversation: spans(each) for conversation, each in moments.items()})


def _held_turns(books: Books) -> set[int]:
    held = {row["turn_id"] for row in books.tables["decision"] if row["step"] == "hold"}
    return held | {row["turn_id"] for row in books.tables["approval"]}


def _hash(text: str) -> str:
    return _exact(" ".join(text.split()))


def _exact(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
