"""Moving what is long over out of a sheet into an archive.

That of a workbook is one of its year beside it, that of a Google sheet the one that Settings name.
First it is written there, then read back, and only then taken out of the sheet, all of it in one step. So
a run that is killed leaves rows in both, and the next one takes them out.
"""

import logging
from collections.abc import Iterable, Sequence

from mentorsheets.domain.clock import Moment, months_before
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.errors import MentorsheetsError, NeedsAPerson
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.old_past import OldPast, choose_old_past, decides_the_same, keep_to
from mentorsheets.runtime.log import note
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Backend, ChangedMeanwhile, DropRows, KeepsArchives
from mentorsheets.sheet.old_rows import OldRow, list_dropped, pick_rows, write_rows
from mentorsheets.sheet.reading.mail_sent import write_moved
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import ARCHIVED_TABS, CHECK_INS, HISTORY, MESSAGES
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.workflow.archives import clear_archived_words, list_archives

MOVING_DAYS = 7
"""Days of a month in which rows move: what cannot move is weighed in those alone, and not by each pass."""


def move_old_past(backend: Backend, moment: Moment, marks: KeyedMarks = PLAIN_MARKS) -> int:
    """Move what is older than *Archive after* and decides nothing, and return how many rows moved.

    By `marks` addresses are known again, as everywhere in the same run.

    It is in nobody's way: where it cannot be done, all stays as it is, and the log says why. Whoever calls
    has claimed the sheet: a light claim of a workbook is as good as any.

    Raises:
        WrongUse, Unreachable: the sheet cannot be read.
    """
    if not isinstance(backend, KeepsArchives):
        return 0
    reading = read(backend, marks)
    settings = reading.programme.settings
    today = moment.today(settings.time_zone)
    if not backend.has_archive(settings.archive_sheet):
        return 0
    old = choose_old_past(reading.programme, today) if today.day <= MOVING_DAYS else OldPast()
    if old.is_empty or find_losses(reading.programme):
        return 0
    rows = _cut(pick_rows(reading.book, _keys_of(old)), backend.most_moved)
    old = keep_to(old, *(_keys_in(rows, tab.title) for tab in ARCHIVED_TABS))
    try:
        why = "something that is due follows from them"
        if old.is_empty or decides_the_same(reading.programme, old, today):
            return 0 if old.is_empty else _move(backend, backend, reading, old, moment)
    except ChangedMeanwhile:
        why = "somebody typed meanwhile"
    except MentorsheetsError as error:
        why = error.sentence
    note(f"old rows stay in the sheet: {why}", logging.WARNING)
    return 0


def _move(backend: Backend, beside: KeepsArchives, reading: Reading, old: OldPast, moment: Moment) -> int:
    """Write the rows of each year into its archive, and take them all out; return how many those are.

    `beside` is what the backend has for archives.

    Raises:
        ChangedMeanwhile, WrongUse, Busy, NeedsAPerson, Unreachable: they stay in the sheet.
    """
    rows, years = pick_rows(reading.book, _keys_of(old)), _years_of(old)
    settings = reading.programme.settings
    first = moment.today(settings.time_zone).replace(day=1)
    before = months_before(first, settings.archive_after)
    moved = []
    for year in sorted(set(years.values())):
        archive = beside.archive(year, settings.archive_sheet)
        if not write_rows(archive, [row for row in rows if years[row.tab, row.key] == year]):
            raise NeedsAPerson(f"{archive.name} does not say what was written into it.", "")
        moved.append(write_moved(archive.name, before))
    dropped = [DropRows(tab, gone) for tab, gone in list_dropped(reading.book, rows).items()]
    backend.write([*locate(reading.book, moved)[0], *dropped], reading.book)
    note("old rows moved into the archive", rows=len(rows))
    for archive in list_archives(backend, reading.book):
        clear_archived_words(archive, reading.programme, moment.today(settings.time_zone))
    return len(rows)


def _cut(rows: Sequence[OldRow], most: int) -> tuple[OldRow, ...]:
    """Return about as many rows as move at a time, and all lines of the history, of which few stay.

    A line moves with its answer or never, and says no more than that: so half of the room is left for them.
    """
    mails = [row for row in rows if row.tab == MESSAGES.title][:most]
    asked = [row for row in rows if row.tab == CHECK_INS.title][: (most - len(mails)) // 2]
    return (*mails, *asked, *(row for row in rows if row.tab == HISTORY.title))


def _keys_in(rows: Iterable[OldRow], tab: str) -> frozenset[str]:
    return frozenset(row.key for row in rows if row.tab == tab)


def _keys_of(old: OldPast) -> dict[str, frozenset[str]]:
    return {
        MESSAGES.title: frozenset(one.id for one in old.messages),
        CHECK_INS.title: frozenset(one.id for one in old.check_ins),
        HISTORY.title: frozenset(one.id for one in old.history),
    }


def _years_of(old: OldPast) -> dict[tuple[str, str], int]:
    """Return the year of each row, by its tab and key: that of its day."""
    years = {(MESSAGES.title, one.id): one.on.year for one in old.messages}
    years |= {(CHECK_INS.title, one.id): one.asked_on.year for one in old.check_ins}
    return years | {(HISTORY.title, one.id): one.on.year for one in old.history}
