"""Opening a programme's journal: as it is, or with what its sheet knows taken over first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.dead_addresses import list_right
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.errors import MustLookFirst
from mentorsheets.mail.incoming.already_read import is_taken, learn_bounces, note_taken, revive
from mentorsheets.mail.journal.database import check_sheet
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.old_marks import key_old_marks
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.parts import MailParts, list_known, note_parts
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.journal.seen_before import SeenBefore
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.messages_tab import record_of
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.mixed_register import is_mixed
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.secret import find_marks

_TAKEN_OVER = SeenBefore()
"""Which journal knows what which tab Messages tells."""


@contextmanager
def open_journal(config: Config, programme: Programme, moment: Moment) -> Iterator[Journal]:
    """Open the programme's journal as it is.

    Raises:
        WrongUse: the journal is another programme's or another sheet's, or cannot be read.
        MustLookFirst: the clock stands before what the journal holds, or the register cannot be read.
        Unreachable: its database does not answer.
    """
    if "Register" in programme.headless or is_mixed(programme):
        # It says whose journal this is.
        loss = next(one for one in find_losses(programme) if one.tab == "Register")
        raise MustLookFirst(loss.sentence, loss.hint)
    with Journal(config.journal, programme_id(programme), moment.now, find_marks(config)) as journal:
        if is_shared(config.journal):
            check_sheet(journal.db, config.mark)
        yield journal


@contextmanager
def journal_of(config: Config, programme: Programme, moment: Moment) -> Iterator[Journal]:
    """Open the programme's journal with what the tab Messages knows taken over first."""
    with open_journal(config, programme, moment) as journal:
        if not _TAKEN_OVER.holds(journal, programme.messages):
            _take_over(journal, programme, moment)
            _TAKEN_OVER.note(journal, programme.messages)
        learn_bounces(journal, programme.read_mails, moment.now)
        _revive(journal, programme, moment.now)
        yield journal


def _take_over(journal: Journal, programme: Programme, moment: Moment) -> None:
    """Let the journal know what the tab Messages knows; where it does, nothing changes."""
    key_old_marks(journal)
    absorb(journal, [record_of(message) for message in _list_news(journal, programme)], moment.now)
    known = list_known(journal)
    new = (one for one in programme.messages if one.id not in known)
    note_parts(journal, (MailParts(one.id, one.about, one.carries) for one in new), known)


def _revive(journal: Journal, programme: Programme, now: datetime) -> None:
    """Let addresses be written to that were said to be right: what came back by that day counts no more.

    Once for each word, so that what comes back afterwards counts, whichever day a run was told that it is.
    """
    zone = ZoneInfo(programme.settings.time_zone)
    for address, said in list_right(programme):
        if not is_taken(journal, said.id):
            revive(journal, address, datetime.combine(said.on + timedelta(days=1), time(), zone))
            note_taken(journal, [said.id], now)


def _list_news(journal: Journal, programme: Programme) -> Iterator[Message]:
    """Yield the mails of which the journal may learn something: it knows nearly all of them as they are.

    The newest of its own is among them, by which it is seen whether the journal is an old copy, and so is
    whatever was being sent, of which nobody knows what became.
    """
    states, own = journal.states(), journal.instance
    newest = max((one.at for one in programme.messages if one.at and one.instance == own), default=None)
    for one in programme.messages:
        is_old = one.instance != own or (one.at is not None and newest is not None and one.at < newest)
        is_known = states.get(one.id) == one.state != MailState.SENDING
        # A mark in the detail tells of an address that is dead.
        if not (is_old and is_known) or "#" in one.detail:
            yield one
