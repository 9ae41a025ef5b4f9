"""A column of a tab of the machine's that says nothing any more, and what seems to have become of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostColumn:
    """The column `title` of a tab whose rows cannot be read without it.

    Its header stands there still, above nothing, if it `is_there`; else `under` is another header that
    stands above something and is none of ours, if there is one, so that somebody may have typed it over ours.
    """

    title: str
    is_there: bool = False
    under: str = ""
