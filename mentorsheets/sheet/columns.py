"""How a tab and its columns are declared: title, meaning, owner, type and choices."""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Owner(StrEnum):
    """Who may write into a column: the machine never touches what people own."""

    PEOPLE = "people"
    MACHINE = "machine"


class Holds(StrEnum):
    """What a cell of a column holds, which decides its drop-down and its format."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    DAY = "day"
    ONE_OF = "one of"
    SOME_OF = "some of"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `title` is the header as written, `synonyms` other headers that mean the same."""

    title: str
    meaning: str
    owner: Owner = Owner.PEOPLE
    holds: Holds = Holds.TEXT
    choices: tuple[str, ...] = ()
    choices_from: str = ""
    synonyms: tuple[str, ...] = ()
    example: str = ""
    private: bool = False
    hidden: bool = False
    needed: bool = False
    width: int = 18


@dataclass(frozen=True, slots=True)
class TabSpec:
    """One tab: its columns, the column that tells rows apart, and who fills it.

    `replaced` tabs are the machine's alone and drawn anew by each run; all others only grow or change cell
    by cell.
    """

    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: str = ""
    owner: Owner = Owner.PEOPLE
    replaced: bool = False
    hidden: bool = False
    needed: bool = False
    synonyms: tuple[str, ...] = ()
    starts_with: tuple[tuple[str, ...], ...] = field(default=())

    def column(self, title: str) -> Column:
        """Return the column of this title.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.title == title:
                return column
        raise KeyError(title)

    def without_choices(self) -> "TabSpec":
        """Return the same tab as one into which nobody types, so that it needs no tab of kinds beside it."""
        columns = (replace(column, choices=(), choices_from="") for column in self.columns)
        return replace(self, columns=tuple(columns))
