"""Who is to be asked on a day how it goes: one value a person, with everything of theirs in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.ids import check_in_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Match, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import pair_directions
from mentorsheets.relations.cadence import next_check_in
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.mail_parts import About
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.permission import (
    find_hindrance,
    find_hindrance_in,
    is_to_be_asked,
    was_just_asked,
)
from mentorsheets.relations.questions import question_for
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.talked import have_talked

NOT_GONE_YET = {"planned", "deferred"}
"""States of a message that was written but has not gone out: it is made again, with the questions it had."""


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
    now = Situation(programme, past_of(programme, past), today)
    people = (who for who in programme.people if find_hindrance(who.id, MailKind.CHECK_IN, now) is None)
    found = (_personal(person, now) for person in people)
    return tuple(check_in for check_in in found if check_in)


def _personal(person: Person, now: Situation) -> PersonalCheckIn | None:
    programme, period = now.programme, period_of(now.today)
    written = _list_written(now.past, person.id).get(f"{MailKind.CHECK_IN}/{period}")
    if written is not None and written.state not in NOT_GONE_YET:
        return None
    theirs = [
        match
        for match in programme.matches_of.get(person.id, ())
        if find_hindrance_in(match, person.id, MailKind.CHECK_IN, now) is None
    ]
    if written is not None:
        asked = programme.check_ins_of.get(person.id, ())
        again = [c for c in asked if c.question and period_of(c.asked_on) == period]
        abouts = list(_ask_as_before(person, theirs, again, programme))
    elif any(is_to_be_asked(person.id, match, now) for match in theirs):
        abouts = list(_ask_anew(person, theirs, now))
    else:
        abouts = []
    return PersonalCheckIn(person, period, tuple(abouts)) if abouts else None


@worked_out_once
def _list_written(past: Past, person: str) -> dict[str, Message]:
    """Return the mails to a person by the names of what they carry, of several the first."""
    found: dict[str, Message] = {}
    for message in past.source.messages_of.get(person, ()):
        for name in (f"{message.kind}/{message.period}", *message.carries):
            found.setdefault(name, message)
    return found


def _ask_as_before(
    person: Person, matches: list[Match], rows: Iterable[CheckIn], programme: Programme
) -> Iterator[About]:
    """Yield the questions of a mail that has not gone yet, of those matches that are still asked about."""
    open_now = {match.id: match for match in matches}
    asked = {name: row for row in rows for name in row.matches}
    for match in matches:
        row = asked.get(match.id)
        if row is not None and not (match.id == row.also and row.match in open_now):
            back = open_now.get(row.also) if match.id == row.match else None
            yield _about(programme, person, match, row, back)


def _ask_anew(person: Person, matches: list[Match], now: Situation) -> Iterator[About]:
    questions: list[str] = []
    for match, back in pair_directions(person.id, matches):
        both = (match, back) if back else (match,)
        if not any(was_just_asked(person.id, one, now) for one in both):
            kind, question = question_for(now.programme, person.id, match, questions)
            questions.append(question)
            name = check_in_id(person.id, match.id, now.today)
            # Asked every other time, it stays a question.
            earlier = len(now.past.asked.get((person.id, match.id), ()))
            talked = any(have_talked(one, now.programme) for one in both)
            goal = person.id == match.asker and earlier % 2 == 1 and talked
            also = back.id if back else ""
            check_in = CheckIn(
                name, person.id, match.id, kind, question, now.today, goal_asked=goal, also=also
            )
            yield _about(now.programme, person, match, check_in, back)


def _about(
    programme: Programme, person: Person, match: Match, check_in: CheckIn, back: Match | None
) -> About:
    needs = (need for need in programme.needs_of.get(match.asker, ()) if need.kind in match.kinds)
    words = dict.fromkeys(need.words for need in needs if need.words)
    return About(
        match=match,
        other=programme.person_by_id[match.other(person.id)],
        helps=person.id == match.giver,
        words=" / ".join(words),
        check_in=check_in,
        asks_if_served=check_in.goal_asked and person.id == match.asker,
        talked=any(have_talked(one, programme) for one in filter(None, (match, back))),
        back=back,
    )


def changes_of(programme: Programme, due: tuple[PersonalCheckIn, ...], today: date) -> Iterator[Change]:
    """Yield what asking changes: the questions as records, and when each match is asked about next."""
    matches: dict[str, Match] = {}
    for personal in due:
        known = {check_in.id for check_in in programme.check_ins_of.get(personal.person.id, ())}
        for about in personal.abouts:
            if about.check_in.id not in known:
                yield Added(about.check_in)
                matches.update((match.id, match) for match in about.matches)
    for match in matches.values():
        next_checkin = next_check_in(match, today, programme)
        yield Changed(match, replace(match, since=match.since or today, next_checkin=next_checkin))
