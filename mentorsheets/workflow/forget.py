"""Forgetting a person: out of the sheet, the journal and the outbox, and then searched for everywhere."""

import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import forgotten_mark, gone_id, history_id
from mentorsheets.domain.model import HistoryEntry, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import Busy, WrongUse
from mentorsheets.mail.journal.forget import Traces, forget_in_journal, read_all, remember_forgotten
from mentorsheets.mail.mail_address import OutboxAddress, parse_mail_address
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of, read
from mentorsheets.runtime.secret import find_secret
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import AddTab, Backend, Book, ChangedMeanwhile, Operation
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.edits import AddRow, Values
from mentorsheets.sheet.erase import Erased, ForHuman, Leaving, erase
from mentorsheets.sheet.reading.machine_tabs import FORGOTTEN_NAME, RecordNames, cells_of
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import FORGOTTEN_TAB, HISTORY
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.locate import locate

NAME_BOTH = "Give the address of the one who is meant; where they share it, “Name <address>”."
FORGET_TRIES = 5
"""How often the sheet is read anew because somebody typed meanwhile."""


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """What was changed, by tab, and in how many mails and files; what was searched; what is left for a human.

    `left` names parts of files in which something of theirs still stands.
    """

    places: Mapping[str, int]
    mails: int = 0
    files: int = 0
    searched: Mapping[str, int] = field(default_factory=dict)
    for_human: tuple[ForHuman, ...] = ()
    left: tuple[str, ...] = ()


def find_leaving(reading: Reading, who: str, secret: bytes, moment: Moment) -> Leaving | None:
    """Return who is meant by a name or an address, also somebody who stands in the record alone.

    Raises:
        WrongUse: several people are meant.
    """
    programme = reading.programme
    known = [KnownPerson(person.id, person.name, person.address) for person in programme.people]
    there = {person.id for person in known}
    known += [
        KnownPerson(one.id, one.name, one.address)
        for one in programme.register
        if one.id not in there and one.name
    ]
    found = Directory(known).find(who) or tuple(one.id for one in known if fold(one.name) == fold(who))
    if len(found) > 1:
        raise WrongUse("Several people have this name or address.", NAME_BOTH)
    if not found:
        return None
    one = next(person for person in known if person.id == found[0])
    first = fold(one.name).partition(" ")[0]
    return Leaving(
        id=one.id,
        name=one.name,
        # What others have too stays theirs.
        address="" if _is_shared(one, programme) else one.address or "",
        gone=gone_id(secret, one.id),
        today=moment.today(programme.settings.time_zone),
        needs=frozenset(need.id for need in programme.needs_of.get(one.id, ())),
        ended=frozenset(m.id for m in programme.matches_of.get(one.id, ()) if not m.state.is_over),
        namesakes=sum(fold(person.name).partition(" ")[0] == first for person in known) > 1,
    )


def _is_shared(one: KnownPerson, programme: Programme) -> bool:
    owners = programme.owners.get((one.address or "").casefold(), frozenset())
    return bool(owners - {one.id})


def _mark(secret: bytes, programme: Programme, leaving: Leaving) -> str:
    """Return the mark by which somebody is known again if their row comes back; "" without any address."""
    if leaving.address:
        return forgotten_mark(secret, leaving.address)
    person = programme.person_by_id.get(leaving.id)
    return forgotten_mark(secret, person.address, person.name) if person and person.address else ""


def forget(
    backend: Backend, config: Config, moment: Moment, who: str, *, dry_run: bool = False
) -> ForgetResult:
    """Forget a person, by name or address, and return what was done and what is left; twice is as once.

    Journal and outbox come first, so that a run that was killed finds the person again by the sheet.

    Raises:
        WrongUse: several are meant, or sheet, journal or secret cannot be used.
        Busy: somebody is typing all the time, or another run is at work.
        Unreachable: the sheet or the journal did not answer; run it again.
    """
    if dry_run:
        reading = read(backend)
        leaving = find_leaving(reading, who, b"", moment)
        return ForgetResult({}) if leaving is None else _told(_erase(reading, leaving, {}))
    with backend.claimed(holder_of("forget", moment)):
        reading, secret = read(backend), find_secret(config)
        leaving = find_leaving(reading, who, secret, moment)
        if leaving is None:
            return ForgetResult({})
        erased = _erase(reading, leaving, {})
        mark = _mark(secret, reading.programme, leaving)
        mails = _forget_mails(config, reading.programme, leaving, erased, mark, moment)
        files = _forget_files(config, leaving)
        erased = _write(backend, reading, leaving, erased, mark)
        return replace(_prove(backend, config, leaving, erased), mails=mails, files=files)


def _told(erased: Erased) -> ForgetResult:
    return ForgetResult(erased.places, for_human=tuple(erased.for_human))


