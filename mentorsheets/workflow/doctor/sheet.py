"""Examining the sheet: whether it is found, may be read and written, and what stands in it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.errors import MentorsheetsError, MustLookFirst, WrongUse
from mentorsheets.mail.render.templates import Templates
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.unheard_safety import DID_NOT_ARRIVE, RING_THEM, find_unheard
from mentorsheets.relations.waiting_things import count_things_to_mend
from mentorsheets.runtime.config import Config, is_file, is_google
from mentorsheets.runtime.copies_beside import find_copies_beside
from mentorsheets.runtime.open_sheet import holder_of, open_sheet
from mentorsheets.runtime.secret import find_marks
from mentorsheets.sheet.backend import AddTab, Backend, Book, WriteCells
from mentorsheets.sheet.places import mark_file
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.mail_sent import read_places
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.schema import SETTINGS
from mentorsheets.sheet.schema_machine import MAIL_SENT
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.workbook.file import refuse_if_open
from mentorsheets.sheet.workbook.near import list_workbooks
from mentorsheets.sheet.writing.missing_tabs import lacking
from mentorsheets.workflow.doctor.archive import examine_archive
from mentorsheets.workflow.doctor.findings import Findings

SHEET, GOOGLE_LOGIN = "Sheet", "Google login"
CELLS_NAMED = 4
"""How many of the tabs or columns that lack are named."""


def examine_sheet(config: Config, moment: Moment, findings: Findings) -> Programme | None:
    """Look the sheet over, and return the programme in it, None where it cannot be read.

    A claim is set and taken away again: only trying tells whether a shared sheet may be written to.
    """
    if is_google(config.sheet) and not findings.attempt(GOOGLE_LOGIN, lambda: _log_in(config, findings)):
        return None
    backend = findings.attempt(SHEET, lambda: open_sheet(config))
    book = findings.attempt(SHEET, backend.read) if backend else None
    if backend is None or book is None:
        return None
    findings.fine(SHEET, f"{backend.name} is found and can be read.")
    if findings.attempt(SHEET, lambda: _try_to_write(config.sheet, backend, moment)):
        findings.fine(SHEET, "It can be written to.")
    if is_google(config.sheet):
        _ask_drive(config, findings)
    _examine_tabs(book, findings)
    reading = findings.attempt(SHEET, lambda: read_programme(book, find_marks(config)))
    beside = find_copies_beside(config)
    if beside.conflicts:
        lies = f"Beside it lies {', '.join(beside.conflicts)}"
        told = f"{lies}: two computers wrote it, and one of them was not heard."
        hint = "Take over by hand what only the copy says, delete it, and let one computer alone run it."
        findings.advise(SHEET, told, hint)
    if is_file(config.sheet):
        _examine_copies(Path(config.sheet).expanduser().resolve(), findings)
    elif beside.copies:
        told = f"Beside it lies a copy of it: {', '.join(beside.copies)}."
        findings.advise(SHEET, told, "What is typed there is not read: delete it if nobody needs it.")
    if reading:
        for loss in find_losses(reading.programme):
            findings.wrong(SHEET, MustLookFirst(loss.sentence, loss.hint))
        _examine_content(reading.programme, findings)
        examine_archive(backend, reading.programme, moment, findings)
    return reading.programme if reading else None


def _examine_copies(path: Path, findings: Findings) -> None:
    """Tell of copies of a workbook that lie beside it, and whether mail went out from them too."""
    for other in list_workbooks(path.parent):
        if other == path:
            continue
        # A file that cannot be read runs nowhere.
        with suppress(MentorsheetsError):
            sent = find_tab(Workbook(other).read(), MAIL_SENT)
            places = read_places(sent) if sent else ()
            if mark_file(other) in places and mark_file(path) in places:
                told = f"Mail went out from a copy of it too: {other.name}."
                findings.wrong(SHEET, MustLookFirst(told, "Let one of them run alone, and delete the other."))
            elif mark_file(path) in places:
                hint = "It sends nothing unless you say so in it; delete it if nobody needs it."
                findings.advise(SHEET, f"Beside it lies a copy of it: {other.name}.", hint)


def examine_settings(
    programme: Programme, templates: Templates | None, findings: Findings, *, is_outbox: bool
) -> None:
    """Look over the settings that matter to mail, and whether there are words in the programme's language."""
    area, settings = SETTINGS.title, programme.settings
    if settings.coordinator_address:
        findings.fine(area, "The coordinator has an address, for replies.")
    else:
        tell = findings.advise if is_outbox else findings.misset
        tell(area, "There is no address to send from.", "Fill in Coordinator e-mail in the tab Settings.")
    if find_unheard(programme):
        findings.to_mend(area, DID_NOT_ARRIVE, RING_THEM)
    elif settings.safety_address:
        findings.fine(area, "Words that may mean harm go to the safety contact.")
    else:
        hint = "Fill in Safety contact e-mail with somebody who is not the coordinator."
        findings.advise(area, "Words that may mean harm go to the coordinator.", hint)
    if settings.time_zone == Settings().time_zone:
        hint = "Set Time zone in the tab Settings, such as Europe/Lisbon."
        findings.advise(area, "Days begin and end in UTC.", hint)
    else:
        findings.fine(area, f"Days begin and end in {settings.time_zone}.")
    if templates is None:
        return
    kinds = {kind for kind, _ in templates.sources}
    is_english = settings.language.casefold().startswith("en")
    if not is_english and templates.language(kinds, [settings.language]) == "en":
        hint = "Translate the templates; docs/templates.md tells how."
        findings.advise(
            area, f"Not all mails are there in {settings.language}; those go out in English.", hint
        )
    else:
        findings.fine(area, f"All mails are there in {settings.language}.")


