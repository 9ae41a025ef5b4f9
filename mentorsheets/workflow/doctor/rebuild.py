"""Making a journal anew of the sheet and of what can be read of the old one: `doctor --rebuild`."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.database import accept_clock
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.salvage import hold_as_unknown, is_sound, salvage, set_aside
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.load_templates import load_templates
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of, open_sheet, read
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.plan_round import plan_round
from mentorsheets.workflow.tell_round import find_noted, read_fates, tell_sheet
from mentorsheets.workflow.wishes import Wishes

AFTER_ALL_ENTRIES = datetime(9999, 12, 30, tzinfo=UTC)
"""A moment before which every entry of a journal lies."""


NO_FILE = "What stands in the place of the mail journal is no file."


def name_other(path: Path) -> str:
    """Return what to do where a folder, or a link that leads nowhere, stands in the place of the journal."""
    return f"See what {path} is: bring the journal back from a copy, or give that another name."


@dataclass(frozen=True, slots=True)
class RebuiltJournal:
    """Where the old journal lies now, of how many mails it told still, and how many may have gone out."""

    aside: Path
    saved: int
    unknown: int


def rebuild_journal(config: Config, moment: Moment) -> RebuiltJournal:
    """Make a new journal of the sheet and of what a damaged one still says; that one is kept beside it.

    Mail that the old one may have sent without anybody's knowing is of unknown fate: what it meant to send,
    and what is due today and stands nowhere. It never goes by itself; a person, or a copy, settles it.

    Raises:
        WrongUse: the journal is in order, is no file, or lies in a database; nothing was done.
        MentorsheetsError: the sheet cannot be read or written; the run after that goes on from there.
    """
    path = None if is_shared(config.journal) else Path(config.journal)
    if path is not None and not path.is_file() and (path.exists() or path.is_symlink()):
        raise WrongUse(NO_FILE, name_other(path))
    if path is None or not path.exists():
        raise WrongUse("There is no file of a journal to make anew.", "The next run makes one by itself.")
    if is_sound(path):
        raise WrongUse("The mail journal can be read from end to end, so it was left as it is.")
    # The secret is found by the same name, and until all is done the damaged one keeps mail from going.
    fresh = path.with_suffix(".rebuilt")
    fresh.unlink(missing_ok=True)
    apart = replace(config, journal=str(fresh))
    backend = open_sheet(config)
    with backend.claimed(holder_of("rebuild", moment)):
        with Journal(fresh, programme_id(read(backend).programme), moment.now) as journal:
            saved = salvage(journal, path, moment.now)
        unknown = _hold_what_is_due(backend, apart, moment)
        aside = set_aside(path, moment.now)
        fresh.rename(path)
    return RebuiltJournal(aside, saved, unknown)


def _hold_what_is_due(backend: Backend, config: Config, moment: Moment) -> int:
    """Note what is due and stands nowhere as of unknown fate, tell the sheet, and return how many are so."""
    reading = read_without_forgotten(backend, config, moment)
    desk = open_desk(reading.programme, config, reading=reading)
    plan = plan_round(desk, load_templates(config.templates, reading), gather(any_day=True), Wishes(), moment)
    with journal_of(config, reading.programme, moment) as journal:
        journal.plan([one.mail for one in plan.finished], moment.now)
        hold_as_unknown(journal, (one.mail.key.id for one in plan.finished), moment.now)
        fates = read_fates(journal, reading.programme, is_lost_after=False)
        refused = tell_sheet(backend, reading, plan, fates, {}, moment)
        journal.shared(find_noted(fates.news, refused))
    return fates.unknown


def take_clock_for_right(config: Config, moment: Moment) -> int:
    """Let the journal believe a clock that stands before its newest entries; return how many those are.

    Raises:
        MentorsheetsError: the journal cannot be used.
    """
    programme = read(open_sheet(config)).programme
    # Seen from the last of days, no entry lies ahead.
    with Journal(config.journal, programme_id(programme), AFTER_ALL_ENTRIES) as journal:
        return accept_clock(journal.db, moment.now)
