"""What changed since last Monday, as rows of the coordinator's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.report.changes import ChangeSort, list_changes, name_people
from mentorsheets.report.words import PageWords

MOST_NAMED_IN_A_ROW = 5
"""Names in one row; the rest are counted."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """Changes of one sort: what they are, how many, and whom they are about."""

    title: str
    count: int
    names: str


def find_last_monday(today: date) -> date:
    """Return the Monday before a day; of a Monday the one a week before."""
    return monday_of(today - timedelta(days=1))


def tell_changes_since(
    programme: Programme, since: date, today: date, words: PageWords
) -> Iterator[ChangedRow]:
    """Yield a row for each sort of change from a day on, in the words of the page."""
    titles = {
        ChangeSort.JOINED: words.gettext("people joined"),
        ChangeSort.BACK: words.gettext("people came back"),
        ChangeSort.PAUSED: words.gettext("people took a pause"),
        ChangeSort.LEFT: words.gettext("people left"),
        ChangeSort.ASKED: words.gettext("needs asked for"),
        ChangeSort.MET: words.gettext("needs met"),
        ChangeSort.OPEN_AGAIN: words.gettext("needs open again"),
        ChangeSort.WITHDRAWN: words.gettext("needs withdrawn"),
        ChangeSort.PROPOSED: words.gettext("pairs proposed"),
        ChangeSort.INTRODUCED: words.gettext("pairs introduced"),
        ChangeSort.TALKED: words.gettext("pairs told of a first talk"),
        ChangeSort.ENDED: words.gettext("pairs over, or no longer to be"),
    }
    for found in list_changes(programme, since, today):
        told = list(dict.fromkeys(filter(None, (name_people(one, programme) for one in found.about))))
        more = [words.say("%(num)s more", num=words.number(len(told) - MOST_NAMED_IN_A_ROW))]
        named = told[:MOST_NAMED_IN_A_ROW] + (more if len(told) > MOST_NAMED_IN_A_ROW else [])
        names = " · ".join(words.isolate(name, name) for name in named)
        yield ChangedRow(titles[found.sort], len(found.about), names)
