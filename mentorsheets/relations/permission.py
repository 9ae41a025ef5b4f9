"""Whether somebody may be asked or told something on a day: the one place that decides, for every kind.

A hindrance is a condition that stands against it. Of a person: they take no mail (paused, held, left,
without an address), asked for help and no human has said a word since, have left enough questions
unanswered, or wanted fewer mails. Of a match: its state, somebody held in it, a case that waits for the
coordinator's word, a wish for no check-ins, the other side away, silence on it, an introduction that has
not gone yet. What passes all of these still waits for room: one mail a day, so many a week, and some days
between what has no hurry. Delivery asks the sheet once more whether each reader takes mail, since a person
may have said stop meanwhile.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind, Urgency
from mentorsheets.domain.model import Match
from mentorsheets.relations.both_ways import list_directions, want_check_ins
from mentorsheets.relations.cadence import LEAST_GAP, next_check_in
from mentorsheets.relations.history import MOST_UNANSWERED, NEVER_WENT, Past
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.undecided import find_undecided, waits_to_be_read

SELDOM = timedelta(days=28)
"""Days between a mail and the next check-in of somebody who asked for fewer mails."""


ASKED_AGAIN = frozenset({MailKind.CHECK_IN, MailKind.REMINDER, MailKind.SILENCE_OTHER_SIDE})
"""What is not asked about a match that waits for the coordinator's word, as their mail promises."""


class Hindrance(StrEnum):
    """Why somebody is not asked or told something now."""

    TAKES_NO_MAIL = "takes no mail now"
    ASKED_FOR_HELP = "asked for help, and is left to a human"
    SILENT = "has left enough questions unanswered"
    SELDOM = "wants fewer mails, and got one lately"
    STATE = "the match is in another state"
    HELD = "one of the two is held until a human has looked"
    UNWISHED = "the two want no check-ins"
    OTHER_AWAY = "the other one takes no mail now"
    UNDECIDED = "it is put before the coordinator, who has not said a word yet"
    UNREAD = "somebody wrote about it what only the coordinator can read, and they have not said a word yet"
    SILENT_ON_MATCH = "has left enough questions about the match unanswered"
    NOT_INTRODUCED = "the introduction has not gone out yet"


def find_hindrance(person: str, kind: MailKind, now: Situation) -> Hindrance | None:
    """Return the first thing that stands against a part of this kind going to a person, by their id."""
    return next(_hindrances(person, kind, now), None)


def find_hindrance_in(match: Match, person: str, kind: MailKind, now: Situation) -> Hindrance | None:
    """Return the first thing about a match that stands against a part on it going to one of its two."""
    return next(_hindrances_in(match, person, kind, now), None)


def _hindrances(person: str, kind: MailKind, now: Situation) -> Iterator[Hindrance]:
    if not _takes_mail(person, now):
        yield Hindrance.TAKES_NO_MAIL
    if now.past.is_held(person):
        yield Hindrance.ASKED_FOR_HELP
    if not kind.goes_into_silence and now.past.is_quiet(person):
        yield Hindrance.SILENT
    if kind is MailKind.CHECK_IN and _wants_fewer(person, now) and _got_mail_lately(person, now):
        yield Hindrance.SELDOM


def _hindrances_in(match: Match, person: str, kind: MailKind, now: Situation) -> Iterator[Hindrance]:
    if not kind.may_go_in(match.state):
        yield Hindrance.STATE
    if now.programme.concerns_held(match) or any(now.past.is_held(side) for side in match.people):
        yield Hindrance.HELD
    if kind in ASKED_AGAIN and any(_is_undecided(one, now) for one in list_directions(match, now.programme)):
        yield Hindrance.UNDECIDED
    if kind in ASKED_AGAIN and _is_unread(match, now):
        yield Hindrance.UNREAD
    if kind is not MailKind.CHECK_IN:
        return
    if not want_check_ins(match, now.programme):
        yield Hindrance.UNWISHED
    other = match.other(person)
    if not (_takes_mail(other, now) or now.programme.can_only_be_rung(other)):
        yield Hindrance.OTHER_AWAY
    if len(now.past.unanswered_days(person, match.id)) >= MOST_UNANSWERED:
        yield Hindrance.SILENT_ON_MATCH
    if not now.past.were_introduced(match):
        yield Hindrance.NOT_INTRODUCED


def _is_undecided(match: Match, now: Situation) -> bool:
    return any(find_undecided(match.id, now))


def _is_unread(match: Match, now: Situation) -> bool:
    """Return whether words about a match that goes on wait to be read."""
    both = list_directions(match, now.programme) if match.state not in ABOUT_TO_BE else ()
    return any(waits_to_be_read(one, now) for one in both)


def has_room(person: str, now: Situation) -> bool:
    """Return whether somebody may get another mail: none on this day yet, and fewer than the week's most."""
    days = _days_of_mail(now.past, person)
    recent = days[bisect_right(days, now.today - WEEK) :]
    return now.today not in recent and len(recent) < now.programme.settings.mails_a_week


def is_worth_a_mail(kinds: Iterable[MailKind], person: str, now: Situation) -> bool:
    """Return whether parts of these kinds are worth a mail of their own: the unhurried keep a distance."""
    if any(kind.urgency is not Urgency.UNHURRIED for kind in kinds):
        return True
    return max(_days_of_mail(now.past, person), default=now.today - WEEK) <= now.today - LEAST_GAP


def was_just_asked(person: str, match: Match, now: Situation) -> bool:
    """Return whether somebody was asked about a match so lately that they are not asked about it again."""
    last = _last_asked(person, match, now)
    return last is not None and now.today - last < LEAST_GAP


def is_to_be_asked(person: str, match: Match, now: Situation) -> bool:
    """Return whether a match is due: for the first time, or again by the rhythm of the two."""
    last = _last_asked(person, match, now)
    if last is not None:
        return next_check_in(match, last, now.programme) <= now.today
    # The other one, whose day begins earlier, may have been asked some hours ago.
    begun = (match.other(person), match.id) in now.past.asked
    return begun or match.next_checkin is None or match.next_checkin <= now.today


def _takes_mail(person: str, now: Situation) -> bool:
    return now.programme.takes_mail(person)


def _wants_fewer(person: str, now: Situation) -> bool:
    return _has_said_fewer(now.past, person)


@worked_out_once
def _has_said_fewer(past: Past, person: str) -> bool:
    return any(entry.event == PersonEvent.FEWER for entry in past.of_person.get(person, ()))


def _got_mail_lately(person: str, now: Situation) -> bool:
    days = (mail.on for mail in now.past.mails.get(person, ()))
    return any(now.today - SELDOM < day < now.today for day in days)


@worked_out_once
def _days_of_mail(past: Past, person: str) -> tuple[date, ...]:
    """Return the days on which mail went to somebody, in order."""
    return tuple(sorted(mail.on for mail in past.mails.get(person, ()) if mail.state not in NEVER_WENT))


def _last_asked(person: str, match: Match, now: Situation) -> date | None:
    rows = now.past.asked.get((person, match.id), ())
    return max((row.asked_on for row in rows if row.question), default=None)
