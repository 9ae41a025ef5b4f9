"""From what is to be changed to edits of cells: which row of which tab, and what is to stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound, Record
from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.mail_trace import MailTrace, find_untraced, trace_of
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    Person,
    Problem,
    Registration,
)
from mentorsheets.domain.read_mail import ReadMail, ReadUpTo
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, NeedRow, SetRow, Typed, Values
from mentorsheets.sheet.reading.circles import TypedCircle
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.machine_tabs import RecordNames, cells_of
from mentorsheets.sheet.reading.mail_sent import read_places, write_place, write_traces
from mentorsheets.sheet.reading.needs import FOUND_BY
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import (
    CHECK_INS,
    CIRCLES,
    HISTORY,
    MAIL_READ,
    MATCHES,
    MESSAGES,
    NEEDS,
    PARTICIPANTS,
    PROBLEMS,
    REGISTER,
)
from mentorsheets.sheet.schema_machine import MAIL_SENT, TO_CONFIRM
from mentorsheets.sheet.wish_notes import tell_wishes

TAB_OF_RECORD: Mapping[type[Record], TabSpec] = {
    Match: MATCHES,
    Circle: CIRCLES,
    CheckIn: CHECK_INS,
    Message: MESSAGES,
    Registration: REGISTER,
    HistoryEntry: HISTORY,
    Need: NEEDS,
    Person: PARTICIPANTS,
    ReadMail: MAIL_READ,
    ReadUpTo: MAIL_READ,
    Confirmation: TO_CONFIRM,
}


def edits_of(changes: Iterable[Change], reading: Reading, today: date) -> list[Edit]:
    """Return the edits that carry out `changes`; what people typed in gets its name as well.

    People's own cells that are filled on somebody's wish get a note with the day, `today`, and the reason.
    """
    named = [one for one in reading.typed if isinstance(one, Typed) and one.is_named]
    nameless = {_record(one).id: _name_row(one) for one in reading.typed if not _is_named(one)}
    changes = tuple(changes)
    new = (change.record for change in changes if isinstance(change, Added))
    names, wishes = RecordNames(reading.programme, new), tell_wishes(changes, today)
    edits: list[Edit] = []
    for change in changes:
        match change:
            case Added(record):
                edits.append(
                    AddRow(TAB_OF_RECORD[type(record)].title, cells_of(record, reading.programme, names))
                )
            case Changed(was, now):
                edit = _set(was, now, reading, names, nameless.pop(now.id, None))
                edits.append(replace(edit, because=wishes.get(now.id, "")))
            case ProblemsFound(problems):
                edits.append(DrawTab(PROBLEMS.title, tuple(_problem_row(one, today) for one in problems)))
    traces = write_traces(_find_traces(changes, reading))
    return [
        *nameless.values(),
        *map(_fill_in_ids, named),
        *edits,
        *traces,
        *(stand_here(reading.book, today) if traces else ()),
    ]


def stand_here(book: Book, today: date) -> Iterator[AddRow]:
    """Yield the row which says that mail goes out from here, unless that is written down already."""
    sent = find_tab(book, MAIL_SENT)
    if book.place and book.place not in (read_places(sent) if sent else ()):
        yield write_place(book.place, today)


def _find_traces(changes: Iterable[Change], reading: Reading) -> Iterator[MailTrace]:
    """Yield the traces of messages that are written, and of those that are there without any.

    So the second record comes with the first, and to a sheet in which there was none before.
    """
    yield from find_untraced(reading.programme.messages, reading.programme.traces)
    for change in changes:
        record = change.record if isinstance(change, Added) else getattr(change, "now", None)
        if isinstance(record, Message) and (trace := trace_of(record)):
            yield trace


def _record(typed: Typed | TypedCircle) -> Match | Circle:
    return typed.match if isinstance(typed, Typed) else typed.circle


def _is_named(typed: Typed | TypedCircle) -> bool:
    return isinstance(typed, Typed) and typed.is_named


def _name_row(typed: Typed | TypedCircle) -> SetRow:
    if isinstance(typed, TypedCircle):
        circle = typed.circle
        return SetRow(
            CIRCLES.title,
            where={"Circle": None, "Givers": typed.givers, "Askers": typed.askers},
            values={
                "Circle": circle.id,
                "State": circle.state,
                "Giver ids": ", ".join(circle.givers),
                "Asker ids": ", ".join(circle.askers),
            },
        )
    match = typed.match
    return SetRow(
        MATCHES.title,
        where={"Match": None, "Giver": typed.giver, "Asker": typed.asker},
        values={"Match": match.id, "Giver id": match.giver, "Asker id": match.asker, **_state(match)},
    )


def _fill_in_ids(typed: Typed) -> SetRow:
    ids = {"Giver id": typed.match.giver, "Asker id": typed.match.asker}
    return SetRow(MATCHES.title, where={"Match": typed.match.id}, values=ids)


def _state(match: Match) -> Values:
    """Return what State is to say in a row that somebody typed without any; what cannot be read stays."""
    return {"State": match.state} if match.state is MatchState.PROPOSED else {}


def _set(was: Record, now: Record, reading: Reading, names: RecordNames, naming: SetRow | None) -> SetRow:
    """Return the edit of one row, which is found by what a person typed as long as it has no name."""
    spec = TAB_OF_RECORD[type(now)]
    before, after = (cells_of(record, reading.programme, names) for record in (was, now))
    differing = {title: cell for title, cell in after.items() if cell != before[title]}
    if isinstance(now, Need):
        return _of_need(now, differing, reading.need_rows[now.id])
    if isinstance(now, Person):
        return _edit_asked(spec, before, differing, reading.rows[now.id])
    expected = {title: before[title] for title in differing}
    if naming is None:
        # What changes in a question once it was asked is what that person answered; a decision changes where
        # the coordinator typed it in Today.
        asked = isinstance(now, CheckIn) or "Coordinator" in differing
        return SetRow(spec.title, {spec.key: now.id}, differing, expected, asked_by_a_person=asked)
    # No State at all reads as proposed, in a row that somebody typed.
    typed = {title: cell for title, cell in expected.items() if title != "State"}
    return SetRow(spec.title, naming.where, {**naming.values, **differing}, typed)


def _edit_asked(spec: TabSpec, before: Values, differing: Values, typed: Values) -> SetRow:
    """Return an edit of a row that people own, in which the new is put beside what they typed."""
    by = ("Email", "Name")
    values = {title: _beside(title, before, cell, typed.get(title)) for title, cell in differing.items()}
    return SetRow(
        spec.title,
        where={title: typed[title] for title in by if title in typed},
        values=values,
        expected={title: typed.get(title) for title in values},
        asked_by_a_person=True,
    )


def _of_need(now: Need, differing: Values, row: NeedRow) -> SetRow:
    """Return the edit of a need's row, which is given its id in passing if it holds none."""
    values = differing if row.is_named else {**differing, "Need id": now.id}
    where, of_twins = find_need_row(row)
    return SetRow(
        NEEDS.title,
        where=where,
        values=values,
        expected={title: row.typed.get(title) for title in values},
        asked_by_a_person=True,
        of_twins=of_twins,
    )


def find_need_row(row: NeedRow) -> tuple[Values, int | None]:
    """Return by what the row of a need is found, and which one of several that say the same it is."""
    if row.is_named:
        return {"Need id": row.typed["Need id"]}, None
    return {title: row.typed.get(title) for title in FOUND_BY}, row.twins_above


def _beside(title: str, before: Values, new: Cell, typed: Cell) -> Cell:
    """Add to a list what it lacks, rather than write it anew in our own words."""
    if title != "Offers" or not typed:
        return new
    had = set(str(before[title]).split(", "))
    more = [offer for offer in str(new).split(", ") if offer not in had]
    return ", ".join([str(typed).rstrip(" ,;\n"), *more])


def _problem_row(problem: Problem, today: date) -> Mapping[str, Cell]:
    return {
        "Tab": problem.tab,
        "Cell": problem.cell,
        "There stands": problem.value,
        "What is wrong": problem.sentence,
        "What to do": problem.hint,
        "Since": problem.first_day(today),
    }
