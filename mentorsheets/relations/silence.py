"""Silence, noticed: a reminder, then a question to the other side, then a human, and then no more mail."""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.enums import TALKING
from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match
from mentorsheets.relations.history import Past
from mentorsheets.relations.standstill import has_passed
from mentorsheets.relations.transitions import Happening

SILENT_AFTER = 2
"""Mails without an answer that make somebody silent."""
GIVEN_UP_AFTER = timedelta(days=28)
"""Days after the coordinator was told of a silence, at which a match counts as faded."""


def is_silent(person: str, match: Match, past: Past) -> bool:
    """Return whether somebody left both a question and its reminder about a match unanswered."""
    return len(past.unanswered_days(person, match.id)) >= SILENT_AFTER


def silences(match: Match, past: Past, days: int, today: date) -> Iterator[Happening]:
    """Yield how the silence of either side goes on; `days` is how long an answer is waited for.

    What comes next is asked of the history, so that each step is taken once for each silence.
    """
    for side in match.people:
        if is_silent(side, match, past):
            yield from _of(side, match, past, days, today)


def _of(side: str, match: Match, past: Past, days: int, today: date) -> Iterator[Happening]:
    first = past.unanswered(side, match.id)[0]
    last = past.unanswered_days(side, match.id)[-1]
    lead = _find_lead(side, match, past)
    noticed = _day(past.has_been(Event.SILENCE, lead, side), first.asked_on)
    told = _day(past.has_been(Event.STILL_SILENT, lead, side), first.asked_on)
    wait, silence = timedelta(days=days), f"since {first.asked_on}"
    if lead == match.id and has_passed(wait, last, match, past, today):
        yield Happening(Event.SILENCE, match, side, silence)
    if lead == match.id and noticed and has_passed(wait, noticed, match, past, today):
        yield Happening(Event.STILL_SILENT, match, side, silence)
    is_over = told is not None and has_passed(GIVEN_UP_AFTER, told, match, past, today)
    if told and is_over and not _all_is_well(match.other(side), match, told, past):
        yield Happening(Event.GIVEN_UP, match, side, silence)


def was_other_asked(entry: HistoryEntry, match: Match, past: Past) -> bool:
    """Return whether the other side was asked about a silence that the coordinator is told of in a line."""
    noticed = past.has_been(Event.SILENCE, match.id, entry.person)
    asked = f"{MailKind.SILENCE_OTHER_SIDE}/{noticed.id}" if noticed else ""
    return asked in past.carried(match.other(entry.person))


def _find_lead(side: str, match: Match, past: Past) -> str:
    """Return the id of the match in which a silence is noticed: once for two who are asked once."""
    asked = {row.match for row in past.unanswered(side, match.id)}
    other = past.source.match_by_id.get(next(iter(asked)))
    return other.id if len(asked) == 1 and other and other.state in TALKING else match.id


def _day(entry: HistoryEntry | None, since: date) -> date | None:
    return entry.on if entry is not None and entry.on >= since else None


def _all_is_well(other: str, match: Match, told: date, past: Past) -> bool:
    """Return whether the other side has lately said that the two are in touch."""
    met = past.has_been(Event.MET, match.id, other)
    return met is not None and met.on >= told - GIVEN_UP_AFTER


def has_gone_silent(person: str, past: Past) -> bool:
    """Return whether somebody left three mails unanswered, or let a match fade, and nothing came since."""
    faded = list(_find_faded(person, past))
    signs = [past.last_sign(person), *(row.asked_on for row in past.answered.get(person, ()))]
    return past.is_quiet(person) or (bool(faded) and max(faded) >= max(signs))


def _find_faded(person: str, past: Past) -> Iterator[date]:
    """Yield the days on which a match ended because of the silence of this one of the two.

    A question before an introduction is over with the first who left it unanswered; so may the other have.
    """
    for match in past.source.matches_of.get(person, ()):
        said = match.giver_says if person == match.giver else match.asker_says
        for entry in past.of_match.get(match.id, ()):
            if (entry.event == Event.GIVEN_UP and entry.person == person) or (
                entry.event == Event.NO_ANSWER and said is None
            ):
                yield entry.on
