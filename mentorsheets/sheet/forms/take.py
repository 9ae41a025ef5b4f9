"""Putting the answers of one person into their rows: what is filled, what stays, what waits for a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mentorsheets.domain.model import NeedStatus, Problem, Standing
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.columns import Owner
from mentorsheets.sheet.edits import AddRow, Edit
from mentorsheets.sheet.forms.answer_marks import mark_of
from mentorsheets.sheet.forms.answers import FormAnswer, FormNeed
from mentorsheets.sheet.forms.existing_rows import ExistingRow, ExistingRows
from mentorsheets.sheet.forms.protect import (
    AVOID_COLUMN,
    CHANNEL_COLUMN,
    REPORTS_COLUMN,
    STATUS_COLUMN,
    TEAM_COLUMN,
    Unproven,
    doubt,
    join_refusals,
    may_stop,
)
from mentorsheets.sheet.forms.taken import PERSON, WISH, Taken, make_taken_row
from mentorsheets.sheet.reading.rows import NO_IS_AN_ANSWER
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS
from mentorsheets.sheet.writing.locate import same

KEPT_COLUMNS = frozenset(("Name", "Email", "Status"))
"""Columns that are never emptied because a question fills something else now."""
TYPED_OF_NEED = frozenset(
    column.title for column in NEEDS.columns if column.owner is not Owner.MACHINE and column.title != "Person"
)
"""Columns of a need that tell whether a human touched it; ours are filled in by themselves."""
WAITS = "What this says of somebody who is known waits for their own word, or for yours."
NEED_IS_GONE = "This asks again for a need whose row somebody removed or renamed in Needs; that stays so."
STAYS = "Somebody typed something else into the column {column} of {tab}; that stays."


@dataclass(frozen=True, slots=True)
class FromOne:
    """What one person answered, and the edits that take it over, with the note that it was taken.

    `changes` tell what changes in rows that exist, and `unproven` is what waits for their own word.
    """

    person: str
    name: str
    is_new: bool
    answers: tuple[FormAnswer, ...]
    needs: tuple[str, ...]
    edits: tuple[Edit, ...]
    changes: tuple[str, ...] = ()
    unproven: tuple[Unproven, ...] = ()


@dataclass(slots=True)
class AnswerTaker:
    """Puts the answers of one person into their rows, one after the other."""

    desk: ExistingRows
    person: str
    problems: list[Problem]
    wrote: dict[str, dict[str, str]] = field(default_factory=dict)
    asks: bool = True
    unproven: list[Unproven] = field(default_factory=list)

    @property
    def _taken(self) -> Taken:
        return self.desk.log.of(self.person)

    def all(self, answers: Sequence[FormAnswer], today: date) -> FromOne:
        """Return what one person's answers come to, in the order in which they were given."""
        is_new = self.desk.line(self.person, PERSON) is None
        notes: list[AddRow] = []
        # Answers of two forms may lie between one another; those without a moment keep their place.
        for answer in _in_time(answers):
            self.wrote = {}
            self._take(answer)
            notes.append(make_taken_row(answer, self.person, self.wrote, today, self._taken.keyed))
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
        changes = tuple(self.desk.tell_changes(self.person))
        unproven = tuple(self.unproven)
        return FromOne(self.person, name, is_new, tuple(answers), needs, (*edits, *notes), changes, unproven)

    def _take(self, answer: FormAnswer) -> None:
        is_newest = not (answer.when and self._taken.latest and answer.when < self._taken.latest)
        own = self.desk.line(self.person, PERSON)
        if self._is_in_doubt(own, answer) and answer.hold:
            said = doubt(answer.hold.said)
            cells, hold = {**answer.cells, STATUS_COLUMN: said}, replace(answer.hold, said=said)
            answer = replace(answer, cells=cells, hold=hold)
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
        self._refuse(own, answer)
        if answer.wish_mark:
            self.wrote.setdefault(PERSON, {})[WISH] = answer.wish_mark
            self._taken.note(PERSON, WISH, answer.wish_mark)
        all_asked = [replace(one, key=self._taken.name_line(one.key)) for one in answer.needs]
        needs = all_asked if answer.has_needs_to_take else []
        for asked in needs:
            self._ask(asked, answer, is_newest=is_newest)
        if is_newest and (needs or (answer.is_again and "Needs" in answer.retake)):
            others = map(self._taken.name_line, answer.stands_with)
            self._withdraw({*(asked.key for asked in all_asked), *others}, answer)
        if is_newest:
            self._taken.latest = answer.when or self._taken.latest

    def _empty(self, own: ExistingRow, answer: FormAnswer) -> None:
        """Empty the cells that an answer filled by a question which fills them no more."""
        kept = KEPT_COLUMNS | ({AVOID_COLUMN} if answer.refusals else set())
        for column in answer.retake - answer.cells.keys() - kept:
            if self._taken.put(PERSON, column, own.now.get(column)):
                own.now[column] = None

    def _refuse(self, own: ExistingRow, answer: FormAnswer) -> None:
        """Put into Avoid, once, what comments refuse: whoever is named is kept apart until it is mended."""
        new = [said for said in answer.refusals if not self._taken.put(PERSON, AVOID_COLUMN, said.words)]
        by_wish = [said.words for said in new if said.by_wish]
        for said in new:
            told = Problem(said.tab or answer.form, said.cell, said.sentence, needs_mending=False)
            self.problems += [told] if told not in self.problems else []
            self._note(PERSON, {AVOID_COLUMN: said.words})
        # Those whom a wish parts can be many, and are put there at once.
        for words in [*(said.words for said in new if not said.by_wish), *filter(None, [", ".join(by_wish)])]:
            there = own.now.get(AVOID_COLUMN)
            is_empty = there in (None, "") or names_nothing(str(there))
            own.now[AVOID_COLUMN] = words if is_empty else join_refusals(there, words)

    def _ask(self, asked: FormNeed, answer: FormAnswer, *, is_newest: bool) -> None:
        line = self.desk.line(self.person, asked.key)
        if line is None:
            # Somebody removed or renamed it, or chose a kind for what was unclear: that was their word,
            # for as long as the same is asked for.
            is_same = self._taken.asked_before(answer.form, asked.key, asked.cells["Need"])
            is_told = asked.key in self._taken.lines() and (answer.is_again or not asked.is_understood)
            if is_same or is_told:
                self.wrote.setdefault(asked.key, {})["Need"] = mark_of(asked.cells["Need"])
                if is_same and answer.when and not answer.is_again:
                    self.problems.append(Problem(answer.form, answer.cell, NEED_IS_GONE, needs_mending=False))
                return
            address = self.desk.address(self.person, answer.address or str(answer.cells["Name"]))
            line = self.desk.new(self.person, asked.key, {"Person": address})
        again = {"Status": NeedStatus.OPEN} if self._is_withdrawn(asked.key, line) else {}
        self._fill(asked.key, line, {**asked.cells, **again}, answer, is_newest=is_newest)

    def _withdraw(self, kept: set[str], answer: FormAnswer) -> None:
        for key in self._taken.lines() - kept - {PERSON}:
            line = self.desk.line(self.person, key)
            if line and not line.now.get("Status") and self._is_untouched(key, line):
                if self._waits_for_word(line, answer):
                    self._hold_back(answer, withdraws=(key,))
                    continue
                line.now["Status"] = NeedStatus.WITHDRAWN
                self._note(key, {"Status": NeedStatus.WITHDRAWN})

    def _is_untouched(self, key: str, line: ExistingRow) -> bool:
        own = [
            title for title, value in line.now.items() if value not in (None, "") and title in TYPED_OF_NEED
        ]
        return all(self._taken.put(key, title, line.now[title]) for title in own)

    def _is_withdrawn(self, key: str, line: ExistingRow) -> bool:
        status = line.now.get("Status")
        return same(status, NeedStatus.WITHDRAWN) and self._taken.put(key, "Status", status)

    def _fill(
        self, key: str, line: ExistingRow, cells: Mapping[str, Cell], answer: FormAnswer, *, is_newest: bool
    ) -> None:
        for column, value in cells.items():
            if key == PERSON and self._protects(line, column, value, answer, is_newest=is_newest):
                continue
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

    def _protects(
        self, line: ExistingRow, column: str, value: Cell, answer: FormAnswer, *, is_newest: bool
    ) -> bool:
        """Return whether an answer is not to be put into a column as it stands; what it asks for is noted."""
        there = line.now.get(column)
        is_filled = there not in (None, "") and not names_nothing(str(there))
        waits = self._waits_for_word(line, answer)
        if is_filled and (column == AVOID_COLUMN or (column == REPORTS_COLUMN and waits)):
            line.now[column] = join_refusals(there, value)
            self._note(PERSON, {column: value})
            return True
        if (
            column == TEAM_COLUMN
            and is_filled
            and not same(there, value)
            and self._waits_for_word(line, answer)
        ):
            if is_newest:
                self._hold_back(answer, team=str(value))
            return True
        # A hold does no harm that a word of a human does not undo; to propose somebody meanwhile may.
        is_hold = column == STATUS_COLUMN and answer.hold is not None and is_newest
        is_ours = there in (None, "") or self._taken.put(PERSON, column, there)
        if column not in {CHANNEL_COLUMN, STATUS_COLUMN} or same(there, value) or not waits:
            return False
        if is_hold and is_ours:
            return False
        if (
            column == STATUS_COLUMN
            and is_newest
            and may_stop(value)
            and not may_stop(there or Standing.ACTIVE)
        ):
            self._hold_back(answer, stops=str(value))
        elif column == STATUS_COLUMN or not is_ours:
            self.problems.append(_stays(answer, PARTICIPANTS.title, column))
        elif is_newest and not (there in (None, "") and _names_nothing(line.tab, column, value)):
            self._hold_back(answer, channel=str(value))
            self._note(PERSON, {column: value})
        return True

    def _waits_for_word(self, line: ExistingRow, answer: FormAnswer) -> bool:
        """Return whether a row is that of somebody known, and an answer one that anybody can have typed.

        A list without times is the coordinator's own.
        """
        return self._is_in_doubt(line, answer) and not answer.is_again

    def _is_in_doubt(self, line: ExistingRow | None, answer: FormAnswer) -> bool:
        """Return whether a row is that of somebody known, and an answer from a form, new or not."""
        is_known = line is not None and line.before is not None
        return self.asks and is_known and answer.when is not None

    def _hold_back(
        self,
        answer: FormAnswer,
        *,
        channel: str | None = None,
        withdraws: tuple[str, ...] = (),
        stops: str = "",
        team: str = "",
    ) -> None:
        if not self.unproven or self.unproven[-1].mark != answer.mark:
            self.unproven.append(Unproven(answer.mark))
            self.problems.append(Problem(answer.form, answer.cell, WAITS, needs_mending=False))
        last = self.unproven.pop()
        self.unproven.append(
            replace(
                last,
                channel=last.channel if channel is None else channel,
                withdraws=(*last.withdraws, *withdraws),
                stops=stops or last.stops,
                team=team or last.team,
            )
        )

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
