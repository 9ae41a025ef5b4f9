"""Reading a sheet in order to act on it: not if it has lost what went out, before somebody said to go on."""

from contextlib import suppress
from datetime import date

from mentorsheets.domain.changes import Added
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.mail_trace import message_of
from mentorsheets.domain.model import HistoryEntry
from mentorsheets.errors import MentorsheetsError, MustLookFirst
from mentorsheets.relations.losses import Loss, find_losses, list_lost_mail
from mentorsheets.relations.register import register_people
from mentorsheets.relations.waiting import Word, decided_id
from mentorsheets.relations.what_stood import note_stood
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.sheet.backend import Backend, Book
from mentorsheets.sheet.reading.mail_sent import write_went_on
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.today import read_words, understand
from mentorsheets.sheet.writing.edits_of_changes import stand_here
from mentorsheets.workflow.register_newcomers import register_newcomers
from mentorsheets.workflow.save import save


def read_to_act(backend: Backend, config: Config, moment: Moment) -> Reading:
    """Return what a sheet holds now, for somebody who sends mail or proposes matches by it.

    Raises:
        MustLookFirst: it has lost some of what went out; Today says so, and nothing else was done.
        WrongUse, Unreachable, NeedsAPerson: sheet or journal cannot be used.
    """
    reading = read_without_forgotten(backend, config, moment)
    if losses := find_losses(reading.programme):
        with suppress(MentorsheetsError):
            # That nothing goes out is to be seen by whoever has no terminal.
            save(backend, reading, (), moment.today(reading.programme.settings.time_zone))
        raise MustLookFirst(f"{losses[0].sentence} Nothing was done.", losses[0].hint)
    return reading


def read_registered(backend: Backend, config: Config, moment: Moment) -> Reading:
    """Return what a claimed sheet holds, as `read_to_act` does, with whoever is new in its register.

    Raises:
        MustLookFirst, WrongUse, Unreachable, Busy, NeedsAPerson: as `read_to_act` and `register_newcomers`.
    """
    return register_newcomers(backend, read_to_act(backend, config, moment), config, moment)


def go_on_if_said(backend: Backend, config: Config, moment: Moment) -> Reading:
    """Return what a sheet holds now, after going on from what was lost if the coordinator said so in Today.

    Raises:
        MustLookFirst: they did not.
        WrongUse, Unreachable, Busy, NeedsAPerson: sheet or journal cannot be used.
    """
    reading = read_without_forgotten(backend, config, moment)
    losses = find_losses(reading.programme)
    said = {key for key, _ in _find_said(reading.book, losses)}
    if not losses:
        return reading
    if {loss.key for loss in losses} <= said:
        go_on(backend, config, moment)
    return read_to_act(backend, config, moment)


def go_on(backend: Backend, config: Config, moment: Moment) -> int:
    """Go on from what was lost, since a person said so; return how many mails were written down again.

    Raises:
        MustLookFirst: it has to be mended first.
        WrongUse, Unreachable, Busy, NeedsAPerson: sheet or journal cannot be used; nothing was written.
    """
    with backend.claimed(holder_of("go on", moment)):
        reading = read_without_forgotten(backend, config, moment)
        programme = reading.programme
        losses = find_losses(programme)
        if stuck := next((loss for loss in losses if not loss.may_go_on), None):
            raise MustLookFirst(stuck.sentence, stuck.hint)
        if not losses:
            return 0
        reading = register_newcomers(backend, reading, config, moment)
        programme = reading.programme
        today = moment.today(programme.settings.time_zone)
        lost = list_lost_mail(programme)
        said = [
            HistoryEntry(decided_id(loss.key), today, DeskEvent.DECIDED, words=f"{Word.PROCEED}: {loss.tab}")
            for loss in losses
        ]
        changes = (
            *(Added(message_of(trace)) for trace in lost),
            *map(Added, said),
            *register_people(programme, today),
            *note_stood(programme, programme),
        )
        save(
            *(backend, reading, changes, today),
            # Whoever plays another day has mail of days to come.
            also=[
                write_went_on(max([today, *(message.on for message in programme.messages)])),
                *stand_here(reading.book, today),
            ],
            done=frozenset(_find_said(reading.book, losses)),
        )
    return len(lost)


def _find_said(book: Book, losses: tuple[Loss, ...]) -> list[tuple[str, str]]:
    """Return the words in Today by which somebody said of a loss that we may go on, with their keys."""
    keys = {loss.key for loss in losses if loss.may_go_on}
    return [
        (word.key, word.text)
        for word in read_words(book)
        if word.key in keys and understand(word.text, (Word.PROCEED,), date.min) is not None
    ]