def _erase(reading: Reading, leaving: Leaving, keys: Mapping[str, str]) -> Erased:
    people = (KnownPerson(p.id, p.name, p.address) for p in reading.programme.people)
    gone = KnownPerson(leaving.id, leaving.name, leaving.address or None)
    directory = Directory([*people, *([] if leaving.id in reading.programme.person_by_id else [gone])])

    def is_theirs(text: str) -> bool:
        found = set(directory.find(text)) if text else set()
        return found == {leaving.id}

    return erase(reading.book, leaving, is_theirs, lambda: secrets.token_hex(8), keys)


def _traces(leaving: Leaving) -> Traces:
    return Traces(leaving.id, leaving.address, leaving.names, leaving.ids, leaving.gone)


def _forget_mails(
    config: Config, programme: Programme, leaving: Leaving, erased: Erased, mark: str, moment: Moment
) -> int:
    with journal_of(config, programme, moment) as journal:
        count = forget_in_journal(
            journal, _traces(leaving), erased.keys, lambda: secrets.token_hex(8), moment.now
        )
        if mark:
            remember_forgotten(journal, mark, moment.now)
        return count


def _forget_files(config: Config, leaving: Leaving) -> int:
    """Delete the mails in the outbox that are to them or name them; return how many those were."""
    folder = _outbox(config)
    if folder is None:
        return 0
    theirs = [file for file in folder.glob("*.eml") if leaving.names.search(read_all(file.read_bytes()))]
    for file in theirs:
        file.unlink()
    if theirs:
        Outbox(folder).close()
    return len(theirs)


def _outbox(config: Config) -> Path | None:
    address = parse_mail_address(config.mail, plain_allowed=True)
    return address.folder if isinstance(address, OutboxAddress) and address.folder.is_dir() else None


def _write(backend: Backend, reading: Reading, leaving: Leaving, erased: Erased, mark: str) -> Erased:
    """Write all of it in one step, decided anew if somebody typed meanwhile."""
    for _ in range(FORGET_TRIES):
        try:
            backend.write(_operations(reading, leaving, erased, mark), reading.book)
        except ChangedMeanwhile:
            reading = read(backend)
            erased = _erase(reading, leaving, erased.keys)
        else:
            if isinstance(backend, Workbook):
                backend.scrub(leaving.mask)
            return erased
    raise Busy("Somebody is typing into the sheet all the time.", "Run it again in a moment.")


def _operations(reading: Reading, leaving: Leaving, erased: Erased, mark: str) -> list[Operation]:
    added = [AddRow(HISTORY.title, cells) for cells in _endings(reading.programme, leaving)]
    if mark:
        added.append(AddRow(FORGOTTEN_TAB.title, {"Mark": mark, "On": leaving.today}))
    operations = [*erased.operations, *locate(reading.book, added)[0]]
    return sorted(operations, key=lambda operation: not isinstance(operation, AddTab))


def _endings(programme: Programme, leaving: Leaving) -> list[Values]:
    """Return the rows of the history that tell of the matches which end by it."""
    names = RecordNames(programme)
    entries = (
        HistoryEntry(
            history_id(Event.LEAVES, leaving.gone, match.id, match.id),
            *(leaving.today, Event.LEAVES, leaving.gone, match.id, match.state, MatchState.ENDED),
        )
        for match in programme.matches_of.get(leaving.id, ())
        if match.id in leaving.ended
    )
    nameless: Values = {"Person": FORGOTTEN_NAME, "Who with whom": None}
    return [{**cells_of(entry, programme, names), **nameless} for entry in entries]


def _prove(backend: Backend, config: Config, leaving: Leaving, erased: Erased) -> ForgetResult:
    """Read everything afresh and search it, decoded, for name, address and id."""

    def says(text: str) -> bool:
        normal = unicodedata.normalize("NFC", text)
        return bool(leaving.names.search(normal) or leaving.ids.search(normal))

    book = backend.read()
    judged = {(one.tab, one.cell) for one in erased.for_human}
    cells = [place for place in _find_cells(book, says) if (place.tab, place.cell) not in judged]
    files = [*(_outbox(config) or Path("-")).glob("*"), Path(config.journal), Path(f"{config.journal}-wal")]
    left = [str(file) for file in files if file.is_file() and says(_read_file(file))]
    if isinstance(backend, Workbook) and not cells and not judged:
        left += backend.find_traces(says)
    rows = sum(len(tab.rows) for tab in book.tabs)
    return ForgetResult(
        erased.places,
        searched={"tabs": len(book.tabs), "rows": rows, "files": sum(file.is_file() for file in files)},
        for_human=(*erased.for_human, *cells),
        left=tuple(left),
    )


def _find_cells(book: Book, says: Callable[[str], bool]) -> list[ForHuman]:
    return [
        ForHuman(tab.title, cell_name(row, column), "their name, address or id")
        for tab in book.tabs
        for row, cells in enumerate(tab.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and says(cell)
    ]


def _read_file(file: Path) -> str:
    data = file.read_bytes()
    return read_all(data) if file.suffix == ".eml" else data.decode("utf-8", "replace")
