"""What was taken from forms before: which answers, whose, into which cells, all as marks without words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.answer_marks import MARKED_LINE, as_line, mark_of
from mentorsheets.sheet.forms.answers import FormAnswer
from mentorsheets.sheet.reading.rows import rows_of
from mentorsheets.sheet.schema import ANSWERS_TAKEN

PERSON = ""
"""The line of a person's own row; the others are those of their needs, by key."""
WISH = "(wish for a gender)"
"""What the mark of such a wish is noted under, beside the columns of a person's row; it stands in none."""


@dataclass(slots=True)
class Taken:
    """What one person answered so far: the marks of all that went into each cell, and the last moment.

    `asked` are the lines of needs that the last answer asked for, by the title of its form.
    """

    cells: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    latest: datetime | None = None
    asked: dict[str, frozenset[str]] = field(default_factory=dict)
    keyed: KeyedMarks = PLAIN_MARKS

    def asked_before(self, form: str, line: str, need: Cell) -> bool:
        """Return whether the last answer with needs to a form asked for this one, by line or by word."""
        lines = self.asked.get(form, frozenset())
        return line in lines or any(self.put(one, "Need", need) for one in lines)

    def put(self, line: str, column: str, value: Cell) -> bool:
        """Return whether an answer of this person put this value into this column of a line."""
        return self.keyed.has(self.cells.get((line, column), ()), mark_of(value))

    def name_line(self, plain: str) -> str:
        """Return what the line of a need is called here: as it was written down, its mark keyed.

        `plain` is the id of a kind, or what `as_line` makes of words.
        """
        if not plain.startswith(MARKED_LINE):
            return plain
        known = self.lines()
        ways = [as_line(one) for one in self.keyed.ways(plain.removeprefix(MARKED_LINE))]
        return next((one for one in ways if one in known), ways[0])

    def note(self, line: str, column: str, mark: str) -> None:
        """Note the mark of what an answer puts there."""
        self.cells.setdefault((line, column), set()).add(mark)

    def lines(self) -> set[str]:
        """Return the lines into which anything was ever put."""
        return {line for line, _ in self.cells}


@dataclass(frozen=True, slots=True)
class Log:
    """All that was taken: the marks of answers, what each person (id) put where, and ids by marks.

    `forms` are the tabs and files that answers were taken from.
    """

    marks: frozenset[str]
    people: dict[str, Taken]
    by_address: Mapping[str, str]
    by_name: Mapping[str, str]
    keyed: KeyedMarks = PLAIN_MARKS
    forms: frozenset[str] = frozenset()

    def of(self, person: str) -> Taken:
        """Return what was taken from one person, to be added to."""
        return self.people.setdefault(person, Taken(keyed=self.keyed))

    def find_address(self, address: str) -> str | None:
        """Return who answered from an address before."""
        return self._find(self.by_address, address)

    def find_name(self, name: str) -> str | None:
        """Return who answered under a name before."""
        return self._find(self.by_name, name)

    def _find(self, known: Mapping[str, str], said: str) -> str | None:
        return next((known[one] for one in self.keyed.ways(mark_of(said)) if one in known), None)


def read_log(tab: Tab | None, keyed: KeyedMarks) -> Log:
    """Return what the tab `Answers taken` holds; a row that somebody spoilt says only that it was taken.

    The marks in it are known by `keyed`.
    """
    marks, forms = set[str](), set[str]()
    people: dict[str, Taken] = {}
    by_address: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for row in rows_of(tab, ANSWERS_TAKEN, []) if tab else ():
        person = row.text("Person id")
        marks.add(row.text("Answer"))
        taken = people.setdefault(person, Taken(keyed=keyed))
        when, form = _moment(row.text("Answered")), row.text("Form")
        forms.add(form)
        wrote = [(_key_line(line, keyed), column, mark) for line, column, mark in _wrote(row.text("Wrote"))]
        if lines := frozenset(line for line, *_ in wrote) - {PERSON}:
            # Rows of a list without times hold at once; of answers with times the last one does.
            taken.asked[form] = lines if when else lines | taken.asked.get(form, frozenset())
        for line, column, mark in wrote:
            taken.note(line, column, mark)
            if (line, column) == (PERSON, "Email"):
                by_address[mark] = person
            if (line, column) == (PERSON, "Name"):
                by_name[mark] = person
        taken.latest = max(filter(None, (taken.latest, when)), default=None)
    return Log(frozenset(marks), people, by_address, by_name, keyed, frozenset(forms))


def make_taken_row(
    answer: FormAnswer,
    person: str,
    wrote: Mapping[str, Mapping[str, str]],
    today: date,
    keyed: KeyedMarks,
) -> AddRow:
    """Return the row that notes an answer as taken; `wrote` has the plain marks by line and column."""
    # What was taken again has a row of its own, for those that are there are never written over.
    mark = mark_of(answer.mark, json.dumps(wrote, sort_keys=True)) if answer.is_again else answer.mark
    told = {line: {column: keyed.key(one) for column, one in marks.items()} for line, marks in wrote.items()}
    return AddRow(
        ANSWERS_TAKEN.title,
        {
            "Answer": keyed.key(mark),
            "Form": answer.form,
            "Person id": person,
            "Taken on": today,
            "Answered": answer.when.isoformat(" ") if answer.when else None,
            "Wrote": json.dumps(told, separators=(",", ":")),
        },
    )


def _key_line(line: str, keyed: KeyedMarks) -> str:
    """Return a line as it is written down from now on."""
    return as_line(keyed.key(line.removeprefix(MARKED_LINE))) if line.startswith(MARKED_LINE) else line


def _wrote(text: str) -> Iterable[tuple[str, str, str]]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return
    for line, columns in found.items() if isinstance(found, dict) else ():
        for column, mark in columns.items() if isinstance(columns, dict) else ():
            yield line, column, str(mark)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
