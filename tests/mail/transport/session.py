"""A journal, a server with faults and a clock, for tests of whole runs."""

from datetime import timedelta
from typing import Any

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.sqlite import JournalFile
from mentorsheets.mail.messages import PlannedMail
from mentorsheets.mail.transport.deliver import Delivery, Guards, Pace, deliver
from tests.mail.faulty import FaultyServer
from tests.mail.letters import MONDAY, TurnableClock
from tests.mail.transport.test_chaos import server_at

NOW_OR_NEVER = Pace(patience=timedelta(0))


class Session:
    """A journal, a server and a clock; `send` makes one run."""

    def __init__(self, journal: Journal, faulty: FaultyServer) -> None:
        self.journal = journal
        self.faulty = faulty
        self.clock = TurnableClock()

    def plan(self, *mails: PlannedMail) -> None:
        self.journal.plan(mails, MONDAY)

    def send(self, pace: Pace = NOW_OR_NEVER, guards: Guards | None = None, **settings: Any) -> Delivery:
        transport = server_at(self.faulty.port, **({"lanes": 1} | settings))
        delivery = deliver(self.journal, transport, self.clock, pace, guards or Guards())
        transport.close()
        return delivery

    def another_run(self) -> Journal:
        """Open the same journal once more."""
        assert isinstance(self.journal.db, JournalFile)
        return Journal(self.journal.db.path, "harbour", MONDAY)

    @property
    def taken(self) -> list[str]:
        return list(self.faulty.counts)


def keys(*mails: PlannedMail) -> list[str]:
    """Return the ids of the keys of mails."""
    return [mail.key.id for mail in mails]
