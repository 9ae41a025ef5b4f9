"""From what is to be changed to edits of cells: each record's tab, and what its fields say there."""

from collections.abc import Iterable, Mapping

from mentorsheets.changes import Added, Change, Changed, OverviewDrawn, ProblemsFound, Record
from mentorsheets.model import CheckIn, Match, Message, Problem, Registration
from mentorsheets.programme import Programme
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, SetRow
from mentorsheets.sheet.matches_reading import Typed
from mentorsheets.sheet.schema import CHECK_INS, MATCHES, MESSAGES, OVERVIEW, PROBLEMS, REGISTER

KEYS = {
    Match: (MATCHES, "Match"),
    CheckIn: (CHECK_INS, "Check-in"),
    Message: (MESSAGES, "Message"),
    Registration: (REGISTER, "Person id"),
}


class Names:
    """How people are written in the sheet: by name, with the address where it is not theirs alone."""

    def __init__(self, programme: Programme) -> None:
        self._people = programme.person_by_id
        folded = [person.name.casefold() for person in programme.people]
        self._shared = {name for name in folded if folded.count(name) > 1}

    def of(self, person_id: str) -> str:
        """Return what to write for a person; somebody who is gone from the sheet has no name any more."""
        person = self._people.get(person_id)
        if person is None:
            return ""
        if person.name.casefold() in self._shared and person.address:
            return f"{person.name} <{person.address}>"
        return person.name


def edits_of(changes: Iterable[Change], programme: Programme, typed: Iterable[Typed] = ()) -> list[Edit]:
    """Return the edits that carry out `changes`; matches that people typed in get their names first."""
    names = Names(programme)
    edits: list[Edit] = [_named(match) for match in typed]
    for change in changes:
        match change:
            case Added(record):
                edits.append(AddRow(KEYS[type(record)][0].title, cells_of(record, programme, names)))
            case Changed(was, now):
                edits.append(_set(was, now, programme, names))
            case ProblemsFound(problems):
                edits.append(DrawTab(PROBLEMS.title, tuple(map(_problem_row, problems))))
            case OverviewDrawn(lines):
                edits.append(DrawTab(OVERVIEW.title, tuple(map(_overview_row, lines))))
    return edits


def _named(typed: Typed) -> SetRow:
    match = typed.match
    return SetRow(
        MATCHES.title,
        where={"Match": None, "Giver": typed.giver, "Asker": typed.asker},
        values={"Match": match.id, "Giver id": match.giver, "Asker id": match.asker},
    )


def _set(was: Record, now: Record, programme: Programme, names: Names) -> SetRow:
    spec, key = KEYS[type(now)]
    before, after = cells_of(was, programme, names), cells_of(now, programme, names)
    differing = {title: cell for title, cell in after.items() if cell != before[title]}
    expected = {title: before[title] for title in differing}
    return SetRow(spec.title, where={key: now.id}, values=differing, expected=expected)


def cells_of(record: Record, programme: Programme, names: Names) -> Mapping[str, Cell]:
    """Return what a record writes into the columns of its tab, by their titles."""
    match record:
        case Match():
            return _match_cells(record, programme, names)
        case CheckIn():
            return _check_in_cells(record, programme, names)
        case Message():
            return _message_cells(record, names)
        case Registration():
            return {"Person id": record.id, "Email": record.address, "Name": record.name}


def _match_cells(match: Match, programme: Programme, names: Names) -> dict[str, Cell]:
    return {
        "Match": match.id,
        "Giver": names.of(match.giver),
        "Asker": names.of(match.asker),
        "Needs": ", ".join(programme.catalogue.titles(match.kinds)),
        "Why": match.why,
        "Coordinator": match.decision,
        "State": match.state,
        "Since": match.since,
        "Next check-in": match.next_checkin,
        "Giver says": match.giver_says,
        "Asker says": match.asker_says,
        "Giver id": match.giver,
        "Asker id": match.asker,
    }


def _check_in_cells(check_in: CheckIn, programme: Programme, names: Names) -> dict[str, Cell]:
    return {
        "Check-in": check_in.id,
        "Person": names.of(check_in.person),
        "Match": check_in.match,
        "Need": programme.catalogue.title(check_in.kind),
        "Question": check_in.question,
        "Asked on": check_in.asked_on,
        "Answer": check_in.answer or None,
        "In their words": check_in.words or None,
        "Served own goal": check_in.served_own_goal or None,
        "Person id": check_in.person,
    }


def _message_cells(message: Message, names: Names) -> dict[str, Cell]:
    people = (message.person, *message.also)
    return {
        "Message": message.id,
        "Kind": message.kind,
        "Person": ", ".join(filter(None, map(names.of, people))),
        "Period": message.period,
        "State": message.state,
        "On": message.on,
        "Subject": message.subject,
        "About": ", ".join(message.about),
        "Detail": message.detail,
        "Person id": ", ".join(people),
        "At": message.at.isoformat(timespec="milliseconds") if message.at else None,
        "Instance": message.instance,
    }


def _problem_row(problem: Problem) -> Mapping[str, Cell]:
    return {
        "Tab": problem.tab,
        "Cell": problem.cell,
        "There stands": problem.value,
        "What is wrong": problem.sentence,
        "What to do": problem.hint,
    }


def _overview_row(line: tuple[str, str]) -> Mapping[str, Cell]:
    return {"What": line[0], "How it stands": line[1]}
