"""Words for the safety contact alone, in cells that stay as people typed them: nothing else shows them.

The sheet remembers them by marks; see `ReadMail`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from mentorsheets.domain.model import Person, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import ReadMail
from mentorsheets.domain.shared_channels import NOTHING_SHARED
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.reading.rows import SHOWN

HUSHED = "words for the safety contact alone"
"""What the sheet says of words that were heard as a cry; beside it stands the mark of how they begin."""
NOT_SHOWN = "(words for the safety contact alone)"
QUOTED_PIECE = re.compile("“[^”]*”")
"""What a problem quotes of its cell, in part perhaps."""


def mark_beginning(text: str) -> str:
    """Return the mark of words as far as a problem quotes them."""
    return hashlib.sha256(f"begins\n{text.strip()[:SHOWN].rstrip()}".encode()).hexdigest()[:24]


# Nearly all words stand there for many passes.
@lru_cache(maxsize=20_000)
def mark_of_words(person: str, text: str) -> str:
    """Return by what words of somebody (id) are known again, wherever they stand."""
    return hashlib.sha256(f"words\n{person}\n{' '.join(text.split())}".encode()).hexdigest()[:24]


def hush(programme: Programme, rows: Mapping[str, Values], more: Iterable[ReadMail] = ()) -> Programme:
    """Return the programme without words that were heard as a cry; `rows` has what people's rows hold.

    What was heard is remembered in the programme, or only now (`more`).
    """
    written = {mail.about for mail in (*programme.read_mails, *more) if mail.detail == HUSHED}
    if not written:
        return programme

    def is_hushed(text: object) -> bool:
        return isinstance(text, str) and programme.marks.has(written, mark_beginning(text.removesuffix("…")))

    needs = tuple(replace(one, words="") if is_hushed(one.words) else one for one in programme.needs)
    rows_asked = tuple(
        replace(
            one,
            words="" if is_hushed(one.words) else one.words,
            answer="" if is_hushed(one.answer) else one.answer,
        )
        if is_hushed(one.words) or is_hushed(one.answer)
        else one
        for one in programme.check_ins
    )
    return programme.revised(
        people=tuple(_without(one, rows.get(one.id, {}), is_hushed) for one in programme.people),
        needs=needs,
        check_ins=rows_asked,
        problems=tuple(_hush_problems(programme.problems, is_hushed)),
    )


def hush_problems(
    problems: Iterable[Problem], more: Iterable[ReadMail], programme: Programme
) -> list[Problem]:
    """Return problems that quote no words which were heard as a cry, now (`more`) or before."""
    return list(hush(programme.revised(problems=tuple(problems)), {}, more).problems)


def _hush_problems(problems: Iterable[Problem], is_hushed: Callable[[object], bool]) -> Iterator[Problem]:
    for one in problems:
        yield hush_problem(one) if is_hushed(one.value) else one


def hush_problem(problem: Problem) -> Problem:
    """Return a problem that quotes nothing of its cell."""
    sentence, hint = (QUOTED_PIECE.sub(NOT_SHOWN, text) for text in (problem.sentence, problem.hint))
    return replace(problem, value=NOT_SHOWN, sentence=sentence, hint=hint)


def _without(person: Person, row: Values, is_hushed: Callable[[object], bool]) -> Person:
    """Return somebody without what others would be told of their row."""
    channel = NOTHING_SHARED if is_hushed(row.get("Channel")) else person.channel
    interests = () if is_hushed(row.get("Interests")) else person.interests
    if (channel, interests) == (person.channel, person.interests):
        return person
    return replace(person, channel=channel, interests=interests)
