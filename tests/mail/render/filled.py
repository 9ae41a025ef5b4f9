"""Fills in the facts of any kind with one and the same text, link, day and number."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast, get_type_hints

from mentorsheets.mail.facts import Link
from mentorsheets.mail.render.types import element, present

MOMENT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
PLAIN = {date: MOMENT.date(), datetime: MOMENT, timedelta: timedelta(weeks=2), int: 3, bool: True}


def filled(of: type, text: str, link: Link, *, yes: bool = True) -> Any:
    """Return facts whose texts are all `text`, whose links are all `link` and whose choices are all `yes`."""
    hints = get_type_hints(of)
    return of(**{one.name: _value(present(hints[one.name]), text, link, yes) for one in fields(of)})


def _value(of: Any, text: str, link: Link, yes: bool) -> Any:
    if (one := element(of)) is not None:
        return (_value(one, text, link, yes),) * 2
    if is_dataclass(of):
        return filled(cast("type", of), text, link, yes=yes)
    if of is bool:
        return yes
    return {str: text, Link: link, **PLAIN}[of]
