"""Choosing what fills Needs and Offers: topics, by whoever's role they are, and the role alone where there are none."""

import re
from collections.abc import Iterable, Sequence

from mentorsheets.sheet.adopt.bare_sides import side_of_header
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, ROLE_ALONE, TICKED
from mentorsheets.sheet.adopt.ranks import FIRST_RANKS
from mentorsheets.sheet.adopt.role_grammar import Side
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.adopt.side_titles import side_of_question
from mentorsheets.sheet.adopt.sought import names_whom_to_help
from mentorsheets.sheet.adopt.ticks import repeats
from mentorsheets.sheet.adopt.topics import INTEREST_ALONE, is_for_either, is_for_help_of_either, is_of_topics
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.deed_words import tells_expectation
from mentorsheets.sheet.forms.everybody import said_at
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import could_fill, is_by_plain_word
from mentorsheets.sheet.reading.everybody import Everybody

LONG_ANSWER = 40
"""Median length of answers, in characters, above which they may be texts rather than something chosen."""

WORDS_OF_A_TOPIC = 5
"""Median words between commas, above which what stands there is a sentence and no topic."""

ABOUT_ONESELF = re.compile(
    r"\bbio\w*\b|\babout (?:you|yourself|me|myself)\b|\bintroduce yourself\b|\bdescri(?:be|ption)\b|\bfun fact\b|"
    r"\bbackground\b|\bexperience\b|\bsobre (?:ti|mi|voce)\b|\bacerca de ti\b|\bpresentez vous\b|\buber (?:dich|sie|mich)\b|"
    r"\bvorstellung\b|نبذة|عن نفسك|\blinkedin\b|\bresume\b|\bcv\b"
)
"""Questions for a text about oneself, which is no need."""


def is_question(made: str) -> bool:
    """Return whether what was made of a list is a question like any other: it is of no side."""
    return not made.endswith((AS_ASKER, AS_GIVER)) and made != TICKED


