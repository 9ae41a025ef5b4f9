"""Regular expressions that are compiled when they are first asked: a run asks few of some five hundred."""

import re
from collections.abc import Callable, Iterator

_MADE: list["LatePattern"] = []


class LatePattern:
    """A pattern that costs nothing until it is asked; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "_flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None
        _MADE.append(self)

    def __repr__(self) -> str:
        return f"LatePattern({self.pattern!r})"

    def compile(self) -> None:
        """Compile it now, for whoever is about to make copies of its process."""
        self._find()

    def _find(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in a text."""
        return self._find().search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match with which a text begins."""
        return self._find().match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that a whole text is."""
        return self._find().fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in a text, none of which overlap."""
        return self._find().finditer(text)

    def findall(self, text: str) -> list[str]:
        """Return what all matches in a text say, of a pattern with one group or none."""
        return self._find().findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Return the parts of a text between the matches, of a pattern without groups."""
        return self._find().split(text, maxsplit)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return a text with something new in the place of each match."""
        return self._find().sub(new, text, count)


def compile_each() -> None:
    """Compile all patterns there are by now, so that no copy of this process compiles them once more."""
    for pattern in _MADE:
        pattern.compile()
