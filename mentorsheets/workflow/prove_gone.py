"""Showing that somebody is forgotten: all that there is, read afresh and searched."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.forget import read_all, search_journal
from mentorsheets.mail.mail_address import OutboxAddress, parse_mail_address
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import open_journal
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Backend, Book, KeepsTraces
from mentorsheets.sheet.erased import Erased, ForHuman
from mentorsheets.sheet.leaving import Leaving, find_answers
from mentorsheets.workflow.archives import search_archives
from mentorsheets.workflow.old_pages import find_old_pages

CELL_PARTS = ("xl/worksheets/", "xl/sharedStrings", "xl/comments", "xl/threadedComments")
"""How the names of those parts of a workbook begin in which its cells and their notes stand."""


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """What was changed, by tab, and in how many mails and files; what was searched; what is for a human.

    `left` names parts of files in which something of theirs still stands.
    """

    places: Mapping[str, int]
    mails: int = 0
    files: int = 0
    searched: Mapping[str, int] = field(default_factory=dict)
    for_human: tuple[ForHuman, ...] = ()
    left: tuple[str, ...] = ()


def find_outbox(config: Config) -> Path | None:
    """Return the folder into which mails are put, None where there is none."""
    address = parse_mail_address(config.mail, plain_allowed=True)
    return address.folder if isinstance(address, OutboxAddress) and address.folder.is_dir() else None


def prove_gone(
    backend: Backend, config: Config, programme: Programme, moment: Moment, leaving: Leaving, erased: Erased
) -> ForgetResult:
    """Read everything afresh and search it, decoded, for name, address and id."""

    def says(text: str) -> bool:
        return leaving.has_name(text) or leaving.has_id(text)

    book = backend.read()
    judged = {(one.tab, one.cell) for one in erased.for_human}
    cells = [place for place in _find_cells(book, leaving, says) if (place.tab, place.cell) not in judged]
    own = (Path(config.journal), Path(f"{config.journal}-wal"), *find_old_pages(config, leaving))
    files = (*(find_outbox(config) or Path("-")).glob("*"), *own)
    there = [file for file in files if file.is_file()]
    left = [str(file) for file in there if says(_read_file(file))]
    with open_journal(config, programme, moment) as journal:
        mails, tables = search_journal(journal, says)
    left += [f"the table {table} of the journal" for table in tables]
    if isinstance(backend, KeepsTraces):
        # What stands in cells that a human is told of stands in these parts, too.
        told = CELL_PARTS if cells or judged else ()
        left += [part for part in backend.find_traces(says) if not part.startswith(told)]
    left += search_archives(backend, book, says)
    count = {"tabs": len(book.tabs), "rows": sum(len(tab.rows) for tab in book.tabs)}
    return ForgetResult(
        erased.places,
        searched={**count, "mails": mails, "files": len(there)},
        for_human=(*erased.for_human, *cells),
        left=tuple(left),
    )


def _find_cells(book: Book, leaving: Leaving, says: Callable[[str], bool]) -> list[ForHuman]:
    answers = (
        ForHuman(tab.title, cell_name(row, 0), "an answer of theirs")
        for tab, row in find_answers(book, leaving)
    )
    named = (
        ForHuman(tab.title, cell_name(row, column), "their name, address or id")
        for tab in book.tabs
        for row, cells in enumerate(tab.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and says(cell)
    )
    return [*answers, *named]


def _read_file(file: Path) -> str:
    data = file.read_bytes()
    return read_all(data) if file.suffix == ".eml" else data.decode("utf-8", "replace")
