"""What a chaos run counts on the way in: messages lost, doubled or left lying, profiles changed, numbers that lie."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from bench.chaos_books import Books
from bench.chaos_tables import Row

_IGNORED_FOR_A_REASON = frozenset(
    {"silent", "opted_out", "rejected", "blocked", "by_staff", "replied", "escalated", "expired"}
)
_MOVING = frozenset({"queued", "armed", "reconciling"})


def lost_in(books: Books) -> Iterable[str]:
    """I1: what a member wrote and no row has."""
    known = {(row["club_id"], row["inbox_id"]) for row in books.tables["message"]}
    for line in books.lines("inbound"):
        if (line.club, str(line.data["inbox_id"])) not in known:
            yield f"ledger line {line.seq}"


def dup_in(books: Books) -> Iterable[str]:
    """I1: rows of what a member wrote beyond what they wrote."""
    written = Counter(line.member for line in books.lines("inbound"))
    stored: Counter[int] = Counter()
    for row in _from_members(books):
        member = _crm_id(books, row)
        stored[member] += 1
        if stored[member] > written[member]:
            yield f"message {row['id']}"


def stuck_in(books: Books) -> Iterable[str]:
    """I2: messages that nobody took up, and turns that nobody finished or waits for."""
    turns = books.by_id("turn")
    for row in _from_members(books):
        if row["needs_turn"] and row["turn_id"] is None:
            yield f"message {row['id']} without a turn"
        elif row["turn_id"] is not None and turns[row["turn_id"]]["state"] == "superseded":
            yield f"message {row['id']} in superseded turn {row['turn_id']}"
    for turn in books.tables["turn"]:
        why = _unfinished(books, turn)
        if why:
            yield f"turn {turn['id']} {why}"
    for approval in books.tables["approval"]:
        run = f"conversation:{approval['club_id']}:{approval['conversation_id']}"
        if approval["state"] == "pending" and run not in books.histories.running:
            yield f"approval {approval['id']} that no run waits for"
    for act in books.tables["staff_act"]:
        if act["acted_at"] is None:
            yield f"staff act {act['id']} not acted on"


def _unfinished(books: Books, turn: Row) -> str:
    state = turn["state"]
    if state in {"open", "decided"}:
        return f"is still {state}"
    if state == "waiting" and not _somebody_has_it(books, turn):
        return "waits for nobody"
    if state == "answered" and not (_was_answered(books, turn) or _somebody_has_it(books, turn)):
        return "is called answered, and nothing was sent"
    if state == "closed" and turn["disposition"] not in _IGNORED_FOR_A_REASON:
        return "was closed without a reason"
    if turn["disposition"] in {"escalated", "rejected", "expired"} and not _tasks(books, turn):
        return f"is called {turn['disposition']}, and there is no task"
    return ""


def _was_answered(books: Books, turn: Row) -> bool:
    """Sent, or superseded by a newer turn's answer, or refused for a reason that stands on the row."""
    mine = [row for row in books.tables["delivery"] if row["turn_id"] == turn["id"]]
    return any(row["state"] in {"sent", "unconfirmed", "needs_staff"} or row["block"] for row in mine)


def _somebody_has_it(books: Books, turn: Row) -> bool:
    conversation = books.by_id("conversation")[turn["conversation_id"]]
    pending = any(
        row["conversation_id"] == turn["conversation_id"] and row["state"] == "pending"
        for row in books.tables["approval"]
    )
    return pending or conversation["taken_over_by"] is not None or bool(_tasks(books, turn))


def _tasks(books: Books, turn: Row) -> list[Row]:
    """Tasks about this turn, or opened in its conversation since it began."""
    return [
        row
        for row in books.tables["escalation"]
        if row["turn_id"] == turn["id"]
        or (row["conversation_id"] == turn["conversation_id"] and row["created_at"] >= turn["created_at"])
        or (row["conversation_id"] == turn["conversation_id"] and row["state"] != "resolved")
    ]


def profile_damage(books: Books) -> Iterable[str]:
    """I12: what the CRM holds of people besides their messages."""
    for person, before in books.profiles_before.items():
        if books.profiles_after.get(person) != before:
            yield f"person {person}"
    for line in books.lines("profile_write"):
        if line.data.get("changed"):
            yield f"ledger line {line.seq}"


def metric_lies(books: Books) -> Iterable[str]:
    """I15: the API's counts are the tables', and each thread shows what left exactly once."""
    for name, count in books.table_counts.items():
        if books.api_counts.get(name) != count:
            yield f"{name}: {books.api_counts.get(name)} shown, {count} in the tables"
    left = Counter((line.member, _words(line.body)) for line in books.lines("effect", "staff_by_hand"))
    shown: Counter[tuple[int, str]] = Counter()
    for row in books.tables["message"]:
        if row["direction"] == "outbound" and row["author_kind"] != "crm":
            key = (_crm_id(books, row), _words(row["body"]))
            shown[key] += 1
            if shown[key] > left[key]:
                yield f"message {row['id']} shows what did not leave, or left once"
    for row in books.tables["delivery"]:
        if row["state"] == "sent" and row["message_id"] is None:
            yield f"delivery {row['id']} is sent, and no message shows it"


def newest_inbound_at_arming(books: Books) -> dict[tuple[int, int], int]:
    """Return the newest message of the member for each arming, by delivery and how many times it was armed.

    By the order of the events: both are written under the conversation's lock, so their order is the commits'.
    """
    messages = books.by_id("message")
    newest: dict[int, int] = defaultdict(int)
    armed: Counter[int] = Counter()
    found: dict[tuple[int, int], int] = {}
    for event in books.tables["event"]:
        payload, conversation = event["payload"], event["conversation_id"]
        if event["type"] == "message_stored" and payload["direction"] == "inbound":
            row = messages[payload["message"]]
            if row["notice"] is None and not row["imported"]:
                newest[conversation] = max(newest[conversation], row["id"])
        elif event["type"] == "delivery_changed" and payload["state"] == "armed":
            armed[payload["delivery"]] += 1
            found[payload["delivery"], armed[payload["delivery"]]] = newest[conversation]
    return found


def _from_members(books: Books) -> list[Row]:
    return [
        row
        for row in books.tables["message"]
        if row["direction"] == "inbound" and row["author_kind"] == "member" and row["notice"] is None
    ]


def _crm_id(books: Books, message: Row) -> int:
    members, conversations = books.by_id("member"), books.by_id("conversation")
    return int(members[conversations[message["conversation_id"]]["member_id"]]["crm_user_id"] or 0)


def _words(text: str) -> str:
    return " ".join(text.split())


def is_moving(delivery: Row) -> bool:
    """Whether the product still has something to do about it."""
    return delivery["state"] in _MOVING


def spans(moments: list[tuple[datetime, bool]]) -> list[tuple[datetime, datetime | None]]:
    """Turn switches (when, on?) into spans during which it was on; the last may be open."""
    found: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for at, is_on in sorted(moments):
        if is_on and since is None:
            since = at
        elif not is_on and since is not None:
            found.append((since, at))
            since = None
    return [*found, (since, None)] if since else found
