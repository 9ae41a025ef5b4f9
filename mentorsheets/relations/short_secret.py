"""How long a secret that is too short goes on counting, noted where each run and the coordinator see it.

Whoever has one mail can try all short secrets at home, and then sign what they like. So it counts for a
while, in which somebody can set a longer one, and then no more: it neither signs nor proves anything.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.model import Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word

SHORT_SINCE = "short secret since"
"""The name in the register of the day on which a run first found a short secret."""
STILL_COUNTS = timedelta(days=60)
"""So long it counts: as long as answers to a mail can be expected."""
NO_MORE_NOW = "over"
"""What stands in place of the day once that time is over."""


def note_short_secret(programme: Programme, today: date, *, is_short: bool) -> Iterator[Change]:
    """Yield what notes since when there is a short secret, that its time is over, or that it is gone."""
    was = _find(programme)
    said = was.name if was else ""
    if not is_short:
        now = ""
    elif said == NO_MORE_NOW or (said and today - _day(said, today) > STILL_COUNTS):
        now = NO_MORE_NOW
    else:
        now = said or today.isoformat()
    if now != said:
        entry = Registration(SHORT_SINCE, "", now)
        yield Changed(was, entry) if was else Added(entry)


def counts_no_more(programme: Programme, today: date | None = None) -> bool:
    """Return whether the time of short secrets is over: as was noted, or by a day."""
    was = _find(programme)
    said = was.name if was else ""
    is_past = bool(said) and today is not None and today - _day(said, today) > STILL_COUNTS
    return said == NO_MORE_NOW or is_past


def find_short_secret(desk: Situation) -> Iterator[Waiting]:
    """Yield that there is a short secret, and until when it counts."""
    was = _find(desk.programme)
    if was is None or not was.name:
        return
    is_over = counts_no_more(desk.programme, desk.today)
    since = None if was.name == NO_MORE_NOW else _day(was.name, desk.today)
    until = "" if since is None else f"{since + STILL_COUNTS:%d %B}"
    words = (
        "The secret that signs answers is too short and counts no more, so no mail goes out."
        if is_over
        else f"The secret that signs answers is too short. It counts until {until}; then no mail goes out."
    )
    yield Waiting(
        key=f"secret/{'over' if is_over else since}", topic=Topic.MEND, who="Whoever set it up",
        words=f"{words} mentorsheets doctor says what to set.", since=since, choices=(Word.NOTED,),
        spots=(Spot("Settings", "", "A1"),),
    )  # fmt: skip


def _find(programme: Programme) -> Registration | None:
    return next((entry for entry in programme.register if entry.id == SHORT_SINCE), None)


def _day(said: str, today: date) -> date:
    """Return the day that was noted; one that somebody spoilt counts from today."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return today
