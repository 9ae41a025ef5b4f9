"""What a run tells a log: one line for each thing done, with ids and counts, and nothing about a person."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from mentorsheets.errors import MentorsheetsError

LOGGER = logging.getLogger("mentorsheets")
LOG_LEVELS = ("debug", "info", "warning", "error")
FORMS = ("text", "json")
Fact = str | int

_ABOUT: ContextVar[tuple[tuple[str, Fact], ...]] = ContextVar("about", default=())


def set_up(form: str | None, level: str) -> None:
    """Let lines go to standard error from now on, in a form of `FORMS`, from a level of `LOG_LEVELS` up.

    Without a form there are none.
    """
    LOGGER.propagate = False
    if form is None:
        LOGGER.handlers = [logging.NullHandler()]
        return
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    LOGGER.handlers = [handler]
    LOGGER.setLevel(level.upper())


def is_set_up() -> bool:
    """Return whether somebody asked for lines."""
    return any(not isinstance(handler, logging.NullHandler) for handler in LOGGER.handlers)


def note(event: str, level: int = logging.INFO, **facts: Fact) -> None:
    """Log that something was done. `facts` are ids, counts and states; nothing of a person's."""
    LOGGER.log(level, event, extra={"facts": dict(_ABOUT.get()) | facts})


def log_error(error: MentorsheetsError) -> None:
    """Log an error of ours, which says nothing of a person, in its own words."""
    note(
        "stopped", logging.ERROR, error=type(error).__name__, exit=error.exit_code, sentence=error.sentence,
        hint=error.hint,
    )  # fmt: skip


def log_failure(event: str, error: BaseException) -> None:
    """Log an error by its kind and place alone, since its words may hold what stands in a sheet."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    note(event, logging.ERROR, error=type(error).__name__, place=place)


@contextmanager
def about(**facts: Fact) -> Iterator[None]:
    """Add facts to every line that is logged inside."""
    token = _ABOUT.set((*_ABOUT.get(), *facts.items()))
    try:
        yield
    finally:
        _ABOUT.reset(token)


class TextLines(logging.Formatter):
    """Lines for people: moment, level, event, and each fact as name=value."""

    default_time_format = "%Y-%m-%dT%H:%M:%S%z"
    default_msec_format = ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        facts = "".join(f" {name}={_shown(value)}" for name, value in _facts(record).items())
        return f"{self.formatTime(record)} {record.levelname.lower()} {record.getMessage()}{facts}"


class JsonLines(logging.Formatter):
    """Lines for programs: one JSON object each."""

    default_time_format = "%Y-%m-%dT%H:%M:%S%z"
    default_msec_format = ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        told = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        return json.dumps(told | _facts(record), ensure_ascii=False)


def _facts(record: logging.LogRecord) -> dict[str, Fact]:
    facts: dict[str, Fact] = getattr(record, "facts", {})
    return facts


def _shown(value: Fact) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if not text or set(' "=\n\r\t') & set(text) else text
