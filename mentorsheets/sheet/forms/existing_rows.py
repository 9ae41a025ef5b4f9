"""The rows of people and of their needs as they stand, and as they are to stand after what was answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.domain.ids import choose_id, person_id
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.edits import AddRow, Edit, SetRow
from mentorsheets.sheet.forms.answer_marks import as_line, mark_of
from mentorsheets.sheet.forms.protect import tell_changes
from mentorsheets.sheet.forms.taken import PERSON, Log
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.machine_tabs import RecordNames
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson, list_former, may_be_one
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS, REGISTER
from mentorsheets.sheet.wish_notes import say_wish

WISHED_BY_FORM = "they said so in their answer to the form"


@dataclass(slots=True)
class ExistingRow:
    """One row: what stood there (None if it is new), and what is to stand there now."""

    tab: str
    before: Mapping[str, Cell] | None
    now: dict[str, Cell] = field(default_factory=dict)

    def edit(self, today: date) -> Edit | None:
        """Return what makes the row so, None if it is so already."""
        if self.before is None:
            return AddRow(self.tab, self.now)
        changed = {title: value for title, value in self.now.items() if value != self.before.get(title)}
        because = say_wish(today, WISHED_BY_FORM)
        edit = SetRow(self.tab, self.before, changed, asked_by_a_person=True, because=because)
        return edit if changed else None


class ExistingRows:
    """The rows that answers are put into, found by person, and by person and need."""

    def __init__(self, book: Book, programme: Programme, log: Log, secrets: Sequence[bytes] = ()) -> None:
        """Lay out what `book` holds, out of which `programme` was read; new ids take the secrets."""
        self._secrets = secrets
        self.log = log
        self._programme = programme
        former = list_former(programme.register)
        known = [
            KnownPerson(person.id, person.name, person.address, former=former.get(person.id, ()))
            for person in programme.people
        ]
        self._directory = Directory(known, programme.marks)
        self.names = {person.id: person.name for person in programme.people}
        registered = (entry.id for entry in programme.register)
        self._recorded = frozenset((*self.names, *registered, *log.people))
        self._lines: dict[str, dict[str, ExistingRow]] = {}
        self._written = RecordNames(programme)
        for row in _rows(book, PARTICIPANTS):
            named = f"{row.text('Name') or row.joined_name()} <{row.text('Email')}>"
            self._lay(row, PARTICIPANTS, self._whose(named if row.text("Email") else ""), PERSON)
        # Their id tells whose they are, however many have that name by now.
        owners = {need.id: need.person for need in programme.needs}
        for row in _rows(book, NEEDS):
            owner = owners.get(row.text("Need id"))
            self._lay(row, NEEDS, owner or self._whose(row.text("Person")), self._key(row))

    def person(self, address: str, name: str) -> str | None:
        """Return whose answer it is by address, or by name without one; None if it may be of several."""
        return self._by_address(address, name) if address else self._by_name(name)

    def knows(self, address: str) -> bool:
        """Return whether an address is somebody's, by the sheet or by what was answered before."""
        before = self.log.find_address(address)
        return bool(self._directory.find(address)) or (before is not None and before in self.names)

    def find_former(self, said: str) -> str | None:
        """Return whom an answer means that says which address, or which id, they are known by."""
        if said in self.names:
            return said
        found = self._directory.find(said) or self._directory.find_formerly(said)
        return found[0] if len(found) == 1 else None

    def _by_name(self, name: str) -> str | None:
        found = self._directory.find(name)
        if found:
            return found[0] if len(found) == 1 else None
        before = self.log.find_name(name)
        return before if before and before in self.names else self._name_anew(person_id(None, name))

    def _by_address(self, address: str, name: str) -> str | None:
        """Return whose address this is: by the sheet, else by what was answered before; else somebody new.

        Of those who share it, the name says which.
        """
        found = self._directory.find(address)
        before = self.log.find_address(address)
        if len(found) > 1 and name:
            named = [one for one in found if may_be_one(self.names[one], name)]
            return named[0] if len(named) == 1 else None if named else found[0]
        if found:
            return found[0] if len(found) == 1 else None
        return before if before and before in self.names else self._name_anew(person_id(address, name))

    def _name_anew(self, person: str) -> str:
        return choose_id(person, self._secrets, self._recorded)

    def line(self, person: str, key: str) -> ExistingRow | None:
        """Return the row of a person, or of a need of theirs, None if there is none."""
        return self._lines.get(person, {}).get(key)

    def new(self, person: str, key: str, cells: Mapping[str, Cell]) -> ExistingRow:
        """Return a new row that holds these cells to begin with."""
        tab = PARTICIPANTS if key == PERSON else NEEDS
        return self._lines.setdefault(person, {}).setdefault(key, ExistingRow(tab.title, None, dict(cells)))

    def address(self, person: str, said: str) -> str:
        """Return the address by which rows of needs name a person: the sheet's own before the one `said`."""
        there = self._programme.person_by_id.get(person)
        return self._written.by_address(person) if there and there.address else said

    def edits(self, person: str, today: date) -> list[Edit]:
        """Return what is to be changed in all rows of a person; somebody new is put into the register."""
        found = [edit for line in self._lines.get(person, {}).values() if (edit := line.edit(today))]
        own = self.line(person, PERSON)
        if own and own.before is None:
            cells = {
                "Person id": person,
                "Email": own.now.get("Email"),
                "Name": own.now.get("Name"),
                "Since": today,
            }
            found.append(AddRow(REGISTER.title, cells))
        return found

    def tell_changes(self, person: str) -> Iterator[str]:
        """Yield what changes in the rows of a person that exist, a clause a column."""
        for line in self._lines.get(person, {}).values():
            if line.before is not None:
                yield from tell_changes(line.tab, line.before, line.now)

    def _lay(self, row: Row, spec: TabSpec, person: str | None, key: str) -> None:
        if person:
            there = row.tab.rows[row.index]
            places = row.header.columns.items()
            cells = {title: there[place] if place < len(there) else None for title, place in places}
            line = self.log.of(person).name_line(key)
            self._lines.setdefault(person, {}).setdefault(line, ExistingRow(spec.title, cells, dict(cells)))

    def _whose(self, text: str) -> str | None:
        found = (self._directory.find(text) or self._directory.find_formerly(text)) if text else ()
        return found[0] if len(found) == 1 else None

    def _key(self, row: Row) -> str:
        text = row.text("Need")
        try:
            return read_kind(text, self._programme.catalogue).value
        except NotUnderstood:
            return as_line(mark_of(text or row.text("In their words")))


def _rows(book: Book, spec: TabSpec) -> Iterable[Row]:
    tab = find_tab(book, spec)
    return rows_of(tab, spec, []) if tab else ()
