"""How log lines look, and what never gets into one.

One line per event: `log.info("reply_sent", turn=3, rule="otherwise")`. Lines of the libraries (uvicorn, temporalio)
take the same form. What members write, who they are and what is secret is dropped here, whoever logged it.
"""

import logging
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from spotter.domain.errors import SpotterError

_PRIVATE_WORDS = frozenset({"body", "text", "name", "email", "phone", "password", "token", "secret"})
# These name things of ours, not people.
_HARMLESS_KEYS = frozenset({"rule_name", "workflow_name", "activity_name", "task_queue_name", "logger_name"})

# Texts about the program or the machine. Others (ValueError, KeyError, a database's error) quote the data they met.
_TEXT_IS_SAFE = (
    SpotterError,
    OSError,
    AttributeError,
    TypeError,
    NameError,
    ImportError,
    AssertionError,
    RuntimeError,
)

# Their information is said better by ours, or quotes addresses with what people searched for.
_QUIET_LOGGERS = ("uvicorn.access", "httpx2", "httpcore2", "openai", "alembic", "asyncio", "bm25s")


def configure_logging(
    log_format: str | None = None, *, level: int = logging.INFO, stream: TextIO | None = None
) -> None:
    """Set the form of all log lines of this process: `console`, `json`, or by whether a person is watching."""
    output = stream or sys.stdout
    console = log_format == "console" if log_format else output.isatty()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        drop_private,
        tell_exception,
        structlog.processors.TimeStamper(fmt="%H:%M:%S" if console else "iso", utc=not console),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = _console_renderer(output) if console else structlog.processors.JSONRenderer()
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(output)
    handler.setFormatter(formatter)
    _take_over(handler, level)


def drop_private(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop what identifies or quotes a person, and secrets, at any depth."""
    return {key: _without_private(value) for key, value in event.items() if not is_private(key)}


def is_private(key: str) -> bool:
    """Say whether a field of this name may carry something that no log may."""
    return key not in _HARMLESS_KEYS and key.lower().rsplit("_", 1)[-1] in _PRIVATE_WORDS


def tell_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its types and places; by its text only where texts of that type quote no data."""
    found: Any = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error: Any = cast("Sequence[Any]", found)[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["exception"] = " <- ".join(_describe(each) for each in _chain(error))
    return event


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    if isinstance(error, BaseExceptionGroup):
        for inner in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            chain += _chain(inner)
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain + _chain(before) if before is not None else chain


def _describe(error: BaseException) -> str:
    # The innermost places of ours, then the very last: enough to find the line, short enough for one line.
    all_frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in all_frames[:-1] if "site-packages" not in frame.filename]
    frames = ours[-4:] + list(all_frames[-1:])
    places = " > ".join(f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno}" for frame in frames)
    text = f"({error})" if isinstance(error, _TEXT_IS_SAFE) and str(error) else ""
    return f"{type(error).__name__}{text} at {places or '?'}"


def _without_private(value: Any) -> Any:
    if isinstance(value, Mapping):
        items = cast("Mapping[Any, Any]", value).items()
        return {key: _without_private(inner) for key, inner in items if not is_private(str(key))}
    if isinstance(value, list | tuple):
        return [_without_private(inner) for inner in cast("Sequence[Any]", value)]
    return value


def _console_renderer(output: TextIO) -> Processor:
    return structlog.dev.ConsoleRenderer(colors=output.isatty(), pad_event_to=28)


def _take_over(handler: logging.Handler, level: int) -> None:
    """Let every logger of every library end in our one handler."""
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for known in list(logging.root.manager.loggerDict.values()):
        if isinstance(known, logging.Logger):
            known.handlers.clear()
            known.propagate = True
    for quiet in _QUIET_LOGGERS:
        logging.getLogger(quiet).setLevel(logging.WARNING)
