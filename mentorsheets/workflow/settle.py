"""Messages of which nobody knows whether they arrived: listed, and settled by a person."""

from collections.abc import Callable
from dataclasses import dataclass

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import send_again, send_outbox, settle_as_sent
from mentorsheets.mail.messages import MailState, MessageRecord
from mentorsheets.mail.messages_tab import news_of
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.save import save


@dataclass(frozen=True, slots=True)
class Unknown:
    """The programme, and its messages of unknown fate, oldest first."""

    programme: Programme
    records: tuple[MessageRecord, ...]


def unknown(backend: Backend, config: Config, moment: Moment) -> Unknown:
    """Return the messages of which nobody knows whether they arrived.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
    """
    programme = read_without_forgotten(backend, config, moment).programme
    with journal_of(config, programme, moment) as journal:
        return Unknown(programme, tuple(journal.records(MailState.UNKNOWN)))


def settle(backend: Backend, config: Config, moment: Moment, key: str, *, arrived: bool) -> None:
    """Note that a message arrived, or let the very same bytes go again with the next run.

    Raises:
        WrongUse: no one message of unknown fate has this key, or the sheet cannot be used.
    """
    decide = settle_as_sent if arrived else send_again
    _settle(backend, config, moment, lambda journal: decide(journal, key, moment.now))


def release_outbox(backend: Backend, config: Config, moment: Moment) -> int:
    """Let all that only lies in an outbox go through a server with the next run; return how many that are.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
    """
    released: list[int] = []
    _settle(backend, config, moment, lambda journal: released.append(send_outbox(journal, moment.now)))
    return sum(released)


def _settle(backend: Backend, config: Config, moment: Moment, decide: Callable[[Journal], object]) -> None:
    reading = read_without_forgotten(backend, config, moment)
    with journal_of(config, reading.programme, moment) as journal:
        decide(journal)
        today = moment.today(reading.programme.settings.time_zone)
        save(backend, reading, news_of(journal, reading.programme, moment), today)
        journal.shared(journal.unshared())
