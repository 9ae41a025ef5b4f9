"""From the answers to forms to edits: each is taken once, and what somebody typed since stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.domain.model import NeedStatus, Problem, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.edits import AddRow, Edit
from mentorsheets.sheet.forms.answers import FormAnswer, FormNeed, mark_of, read_answers
from mentorsheets.sheet.forms.existing_rows import ExistingRow, ExistingRows
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.taken import PERSON, Taken, make_taken_row, read_log
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.rows import NO_IS_AN_ANSWER
from mentorsheets.sheet.schema import ANSWERS_TAKEN, NEEDS, PARTICIPANTS
from mentorsheets.sheet.writing.locate import same

NOTHING_AGAIN: Mapping[str, frozenset[str]] = {}
KEPT_COLUMNS = frozenset(("Name", "Email", "Status"))
"""Columns that are never emptied because a question fills something else now."""
STAYS = "Somebody typed something else into the column {column} of {tab}; that stays."


@dataclass(frozen=True, slots=True)
class FromOne:
    """What one person answered, and the edits that take it over, with the note that it was taken."""

    person: str
    name: str
    is_new: bool
    answers: tuple[FormAnswer, ...]
    needs: tuple[str, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What is to be taken over, by person in the order of their first answers, and what is to be told."""

    people: tuple[FromOne, ...] = ()
    problems: tuple[Problem, ...] = ()


def plan(
    forms: Sequence[tuple[Form, Questions]],
    book: Book,
    programme: Programme,
    today: date,
    retake: Mapping[str, frozenset[str]] = NOTHING_AGAIN,
) -> FormPlan:
    """Return what the answers that were not taken yet change in `book`, out of which `programme` was read.

    Those that were taken go anew into the columns to `retake`, by the title of their form. A cell is filled
    if it is empty, or still holds what an earlier answer of the same person put there. A question that was
    left empty changes nothing. What somebody asked for before and does not ask for any more is withdrawn,
    unless a human has touched that row.
    """
    problems: list[Problem] = []
    log = read_log(find_tab(book, ANSWERS_TAKEN))
    answers = [
        answer
        for form, questions in forms
        for answer in read_answers(
            form, questions, programme.catalogue, log.marks, problems, retake.get(form.tab.title, frozenset())
        )
    ]
    if not answers:
        return FormPlan(problems=tuple(problems))
    desk = ExistingRows(book, programme, log)
    by_person: dict[str, list[FormAnswer]] = {}
    for answer in {answer.mark: answer for answer in answers}.values():
        person = desk.person(answer.address, str(answer.cells.get("Name", "")))
        if person is None:
            problems.append(_several_of_this_name(answer))
            continue
        if answer.is_again and not _may_come_again(answer, desk, person):
            continue
        by_person.setdefault(person, []).append(answer)
    found = [_Taker(desk, person, problems).all(theirs, today) for person, theirs in by_person.items()]
    problems += _known_by_name(by_person, desk)
    problems += _those_who_stopped(by_person, programme)
    return FormPlan(tuple(found), tuple(problems))


def _may_come_again(answer: FormAnswer, desk: ExistingRows, person: str) -> bool:
    """Return whether somebody still has a row, and anything of an answer that was taken is to go into it.

    A refusal alone does where nothing was ever put into their cell Avoid, and it is empty.
    """
    own = desk.line(person, PERSON)
    if own is None or answer.retake != {"Avoid"}:
        return own is not None
    was_put = (PERSON, "Avoid") in desk.log.of(person).cells
    return not was_put and own.now.get("Avoid") in (None, "")


