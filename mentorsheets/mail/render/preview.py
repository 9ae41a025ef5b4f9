"""One page that shows mails before they go, or an outbox after: to whom, why, and how each one looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, StrictUndefined, Template

from mentorsheets.resources import find_shipped

PREVIEW_FILE = "preview.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """One mail as the page shows it: `source` is the whole mail as text, `when` and `state` are words.

    `file` is the name of a file beside the page that a mail program opens.
    """

    to: str
    address: str
    kind: str
    why: str
    subject: str
    text: str
    html: str
    source: str = ""
    when: str = ""
    state: str = ""
    file: str = ""


def preview_page(mails: Sequence[Shown], *, title: str, lead: str = "") -> str:
    """Return a page that needs no other file, runs no script and loads nothing.

    Each mail stands in a frame of its own from which no link and no form leads out; all else is escaped.
    """
    return _template().render(mails=mails, title=title, lead=lead)


def _writable(value: object) -> object:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_writable, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((find_shipped("templates") / PREVIEW_FILE).read_text(encoding="utf-8"))
