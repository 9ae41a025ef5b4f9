"""What a record writes into the columns of its tab, by their titles."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mentorsheets.domain.changes import Record
from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Length,
    Match,
    Message,
    Need,
    Person,
    Registration,
    Standing,
)
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import ReadMail, ReadUpTo
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.days import AT_THE_LATEST, BY, write_day
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.reading.confirmations import confirmation_cells
from mentorsheets.sheet.reading.mail_read import UP_TO

FORGOTTEN_NAME = "(forgotten)"
"""What stands in the sheet for somebody who was forgotten."""
PRIORITIES = {1: "low", 2: "normal", 3: "high"}


class RecordNames:
    """How people are written in the sheet: by name, with the address where it is not theirs alone."""

    def __init__(self, programme: Programme, new: Iterable[Record] = ()) -> None:
        """Name the people of a programme; `new` are matches, circles and needs beside those it has."""
        things: tuple[Record, ...] = (*programme.matches, *programme.circles, *programme.needs, *new)
        self._things = {one.id: one for one in things}
        self._titles = programme.catalogue
        self._people = programme.person_by_id
        folded = [person.name.casefold() for person in programme.people]
        self._shared = {name for name, times in Counter(folded).items() if times > 1}
        self._owners = programme.owners

    def of(self, person_id: str) -> str:
        """Return what to write for a person; somebody who is gone from the sheet has no name any more."""
        person = self._people.get(person_id)
        if is_gone(person_id):
            return FORGOTTEN_NAME
        if person is None:
            return ""
        if person.name.casefold() in self._shared and person.address:
            return f"{person.name} <{person.address}>"
        return person.name

    def by_address(self, person_id: str) -> str:
        """Return what to write where an address finds a person: theirs, with their name if it is shared."""
        person = self._people.get(person_id)
        if person is None or not person.address:
            return self.of(person_id)
        is_shared = len(self._owners.get(fold_address(person.address), ())) > 1
        return f"{person.name} <{person.address}>" if is_shared else person.address

    def of_all(self, person_ids: Iterable[str]) -> str:
        """Return what to write for several people, with commas between."""
        return ", ".join(filter(None, map(self.of, person_ids)))

    def of_things(self, ids: Iterable[str]) -> str:
        """Return who is with whom in these matches and circles, and whose these needs are, by name."""
        named = (self._of_thing(self._things.get(one)) for one in ids)
        return "; ".join(dict.fromkeys(filter(None, named)))

    def _of_thing(self, thing: Record | None) -> str:
        match thing:
            case Match():
                return f"{self.of(thing.giver)} for {self.of(thing.asker)}"
            case Circle():
                return f"the circle on {self._titles.title(thing.kind)}"
            case Need():
                return f"{self.of(thing.person)}: {self._titles.title(thing.kind)}"
            case _:
                return ""


def cells_of(record: Record, programme: Programme, names: RecordNames) -> Values:
    """Return what a record writes into the columns of its tab, by their titles."""
    return CELLS_OF_RECORD[type(record)](record, programme, names)


def _match_cells(match: Match, programme: Programme, names: RecordNames) -> dict[str, Cell]:
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
        "Wants check-ins": None if match.wants_check_ins else "no",
        "Giver says": match.giver_says,
        "Asker says": match.asker_says,
        "First talk": write_day(match.first_talk, BY),
        "Giver id": match.giver,
        "Asker id": match.asker,
    }


def _circle_cells(circle: Circle, programme: Programme, names: RecordNames) -> dict[str, Cell]:
    return {
        "Circle": circle.id,
        "Need": programme.catalogue.title(circle.kind),
        "Givers": names.of_all(circle.givers),
        "Askers": names.of_all(circle.askers),
        "Coordinator": circle.decision,
        "State": circle.state,
        "Meets on": circle.meets_on,
        "Where": circle.where or None,
        "Since": circle.since,
        "Giver ids": ", ".join(circle.givers),
        "Asker ids": ", ".join(circle.askers),
    }


def _check_in_cells(check_in: CheckIn, programme: Programme, names: RecordNames) -> dict[str, Cell]:
    return {
        "Check-in": check_in.id,
        "Person": names.of(check_in.person),
        "Who with whom": names.of_things(check_in.matches) or None,
        "Match": check_in.match,
        "Need": programme.catalogue.title(check_in.kind),
        "Question": check_in.question,
        "Asked on": check_in.asked_on,
        "Answer": check_in.answer or None,
        "In their words": check_in.words or None,
        "Served own goal": check_in.served_own_goal or None,
        "Answered on": check_in.answered_on,
        "Goal asked": "yes" if check_in.goal_asked else None,
        "Also about": check_in.also or None,
        "Person id": check_in.person,
    }


def _message_cells(message: Message, _: Programme, names: RecordNames) -> dict[str, Cell]:
    people = (message.person, *message.also)
    return {
        "Message": message.id,
        "Kind": message.kind,
        "Person": names.of_all(people),
        "Period": message.period,
        "State": message.state,
        "On": message.on,
        "Subject": message.subject,
        "Who with whom": names.of_things(message.about) or None,
        "About": ", ".join(message.about),
        "Detail": message.detail,
        "Carries": ", ".join(message.carries),
        "Person id": ", ".join(people),
        "At": message.at.isoformat(timespec="milliseconds") if message.at else None,
        "Instance": message.instance,
    }


def _history_cells(entry: HistoryEntry, _: Programme, names: RecordNames) -> dict[str, Cell]:
    return {
        "Entry": entry.id,
        "On": entry.on,
        "What": entry.event,
        "From": entry.was,
        "To": entry.now,
        "Person": names.of(entry.person),
        "Who with whom": names.of_things([entry.match]) or None,
        "Match": entry.match,
        "In their words": entry.words or None,
        "Person id": entry.person,
    }


def _need_cells(need: Need, programme: Programme, names: RecordNames) -> dict[str, Cell]:
    return {
        "Person": names.by_address(need.person),
        "Need": programme.catalogue.title(need.kind),
        "In their words": need.words or None,
        "Priority": PRIORITIES[need.priority],
        "How many": need.how_many,
        "Kind": _length(need.length),
        "Status": need.status,
        "Asked since": write_day(need.asked_since, AT_THE_LATEST),
        "Need id": need.id,
    }


def _length(length: Length) -> str:
    if length.weeks is None:
        return "ongoing"
    return "one conversation" if length.is_single else f"{length.weeks} weeks"


def _person_cells(person: Person, programme: Programme, _: RecordNames) -> dict[str, Cell]:
    """Return what the machine may change of a person, and only when that person asked."""
    until = f" until {person.back_on}" if person.back_on and person.standing is Standing.PAUSED else ""
    return {
        "Email": person.address,
        "Status": f"{person.standing}{until}",
        "Offers": ", ".join(programme.catalogue.titles(person.offers)),
        "Channel": person.channel or None,
        "How often": person.how_often,
    }


def _registration_cells(entry: Registration, _: Programme, __: RecordNames) -> dict[str, Cell]:
    return {
        "Person id": entry.id,
        "Email": entry.address,
        "Name": entry.name,
        "Since": write_day(entry.since, AT_THE_LATEST),
        "Also writes from": ", ".join(entry.also) or None,
        "Wrote before from": ", ".join(entry.former) or None,
    }


def _confirmation_cells(one: Confirmation, _: Programme, __: RecordNames) -> Values:
    return confirmation_cells(one)


def _read_mail_cells(mail: ReadMail, _: Programme, __: RecordNames) -> dict[str, Cell]:
    return {
        "Mail": mail.id,
        "Became": mail.became,
        "Person id": mail.person or None,
        "About": mail.about or None,
        "Detail": mail.detail or None,
        "Arrived": mail.arrived.isoformat(timespec="seconds") if mail.arrived else None,
        "Read on": mail.on,
    }


def _read_up_to_cells(place: ReadUpTo, _: Programme, __: RecordNames) -> dict[str, Cell]:
    return {"Mail": place.id, "Became": UP_TO, "Detail": f"{place.validity}/{place.last_uid}"}


CELLS_OF_RECORD: Mapping[type[Record], Callable[[Any, Programme, RecordNames], Values]] = {
    Match: _match_cells,
    Circle: _circle_cells,
    CheckIn: _check_in_cells,
    Message: _message_cells,
    HistoryEntry: _history_cells,
    Need: _need_cells,
    Person: _person_cells,
    Registration: _registration_cells,
    ReadMail: _read_mail_cells,
    ReadUpTo: _read_up_to_cells,
    Confirmation: _confirmation_cells,
}
