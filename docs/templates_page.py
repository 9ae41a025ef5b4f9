"""The reference of every kind of mail and its facts, made from the facts themselves for docs/templates.md."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any, get_type_hints

from mentorsheets.mail.facts import KINDS, LetterFacts, Link
from mentorsheets.mail.render.types import element, present

BEGIN, END = "<!-- facts: begin -->", "<!-- facts: end -->"
VALUE_WORDS = {
    str: "words",
    bool: "yes or no",
    int: "a number",
    Link: "a link",
    date: "a day",
    datetime: "a day and time",
    timedelta: "a stretch of time",
}


def reference() -> str:
    """Return the reference as Markdown: for each kind when it goes out, and what its template may name."""
    return "\n".join(line for kind in (LetterFacts, *KINDS) for line in _of_kind(kind))


def _of_kind(kind: Any) -> Iterator[str]:  # noqa: ANN401
    yield f"### {kind.kind}"
    yield ""
    yield kind.about
    yield ""
    yield "| in the template | what it is | |"
    yield "|---|---|---|"
    yield from _rows(kind, "")
    yield ""


def _rows(of: Any, before: str) -> Iterator[str]:  # noqa: ANN401
    hints = get_type_hints(of)
    for one in fields(of):
        inside = present(hints[one.name])
        many = element(inside)
        # In a list each line has its own name, which the loop of the template gives it.
        yield f"| `{before}{one.name}` | {one.metadata['meaning']} | {_describe(inside)} |"
        if is_dataclass(many or inside):
            yield from _rows(many or inside, "one." if many else f"{before}{one.name}.")


def _describe(of: Any) -> str:  # noqa: ANN401
    many = element(of)
    if many is not None:
        return (
            f"a list of {VALUE_WORDS.get(many, 'lines')}: for one in …"
            if many not in VALUE_WORDS
            else "a list"
        )
    return VALUE_WORDS.get(of, "has parts")


def renew(page: str) -> str:
    """Return a page whose part between the two marks is the reference as it is now."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"
