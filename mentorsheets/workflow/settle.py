"""Messages of which nobody knows whether they arrived: listed, and settled by a person."""

from collections.abc import Callable
from dataclasses import dataclass

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import send_again, send_outbox, settle_as_sent
from mentorsheets.mail.messages import Record, State
from mentorsheets.runtime.config import Places
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.mail_log import journal_of, news_of
from mentorsheets.workflow.save import save


@dataclass(frozen=True, slots=True)
class Unknown:
    """The programme, and its messages of unknown fate, oldest first."""

    programme: Programme
    records: tuple[Record, ...]


def unknown(backend: Backend, places: Places, moment: Moment) -> Unknown:
    """Return the messages of which nobody knows whether they arrived.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
    """
    programme = read(backend).programme
    with journal_of(places, programme, moment) as journal:
        return Unknown(programme, tuple(journal.records(State.UNKNOWN)))


def settle(backend: Backend, places: Places, moment: Moment, key: str, *, arrived: bool) -> None:
    """Note that a message arrived, or let the very same bytes go again with the next run.

    Raises:
        WrongUse: no one message of unknown fate has this key, or the sheet cannot be used.
    """
    decide = settle_as_sent if arrived else send_again
    _settled(backend, places, moment, lambda journal: decide(journal, key, moment.now))


def release_outbox(backend: Backend, places: Places, moment: Moment) -> int:
    """Let all that only lies in an outbox go through a server with the next run; return how many that are.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
    """
    released: list[int] = []
    _settled(backend, places, moment, lambda journal: released.append(send_outbox(journal, moment.now)))
    return sum(released)


def _settled(backend: Backend, places: Places, moment: Moment, decide: Callable[[Journal], object]) -> None:
    reading = read(backend)
    with journal_of(places, reading.programme, moment) as journal:
        decide(journal)
        save(backend, reading, news_of(journal, reading.programme, moment))
        journal.shared(journal.unshared())