def prefer_topics(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Let a question for topics fill Needs or Offers before one that is for any words on the same."""
    for column in ("Needs", "Offers"):
        now = found.get(column, ())
        if not now or any(map(is_of_topics, now)):
            continue
        own = [one for one in usable if is_of_topics(one) and answers[one] and could_fill(one) == column]
        if own and not _is_long(answers[own[0]]):
            release(found, own[:1], column)
            found[column] = (own[0],)
            if column == "Needs":
                found.setdefault("In their words", now)


def leave_to_role(form: Form, found: dict[str, tuple[str, ...]]) -> None:
    """Take topics out of Needs and Offers that a plain word put there, where the roles of people tell more.

    "Goals" of a list of mentors are no needs, and "Expertise" beside a question for the role is asked for by some.
    """
    for column, other in (("Needs", Role.OFFERS), ("Offers", Role.ASKS)):
        for question in found.get(column, ()):
            is_parted = any(f"{question} {side}" in form.made_of for side in (AS_ASKER, AS_GIVER))
            is_open = is_by_plain_word(question) or is_for_help_of_either(question) or is_for_either(question)
            if is_open and (is_parted or (form.role is other and is_of_topics(question))):
                del found[column]
    _leave_expectations(form, found)


def _leave_expectations(form: Form, found: dict[str, tuple[str, ...]]) -> None:
    """Take what mentors expect of taking part for no needs of theirs."""
    for column in ("Needs", "In their words"):
        own = found.get(column, ())
        if form.role is Role.OFFERS and own and all(tells_expectation(plain(one)) for one in own):
            del found[column]


def leave_to_a_human(form: Form, found: dict[str, tuple[str, ...]]) -> None:
    """Take topics for no interests where nothing says who asks and who offers: they may well be either.

    Nor are they needs because a column of our own tab is called so: "Topic" says of nobody that they ask for it.
    """
    needs = found.get("Needs", ())
    if needs and "Offers" not in found and form.role is None and all(plain(one) == "topic" for one in needs):
        del found["Needs"]
    if not {"Needs", "Offers", "In their words"} & found.keys():
        release(found, [one for one in found.get("Interests", ()) if is_of_topics(one)], "")


def choose_sides(
    form: Form, found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Choose what fills Needs and Offers: topics, by whoever's role they are; the role alone where there are none."""
    for column, side, role in (("Offers", AS_GIVER, Role.OFFERS), ("Needs", AS_ASKER, Role.ASKS)):
        made = [one for one in form.made_of if one.endswith(side)]
        topics = _answered(form, [one for one in made if not one.startswith(ROLE_ALONE)], made)
        _put_texts_aside(column, found, answers)
        if column not in found and (own := _of_side(form, role, usable, answers)):
            release(found, own, column)
            found[column] = own
        if column not in found and (ranked := [one for one in made if one.startswith(FIRST_RANKS)]):
            found[column] = (ranked[0],)
        if (
            column not in found
            and form.role is role
            and (own := tuple(_topics_of(found, usable, answers))[:1])
        ):
            release(found, own, column)
            found[column] = own
        if column not in found and topics:
            release(found, form.made_of[topics[0]], column)
            found[column] = (topics[0],)
        if column not in found and made:
            found[column] = (made[0],)
    if (
        "Offers" not in found
        and TICKED in form.made_of
        and not any(one.startswith(ROLE_ALONE) for one in form.made_of)
    ):
        found["Offers"] = (TICKED,)
    words = found.get("In their words", ())
    if any(ABOUT_ONESELF.search(plain(one)) and could_fill(one) != "Needs" for one in words):
        del found["In their words"]


def _answered(form: Form, topics: Sequence[str], made: Sequence[str]) -> list[str]:
    """Return those topics of a side that anybody answered; all of them where nobody is of this side yet."""
    found = [one for one in topics if answers_in(form, one)]
    return found if any(answers_in(form, one) for one in made) else list(topics)


def answers_in(form: Form, question: str) -> bool:
    """Return whether anybody answered a question."""
    places = form.questions.get(question, ())
    return any(said_at(row, places) for row in form.tab.rows[form.header + 1 :])


def _of_side(form: Form, role: Role, usable: Sequence[str], answers: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the questions for topics that say whose they are: "Mentor topics", "Mentee in [Grants]"."""
    if form.role:
        return ()
    grids = [one for one in form.made_of if is_question(one) and one not in form.undecided]
    topics = [one for one in usable if is_of_topics(one) and answers[one]]
    return tuple(one for one in (*grids, *topics) if (side_of_question(one) or role_of_title(one)) is role)


def _put_texts_aside(column: str, found: dict[str, tuple[str, ...]], answers: dict[str, list[str]]) -> None:
    """Take whole texts out of a column of topics; what somebody asks for in a text are their words on it."""
    own = found.get(column, ())
    if own and _is_long([one for question in own for one in answers.get(question, ())]):
        del found[column]
        if column == "Needs":
            found.setdefault("In their words", own)


def _topics_of(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> Iterable[str]:
    """Yield the questions of a list of one role that hold the topics, the likeliest first."""
    # "Topic" is a header of our own tab Needs, and says nothing of needs in a list of those who offer.
    taken = {
        one
        for column, several in found.items()
        for one in several
        if column != "Interests" and not (is_of_topics(one) and could_fill(one) != column)
    }
    free = [
        one
        for one in usable
        if one not in taken
        and answers[one]
        and not _is_long(answers[one])
        # An option that people ticked is no question that was answered.
        and not all(repeats(one, said) for said in answers[one])
    ]
    yield from (one for one in free if is_of_topics(one))
    yield from (one for one in free if one in found.get("Interests", ()) and could_fill(one) != "Interests")
    # Beside a role and no other topic, what is called nothing but interest is what they come for.
    yield from (one for one in free if plain(one) in INTEREST_ALONE)


def leave_whom_to_help(found: dict[str, tuple[str, ...]], answers: dict[str, list[str]]) -> None:
    """Take whom somebody looks for, to help them, for no need: what it means for each is said by their role, or told."""
    for column in ("Needs", "In their words"):
        own = found.get(column, ())
        release(found, [one for one in own if names_whom_to_help(one, answers.get(one, ()))], "")


def leave_wish_for_a_topic(
    found: dict[str, tuple[str, ...]], answers: dict[str, list[str]], everybody: Everybody
) -> None:
    """Take what nobody is the answer to for what is asked for: "Wunsch" beside "Angebot" is no wish for somebody."""
    for question in found.get("Would like", ()):
        names = any(everybody.names_another(one, "") for one in answers.get(question, ()))
        if (
            not names
            and "Offers" in found
            and "Needs" not in found
            and side_of_header(question) is Side.ASKING
        ):
            release(found, [question], "Needs")
            found["Needs"] = (question,)


def release(found: dict[str, tuple[str, ...]], questions: Iterable[str], but: str) -> None:
    """Take questions out of all other columns."""
    gone = set(questions)
    for column in [column for column in found if column != but]:
        found[column] = tuple(one for one in found[column] if one not in gone)
        if not found[column]:
            del found[column]


def _is_long(texts: Sequence[str]) -> bool:
    """Return whether answers are texts of people's own; ticked boxes are long too, but of short parts."""
    lengths = sorted(map(len, texts))
    words = sorted(len(part.split()) for text in texts for part in re.split(r"[;,\n]", text) if part.strip())
    if not lengths or ";" in "".join(texts[:1]):
        return False
    return lengths[len(lengths) // 2] > LONG_ANSWER and words[len(words) // 2] > WORDS_OF_A_TOPIC
