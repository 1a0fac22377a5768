"""What a log line shows, and what never gets into one."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from spotter.domain.errors import CrmUnavailable
from spotter.log import configure_logging


class Lines(io.StringIO):
    """What was logged."""

    def all(self) -> list[dict[str, Any]]:
        """Return each line, read as JSON."""
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Log into memory, and leave logging as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    output = Lines()
    configure_logging("json", stream=output)
    yield output
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_an_event_is_one_line_of_json(lines: Lines) -> None:
    """
    Machines read the log: one object a line, the event's name and its fields.
    """
    structlog.get_logger().info("reply_sent", turn=3, rule="otherwise")

    [line] = lines.all()
    assert ("reply_sent", 3, "otherwise", "info") == (line["event"], line["turn"], line["rule"], line["level"])
    assert line["timestamp"].endswith("Z")


def test_what_members_write_and_who_they_are_is_dropped(lines: Lines) -> None:
    """
    A careless field does not put a member's words, name or number into a file.
    """
    structlog.get_logger().info(
        "message_stored",
        id=7,
        body="my knee hurts",
        first_name="Ann",
        member_phone="555-0100",
        nested={"email": "ann@example.com", "count": 2, "list": [{"text": "hello", "ok": True}]},
    )

    [line] = lines.all()
    assert 7 == line["id"]
    assert {"count": 2, "list": [{"ok": True}]} == line["nested"]
    assert not any(word in lines.getvalue() for word in ("knee", "Ann", "555", "example.com", "hello"))


def test_secrets_are_dropped(lines: Lines) -> None:
    """
    Neither a password nor a token of any kind is ever logged.
    """
    structlog.get_logger().info("login_done", password="p1", api_token="t1", client_secret="s1", club="north")

    [line] = lines.all()
    assert {"event", "level", "timestamp", "club"} == set(line)


def test_an_exception_that_quotes_data_shows_its_type_and_place_only(lines: Lines) -> None:
    """
    `ValueError` repeats the text it could not read: that may be a member's message.
    """
    try:
        int("my card is 4111")
    except ValueError:
        structlog.get_logger().exception("reading_failed")

    [line] = lines.all()
    assert "ValueError at " in line["exception"]
    assert "test_log.py:" in line["exception"]
    assert "4111" not in lines.getvalue()


def test_our_own_errors_keep_their_sentence_and_their_cause(lines: Lines) -> None:
    """
    Our sentences carry no member data, and the chain of causes says what really happened.
    """
    try:
        try:
            raise KeyError("ann@example.com")
        except KeyError as error:
            raise CrmUnavailable("The CRM did not answer.") from error
    except CrmUnavailable:
        structlog.get_logger().exception("poll_failed")

    [line] = lines.all()
    assert line["exception"].startswith("CrmUnavailable(The CRM did not answer.) at ")
    assert "<- KeyError at " in line["exception"]
    assert "ann@example.com" not in lines.getvalue()


def test_the_members_of_a_group_of_exceptions_are_told(lines: Lines) -> None:
    """
    Several tasks that fail together do not hide behind the word "group".
    """
    try:
        raise ExceptionGroup("several", [OSError(28, "No space left on device"), ValueError("private")])
    except ExceptionGroup:
        structlog.get_logger().exception("tasks_failed")

    assert "OSError([Errno 28] No space left on device)" in lines.all()[0]["exception"]
    assert "private" not in lines.getvalue()


def test_lines_of_libraries_take_the_same_form(lines: Lines) -> None:
    """
    What uvicorn and the Temporal SDK log is in the same stream, in the same form, under the same rules.
    """
    logging.getLogger("temporalio.worker").warning("polling %s", "slowly", extra={"queue": "q", "token": "t"})

    [line] = lines.all()
    assert ("polling slowly", "temporalio.worker", "q") == (line["event"], line["logger"], line["queue"])
    assert "token" not in line


def test_bound_context_is_on_every_line(lines: Lines) -> None:
    """
    The conversation is bound once and is on each line until it is cleared.
    """
    with structlog.contextvars.bound_contextvars(conversation=12):
        structlog.get_logger().info("draft_made")

    assert 12 == lines.all()[0]["conversation"]


def test_a_terminal_gets_lines_for_people() -> None:
    """
    The console form is readable and follows the same rules.
    """
    output = io.StringIO()
    root = logging.getLogger()
    handlers = list(root.handlers)
    try:
        configure_logging("console", stream=output)
        structlog.get_logger().info("reply_sent", turn=3, body="secret words")
    finally:
        root.handlers[:] = handlers
        structlog.reset_defaults()

    assert "reply_sent" in output.getvalue()
    assert "turn=3" in output.getvalue()
    assert "secret words" not in output.getvalue()
