"""What is asked while mail goes out: who still wants it, whether to stop, and where it is noted first."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.messages import Record
from mentorsheets.mail.transport.deliver import Guards
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.workflow.mail_log import may_send, told

STATELESS = "MENTORSHEETS_STATELESS"
"""Set to yes where a run finds an empty disk each time: then the sheet is told of mail before it goes."""


HOLDS_FOR = timedelta(minutes=1)
"""How long what the sheet says of people is believed while mail goes out."""


def is_stateless() -> bool:
    """Say whether the disk is empty each time."""
    return os.environ.get(STATELESS) == "yes"


@dataclass(slots=True)
class Watch:
    """Keeps an eye on the sheet while mail goes out; `announced` is what the tab Messages knows already."""

    backend: Backend
    finished: tuple[Finished, ...]
    moment: Moment
    asked_to_stop: Callable[[], bool]
    announced: dict[str, Message] = field(default_factory=dict)
    stopped: bool = False
    _seen: tuple[Programme, datetime] | None = None

    def guards(self) -> Guards:
        """Return what delivery is to ask."""
        return Guards(
            may_send=self._may_send,
            asked_to_stop=lambda: self.stopped or self.asked_to_stop(),
            announce=self._announce if is_stateless() else lambda _: None,
        )

    def _may_send(self, persons: tuple[str, ...]) -> bool:
        # Somebody may have said stop since the run began; a slow run may last for hours.
        if self._seen is None or self.moment.now - self._seen[1] > HOLDS_FOR:
            self._seen = read(self.backend).programme, self.moment.now
        return may_send(self._seen[0], persons)

    def _announce(self, records: list[Record]) -> None:
        reading = read(self.backend)
        self._seen = reading.programme, self.moment.now
        zone = reading.programme.settings.time_zone
        before = {message.id: message for message in reading.programme.messages}
        changes = told(records, self.finished, before, zone, self.moment)
        commit(self.backend, edits_of(changes.values(), reading), seen=reading.book)
        self.announced.update(_messages(changes))


def _messages(changes: Mapping[str, Change]) -> Iterator[tuple[str, Message]]:
    for key, change in changes.items():
        record = change.record if isinstance(change, Added) else getattr(change, "now", None)
        if isinstance(record, Message):
            yield key, record


@contextmanager
def stopping_kindly(watch: Watch) -> Iterator[None]:
    """Let SIGTERM end the run after the mail in hand, for as long as the block lasts.

    Whoever listened to it before, as a process that stays does, hears of it too.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        watch.stopped = True
        if callable(before):
            before(number, frame)

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        # Only the main thread may listen to signals; elsewhere whoever started the thread does.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
