"""Reading the answers to a form: each becomes what it says for a person's own row, and for rows of needs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.no_topic import asks_for_nothing
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.forms.alarming import AlarmingAnswer, find_alarming
from mentorsheets.sheet.forms.answer_marks import MARKED_LINE, as_held, as_line, mark_of, show_cell
from mentorsheets.sheet.forms.elsewhere import AT_HOME, Elsewhere, find_elsewhere
from mentorsheets.sheet.forms.everybody import places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import NEED_COLUMNS, PEOPLE_COLUMNS, Questions
from mentorsheets.sheet.forms.name_as_said import name_as_said
from mentorsheets.sheet.forms.options import find_kind, options
from mentorsheets.sheet.forms.refused import Comments, Hold, Refusal
from mentorsheets.sheet.forms.row_marks import mark_row
from mentorsheets.sheet.forms.statements import Statements, find_agreed, find_statements, find_unheard
from mentorsheets.sheet.forms.times import moments
from mentorsheets.sheet.forms.unsaved import LONGEST_ANSWER, answer_at, tell_unsaved
from mentorsheets.sheet.reading.people_index import read_address
from mentorsheets.sheet.reading.rows import FORMULA_ERRORS, SHOWN

JOINED_COLUMNS = frozenset(("Offers", "Interests", "Would like", "Avoid", "Languages", "Availability"))
"""What one person may say a part of in each of several rows."""
NEVER_NONE = {"Name": is_blank, "Email": is_blank, "Needs": asks_for_nothing, "In their words": names_nothing}
"""Columns in which an answer that says nothing is no answer; elsewhere it is kept, and read as empty."""


@dataclass(frozen=True, slots=True)
class FormNeed:
    """One need that an answer names: under which `key` it is known again, and the cells of its row.

    The key is the id of a kind of need, or, where none was understood, "?" and a mark of the words.
    """

    key: str
    cells: Mapping[str, Cell]

    @property
    def is_understood(self) -> bool:
        """Whether the need is of a kind that the programme knows."""
        return not self.key.startswith(MARKED_LINE)


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """One answer to a form: its mark, where it stands, when it came, whose it is, and what it says.

    The address is "" where a list has none, and its person is known by name.
    `stands_with` are the needs in other rows of the same person and moment, or of rows without times.
    `is_again` marks one that was taken before, and only its columns to `retake` go into the rows anew.
    `refusals` are what its comments say of people to keep away from, `hold` what has its person wait for a
    human, `wish_mark` what is remembered of a wish for a gender, `elsewhere` an address of theirs, `unheard`
    what they wrote where the question fills no column, `agreed` such questions with a yes to them, and
    `alarming` those whose answer alarms.
    """

    mark: str
    form: str
    cell: str
    when: datetime | None
    address: str
    cells: Mapping[str, Cell]
    needs: tuple[FormNeed, ...] = ()
    is_again: bool = False
    retake: frozenset[str] = frozenset()
    stands_with: frozenset[str] = frozenset()
    refusals: tuple[Refusal, ...] = ()
    hold: Hold | None = None
    wish_mark: str = ""
    elsewhere: Elsewhere = AT_HOME
    unheard: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    alarming: tuple[AlarmingAnswer, ...] = ()

    @property
    def counts(self) -> Mapping[str, Cell]:
        """What of `cells` is to be taken."""
        return {c: value for c, value in self.cells.items() if not self.is_again or c in self.retake}

    @property
    def has_needs_to_take(self) -> bool:
        """Whether what it says of needs is to be taken."""
        return not self.is_again or bool(self.retake & NEED_COLUMNS.keys())

    @property
    def whom(self) -> str:
        """By what the person of the answer is known: the address, or the name where a list has none."""
        return self.address or f"name:{fold(str(self.cells.get('Name', '')))}"


def read_answers(
    form: Form,
    questions: Questions,
    catalogue: Catalogue,
    is_taken: Callable[[str], bool],
    problems: list[Problem],
    retake: frozenset[str] = frozenset(),
    comments: Comments | None = None,
) -> list[FormAnswer]:
    """Return the answers whose marks do not say that they were taken (`is_taken`), oldest first.

    Of those taken before, all come again where there are columns to `retake`, and else the ones that refuse
    somebody or hold their own person: it may not have been known for what it says when they were taken.
    An answer whose address no mail could go to is told in `problems`, and not returned. `comments` are read
    for refusals and holds.
    """
    rows = range(form.header + 1, len(form.tab.rows))
    times = moments([answer_at(form, row, form.time) for row in rows])
    here: set[str] = set()
    found: list[tuple[datetime, int, FormAnswer]] = []
    statements = find_statements(form)
    latest = datetime.min  # noqa: DTZ901 - a sheet's own time has no zone
    for row, when in zip(rows, times, strict=True):
        mark = mark_row(form, row, when)
        is_again = mark in here or is_taken(mark)
        if not any(cell not in (None, "") for cell in form.tab.rows[row]):
            continue
        here.add(mark)
        latest = max(latest, when) if when else latest
        told = [] if is_again else problems
        reader = _AnswerReader(form, row, questions, catalogue, told, comments, statements)
        answer = reader.again(mark, when, retake) if is_again else reader.answer(mark, when)
        if answer:
            found.append((when or latest, row, answer))
    ordered = [answer for *_, answer in sorted(found, key=lambda one: one[:2])]
    return _with_their_other_rows(form, questions, catalogue, ordered, dict(zip(rows, times, strict=True)))


def _with_their_other_rows(
    form: Form,
    questions: Questions,
    catalogue: Catalogue,
    answers: list[FormAnswer],
    times: Mapping[int, datetime | None],
) -> list[FormAnswer]:
    """Return the answers of a list in which one person may have a row for each interest, all of one moment.

    Rows without times are of one moment.
    """
    of_row = Counter(when for row, when in times.items() if any(form.tab.rows[row]))
    several = Counter((answer.whom, answer.when) for answer in answers)
    is_new = len(answers) < len(form.tab.rows) - form.header - 1
    wanted = {known for known, count in several.items() if count > 1} | {
        (answer.whom, answer.when) for answer in answers if is_new and of_row[answer.when] > 1
    }
    if not wanted:
        return answers
    everything = [
        answer
        for row in range(form.header + 1, len(form.tab.rows))
        if any(cell not in (None, "") for cell in form.tab.rows[row])
        and (answer := _AnswerReader(form, row, questions, catalogue, []).answer("", times[row]))
        and (answer.whom, answer.when) in wanted
    ]
    keys: dict[tuple[str, datetime | None], set[str]] = {}
    joined: dict[tuple[str, datetime | None], dict[str, list[str]]] = {}
    for answer in everything:
        keys.setdefault((answer.whom, answer.when), set()).update(need.key for need in answer.needs)
        for column in answer.cells.keys() & JOINED_COLUMNS:
            there = joined.setdefault((answer.whom, answer.when), {}).setdefault(column, [])
            there += [said] if (said := show_cell(answer.cells[column])) not in there else []
    return [
        replace(
            answer,
            stands_with=frozenset(keys.get((answer.whom, answer.when), ())),
            cells={
                **answer.cells,
                **{
                    column: "; ".join(said)
                    for column, said in joined.get((answer.whom, answer.when), {}).items()
                    if len(said) > 1
                },
            },
        )
        for answer in answers
    ]


class _AnswerReader:
    """Reads one row of answers."""

    def __init__(
        self,
        form: Form,
        row: int,
        questions: Questions,
        catalogue: Catalogue,
        problems: list[Problem],
        comments: Comments | None = None,
        statements: Statements = frozenset(),
    ) -> None:
        self._form, self._row, self._catalogue, self._problems = form, row, catalogue, problems
        self._comments, self._refusals = comments, comments.refusals(row) if comments else ()
        self._columns = {column: places_of(form, questions, column) for column in questions}
        self._statements = statements

    def answer(self, mark: str, when: datetime | None) -> FormAnswer | None:
        if tell_unsaved(self._form, self._row, self._columns, self._problems):
            return None
        place = (self._columns.get("Email") or (0,))[0]
        where = self._form.cell(self._row, place)
        text = str(self._value("Email") or "")
        try:
            address = "" if self._has_name_alone(text) else read_address(text).value
        except NotUnderstood as error:
            self._problems.append(
                Problem(
                    self._form.tab.title,
                    where,
                    error.sentence + " So this answer is not taken over.",
                    "Correct the address here, or delete the row.",
                    text[:SHOWN],
                )
            )
            return None
        cells = {
            column: self._value(column) for column in PEOPLE_COLUMNS if column not in ("Email", "Offers")
        }
        cells["Name"] = name_as_said(self._form, self._columns, cells["Name"], text)
        cells["Offers"] = self._offers()
        if hold := self._hold():
            cells["Status"] = hold.said
            self._problems.append(hold.problem)
        said = {column: value for column, value in cells.items() if value not in (None, "")}
        answer = FormAnswer(mark, self._form.tab.title, where, when, address, said, tuple(self._needs()))
        wish_mark = self._comments.wish_mark(self._row) if self._comments else ""
        other = find_elsewhere(self._form, self._row, address)
        free = tuple(find_unheard(self._form, self._row, self._columns, self._statements))
        agreed = tuple(find_agreed(self._form, self._row, self._columns))
        alarming = tuple(find_alarming(self._form, self._row, self._columns))
        told = replace(answer, refusals=self._refusals, hold=hold, wish_mark=wish_mark)
        return replace(told, elsewhere=other, unheard=free, agreed=agreed, alarming=alarming)

    def _hold(self) -> Hold | None:
        return self._comments.hold(self._row, self._value("Status")) if self._comments else None

    def _has_name_alone(self, text: str) -> bool:
        """Return whether a row of a list knows its person by name; a form asks everybody for an address."""
        return self._form.time is None and is_blank(text) and bool(self._value("Name"))

    def again(self, mark: str, when: datetime | None, retake: frozenset[str]) -> FormAnswer | None:
        """Return an answer that was taken before, None if nothing of it is to be taken again."""
        is_refusal = not names_nothing(show_cell(self._value("Avoid")))
        may_count = retake or is_refusal or self._refusals or self._hold()
        if not may_count or not (answer := self.answer(mark, when)):
            return None
        refused = frozenset(("Avoid",)) if is_refusal else frozenset[str]()
        return replace(answer, is_again=True, retake=retake or refused)

    def _value(self, column: str) -> Cell:
        """Return what was answered to all questions of a column, each thing once."""
        given: list[Cell] = []
        for place in self._columns.get(column, ()):
            value = answer_at(self._form, self._row, place)
            if value in (None, "") or value in FORMULA_ERRORS or value in given:
                continue
            if not (column in NEVER_NONE and isinstance(value, str) and NEVER_NONE[column](value)):
                given.append(value)
        if len(given) < 2:
            return as_held(given[0], column) if given else None
        joint = {"Name": " ", "In their words": "\n"}.get(column, ", ")
        return joint.join(map(show_cell, given))[:LONGEST_ANSWER]

    def _offers(self) -> str:
        """Return the kinds that were ticked, so written that a comma within a title parts nothing."""
        ticked = options(show_cell(self._value("Offers")), self._catalogue, is_offered=True)
        titles = [self._title(option) for option in ticked]
        return ("; " if any("," in title for title in titles) else ", ").join(titles)

    def _title(self, option: str) -> str:
        kind = find_kind(option, self._catalogue)
        return self._catalogue.title(kind) if kind else option

    def _needs(self) -> Iterator[FormNeed]:
        """Yield a need for each option that was ticked, or one without a kind where there are only words."""
        details = {title: self._value(title) for title in NEED_COLUMNS if title != "Needs"}
        shared = {title: value for title, value in details.items() if value not in (None, "")}
        words = shared.get("In their words")
        ticked = options(show_cell(self._value("Needs")), self._catalogue)
        for option in ticked or ([""] if words else []):
            kind = find_kind(option, self._catalogue)
            if kind:
                yield FormNeed(kind, {"Need": self._catalogue.title(kind), **shared})
            else:
                # The words stay when somebody chooses a kind in the place of what was not understood.
                cells = {"Need": option, **shared, "In their words": words or option}
                yield FormNeed(as_line(mark_of(option or words)), cells)
