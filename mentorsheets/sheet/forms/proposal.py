"""What a form's questions seem to fill, by their words and by what was answered to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mentorsheets.sheet.adopt.made import ROLE_ALONE, TICKED
from mentorsheets.sheet.adopt.questions import looks_like_an_answer
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.named_otherwise import asks_for_people_otherwise
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.ranked_people import rank_of
from mentorsheets.sheet.cells.refusal import has_word_for_people
from mentorsheets.sheet.cells.skill_levels import drop_level
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.cells.wished_people import wishes_after, wishes_for_these
from mentorsheets.sheet.forms.addressed import ADDRESS_SHARE, choose_address, share_of_addresses
from mentorsheets.sheet.forms.content import (
    JOINED_BY_NUMBER,
    choose_days,
    choose_places_of_givers,
    find_numbered,
    leave_what_is_not_held,
    say_yes_or_no,
)
from mentorsheets.sheet.forms.everybody import gather_everybody, name_in, places_of, said_at
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.mapping import FORM_COLUMNS, Questions, could_fill, find_titled, propose
from mentorsheets.sheet.forms.metadata import find_metadata
from mentorsheets.sheet.forms.opposites import put_opposites
from mentorsheets.sheet.forms.other_texts import add_other_texts
from mentorsheets.sheet.forms.sides import (
    choose_sides,
    is_question,
    leave_to_a_human,
    leave_to_role,
    leave_whom_to_help,
    leave_wish_for_a_topic,
    prefer_topics,
    release,
)
from mentorsheets.sheet.forms.ways import choose_ways
from mentorsheets.sheet.forms.who import (
    OF_PEOPLE_ALONE,
    choose_own_names,
    choose_what_tells_apart,
    choose_who,
    leave_what_names_nobody,
)
from mentorsheets.sheet.reading.everybody import Everybody

NO_YES_OR_NO = frozenset(
    (
        "Name", "Offers", "Needs", "In their words", "Interests", "Availability", "Languages", "Where", "Channel", "Team", "Reports to",
    )
)  # fmt: skip
"""Columns that a question of yes or no never fills."""
OF_BRANCHES = frozenset(
    (
        "Name", "Email", "Can support", "Wants at most", "Languages", "Time zone", "Availability", "Where", "Team", "Reports to",
        "Interests", "Channel", "How often", "Arrangement", "Level",
    )
)  # fmt: skip
"""Columns that questions of several branches fill together: whoever is of the one has no answer to the other."""
ROWS_SAMPLED = 400
"""Answers by which a question is known for what was answered to it."""


def propose_for(form: Form, everybody: Everybody | None = None) -> Questions:
    """Return which questions of a form seem to fill which columns; `everybody` are those whom it may name.

    Where the words of several fit, the one whose answers fit counts: the column that holds addresses is the
    e-mail, a name is none that is empty, yes or no is no time, and a text about oneself is no need.
    """
    answers = {question: answers_to(form, question) for question in form.questions}
    if looks_like_an_answer(form.tab.rows[form.header]) or is_of_pairs(form):
        return {}
    usable = _find_usable(form, answers)
    # What was made of a grid is asked like any other question; what was parted by role, by its role alone.
    grids = [made for made in form.made_of if is_question(made) and made not in form.undecided]
    filled = [question for question in [*usable, *grids] if answers[question]]
    # A question that nobody answered yet gives way to one that somebody did.
    found = {
        **propose([*filled, *(one for one in [*usable, *grids] if one not in filled)]),
        **propose(filled),
    }
    choose_address(form, found, usable, answers, ROWS_SAMPLED)
    _choose_by_content(found, usable, answers)
    choose_own_names(form, found, usable, places_of(form, found, "Email"))
    leave_what_is_not_held(found, answers)
    choose_ways(found, answers)
    choose_days(found, grids, answers)
    if form.role is Role.OFFERS:
        choose_places_of_givers(found, usable, answers)
    _join_branches(form, found, [one for one in usable if answers[one]])
    everybody = everybody or gather_everybody([(form, found)])
    leave_what_names_nobody(found, answers, everybody)
    people = _choose_people(form, found, everybody)
    leave_whom_to_help(found, answers)
    leave_wish_for_a_topic(found, answers, everybody)
    topics = replace(form, made_of={one: own for one, own in form.made_of.items() if one not in people})
    prefer_topics(found, usable, answers)
    leave_to_role(topics, found)
    choose_sides(topics, found, usable, answers)
    put_opposites(topics, found, usable, answers)
    leave_to_a_human(form, found)
    _put_naming(form, found, usable, everybody)
    add_other_texts(found, form.questions)
    used = {one for own in found.values() for one in own}
    for column in found.keys() & set(JOINED_BY_NUMBER):
        free = [one for one in usable if answers[one] and (one not in used or one in found[column])]
        found[column] = tuple(
            dict.fromkeys(each for one in found[column] for each in find_numbered(one, free))
        )
    if "Would like" in found:
        # In the order of their ranks, wherever a list has its second choice.
        found["Would like"] = tuple(sorted(found["Would like"], key=rank_of))
    return {column: found[column] for column in FORM_COLUMNS if column in found}


def _base_of(question: str) -> str:
    return question.partition(" [")[0].strip()


def _find_usable(form: Form, answers: Iterable[str]) -> list[str]:
    """Return the questions that may fill a column by themselves."""
    roles = {own for made, several in form.made_of.items() if made.startswith(ROLE_ALONE) for own in several}
    consumed = roles | {own for made, several in form.made_of.items() if len(several) > 1 for own in several}
    parted = {_base_of(own) for own in consumed if " [" in own}
    genders = find_gender_columns(form)
    metadata = find_metadata(form)
    return [
        question
        for question in answers
        if question not in form.made_of
        # "When? [Holidays]" was left out of a grid of days, and says nothing without its part.
        and _base_of(question) not in form.made_of
        and not (" [" in question and _base_of(question) in parted)
        and question not in consumed
        and question not in metadata
        and question not in genders
    ]


def _put_naming(
    form: Form, found: dict[str, tuple[str, ...]], usable: Sequence[str], everybody: Everybody
) -> None:
    """Put the questions that people are the answers to where these are wished for, or kept apart."""
    wishing, naming = (
        find_wishing(form, found, usable, everybody),
        find_naming(form, found, usable, everybody),
    )
    for column, own in (("Would like", tuple(wishing)), ("Avoid", tuple(naming))):
        if own:
            release(found, own, column)
            found[column] = (*found.get(column, ()), *own)


def _choose_people(form: Form, found: dict[str, tuple[str, ...]], everybody: Everybody) -> set[str]:
    """Choose what columns fill that are headed by people, with ticks below, and return all that was made of these.

    They are wished for where the question says so. Else they are kept apart: to do so wrongly is told.
    """
    naming: set[str] = set()
    for made in form.made_of:
        said = [part for answer in answers_to(form, made) for part in split_list(answer)]
        if said and sum(everybody.names_another(one, "") for one in said) * 2 > len(said):
            naming.add(made)
    for made in sorted(one for one in naming if is_question(one) or one == TICKED):
        if made not in found.get("Avoid", ()) and made not in found.get("Would like", ()):
            column = "Would like" if wishes_for_these(made) else "Avoid"
            release(found, [made], column)
            found[column] = (*found.get(column, ()), made)
    return naming


def is_of_pairs(form: Form) -> bool:
    """Return whether each row of a list names two people, a mentor and a mentee with an address each."""
    sides = {
        role_of_title(question): question
        for question in form.questions
        if question not in form.made_of and share_of_addresses(answers_to(form, question)) >= ADDRESS_SHARE
    }
    if not {Role.ASKS, Role.OFFERS} <= sides.keys():
        return False
    return not are_apart(form, sides[Role.ASKS], sides[Role.OFFERS])


def are_apart(form: Form, one: str, other: str) -> bool:
    """Return whether some answered one question and some the other, and nobody both: they are of two branches."""
    there = form.questions
    below = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_SAMPLED]
    said = {(_says(row, there[one]), _says(row, there[other])) for row in below}
    return {(True, False), (False, True)} <= said and (True, True) not in said


def _says(row: Sequence[Cell], places: Iterable[int]) -> bool:
    return not is_blank(said_at(row, places))


def _join_branches(form: Form, found: dict[str, tuple[str, ...]], answered: Sequence[str]) -> None:
    """Let questions of several branches fill one column that ask for the same in words of their own."""
    used = {one for own in found.values() for one in own}
    for column in OF_BRANCHES & found.keys():
        for question in answered:
            own = found[column]
            is_like = question not in used and column in (could_fill(question), find_titled(question))
            if is_like and all(are_apart(form, one, question) for one in own):
                found[column] = (*own, question)


def answers_to(form: Form, question: str) -> list[str]:
    """Return what was answered to a question, as text, without what says nothing."""
    places = form.questions.get(question, ())
    rows = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_SAMPLED]
    texts = (_shown(row[place]) for row in rows for place in places if place < len(row))
    return [text for text in texts if text and not is_blank(text)]


def topics_in(form: Form, question: str) -> list[str]:
    """Return the topics that were given to a question, each as often as it was."""
    return [
        drop_level(topic, is_offered=False)
        for answer in answers_to(form, question)
        for topic in split_list(answer, separators=",;\n|")
    ]


def _choose_by_content(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    for column in [one for one in NO_YES_OR_NO & found.keys() if say_yes_or_no(found[one], answers)]:
        del found[column]
    if "Name" not in found:
        choose_who(found, usable, answers)
    if not {"Email", "Name"} & found.keys():
        choose_what_tells_apart(found, usable, answers)
    names = [answer for one in found.get("Name", ()) for answer in answers.get(one, ())]
    if names and share_of_addresses(names) == 1:
        del found["Name"]


def find_naming(
    form: Form, found: Questions, questions: Iterable[str], everybody: Everybody
) -> Iterator[str]:
    """Yield those of the questions that other people of any list are the answers to, though they fill nothing of people.

    Their words do not say whether these are wished for. To part two who would have liked each other is told
    and soon put right; to bring somebody together with the one whom they asked to avoid is neither.
    """
    named = list(_find_answered_by_people(form, found, questions, everybody))
    wished = set(find_wishing(form, found, named, everybody))
    yield from (one for one in named if not (one in wished or asks_for_people_otherwise(one)))


def find_wishing(
    form: Form, found: Questions, questions: Iterable[str], everybody: Everybody
) -> Iterator[str]:
    """Yield those of the questions that other people are the answers to, and that plainly wish for these.

    A header such as "Backup" does where another question of the list wishes.
    """
    others = any(map(wishes_for_these, form.questions))
    for asked in _find_answered_by_people(form, found, questions, everybody):
        if wishes_for_these(asked) or (others and wishes_after(asked)):
            yield asked


def _find_answered_by_people(
    form: Form, found: Questions, questions: Iterable[str], everybody: Everybody
) -> Iterator[str]:
    of_people = {one for column in OF_PEOPLE_ALONE for one in found.get(column, ())}
    used = {one for there in found.values() for one in there if not has_word_for_people(one)} | of_people
    names = places_of(form, found, "Name")
    rows = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_SAMPLED]
    own = [plain(name_in(row, names)) for row in rows]
    there = form.questions
    for question in questions:
        if question in used:
            continue
        answers = [said_at(row, there[question]) for row in rows]
        said = [(words, name) for words, name in zip(answers, own, strict=True) if not is_blank(words)]
        naming = sum(everybody.names_another(words, name) for words, name in said)
        if naming and naming * 2 >= len(said):
            yield question


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
