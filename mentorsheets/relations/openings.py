"""The questions that an introduction brings to each of the two: their own, as what is new to both runs out.

Which a mail brought stands with it in Messages, so that nobody gets one again before all others of its lot.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentorsheets.domain.enums import LIVE
from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.mail_parts import OPENED, IntroductionPart, MatchPart, Part
from mentorsheets.relations.one_mail import in_order
from mentorsheets.relations.questions import shuffle
from mentorsheets.relations.situation import Situation

OPENING = 3
"""Questions of an introduction: enough to begin with, and few enough to be read."""
_MARK = 6
"""Letters of the name of a question: enough to tell some forty apart."""


def with_openings(parts: Iterable[Part], desk: Situation) -> Iterator[Part]:
    """Yield the parts of one person's mail, of which each introduction has its questions."""
    ordered = in_order(parts)
    here = {part.match.id for part in _list_about_matches(ordered)}
    asked: Counter[str] | None = None
    for part in ordered:
        if not isinstance(part, IntroductionPart):
            yield part
            continue
        asked = _count_opened(part.person, desk) if asked is None else asked
        opened = _open(part, asked, here, desk.programme)
        back = opened.back
        if isinstance(back, IntroductionPart):
            opened = replace(opened, back=_open(back, asked, here, desk.programme))
        yield opened


def choose_opening(kinds: Iterable[str], lot: str, asked: Counter[str]) -> tuple[str, ...]:
    """Return three questions for a first conversation: for the kinds that a match covers, then for any.

    Of each pool one comes that somebody with this lot was `asked` least often.
    """
    pools = [FIRST_FOR[kind] for kind in kinds if kind in FIRST_FOR][:OPENING]
    pools += [FIRST_OF_ALL] * (OPENING - len(pools))
    chosen: list[str] = []
    for pool in pools:
        left = (text for text in pool if text not in chosen)
        chosen.append(min(left, key=lambda text: (asked[text], shuffle(lot, text))))
    return tuple(chosen)


def _list_about_matches(parts: Iterable[Part]) -> Iterator[MatchPart]:
    for part in parts:
        if isinstance(part, MatchPart):
            yield part
            if part.back:
                yield part.back


def _open(
    part: IntroductionPart, asked: Counter[str], here: set[str], programme: Programme
) -> IntroductionPart:
    """Return an introduction with its questions, which count from then on; without any for two who talk."""
    if _talk_already(part.match, here, programme):
        return part
    chosen = choose_opening(part.match.kinds, programme.lot_of(part.person), asked)
    asked.update(chosen)
    return replace(
        part, questions=chosen, opened=tuple(f"{OPENED}/{_mark(one)}.{asked[one]}" for one in chosen)
    )


def _talk_already(match: Match, here: set[str], programme: Programme) -> bool:
    others = (one for one in programme.matches_of.get(match.giver, ()) if one.id not in here)
    return any(one.state in LIVE and set(one.people) == set(match.people) for one in others)


def _count_opened(person: str, desk: Situation) -> Counter[str]:
    texts = {_mark(text): text for pool in (*FIRST_FOR.values(), FIRST_OF_ALL) for text in pool}
    names = (name.partition("/") for name in desk.past.carried(person))
    marks = (rest.partition(".")[0] for kind, _, rest in names if kind == OPENED)
    return Counter(texts[mark] for mark in marks if mark in texts)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]
