"""What brings the mail of a simulated programme back to it, and the clock by which it comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.incoming.known_ids import know_ids
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.incoming.who_wrote import Acquaintance
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.secret import find_marks, open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.simulation.letters import SimulatedReply, as_mail
from mentorsheets.workflow.collect_mail import FromMail, take_in
from mentorsheets.workflow.save import save


@dataclass(slots=True)
class TurnedClock:
    """A clock that shows what it is set to."""

    shows: datetime

    def now(self) -> datetime:
        """Return what it shows."""
        return self.shows

    def sleep(self, seconds: float) -> None:
        """Turn it on instead of waiting."""
        self.shows += timedelta(seconds=seconds)


def bring_back(
    replies: Iterable[SimulatedReply], backend: Backend, config: Config, moment: Moment
) -> FromMail:
    """Take replies into the sheet, as `collect` does from a mailbox; return what they came to."""
    reading = read(backend, find_marks(config))
    today = moment.today(reading.programme.settings.time_zone)
    desk = open_desk(reading.programme, config)
    with journal_of(config, reading.programme, moment) as journal:
        # As `collect` does: what is known of the journal is put together once for all that came.
        around = Acquaintance(know_ids(journal, desk.signer, None))
        mails = (as_mail(reply, desk.address) for reply in replies)
        found = [one for mail in mails for one in sort_incoming(mail, journal, desk.signer, around)]
    taken = take_in(found, reading.programme, today)
    save(backend, reading, taken.changes, today)
    return taken
