"""Choosing the question of a check-in: for the need at hand, and never the same twice until all are used."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.model import CheckIn, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import BANK, FIRST_TALK, GENERAL, GOAL_QUESTIONS, ONE_TALK
from mentorsheets.relations.duration import is_one_talk

OPENING = 3
"""Questions of an introduction: enough to begin with, and few enough to be read."""
MOST_OPENINGS = 500
"""Introductions whose questions are kept, more than are due at once: each takes 6 ms after a year of 60."""
_Introduced = tuple[tuple[str, str], tuple[str, ...]]
"""The lots of the two of an introduction, giver first, and the kinds of need that it was for."""


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
    return kind, min(pool, key=lambda text: (asked[text], _shuffle(lot, text)))


def opening_questions(programme: Programme, match: Match) -> tuple[str, ...]:
    """Return three questions for a first conversation: for the kinds that the match covers, then for any.

    Neither of the two gets one again before they had all of its kind: what they were brought by their earlier
    introductions follows from the history, in its order.
    """
    earlier = tuple((_lots(one, programme), one.kinds) for one in _list_introduced_before(match, programme))
    return _open_after(earlier, _lots(match, programme), match.kinds)


def _lots(match: Match, programme: Programme) -> tuple[str, str]:
    return programme.lot_of(match.giver), programme.lot_of(match.asker)


# Whoever looks a week ahead asks this for each day, and each time of the same introductions.
@lru_cache(maxsize=MOST_OPENINGS)
def _open_after(
    earlier: tuple[_Introduced, ...], people: tuple[str, str], kinds: tuple[str, ...]
) -> tuple[str, ...]:
    asked: Counter[tuple[str, str]] = Counter()
    for others, theirs in earlier:
        asked.update(product(others, _choose_opening(others, theirs, asked)))
    return _choose_opening(people, kinds, asked)


def _list_introduced_before(match: Match, programme: Programme) -> Iterator[Match]:
    known = programme.match_by_id
    for earlier in programme.happened.list_introduced_before(match.id):
        if earlier in known and earlier != match.id:
            yield known[earlier]


def _choose_opening(
    people: tuple[str, str], kinds: tuple[str, ...], asked: Counter[tuple[str, str]]
) -> tuple[str, ...]:
    _, asker = people
    pools = [FIRST_FOR[kind] for kind in kinds if kind in FIRST_FOR][:OPENING]
    pools += [FIRST_OF_ALL] * (OPENING - len(pools))
    chosen: list[str] = []
    for pool in pools:
        left = [text for text in pool if text not in chosen]
        chosen.append(
            min(
                left,
                key=lambda text: (
                    sum(asked[side, text] for side in people),
                    _shuffle(asker, text),
                ),
            )
        )
    return tuple(chosen)


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
    waits = match.state is MatchState.INTRODUCED and match.first_talk is None
    return FIRST_TALK if waits else _pool(programme, kind)


def _pool(programme: Programme, kind: str) -> Sequence[str]:
    own = [question.text for question in programme.questions if question.kind == kind]
    return own or BANK.get(kind, GENERAL)


@lru_cache(maxsize=20_000)
def _shuffle(lot: str, text: str) -> str:
    return hashlib.sha256(f"{lot}\x1f{text}".encode()).hexdigest()
