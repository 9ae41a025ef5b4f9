"""Choosing the question of a check-in: for the need at hand, and never the same twice until all are used."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mentorsheets.domain.model import CheckIn, Match
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import BANK, FIRST_TALK, GENERAL, GOAL_QUESTIONS, ONE_TALK
from mentorsheets.relations.duration import is_one_talk
from mentorsheets.relations.talked import have_talked


def question_for(
    programme: Programme, person: str, match: Match, besides: Iterable[str] = ()
) -> tuple[str, str]:
    """Return the kind of need and the question that a person (id) is asked next about a match.

    Kinds take turns within the match. Until the two have talked they are asked about that alone. Of the
    questions for a kind, one comes that this person was asked least often, in an order of their own; those
    `besides` are asked in the same mail.
    """
    kind = _kind_in_turn(programme, person, match)
    asked = Counter(c.question for c in programme.check_ins_of.get(person, ())) + Counter(besides)
    pool = _choose_pool(match, kind, programme)
    lot = programme.lot_of(person)
    return kind, min(pool, key=lambda text: (asked[text], shuffle(lot, text)))


def goal_question(check_in: CheckIn, programme: Programme) -> str:
    """Return how somebody is asked beside a check-in whether it served their own goal: in turn."""
    theirs = [row for row in programme.check_ins_of.get(check_in.person, ()) if row.goal_asked]
    before = sum((row.asked_on, row.id) < (check_in.asked_on, check_in.id) for row in theirs)
    return GOAL_QUESTIONS[before % len(GOAL_QUESTIONS)]


def _kind_in_turn(programme: Programme, person: str, match: Match) -> str:
    if not match.kinds:
        return ""
    asked = Counter(c.kind for c in programme.check_ins_of.get(person, ()) if c.match == match.id)
    return min(match.kinds, key=lambda kind: (asked[kind], match.kinds.index(kind)))


def _choose_pool(match: Match, kind: str, programme: Programme) -> Sequence[str]:
    if is_one_talk(match, programme):
        return ONE_TALK
    return _pool(programme, kind) if have_talked(match, programme) else FIRST_TALK


def _pool(programme: Programme, kind: str) -> Sequence[str]:
    own = [question.text for question in programme.questions if question.kind == kind]
    return own or BANK.get(kind, GENERAL)


@lru_cache(maxsize=20_000)
def shuffle(lot: str, text: str) -> str:
    """Return by what texts are put into an order of somebody's own, who has this lot."""
    return hashlib.sha256(f"{lot}\x1f{text}".encode()).hexdigest()
