"""What is asked of the sheet while mail goes out: who still wants it, and where it is noted first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.letters.links import COORDINATOR_LINK
from mentorsheets.mail.messages import MessageRecord
from mentorsheets.mail.messages_tab import tell_messages
from mentorsheets.runtime.open_sheet import read_anew
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.workflow.wishes import Wishes

HOLDS_FOR = timedelta(minutes=1)
"""How long what the sheet says of people is believed while mail goes out."""


@dataclass(slots=True)
class Watch:
    """Looks into a sheet while mail goes out, and believes for a minute what it saw there.

    `announced` is what the tab Messages was told of mail before it went, by its key.
    """

    backend: Backend
    moment: Moment
    marks: KeyedMarks
    announced: dict[str, Message] = field(default_factory=dict)
    _seen: tuple[Programme, datetime] | None = None

    def may_send(self, persons: tuple[str, ...]) -> bool:
        """Tell whether everybody to whom a message goes may be mailed, as the sheet stood a minute ago.

        Somebody may have said stop since the run began; a slow run may last for hours.
        """
        return may_send(self._find_programme(), persons)

    def choose(self, wishes: Wishes) -> Callable[[tuple[str, ...]], bool]:
        """Return what tells whether a message may go: one that somebody asked for goes to more of them."""
        return self.may_answer if wishes.despite_pause else self.may_send

    def may_answer(self, persons: tuple[str, ...]) -> bool:
        """Tell the same where they asked for the message themselves: those who pause or left get it, too."""
        people = self._find_programme().person_by_id
        return all(person in people and people[person].address for person in persons)

    def is_stopped(self) -> bool:
        """Return whether the coordinator has stopped all mail, as the sheet stood a minute ago."""
        return self._find_programme().settings.stops_mail

    def announce(self, finished: Iterable[Finished], records: list[MessageRecord]) -> None:
        """Tell the tab Messages of mail, `finished` now or by an earlier run, that is about to go.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: it cannot be told; nothing was written.
        """
        reading = self._look()
        programme = reading.programme
        before = {message.id: message for message in programme.messages}
        changes = tell_messages(records, finished, before, programme.settings.time_zone, self.moment)
        today = self.moment.today(programme.settings.time_zone)
        commit(self.backend, edits_of(changes.values(), reading, today), seen=reading.book)
        self.announced.update(_messages(changes))

    def _find_programme(self) -> Programme:
        if self._seen is None or self.moment.now - self._seen[1] > HOLDS_FOR:
            return self._look().programme
        return self._seen[0]

    def _look(self) -> Reading:
        reading = read_anew(self.backend, marks=self.marks)
        self._seen = reading.programme, self.moment.now
        return reading


def may_send(programme: Programme, persons: tuple[str, ...]) -> bool:
    """Tell whether everybody to whom a message goes may be mailed, as the sheet stands."""
    return all(person == COORDINATOR_LINK or programme.takes_mail(person) for person in persons)


def _messages(changes: Mapping[str, Change]) -> Iterator[tuple[str, Message]]:
    for key, change in changes.items():
        record = change.record if isinstance(change, Added) else getattr(change, "now", None)
        if isinstance(record, Message):
            yield key, record
