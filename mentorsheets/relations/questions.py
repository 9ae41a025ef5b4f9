"""Choosing the question of a check-in: for the need at hand, and never the same twice until all are used."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import BANK, GENERAL, ONE_TALK
from mentorsheets.relations.duration import is_one_talk

OPENING = 3
"""Questions of an introduction: enough to begin with, and few enough to be read."""


def question_for(
    programme: Programme, person: str, match: Match, besides: Iterable[str] = ()
) -> tuple[str, str]:
    """Return the kind of need and the question that a person (id) is asked next about a match.

    Kinds take turns within the match. Of the questions for a kind, one comes that this person was asked
    least often, in an order of their own; those `besides` are asked in the same mail.
    """
    kind = _kind_in_turn(programme, person, match)
    asked = Counter(c.question for c in programme.check_ins_of.get(person, ())) + Counter(besides)
    pool = ONE_TALK if is_one_talk(match, programme) else _pool(programme, kind)
    return kind, min(pool, key=lambda text: (asked[text], _shuffle(person, text)))


def opening_questions(programme: Programme, match: Match) -> tuple[str, ...]:
    """Return three questions for a first conversation: for the kinds that the match covers, then for any.

    Whoever is introduced several times gets others, as long as there are any.
    """
    asks = programme.matches_of.get(match.asker, ())
    theirs = sorted(one.id for one in asks if one.asker == match.asker)
    turn = theirs.index(match.id) if match.id in theirs else 0
    own = [FIRST_FOR[kind] for kind in match.kinds if kind in FIRST_FOR][:OPENING]
    found = [_in_turn(pool, match.asker, turn) for pool in own]
    more = [_in_turn(FIRST_OF_ALL, match.asker, turn * OPENING + at) for at in range(OPENING - len(found))]
    return (*found, *more)


def _in_turn(pool: Sequence[str], person: str, turn: int) -> str:
    ordered = sorted(pool, key=lambda text: _shuffle(person, text))
    return ordered[turn % len(ordered)]


def _kind_in_turn(programme: Programme, person: str, match: Match) -> str:
    if not match.kinds:
        return ""
    asked = Counter(c.kind for c in programme.check_ins_of.get(person, ()) if c.match == match.id)
    return min(match.kinds, key=lambda kind: (asked[kind], match.kinds.index(kind)))


def _pool(programme: Programme, kind: str) -> Sequence[str]:
    own = [question.text for question in programme.questions if question.kind == kind]
    return own or BANK.get(kind, GENERAL)


def _shuffle(person: str, text: str) -> str:
    return hashlib.sha256(f"{person}\x1f{text}".encode()).hexdigest()
