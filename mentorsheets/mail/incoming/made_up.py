"""Counts the stop links that we did not sign: a few hold, and many from one address hold nothing more.

What stands beside such a link is somebody's words all the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from mentorsheets.mail.incoming.arrivals import Incoming, StopRequest, Untied
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import MADE_UP, Journal

MADE_UP_HOLD = 3
"""So many links hold mail: a lost secret makes a few of a person's own, and who makes them up sends many."""
COUNTED_FOR = timedelta(days=30)
"""So long back they are counted, as soft bounces are."""
MADE_UP_AGAIN = "(A made-up link by which mail is stopped, one of many from one address: it held nothing.)"


def spare_made_up(found: Iterable[Incoming], journal: Journal, now: datetime) -> Iterator[Incoming]:
    """Yield what came in, but of an address that makes up many stop links, let the next ones hold nothing."""
    made_up: Counter[str] = Counter()
    for one in found:
        if isinstance(one, StopRequest) and not one.is_genuine:
            if _count(journal, one.mark, now) + made_up[one.mark] >= MADE_UP_HOLD:
                yield Untied(one.id, one.key, text=f"{MADE_UP_AGAIN} {one.text}".strip())
                continue
            made_up[one.mark] += 1
        yield one


def note_made_up(journal: Journal, stop: StopRequest, now: datetime) -> None:
    """Count a stop link for the address that it came from, unless we signed it."""
    if not stop.is_genuine:
        journal.db.execute(
            "INSERT INTO strike VALUES (?, ?) ON CONFLICT DO NOTHING",
            (f"{MADE_UP}{journal.marks.key(stop.mark)}/{stop.id}", stamp(now)),
        )


def _count(journal: Journal, mark: str, now: datetime) -> int:
    since = stamp(now - COUNTED_FOR)
    counted = "SELECT count(*) FROM strike WHERE mark LIKE ? AND at >= ?"
    likes = [f"{MADE_UP}{way}/%" for way in journal.marks.ways(mark)]
    return sum(int(journal.db.execute(counted, (one, since)).fetchone()[0]) for one in likes)
