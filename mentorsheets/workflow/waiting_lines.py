"""What waits for the coordinator, as lines of their page, in the order in which it hurts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from types import MappingProxyType

from mentorsheets.relations.desk_words import PLACE_OF_LANGUAGE, tell_waiting, tell_who, tell_words
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import SEEN_TO_FIRST, Topic, Waiting, by_topic, list_choices
from mentorsheets.report.words import PageWords

MOST_LINES = 5
"""Lines of one kind on the coordinator's page; the rest is in the sheet."""
NO_REASONS: Mapping[str, str] = MappingProxyType({})
TOLD_BY_THE_SHEET = frozenset({Topic.MEND, Topic.STOPPED})
"""What says what is wrong with a cell or a tab, of which there are too many sentences to translate each."""


@dataclass(frozen=True, slots=True)
class PlaceOfLine:
    """The cell that a line speaks of: its address in a Google sheet, or tab and cell in words."""

    link: str = ""
    words: str = ""


NO_CELL = PlaceOfLine()
FindPlace = Callable[[Sequence[Spot]], PlaceOfLine]


@dataclass(frozen=True, slots=True)
class WaitingLines:
    """Things of one kind for the coordinator: how many there are, a line each, and what to do.

    `english` are the lines that nobody has put into the page's language, and `rest` says how many more there
    are than MOST_LINES. `places` are the cells of those that are shown.
    """

    title: str
    hint: str
    lines: tuple[str, ...]
    count: int
    first: bool = False
    english: frozenset[str] = frozenset()
    rest: str = ""
    places: tuple[PlaceOfLine, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines of a page or a screen, so that things of all kinds show."""
        return self.lines[:MOST_LINES]

    @property
    def placed(self) -> tuple[tuple[str, PlaceOfLine], ...]:
        """The same lines, each with the cell that it speaks of."""
        return tuple(zip(self.shown, (*self.places, *repeat(NO_CELL, len(self.shown))), strict=False))


def list_groups(
    week: DigestPart,
    words: PageWords,
    why: Mapping[str, str] = NO_REASONS,
    find_place: FindPlace = lambda _: NO_CELL,
) -> Iterator[WaitingLines]:
    """Yield what waits, and what is told besides: each with a title, a hint, its lines and their count.

    `why` says of needs (ids) what is in their way; those that are open longest come first. `find_place` finds
    the cell that something is about.
    """
    for topic, found in by_topic(week.waiting):
        is_of_needs = topic is Topic.NOBODY
        these = sorted(found, key=lambda one: one.since or date.max) if is_of_needs else found
        hint = words.say("Type into its green cell in Today: %(words)s", words=list_choices(these))
        lines = tuple(_tell_line(one, words, why) for one in these)
        is_english = words.code in PLACE_OF_LANGUAGE and topic in TOLD_BY_THE_SHEET
        same = (_tell_line(one, words, why) for one in these if tell_waiting(one, words.code) == one.line)
        yield WaitingLines(
            *(_title_of(topic, len(these), words), hint, lines, len(these), topic in SEEN_TO_FIRST),
            english=frozenset(same) if is_english else frozenset(),
            rest=_say_rest(len(lines), words),
            places=tuple(find_place(one.spots) for one in these[:MOST_LINES]),
        )
    besides = (
        (words.gettext("rest on one single helper"), week.single,
         words.gettext("If that one had to pause, they would have nobody.")),
        (words.gettext("went well"), week.good, words.gettext("Since the last digest.")),
    )  # fmt: skip
    for title, told, hint in besides:
        lines = tuple(words.isolate(tell_words(line.words, words.code)) for line in told)
        places = tuple(find_place(line.spots) for line in told[:MOST_LINES])
        yield WaitingLines(title, hint, lines, len(told), rest=_say_rest(len(lines), words), places=places)


def _title_of(topic: Topic, count: int, words: PageWords) -> str:
    """Return what so many things of one kind are called after their number."""
    titles = {
        Topic.STOPPED: words.gettext("in the way of all mail"),
        Topic.UNHEARD: words.gettext("did not reach the safety contact"),
        Topic.HELP: words.gettext("asked for help"),
        Topic.HELD: words.gettext("held until you say how they stand"),
        Topic.READ: words.gettext("wrote what only you can read"),
        Topic.NEEDS: words.ngettext("needs something", "need something", count),
        Topic.DECIDE: words.ngettext("waits for your word", "wait for your word", count),
        Topic.STILL: words.ngettext("stands still", "stand still", count),
        Topic.SILENT: words.ngettext("has gone silent", "have gone silent", count),
        Topic.MAIL: words.ngettext("stuck mail", "stuck mails", count),
        Topic.MEND: words.ngettext("cell to mend", "cells to mend", count),
        Topic.TYPED: words.gettext("typed over a cell of Today: kept"),
        Topic.RING: words.gettext("to ring: they have no e-mail address"),
        Topic.NOBODY: words.gettext("without anybody yet"),
    }
    return titles[topic]


def _tell_line(one: Waiting, words: PageWords, why: Mapping[str, str]) -> str:
    """Return a thing that waits in one line; a name that begins it does not turn the rest around."""
    is_name = tell_who(one.who, words.code) == one.who
    line = words.isolate(tell_waiting(one, words.code), one.who if is_name else "")
    reason = why.get(one.about, "") if one.topic is Topic.NOBODY else ""
    return f"{line} · {reason}" if reason else line


def _say_rest(count: int, words: PageWords) -> str:
    """Return how many of so many lines are left out, "" if none is."""
    if count <= MOST_LINES:
        return ""
    return words.count("and one more, in the sheet", "and %(num)s more, in the sheet", count - MOST_LINES)
