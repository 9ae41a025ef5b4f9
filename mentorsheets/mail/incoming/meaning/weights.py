"""The weights of signs as they are written in `weights.tsv`, to be read by anybody.

What belongs to one language alone stands together below its name, so that only the languages are read in
which somebody wrote.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from mentorsheets.mail.incoming.meaning.verdict import HoldReason

WEIGHTS = Path(str(files("mentorsheets.mail.incoming.meaning") / "weights.tsv"))
WEIGHED = (HoldReason.STOP, HoldReason.HARM, HoldReason.PERSON)
"""What the weights tell apart, in the order of their columns; leaving is a kind of stop."""
WEIGHT_UNIT = 100
"""Weights stand in hundredths."""
EVERY_SENTENCE = "(always)"
"""The sign that every sentence has."""
OF_NO_LANGUAGE = "all"
"""What stands in the place of a language's name above the signs that are no language's own."""
SECTION = "# language\t"
"""How the line begins that names a language."""
SIGNS_REMEMBERED = 20_000
"""Signs whose weights are kept ready: those of a hundred long letters."""
OF_LANGUAGE = re.compile(r"(?:[^~:#]*[<>])?([a-z]{2})[:#]")
"""A sign that is one language's own: a word or stem of it, alone or beside what another is about."""


@dataclass(frozen=True, slots=True)
class Scales:
    """By which file sentences are weighed, and how much `more` than usual it takes to hold, for measuring."""

    file: Path = WEIGHTS
    more: float = 0.0

    def find_each(self, signs: Iterable[str], code: str) -> dict[str, tuple[float, ...]]:
        """Return the weights of each sign that the file has there, in the order of `WEIGHED`."""
        found = read_weights(self.file)
        own, shared = found[code], found[OF_NO_LANGUAGE]
        written = ((sign, own.get(sign) or shared.get(sign)) for sign in signs)
        return {sign: _reckon(weights) for sign, weights in written if weights}


OUR_SCALES = Scales()


def name_language(sign: str) -> str:
    """Return the code of the language whose own a sign is, or `OF_NO_LANGUAGE`."""
    found = OF_LANGUAGE.match(sign)
    return found[1] if found else OF_NO_LANGUAGE


class _ByLanguage(dict[str, Mapping[str, str]]):
    """The lines of each language, taken apart when they are first asked for."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        super().__init__()
        self._parts = parts

    def __missing__(self, code: str) -> Mapping[str, str]:
        lines = self._parts.get(code, "").splitlines()
        self[code] = dict(line.split("\t", 1) for line in lines)
        return self[code]


@cache
def read_weights(file: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the weights of each sign as they are written, by language; a run meets a few hundred of them."""
    _, *sections = file.read_text(encoding="utf-8").split(SECTION)
    return _ByLanguage({code: lines for code, _, lines in (one.partition("\n") for one in sections)})


@lru_cache(SIGNS_REMEMBERED)
def _reckon(written: str) -> tuple[float, ...]:
    """Return the weights of a sign in the order of `WEIGHED`."""
    return tuple(int(weight) / WEIGHT_UNIT for weight in written.split("\t"))
