"""Two columns of topics beside one another, of which one is asked for and the other offered.

Their headers lean to opposite sides, or one does and the other shares its topics. Where none does, a human
must say which is which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorsheets.sheet.adopt.contrasts import is_for_another
from mentorsheets.sheet.adopt.leanings import Leaning, lean, put_letters
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER
from mentorsheets.sheet.adopt.role_words import NOT_OF_WILL as _OF_PAST
from mentorsheets.sheet.adopt.topics import find_stem
from mentorsheets.sheet.adopt.yes_or_no import is_of_yes_or_no
from mentorsheets.sheet.cells.anything_else import asks_for_anything
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions, could_fill, find_titled
from mentorsheets.sheet.forms.sides import WORDS_OF_A_TOPIC, release

COLUMN_OF: Mapping[Leaning, str] = {Leaning.GIVES: "Offers", Leaning.GETS: "Needs"}
OF_TOPICS = frozenset((None, "Needs", "Offers", "Interests", "Would like", "Avoid", "In their words"))
"""Columns that such a question may seem to fill; "Where I could use a hand" seems to ask for a place, too.

One for people to avoid that is not left in that column has topics below it: "Less so with".
"""
SHARE_IN_BOTH = 0.5
"""Share of the topics of the column that has fewer, from which on two columns speak of the same."""
LEAST_IN_BOTH = 2
"""Topics that two columns must share: one may be in both by accident."""


def put_opposites(
    form: Form, found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: Mapping[str, Sequence[str]]
) -> None:
    """Let questions for topics fill what lacks of Needs and Offers, by the sides that they lean to."""
    lacking = [column for column in COLUMN_OF.values() if column not in found]
    if not lacking or _has_roles(form):
        return
    free = list(_list_candidates(found, usable, answers))
    leaning = {column: own for column in lacking if (own := _leaning_to(column, free))}
    taken = {one for own in leaning.values() for one in own}
    rest = [one for one in free if one not in taken]
    known = [*leaning.values(), *(found[column] for column in COLUMN_OF.values() if column in found)]
    if len(leaning) < len(lacking) and len(known) == 1 and not any(map(lean, rest)):
        # One verb decides both, where both speak of the same topics.
        open_ones = [
            one for one in rest if not (is_negated(one) or is_for_another(one) or _OF_PAST.search(plain(one)))
        ]
        alike = [one for one in open_ones if _share_topics(answers, known[0], (one,))]
        other = next(column for column in lacking if column not in leaning)
        if len(alike) == 1:
            leaning[other] = (alike[0],)
    if len(leaning) == len(lacking):
        for column, own in leaning.items():
            release(found, own, column)
            found[column] = own


def find_unsided(form: Form, questions: Questions) -> list[str]:
    """Return the questions that share their topics in a list that lacks needs or offers."""
    if _has_roles(form) or {"Needs", "Offers"} <= questions.keys():
        return []
    known = [one for column in COLUMN_OF.values() for one in questions.get(column, ())]
    answers = {one: _answers(form, one) for one in form.questions if one not in form.made_of}
    free = list(_list_candidates(questions, tuple(answers), answers))
    return [
        one
        for one in free
        if any(other != one and _share_topics(answers, (one,), (other,)) for other in (*free, *known))
    ]


def _has_roles(form: Form) -> bool:
    return form.role is not None or any(one.endswith((AS_ASKER, AS_GIVER)) for one in form.made_of)


def _list_candidates(
    found: Questions, usable: Iterable[str], answers: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield the questions that are answered by topics, and fill nothing of another kind."""
    open_ones = ("Interests", "In their words", "Where")
    used = {one for column, own in found.items() if column not in open_ones for one in own}
    for question in usable:
        if asks_for_anything(question):
            continue
        asks_for = could_fill(question)
        is_free = question not in used and (asks_for in OF_TOPICS or (asks_for == "Where" and lean(question)))
        if is_free and find_titled(question) in OF_TOPICS and _are_topics(answers[question]):
            yield question


def _are_topics(answers: Sequence[str]) -> bool:
    parts = [part for answer in answers for part in _topics_of(answer)]
    words = sorted(len(part.split()) for part in parts)
    is_of_words = all(any(char.isalpha() for char in part) and "@" not in part for part in parts)
    return (
        bool(parts)
        and is_of_words
        and words[len(words) // 2] <= WORDS_OF_A_TOPIC
        and not is_of_yes_or_no(answers)
    )


def _leaning_to(column: str, questions: Sequence[str]) -> tuple[str, ...]:
    """Return the one question that leans to a side, or several that differ by a number; none if others do.

    A participle by itself may as well be a name: "Suivi" is who is accompanied, and what a coordinator notes.
    """
    own = [
        one
        for one in questions
        if {COLUMN_OF.get(side) for side in lean(one)} == {column} and put_letters(one) not in {"P", "A"}
    ]
    return tuple(own) if len({find_stem(one, own) for one in own}) == 1 else ()


def _share_topics(answers: Mapping[str, Sequence[str]], some: Iterable[str], others: Iterable[str]) -> bool:
    one, other = (
        {
            plain(topic)
            for question in several
            for answer in answers.get(question, ())
            for topic in _topics_of(answer)
        }
        for several in (some, others)
    )
    shared = len(one & other)
    return shared >= LEAST_IN_BOTH and shared >= SHARE_IN_BOTH * min(len(one), len(other))


def _topics_of(answer: str) -> list[str]:
    return split_list(answer, separators=",;\n|")


def _answers(form: Form, question: str) -> list[str]:
    places = form.questions[question]
    cells = (row[place] for row in form.tab.rows[form.header + 1 :] for place in places if place < len(row))
    return [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
