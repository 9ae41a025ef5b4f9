"""Endings on purpose: questions to look back with, and whether who was helped could now help others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.changes import Added
from mentorsheets.domain.ids import check_in_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Match, MatchState, NeedStatus
from mentorsheets.domain.question_bank import (
    ASKER_LOOKS_BACK,
    ASKER_LOOKS_BACK_ANEW,
    GIVER_LOOKS_BACK,
    GIVER_LOOKS_BACK_ANEW,
)
from mentorsheets.relations.both_ways import find_back
from mentorsheets.relations.mail_parts import ClosingPart, NeedPart, Part
from mentorsheets.relations.periodic import remind
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.standstill import has_passed


def closing_parts(desk: Situation) -> Iterator[Part]:
    """Yield the closing questions to each side that was not asked yet, and then one reminder of them."""
    for match in desk.programme.matches:
        if match.state is MatchState.CLOSING:
            for side in match.people:
                yield from _closing(match, side, desk)


def _closing(match: Match, side: str, desk: Situation) -> Iterator[Part]:
    this_time = _find_asked(match, side, desk)
    wait = timedelta(days=desk.programme.settings.answer_within)
    if not this_time:
        back = _find_closing_back(match, side, desk)
        if back is None or side == match.asker:
            yield _ask_to_look_back(match, back, side, desk)
        return
    row = this_time[-1]
    if not (row.answer or row.words) and has_passed(wait, row.asked_on, match, desk.past, desk.today):
        yield remind(row, match, desk)


def _ask_to_look_back(match: Match, back: Match | None, side: str, desk: Situation) -> ClosingPart:
    """Return the closing questions to one of the two; with `back`, they look back on both directions."""
    part = _closing_part(match, side, desk)
    name, also = check_in_id(side, match.id, desk.today), back.id if back else ""
    row = CheckIn(name, side, match.id, CLOSING_QUESTION, " ".join(part.questions), desk.today, also=also)
    return replace(part, changes=(Added(row),), back=_closing_part(back, side, desk) if back else None)


def _closing_part(match: Match, side: str, desk: Situation) -> ClosingPart:
    return ClosingPart(
        person=side,
        period=f"{match.id}/{match.since or ''}",
        match=match,
        other=desk.other(match, side),
        needs=desk.needs(match),
        began=desk.past.began(match),
        questions=_look_back(match, side, desk),
        cause=_cause(match, desk),
    )


def _find_asked(match: Match, side: str, desk: Situation) -> list[CheckIn]:
    """Return the rows by which somebody was asked to look back, this time."""
    rows = [row for row in desk.past.asked.get((side, match.id), ()) if row.kind == CLOSING_QUESTION]
    return [row for row in rows if match.since is None or row.asked_on >= match.since]


def _find_closing_back(match: Match, side: str, desk: Situation) -> Match | None:
    """Return the other direction, if it ends for the same reason and nobody asked about it yet."""
    back = find_back(match, desk.programme, (MatchState.CLOSING,))
    is_same = back is not None and _cause(back, desk) == _cause(match, desk)
    return back if back and is_same and not _find_asked(back, side, desk) else None


def _look_back(match: Match, side: str, desk: Situation) -> tuple[str, ...]:
    """Return what one of the two is asked at the end: in turn with what their last ending asked."""
    theirs = desk.programme.check_ins_of.get(side, ())
    rows = (row for row in theirs if row.kind == CLOSING_QUESTION and row.question)
    before = len({row.match for row in rows} - {match.id})
    gives = side == match.giver
    sets = (GIVER_LOOKS_BACK, GIVER_LOOKS_BACK_ANEW) if gives else (ASKER_LOOKS_BACK, ASKER_LOOKS_BACK_ANEW)
    return sets[before % len(sets)]


def _cause(match: Match, desk: Situation) -> str:
    """Return the event that brought a match to its closing, "" where a human set the state."""
    entries = desk.past.of_match.get(match.id, ())
    return next((e.event for e in reversed(entries) if e.now is MatchState.CLOSING is not e.was), "")


def offer_parts(desk: Situation) -> Iterator[Part]:
    """Yield, once for each need that was met, the question whether they now could offer it themselves."""
    people = desk.programme.person_by_id
    for need in desk.programme.needs:
        person = people.get(need.person)
        if need.status is NeedStatus.MET and person and need.kind not in person.offers:
            yield NeedPart(kind=MailKind.OFFER_BACK, person=person.id, period=need.id, need=need)
