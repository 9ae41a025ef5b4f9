"""Who is to be asked on a day how it goes: one value a person, with everything of theirs in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.ids import check_in_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Match, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.cadence import LEAST_GAP, interval, next_day
from mentorsheets.relations.history import MOST_UNANSWERED, Past, past_of
from mentorsheets.relations.questions import question_for

SELDOM = timedelta(days=28)
"""Days between two check-ins of somebody who asked for fewer mails."""
NOT_GONE_YET = {"planned", "deferred"}
"""States of a message that was written but has not gone out: it is made again, with the questions it had."""


@dataclass(frozen=True, slots=True)
class About:
    """One match in a check-in: the other person, whether this one helps, and the question with its record.

    `asks_if_served`: the asker is also asked whether it served their own goal; the giver never sees it.
    """

    match: Match
    other: Person
    helps: bool
    words: str
    check_in: CheckIn
    asks_if_served: bool = False


@dataclass(frozen=True, slots=True)
class PersonalCheckIn:
    """Everything that one person is asked on a day; `period` is the ISO week that it stands for."""

    person: Person
    period: str
    abouts: tuple[About, ...]


def period_of(today: date) -> str:
    """Return the ISO week of a day, as "2026-W48": nobody is asked twice in one."""
    year, week, _ = today.isocalendar()
    return f"{year}-W{week:02}"


def due_check_ins(programme: Programme, today: date, past: Past | None = None) -> tuple[PersonalCheckIn, ...]:
    """Return what is to be asked on `today`, in the order of the people.

    Somebody is due when one of their relationships is, and is then asked about all of them but those that
    they were asked about only days ago. What was missed is not made up for: the newest question counts.
    """
    if today in programme.settings.holidays:
        return ()
    past = past or past_of(programme)
    people = (person for person in programme.people if _may_be_asked(person, past, today))
    found = (_personal(programme, past, person, today) for person in people)
    return tuple(check_in for check_in in found if check_in)


def _may_be_asked(person: Person, past: Past, today: date) -> bool:
    """Say whether a check-in may go to a person at all: never into silence, and seldom if they wished so."""
    wished = any(entry.event == PersonEvent.FEWER for entry in past.of_person.get(person.id, ()))
    days = (mail.on for mail in past.mails.get(person.id, ()))
    too_soon = wished and any(today - SELDOM < day < today for day in days)
    return (
        person.may_be_mailed
        and not past.is_quiet(person.id)
        and not past.is_held(person.id, today)
        and not too_soon
    )


def _personal(programme: Programme, past: Past, person: Person, today: date) -> PersonalCheckIn | None:
    period = period_of(today)
    theirs = _relationships(programme, past, person)
    written = _find_written(programme, person.id, period)
    if written is not None:
        asked = [c for c in programme.check_ins_of.get(person.id, ()) if period_of(c.asked_on) == period]
        again = {c.match: c for c in asked if c.question} if written.state in NOT_GONE_YET else {}
        abouts = [_about(programme, person, match, again[match.id]) for match in theirs if match.id in again]
    elif any(_is_due(programme, person, match, today) for match in theirs):
        abouts = list(_ask_anew(programme, person, theirs, today))
    else:
        abouts = []
    return PersonalCheckIn(person, period, tuple(abouts)) if abouts else None


def _relationships(programme: Programme, past: Past, person: Person) -> list[Match]:
    """Return the matches about which a person may be asked, and whose other side takes part too."""
    people = programme.person_by_id
    return [
        match
        for match in programme.matches_of.get(person.id, ())
        if MailKind.CHECK_IN.may_go_in(match.state)
        and match.wants_check_ins
        and (other := people.get(match.other(person.id))) is not None
        and other.may_be_mailed
        and len(past.unanswered_days(person.id, match.id)) < MOST_UNANSWERED
        and past.were_introduced(match)
    ]


def _find_written(programme: Programme, person: str, period: str) -> Message | None:
    name = f"{MailKind.CHECK_IN}/{period}"
    for message in programme.messages_of.get(person, ()):
        if name in message.carries or name == f"{message.kind}/{message.period}":
            return message
    return None


def _last_asked(programme: Programme, person: Person, match: Match) -> date | None:
    rows = programme.check_ins_of.get(person.id, ())
    return max((row.asked_on for row in rows if row.match == match.id and row.question), default=None)


def _just_asked(programme: Programme, person: Person, match: Match, today: date) -> bool:
    last = _last_asked(programme, person, match)
    return last is not None and today - last < LEAST_GAP


def _is_due(programme: Programme, person: Person, match: Match, today: date) -> bool:
    last = _last_asked(programme, person, match)
    if last is None:
        # The other one, whose day begins earlier, may have been asked some hours ago.
        theirs = programme.check_ins_of.get(match.other(person.id), ())
        begun = any(check_in.match == match.id for check_in in theirs)
        return begun or match.next_checkin is None or match.next_checkin <= today
    return _next_day(programme, match, last) <= today


def _next_day(programme: Programme, match: Match, asked_on: date) -> date:
    giver, asker = (programme.person_by_id[side] for side in match.people)
    return next_day(asked_on, interval(match, giver, asker, programme.settings, asked_on))


def _ask_anew(programme: Programme, person: Person, matches: list[Match], today: date) -> Iterator[About]:
    questions: list[str] = []
    for match in matches:
        if not _just_asked(programme, person, match, today):
            kind, question = question_for(programme, person.id, match, questions)
            questions.append(question)
            name = check_in_id(person.id, match.id, today)
            # Asked every other time, it stays a question.
            earlier = sum(row.match == match.id for row in programme.check_ins_of.get(person.id, ()))
            goal = person.id == match.asker and earlier % 2 == 1
            check_in = CheckIn(name, person.id, match.id, kind, question, today, goal_asked=goal)
            yield _about(programme, person, match, check_in)


def _about(programme: Programme, person: Person, match: Match, check_in: CheckIn) -> About:
    needs = (need for need in programme.needs_of.get(match.asker, ()) if need.kind in match.kinds)
    words = dict.fromkeys(need.words for need in needs if need.words)
    return About(
        match=match,
        other=programme.person_by_id[match.other(person.id)],
        helps=person.id == match.giver,
        words=" / ".join(words),
        check_in=check_in,
        asks_if_served=check_in.goal_asked,
    )


def changes_of(programme: Programme, due: tuple[PersonalCheckIn, ...], today: date) -> Iterator[Change]:
    """Yield what asking changes: the questions as records, and when each match is asked about next."""
    matches: dict[str, Match] = {}
    for personal in due:
        known = {check_in.id for check_in in programme.check_ins_of.get(personal.person.id, ())}
        for about in personal.abouts:
            if about.check_in.id not in known:
                yield Added(about.check_in)
                matches[about.match.id] = about.match
    for match in matches.values():
        next_checkin = _next_day(programme, match, today)
        yield Changed(match, replace(match, since=match.since or today, next_checkin=next_checkin))
