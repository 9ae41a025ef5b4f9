"""The words of the pages in the reader's language: its sentences, numbers and days."""

import gettext
import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from unicodedata import bidirectional

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

FIRST_STRONG, POP = "\u2068", "\u2069"
"""Characters around what is written in whichever direction its own letters have (Unicode UAX 9)."""

ENGLISH = Locale("en")
SOMEBODYS_WORDS = re.compile("“[^”]*”")
"""What somebody wrote, within a line of ours."""


class PageWords:
    """Sentences of one language; what its catalogue lacks stays English."""

    def __init__(self, code: str, catalogue: str = "", phrases: Mapping[str, str] | None = None) -> None:
        """Speak the language `code`; `catalogue` is the text of its .po file, "" for English.

        `phrases` are titles of kinds of need in it, by what they are called in the sheet.
        """
        self.code = code
        self.locale = Locale("en", "GB") if code == "en" else Locale.parse(code, sep="-")
        found = read_po(catalogue.splitlines(keepends=True)) if catalogue else None
        self._plural = gettext.c2py(found.plural_expr) if found else lambda count: int(count != 1)
        self._texts: dict[str, str | tuple[str, ...]] = dict(phrases or {})
        self._texts |= {
            _first(message.id): message.string
            for message in found or ()
            if message.id and isinstance(message.string, str | tuple)
        }

    @cached_property
    def direction(self) -> str:
        """Which way the language is written: "rtl" or "ltr"."""
        return str(self.locale.text_direction)

    def gettext(self, text: str) -> str:
        """Return a sentence in this language."""
        found = self._texts.get(text)
        return found if isinstance(found, str) and found else text

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return a sentence about a count, in the form that the language has for it."""
        forms = self._texts.get(one)
        if isinstance(forms, tuple) and all(forms):
            return forms[self._plural(count)]
        return one if count == 1 else many

    def say(self, text: str, **values: object) -> str:
        """Return a sentence in this language with its values filled in."""
        return self.gettext(text) % values

    def count(self, one: str, many: str, count: int, **values: object) -> str:
        """Return a sentence about a count, `%(num)s` in it being the count."""
        return self.ngettext(one, many, count) % {"num": self.number(count), **values}

    def number(self, value: float) -> str:
        """Return a whole number as the language writes it."""
        return format_decimal(value, format="#,##0", locale=self.locale)

    def percent(self, share: float) -> str:
        """Return a share as whole per cent."""
        return format_percent(share, format="#,##0%", locale=self.locale)

    def day(self, value: date) -> str:
        """Return a day in full."""
        return format_date(value, "long", locale=self.locale)

    def month_day(self, value: date) -> str:
        """Return a day without its year, for what is not long ago."""
        return format_date(value, "d MMMM", locale=self.locale)

    def language(self, name: str) -> str:
        """Return what a language, given by its English name, is called in this language."""
        code = next((code for code, called in ENGLISH.languages.items() if called == name), "")
        return str(self.locale.languages.get(code) or name)

    def isolate(self, line: str, first: str = "") -> str:
        """Return a line in which what somebody wrote, and what stands `first`, keep their own direction."""
        if self.direction != "rtl":
            return line
        begins = f"{FIRST_STRONG}{first}{POP}" if first and line.startswith(first) else ""
        rest = SOMEBODYS_WORDS.sub(
            lambda found: f"{FIRST_STRONG}{found[0]}{POP}", line[len(first) if begins else 0 :]
        )
        return begins + rest

    def listed(self, parts: list[str]) -> str:
        """Return parts as a list in running text; names in another script keep their own direction."""
        is_mixed = self.direction == "rtl" or any(map(_runs_left, parts))
        told = [f"{FIRST_STRONG}{part}{POP}" for part in parts] if is_mixed else parts
        return format_list(told, locale=self.locale)

    @property
    def arrow(self) -> str:
        """An arrow onwards, as the language is read."""
        return "←" if self.direction == "rtl" else "→"


def _runs_left(text: str) -> bool:
    return any(bidirectional(char) in {"R", "AL"} for char in text)


def _first(name: str | tuple[str, ...] | list[str]) -> str:
    return name if isinstance(name, str) else name[0]
