"""What is asked while mail goes out: who still wants it, whether to stop, and where it is noted first."""

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
from mentorsheets.mail.messages import MessageRecord
from mentorsheets.mail.transport.deliver import Guards
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.workflow.mail_log import may_send, tell_messages

HOLDS_FOR = timedelta(minutes=1)
"""How long what the sheet says of people is believed while mail goes out."""


@dataclass(slots=True)
class Watch:
    """Keeps an eye on the sheet while mail goes out.

    With `tells_before` the tab Messages is told of mail before it goes; `announced` is what it knows already.
    """

    backend: Backend
    finished: tuple[Finished, ...]
    moment: Moment
    asked_to_stop: Callable[[], bool]
    tells_before: bool = False
    announced: dict[str, Message] = field(default_factory=dict)
    stopped: bool = False
    _seen: tuple[Programme, datetime] | None = None

    def guards(self) -> Guards:
        """Return what delivery is to ask."""
        return Guards(
            may_send=self._may_send,
            asked_to_stop=lambda: self.stopped or self.asked_to_stop(),
            announce=self._announce if self.tells_before else lambda _: None,
        )

    def _may_send(self, persons: tuple[str, ...]) -> bool:
        # Somebody may have said stop since the run began; a slow run may last for hours.
        if self._seen is None or self.moment.now - self._seen[1] > HOLDS_FOR:
            self._seen = read(self.backend).programme, self.moment.now
        return may_send(self._seen[0], persons)

    def _announce(self, records: list[MessageRecord]) -> None:
        reading = read(self.backend)
        self._seen = reading.programme, self.moment.now
        zone = reading.programme.settings.time_zone
        before = {message.id: message for message in reading.programme.messages}
        changes = tell_messages(records, self.finished, before, zone, self.moment)
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
