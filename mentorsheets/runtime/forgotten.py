"""Leaving out those who asked to be forgotten, by the marks in the sheet and in the journal."""

from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.ids import forgotten_mark
from mentorsheets.domain.programme import programme_id
from mentorsheets.mail.journal.forget import list_forgotten
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.secret import find_secret
from mentorsheets.sheet.reading.forgotten import leave_out_forgotten
from mentorsheets.sheet.reading.programme import Reading


def screen(reading: Reading, config: Config, moment: Moment) -> Reading:
    """Return what was read without those who asked to be forgotten, even in an older copy of the sheet.

    Where nobody ever asked, no secret is needed.

    Raises:
        WrongUse, NeedsAPerson, Unreachable: the journal or the secret cannot be read.
    """
    marks = reading.programme.forgotten
    if is_shared(config.journal) or Path(config.journal).exists():
        with Journal(config.journal, programme_id(reading.programme), moment.now) as journal:
            marks |= list_forgotten(journal)
    if not marks:
        return reading
    secret = find_secret(config)
    return leave_out_forgotten(reading, marks, lambda address: forgotten_mark(secret, address))