def _log_in(config: Config, findings: Findings) -> bool:
    # Slow to import, and of no use to a workbook.
    from mentorsheets.sheet.google.auth import login  # noqa: PLC0415

    known = login(config.google)
    who = known.address or "an account that does not tell its address"
    findings.fine(GOOGLE_LOGIN, f"There is a login: {who}. The sheet has to be shared with it, as Editor.")
    key = config.google.key_file
    if os.name == "posix" and key and key.is_file() and key.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        findings.advise(
            GOOGLE_LOGIN, "Others on this computer can read the key file.", f"Run: chmod 600 {key}"
        )
    return True


def _ask_drive(config: Config, findings: Findings) -> None:
    from mentorsheets.sheet.google.ways import read_drive_version  # noqa: PLC0415 - as above

    try:
        read_drive_version(config.sheet, config.google)
    except MentorsheetsError:
        hint = "In the Google Cloud console switch on the Google Drive API too, if you mind the calls."
        findings.advise(SHEET, "Each pass reads the sheet, as Drive does not tell whether it changed.", hint)
    else:
        findings.fine(SHEET, "Drive tells whether it changed, so that a pass need not read it for that.")


def _try_to_write(sheet: str, backend: Backend, moment: Moment) -> bool:
    """Return True if the sheet can be written to.

    Raises:
        WrongUse, Unreachable, Busy: it cannot.
    """
    with backend.claimed(holder_of("doctor", moment)):
        path = Path(sheet).expanduser()
        if is_file(sheet):
            refuse_if_open(path)
            if not os.access(path, os.W_OK):
                raise WrongUse(f"{path.name} is write-protected.", f"Allow writing to {path}.")
    return True


def _examine_tabs(book: Book, findings: Findings) -> None:
    operations = lacking(book)
    tabs = [one.spec.title for one in operations if isinstance(one, AddTab)]
    columns = [
        f"{one.tab}: {title}"
        for one in operations
        if isinstance(one, WriteCells)
        for title in one.cells.values()
    ]
    if not (tabs or columns):
        findings.fine(SHEET, "It has all tabs and columns.")
    for what, missing in (("tabs", tabs), ("columns", columns)):
        if missing:
            more = f" and {len(missing) - CELLS_NAMED} more" if len(missing) > CELLS_NAMED else ""
            lacks = f"It lacks {what}: {', '.join(missing[:CELLS_NAMED])}{more}."
            findings.advise(SHEET, lacks, "mentorsheets init adds them.")


def _examine_content(programme: Programme, findings: Findings) -> None:
    people, needs = len(programme.people), len(programme.needs)
    findings.fine(
        SHEET, f"Understood: {count_things(people, 'person', 'people')}, {count_things(needs, 'need')}."
    )
    to_mend = [problem for problem in programme.problems if problem.needs_mending]
    for problem in to_mend:
        if problem.tab == SETTINGS.title:
            findings.to_mend(SETTINGS.title, f"{problem.cell}: {problem.sentence}", problem.hint)
    others = tuple(problem for problem in to_mend if problem.tab != SETTINGS.title)
    if count := count_things_to_mend(programme.revised(problems=others)):
        findings.to_mend(SHEET, f"Things that need mending: {count}.", "mentorsheets check tells which.")
