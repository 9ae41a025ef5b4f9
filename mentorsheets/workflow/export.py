"""What is held about somebody, for that person: a page to read, values, and the mails that are still kept."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.forget import read_all
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.rows import unpack
from mentorsheets.mail.tokens import TOKEN_PATTERN_ANY_CASE
from mentorsheets.report.held import Held, Told, list_needs, list_relationships
from mentorsheets.report.pages import render_page
from mentorsheets.report.words import PageWords
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import open_journal
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.secret import find_marks
from mentorsheets.sheet.backend import Backend, Book
from mentorsheets.sheet.leaving import MASKED, Leaving
from mentorsheets.sheet.own_rows import NoteOnPair, OwnRow, OwnRows, collect_own_rows
from mentorsheets.workflow.archives import list_archives, read_with_archives
from mentorsheets.workflow.find_leaving import find_leaving
from mentorsheets.workflow.maps import (
    list_cards,
    map_people,
    read_pages,
    summarise,
    words_for,
    write_private,
)

NOBODY_HERE = "Nobody here has this name or address."
DAY_TITLES = ("On", "Asked on", "Since", "Taken on", "Read on")
"""The columns that say when something in a row was."""
PLEASE_CHECK = "Write it as it stands in Participants, or give the address."


@dataclass(frozen=True, slots=True)
class Export:
    """What is held about a person (id), the page that shows it, and notes that a human has to read first."""

    person: str
    held: Held
    page: str
    data: str
    notes: tuple[NoteOnPair, ...]

    def write(self, folder: Path) -> None:
        """Write it into a folder that its owner alone may read."""
        (folder / "mails").mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        write_private(folder / "index.html", self.page)
        write_private(folder / "data.json", self.data)
        for name, text in self.held.mails.items():
            write_private(folder / "mails" / f"{name}.txt", text)


def export_person(backend: Backend, config: Config, moment: Moment, who: str) -> Export:
    """Return all that is held about somebody, by name or address, and that is theirs to see.

    Raises:
        WrongUse: nobody or several are meant, or the sheet cannot be read.
        Unreachable: sheet or journal did not answer.
    """
    reading = read(backend, find_marks(config))
    leaving = find_leaving(reading, who, b"", moment)
    if leaving is None:
        raise WrongUse(NOBODY_HERE, PLEASE_CHECK)
    own = _collect_rows(backend, reading.book, leaving)
    mails = dict(_list_mails(config, reading.programme, moment, leaving.id)) if leaving.id else {}
    if not own.rows and not mails:
        raise WrongUse(NOBODY_HERE, PLEASE_CHECK)
    programme, maps = map_people(backend, config, moment)
    programme = read_with_archives(backend, reading.book, programme)
    person = programme.person_by_id.get(leaving.id)
    held = Held(
        name=leaving.name or leaving.address,
        today=leaving.today,
        rows=own.rows,
        needs=list_needs(programme, leaving.id),
        relationships=list_relationships(programme, leaving.id),
        map=maps.of(person) if person else None,
        mails=mails,
    )
    sources = read_pages(config)
    words = words_for(person.languages if person else (), sources, programme)
    data = json.dumps(held.as_data(programme.settings.programme), ensure_ascii=False, indent=2, default=str)
    return Export(leaving.id, held, _make_page(held, programme, sources, words), data, own.notes)


def _collect_rows(backend: Backend, book: Book, leaving: Leaving) -> OwnRows:
    """Return somebody's rows in a sheet and in its archives, those of archives first."""
    books = (*(archive.read() for archive in list_archives(backend, book)), book)
    parts = [collect_own_rows(one, leaving) for one in books]
    tabs = dict.fromkeys(tab for part in reversed(parts) for tab in part.rows)
    rows = {
        tab: tuple(sorted((row for part in parts for row in part.rows.get(tab, ())), key=_by_day))
        for tab in tabs
    }
    return OwnRows(rows, tuple(note for part in parts for note in part.notes))


def _by_day(row: OwnRow) -> tuple[str, list[str]]:
    """Return by what rows are put in order: by their day if they have one, however the sheet is sorted."""
    days = (str(row[title]) for title in DAY_TITLES if row.get(title))
    return next(days, ""), [f"{title} {cell}" for title, cell in sorted(row.items())]


def _make_page(held: Held, programme: Programme, sources: Mapping[str, str], words: PageWords) -> str:
    facts = {
        "programme": programme.settings.programme,
        "coordinator": programme.settings.coordinator_address,
        "held": held,
        "summary": summarise(held.map, words) if held.map else "",
        "cards": list(list_cards(held.map, words)) if held.map else [],
        "relationships": [_say_relationship(one, words) for one in held.relationships],
        "tabs": [(tab, [list(row.items()) for row in rows]) for tab, rows in held.rows.items()],
        "mails": sorted(held.mails),
    }
    return render_page("export.html", sources, words, facts)


def _say_relationship(one: Told, words: PageWords) -> str:
    other = words.listed([one["other"]]) if one["other"] else words.gettext("somebody")
    kinds = words.listed([words.gettext(str(kind["title"])) for kind in one["kinds"]])
    if one["they"] == "help":
        return words.say("You offer %(kinds)s, which %(other)s asked for.", kinds=kinds, other=other)
    return words.say("You asked for %(kinds)s, which %(other)s offers.", kinds=kinds, other=other)


def _list_mails(
    config: Config, programme: Programme, moment: Moment, person: str
) -> Iterator[tuple[str, str]]:
    """Yield the mails to a person that the journal still has, each with a name, without what signs."""
    if not (is_shared(config.journal) or Path(config.journal).exists()):
        return
    with open_journal(config, programme, moment) as journal:
        for number, content in enumerate(_list_bodies(journal, person), 1):
            text = TOKEN_PATTERN_ANY_CASE.sub(MASKED, read_all(content))
            day = re.search(r"(?m)^Date: .*?(\d{1,2} \w{3} \d{4})", text)
            yield f"{number:03} {day[1] if day else ''}".strip(), text


def _list_bodies(journal: Journal, person: str) -> list[bytes]:
    rows = journal.db.execute(
        "SELECT persons, content FROM mail JOIN body USING (key)"
        " WHERE state IN ('sent', 'unknown') AND kind <> ? ORDER BY not_before, key",
        # An export within an export says nothing new, and would grow with each.
        (MailKind.YOUR_DATA,),
    )
    return [unpack(bytes(content)) for persons, content in rows if person in json.loads(persons)]
