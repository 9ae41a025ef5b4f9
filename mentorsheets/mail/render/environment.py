"""The small language of the templates: Jinja2 in its sandbox, where each value is veiled as it is written."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mentorsheets.mail.render.escaping import veil
from mentorsheets.mail.render.language import (
    clock,
    day,
    either,
    in_words,
    join_list,
    often,
    pace,
    tongues,
    zone,
)

# The ways to write something, each with what it is for.
FORMATS: dict[str, tuple[Callable[[Any, str], str], type]] = {
    "day": (day, date),
    "clock": (clock, datetime),
    "zone": (zone, datetime),
    "pace": (pace, timedelta),
    "often": (often, timedelta),
    "languages": (tongues, tuple),
    "either": (either, tuple),
}
CASES: dict[str, Callable[[str], str]] = {
    "capitalize": str.capitalize,
    "lower": str.lower,
    "upper": str.upper,
}
OF_LISTS: dict[str, Callable[[tuple[Any, ...]], Any]] = {
    "count": len,
    "first": lambda values: next(iter(values), None),
    "last": lambda values: next(reversed(values), None),
}
FILTERS = (*FORMATS, *CASES, *OF_LISTS)


class SectionsMark(str):
    """The mark for the sections of a mail within its letter; the only value that is not veiled."""

    __slots__ = ()


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, in which nothing stands behind the dot of something that was left out."""

    def getattr(self, obj: object, attribute: str) -> object:
        return None if obj is None else super().getattr(obj, attribute)


@lru_cache(maxsize=256)
def environment(language: str) -> ImmutableSandboxedEnvironment:
    """Return the environment that templates of one language are read and filled in."""
    made = _Environment(
        undefined=StrictUndefined,
        finalize=partial(_write, language),
        # The check and the words of a template are all there is: no loader, so nothing can be included.
        loader=None,
        autoescape=False,
    )
    made.globals.clear()
    made.filters = {name: partial(_format, name, language) for name in FORMATS}
    made.filters |= {name: partial(_change_case, name) for name in CASES} | OF_LISTS
    return made


def _format(name: str, language: str, value: object) -> str:
    return "" if value is None else FORMATS[name][0](value, language)


def _change_case(name: str, value: str | None) -> str:
    return CASES[name](value or "")


def _write(language: str, value: object) -> str:
    match value:
        case None:
            return ""
        case SectionsMark():
            return f"\n\n{value}\n\n"
        case str():
            return veil(value)
        case date() | timedelta():
            return veil(in_words(value, language))
        case tuple():
            return join_list([str(one) for one in value], language, veil)
        case _:
            return veil(str(value))
