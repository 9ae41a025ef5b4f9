"""What the sheet is told after a round of mail: what became of each, and what sending it changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.dead_addresses import note_address
from mentorsheets.domain.events import AddressEvent
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.messages import MailState, MessageRecord
from mentorsheets.mail.messages_tab import tell_messages
from mentorsheets.runtime.log import note
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.plan_round import RoundPlan
from mentorsheets.workflow.save import save
from mentorsheets.workflow.tell_dead import list_untold_dead


@dataclass(frozen=True, slots=True)
class Fates:
    """What a journal knows when all was delivered.

    `news` is what the sheet does not know yet; `lost` has the keys of mail that waits in a journal which
    will be gone at the next run; `dead` are addresses that mail came back from for good, of which the sheet
    does not know yet; `unknown` counts the mails of unknown fate.
    """

    news: tuple[MessageRecord, ...]
    lost: frozenset[str]
    dead: tuple[str, ...]
    unknown: int

    @property
    def unsure(self) -> tuple[str, ...]:
        """The keys of mails of unknown fate that the sheet does not know of."""
        return tuple(record.key for record in self.news if record.state == MailState.UNKNOWN)


def read_fates(journal: Journal, programme: Programme, *, is_lost_after: bool) -> Fates:
    """Return what a journal, which may be lost after this run, knows of the mails of a programme."""
    waiting = journal.records(MailState.PLANNED, MailState.DEFERRED) if is_lost_after else ()
    return Fates(
        news=tuple(journal.unshared()),
        lost=frozenset(record.key for record in waiting),
        dead=tuple(list_untold_dead(journal, programme)),
        unknown=len(journal.records(MailState.UNKNOWN)),
    )


def tell_sheet(
    backend: Backend,
    reading: Reading,
    plan: RoundPlan,
    fates: Fates,
    announced: Mapping[str, Message],
    moment: Moment,
) -> tuple[Refused, ...]:
    """Write into the sheet what became of the mails, and return what could not be written.

    `announced` is what the tab Messages was told since it was read.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: it cannot be written; the next run tells it.
    """
    programme = reading.programme
    zone = programme.settings.time_zone
    before = {**{message.id: message for message in programme.messages}, **announced}
    news = tell_messages(fates.news, plan.finished, before, zone, moment)
    today = moment.today(zone)
    dead = (Added(note_address(AddressEvent.DEAD, one, programme, today)) for one in fates.dead)
    done = (*plan.changes, *_list_consequences(plan.finished, fates.lost), *news.values(), *dead)
    known = replace(reading, programme=programme.revised(problems=(*programme.problems, *plan.problems)))
    refused = save(backend, known, tuple(dict.fromkeys(done)), today)
    for record in fates.news:
        note("mail", message=record.key, kind=record.kind, period=record.period, state=record.state)
    return refused


def find_noted(records: Iterable[MessageRecord], refused: Iterable[Refused]) -> list[MessageRecord]:
    """Return the records that now stand in the tab Messages: all but those whose row was refused."""
    left = {edit.edit.where.get("Message") for edit in refused}
    return [record for record in records if record.key not in left]


def _list_consequences(finished: Iterable[Finished], lost: frozenset[str]) -> Iterator[Change]:
    """Yield what sending changes, for mail that waits too, but for what is `lost` by its keys."""
    for one in finished:
        if one.mail.key.id not in lost:
            yield from one.draft.changes
