"""What a sheet says of its forms' questions: a row of Settings for each form, or lines of the tab Mapping."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.form_settings import form_of
from mentorsheets.sheet.forms.mapping import (
    NOTHING,
    Questions,
    find_meant,
    is_left_alone,
    key_of,
    parse,
    read_fills,
)
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import MAPPING, SETTINGS

OURS = frozenset(("List", "Question", "Fills"))
"""Columns by which a tab called Mapping is known for ours: a workbook may well have one of its own."""


@dataclass(frozen=True, slots=True)
class MappingLine:
    """A row of the tab Mapping: as what its list and question are written, and the columns that it names.

    `was` are those that the answers went into which were taken so far.
    """

    row: Row
    title: str
    question: str
    fills: tuple[str, ...]
    was: tuple[str, ...]

    @property
    def cell(self) -> str:
        """The cell in which people choose what the question fills."""
        return cell_name(self.row.index, self.row.header.columns["Fills"])


@dataclass(frozen=True, slots=True)
class FormSaying:
    """What is said of one form: in a row of Settings, or in lines of Mapping, which count before it."""

    setting: Row | None = None
    lines: tuple[MappingLine, ...] = ()

    @property
    def is_left_alone(self) -> bool:
        """Whether the form is said to be none of the programme's."""
        if self.lines and all(line.fills == (NOTHING,) for line in self.lines):
            return True
        return self.setting is not None and is_left_alone(self.setting.text("Value"))

    def questions(self, there: Sequence[str]) -> Questions:
        """Return which questions fill which columns, in the words of the questions that are `there`."""
        if not self.lines:
            return parse(self.setting.text("Value"), there) if self.setting else {}
        found: dict[str, tuple[str, ...]] = {}
        for line in self.lines:
            for column in line.fills:
                found[column] = (*found.get(column, ()), *find_meant(line.question, tuple(there)))
        return {column: tuple(dict.fromkeys(asked)) for column, asked in found.items()}

    def place_of(self, asked: str) -> tuple[Row, str] | None:
        """Return the row that speaks of a question, and the column of it that says what it fills."""
        line = next((line for line in self.lines if key_of(line.question) == key_of(asked)), None)
        if line:
            return line.row, "Fills"
        return (self.setting, "Value") if self.setting and not self.lines else None


@dataclass(frozen=True, slots=True)
class FormSayings:
    """What a sheet says of all forms, by their plain titles, and whether it has a tab Mapping of ours."""

    by_title: Mapping[str, FormSaying] = field(default_factory=dict)
    has_mapping: bool = False

    def of(self, title: str) -> FormSaying | None:
        """Return what is said of the form of this title, None if nothing is."""
        return self.by_title.get(plain(title))

    def keys(self) -> Collection[str]:
        """Return the plain titles of the forms of which anything is said."""
        return self.by_title.keys()


def find_form_settings(book: Book, problems: list[Problem]) -> FormSayings:
    """Return what the sheet says of its forms; what is wrong in these rows will be added to `problems`."""
    tab = find_tab(book, SETTINGS)
    settings: dict[str, Row] = {}
    for row in rows_of(tab, SETTINGS, []) if tab else ():
        if form := form_of(row.text("Setting")):
            row.problems = problems
            settings.setdefault(plain(form), row)
    mapping = find_tab(book, MAPPING)
    has_mapping = mapping is not None and find_header(mapping, MAPPING).columns.keys() >= OURS
    lines: dict[str, dict[str, MappingLine]] = {}
    for row in rows_of(mapping, MAPPING, []) if mapping and has_mapping else ():
        row.problems = problems
        if (line := _read_line(row)) and (title := plain(line.title)):
            of_form = lines.setdefault(title, {})
            if of_form.setdefault(key_of(line.question), line) is not line:
                row.problem(
                    "Question",
                    "This question stands here twice; only the first row counts.",
                    "Delete one of the two, and write both columns with + between into the other.",
                )
    titles = dict.fromkeys((*settings, *lines))
    return FormSayings(
        {title: FormSaying(settings.get(title), tuple(lines.get(title, {}).values())) for title in titles},
        has_mapping,
    )


def _read_line(row: Row) -> MappingLine | None:
    title, question = row.text("List"), row.text("Question")
    if not title or not question:
        return None
    fills, unknown = read_fills(row.text("Fills"))
    if unknown:
        row.problem(
            "Fills",
            f"There is no column “{unknown[0]}” that answers could go into, so they go nowhere.",
            "Choose one from the list in this cell, or Nothing.",
        )
    return MappingLine(row, title, question, fills, read_fills(row.text("In use"))[0])
