"""Endings on purpose: questions to look back with, and who would be left alone if one person went."""

from collections.abc import Iterator
from datetime import timedelta

from mentorsheets.domain.changes import Added
from mentorsheets.domain.ids import check_in_id
from mentorsheets.domain.model import CheckIn, Match, NeedStatus, Person, State
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.mail_parts import Desk, Part
from mentorsheets.relations.record_answer import CLOSING

ASKER_LOOKS_BACK = (
    "What has changed for you since the two of you began?",
    "Which of the things that you asked for are met by now, and which are not?",
    "What would you like to say to the other one before you part?",
)
GIVER_LOOKS_BACK = (
    "What did you see grow while you two were in touch?",
    "What did you get out of it yourself?",
    "What would you like to say to the other one before you part?",
)
LIVE = (State.INTRODUCED, State.ACTIVE, State.CLOSING)


def closing_parts(desk: Desk) -> Iterator[Part]:
    """Yield the closing questions to each side that was not asked yet, and then one reminder of them."""
    for match in desk.programme.matches:
        if match.state is State.CLOSING:
            for side in match.people:
                yield from _closing(match, side, desk)


def _closing(match: Match, side: str, desk: Desk) -> Iterator[Part]:
    questions = GIVER_LOOKS_BACK if side == match.giver else ASKER_LOOKS_BACK
    rows = [row for row in desk.past.asked.get((side, match.id), ()) if row.kind == CLOSING]
    this_time = [row for row in rows if match.since is None or row.asked_on >= match.since]
    wait = timedelta(days=desk.programme.settings.answer_within)
    if not this_time:
        name = check_in_id(side, match.id, desk.today)
        row = CheckIn(name, side, match.id, CLOSING, " ".join(questions), desk.today)
        on = desk.past.began(match)
        period = f"{match.id}/{match.since or ''}"
        yield desk.part(
            "closing-questions",
            side,
            match,
            period,
            on=on,
            questions=questions,
            check_in=row,
            cause=_cause(match, desk),
            changes=(Added(row),),
        )
    elif not (this_time[-1].answer or this_time[-1].words) and desk.today >= this_time[-1].asked_on + wait:
        row = this_time[-1]
        yield desk.part("reminder", side, match, row.id, on=row.asked_on, check_in=row)


def _cause(match: Match, desk: Desk) -> str:
    """Return the event that brought a match to its closing, "" where a human set the state."""
    entries = desk.past.of_match.get(match.id, ())
    return next((e.event for e in reversed(entries) if e.now is State.CLOSING is not e.was), "")


def offer_parts(desk: Desk) -> Iterator[Part]:
    """Yield, once for each need that was met, the question whether they now could offer it themselves."""
    people = desk.programme.person_by_id
    for need in desk.programme.needs:
        person = people.get(need.person)
        if need.status is NeedStatus.MET and person and need.kind not in person.offers:
            yield Part("offer-back", person.id, need.id, needs=(need,))


def resting_on_one(programme: Programme) -> tuple[tuple[Person, Person, tuple[str, ...]], ...]:
    """Return who rests on one single helper for several needs: the person, the helper, and the kinds."""
    found = []
    for person in programme.people:
        helped = [
            m for m in programme.matches_of.get(person.id, ()) if m.asker == person.id and m.state in LIVE
        ]
        kinds = {need.kind for need in programme.open_needs(person.id)}
        covered = tuple(sorted({kind for match in helped for kind in match.kinds} & kinds))
        if len({match.giver for match in helped}) == 1 and len(covered) > 1:
            found.append((person, programme.person_by_id[helped[0].giver], covered))
    return tuple(found)
