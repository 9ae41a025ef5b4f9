"""What is to be written, told by key and column rather than by position, since people move rows meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mentorsheets.domain.model import Match
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.today_page import TodayPage

Values = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class AddRow:
    """A row for the tab declared as `tab`: column titles to values. If its key is there already, nothing."""

    tab: str
    values: Values


@dataclass(frozen=True, slots=True)
class SetRow:
    """New values for the one row in which all of `where` stands, if all of `expected` still stands there.

    Only an edit that a person asked for may write into a column that people own. Where several such rows
    stand, `of_twins` is how many of them stand above the one that is meant. `because` is what a note on
    people's cells is to say of why they were filled, "" for none.
    """

    tab: str
    where: Values
    values: Values
    expected: Values = field(default_factory=dict)
    asked_by_a_person: bool = False
    of_twins: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note on the cell of `title` in the one row in which all of `where` stands; "" takes ours away."""

    tab: str
    where: Values
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What stands in the row of a need, whether it holds its id, and how many like it stand above."""

    typed: Values
    is_named: bool
    twins_above: int


@dataclass(frozen=True, slots=True)
class DrawTab:
    """The rows that a tab of the machine's alone is to hold from now on."""

    tab: str
    rows: tuple[Values, ...]


@dataclass(frozen=True, slots=True)
class DrawToday:
    """The tab Today is to say this, without the words that were acted on (`done`), with their rows' keys."""

    page: TodayPage
    done: frozenset[tuple[str, str]] = frozenset()


Edit = AddRow | SetRow | NoteRow | DrawTab | DrawToday


class RefusalReason(StrEnum):
    """Why an edit was refused."""

    GONE = "the row is not there any more"
    TWICE = "there are several such rows"
    CHANGED = "somebody changed the row meanwhile"
    PEOPLES = "the column belongs to people"
    MERGED = "the cell is merged with others"


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that was not carried out, and why."""

    edit: SetRow
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Typed:
    """A match that a person typed in and that has no ids yet: how its row writes giver and asker.

    `is_named`: they gave it a name of its own, and only the ids of its two are to be filled in.
    """

    match: Match
    giver: str
    asker: str
    is_named: bool = False