@dataclass(slots=True)
class _Taker:
    """Puts the answers of one person into their rows, one after the other."""

    desk: ExistingRows
    person: str
    problems: list[Problem]
    wrote: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def _taken(self) -> Taken:
        return self.desk.log.of(self.person)

    def all(self, answers: Sequence[FormAnswer], today: date) -> FromOne:
        is_new = self.desk.line(self.person, PERSON) is None
        notes: list[AddRow] = []
        # Answers of two forms may lie between one another; those without a moment keep their place.
        for answer in _in_time(answers):
            self.wrote = {}
            self._take(answer)
            notes.append(make_taken_row(answer, self.person, self.wrote, today))
        edits = self.desk.edits(self.person, today)
        own = self.desk.line(self.person, PERSON)
        name = str((own.now.get("Name") if own else "") or self.desk.names.get(self.person, ""))
        added = [
            edit
            for edit in edits
            if isinstance(edit, AddRow)
            and edit.tab == NEEDS.title
            and edit.values.get("Status") != NeedStatus.WITHDRAWN
        ]
        needs = tuple(str(edit.values.get("Need", "")) for edit in added)
        return FromOne(self.person, name, is_new, tuple(answers), needs, (*edits, *notes))

    def _take(self, answer: FormAnswer) -> None:
        is_newest = not (answer.when and self._taken.latest and answer.when < self._taken.latest)
        own = self.desk.line(self.person, PERSON)
        if own is None:
            name = answer.cells.get("Name") or answer.address.split("@")[0]
            known_by = {"Name": name, **({"Email": answer.address} if answer.address else {})}
            own = self.desk.new(self.person, PERSON, known_by)
            self._note(PERSON, own.now)
        elif answer.address:
            # The address leads from a form to its person even when the sheet has a newer one.
            self._note(PERSON, {"Email": answer.address})
        self._fill(PERSON, own, answer.counts, answer, is_newest=is_newest)
        if answer.is_again and is_newest:
            self._empty(own, answer)
        needs = answer.needs if answer.has_needs_to_take else ()
        for asked in needs:
            self._ask(asked, answer, is_newest=is_newest)
        if is_newest and (needs or (answer.is_again and "Needs" in answer.retake)):
            self._withdraw({asked.key for asked in answer.needs} | answer.stands_with)
        if is_newest:
            self._taken.latest = answer.when or self._taken.latest

    def _empty(self, own: ExistingRow, answer: FormAnswer) -> None:
        """Empty the cells that an answer filled by a question which fills them no more."""
        for column in answer.retake - answer.cells.keys() - KEPT_COLUMNS:
            if self._taken.put(PERSON, column, own.now.get(column)):
                own.now[column] = None

    def _ask(self, asked: FormNeed, answer: FormAnswer, *, is_newest: bool) -> None:
        line = self.desk.line(self.person, asked.key)
        if line is None:
            # Somebody chose a kind for what was not understood, or removed it: that was their word.
            if asked.key in self._taken.lines() and (answer.is_again or not asked.is_understood):
                return
            address = self.desk.address(self.person, answer.address or str(answer.cells["Name"]))
            line = self.desk.new(self.person, asked.key, {"Person": address})
        again = {"Status": NeedStatus.OPEN} if self._is_withdrawn(asked.key, line) else {}
        self._fill(asked.key, line, {**asked.cells, **again}, answer, is_newest=is_newest)

    def _withdraw(self, kept: set[str]) -> None:
        for key in self._taken.lines() - kept - {PERSON}:
            line = self.desk.line(self.person, key)
            if line and not line.now.get("Status") and self._is_untouched(key, line):
                line.now["Status"] = NeedStatus.WITHDRAWN
                self._note(key, {"Status": NeedStatus.WITHDRAWN})

    def _is_untouched(self, key: str, line: ExistingRow) -> bool:
        own = [title for title, value in line.now.items() if value not in (None, "") and title != "Person"]
        return all(self._taken.put(key, title, line.now[title]) for title in own)

    def _is_withdrawn(self, key: str, line: ExistingRow) -> bool:
        status = line.now.get("Status")
        return same(status, NeedStatus.WITHDRAWN) and self._taken.put(key, "Status", status)

    def _fill(
        self, key: str, line: ExistingRow, cells: Mapping[str, Cell], answer: FormAnswer, *, is_newest: bool
    ) -> None:
        for column, value in cells.items():
            there = line.now.get(column)
            if same(there, value):
                if self._taken.put(key, column, there):
                    self._note(key, {column: value})
            elif there in (None, "") and _names_nothing(line.tab, column, value):
                # It only matters where it takes the place of what was said before.
                continue
            elif there in (None, "") or (is_newest and self._taken.put(key, column, there)):
                line.now[column] = value
                self._note(key, {column: value})
            elif is_newest:
                self.problems.append(_stays(answer, line.tab, column))

    def _note(self, key: str, cells: Mapping[str, Cell]) -> None:
        for column, value in cells.items():
            mark = mark_of(value)
            self.wrote.setdefault(key, {})[column] = mark
            self._taken.note(key, column, mark)


def _names_nothing(tab: str, column: str, value: Cell) -> bool:
    return column not in NO_IS_AN_ANSWER[tab] and isinstance(value, str) and names_nothing(value)


def _in_time(answers: Sequence[FormAnswer]) -> list[FormAnswer]:
    dated = [(answer.when, place) for place, answer in enumerate(answers) if answer.when]
    return [answers[place] for _, place in sorted(dated)] if len(dated) == len(answers) else list(answers)


def _stays(answer: FormAnswer, tab: str, column: str) -> Problem:
    return Problem(answer.form, answer.cell, STAYS.format(column=column, tab=tab), needs_mending=False)


def _several_of_this_name(answer: FormAnswer) -> Problem:
    return Problem(
        answer.form,
        answer.cell,
        "Several people have this name and the row has no address, so it is not taken over.",
        "Write the address of the one who is meant into this row.",
    )


def _known_by_name(by_person: Mapping[str, Sequence[FormAnswer]], desk: ExistingRows) -> list[Problem]:
    """Return a note for everybody whom a name alone joined to another row."""
    found: list[Problem] = []
    for person, answers in by_person.items():
        if answers[-1].address:
            continue
        line = desk.line(person, PERSON)
        is_known = line is not None and line.before is not None
        if len(answers) > 1 or is_known:
            other = "a row of Participants" if is_known else f"{len(answers)} rows"
            sentence = f"By the name alone, without an address, {other} and this are taken for one person."
            found.append(Problem(answers[-1].form, answers[-1].cell, sentence, needs_mending=False))
    return found


def _those_who_stopped(by_person: Mapping[str, Sequence[FormAnswer]], programme: Programme) -> list[Problem]:
    people = programme.person_by_id
    return [
        Problem(
            answers[-1].form,
            answers[-1].cell,
            f"This person's Status in {PARTICIPANTS.title} is {people[person].standing}; it stays so.",
            "Empty their Status if they want to take part again.",
            needs_mending=False,
        )
        for person, answers in by_person.items()
        if person in people and people[person].standing is not Standing.ACTIVE
    ]
