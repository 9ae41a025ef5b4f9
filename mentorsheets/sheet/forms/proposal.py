"""What a form's questions seem to fill, by their words and by what was answered to them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, ROLE_ALONE, TICKED
from mentorsheets.sheet.adopt.parted import is_of_topics
from mentorsheets.sheet.adopt.questions import looks_like_an_answer
from mentorsheets.sheet.adopt.ranks import FIRST_RANKS
from mentorsheets.sheet.adopt.roles import Role, role_of_title
from mentorsheets.sheet.adopt.ticks import TICKS, UNTICKED
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.forms.content import JOINED_BY_NUMBER, find_numbered, holds_what
from mentorsheets.sheet.forms.everybody import Everybody, gather_everybody, name_in, places_of, said_at
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import FORM_COLUMNS, Questions, could_fill, propose

METADATA = re.compile(
    r"^(?:recipient (?:first|last) name|recipient e ?mail|user language|distribution channel|duration|ip address|"
    r"response (?:id|type)|responseid|location (?:latitude|longitude)|start (?:date|time)|end date|recorded date|"
    r"progress|finished|external (?:data )?reference|status|completion time|last modified time|id|score|"
    r"duration in seconds|language)$|^q\d+ timing|\btiming (?:first|last|page|click)"
)
"""What survey programs write about an answer, and nobody was asked."""
ABOUT_ONESELF = re.compile(
    r"\bbio\w*\b|\babout (?:you|yourself|me|myself)\b|\bintroduce yourself\b|\bdescri(?:be|ption)\b|\bfun fact\b|"
    r"\bbackground\b|\bexperience\b|\bsobre (?:ti|mi|voce)\b|\bacerca de ti\b|\bpresentez vous\b|\buber (?:dich|sie|mich)\b|"
    r"\bvorstellung\b|نبذة|عن نفسك|\blinkedin\b|\bresume\b|\bcv\b"
)
"""Questions for a text about oneself, which is no need."""
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")
IDENTIFIER = re.compile(
    r"\b(?:id|ids|identifier|user ?name|log ?in|handle|(?:student|member|staff|matriculation) (?:number|no|code))\b"
)
"""What tells people apart where neither names nor addresses are kept."""
INTEREST_ALONE = {
    "interest",
    "interests",
    "interes",
    "intereses",
    "interet",
    "interets",
    "interesse",
    "interessen",
}
ROWS_SAMPLED = 400
"""Answers by which a question is known for what was answered to it."""
ADDRESS_SHARE = 0.5
"""Share of a column's answers that are addresses, from which on it is the one that holds them."""
LONG_ANSWER = 40
"""Median length of answers, in characters, above which they may be texts rather than something chosen."""
WORDS_OF_A_TOPIC = 5
"""Median words between commas, above which what stands there is a sentence and no topic."""


def propose_for(form: Form, everybody: Everybody | None = None) -> Questions:
    """Return which questions of a form seem to fill which columns; `everybody` are those whom it may name.

    Where the words of several fit, the one whose answers fit counts: the column that holds addresses is the
    e-mail, a name is none that is empty, yes or no is no time, and a text about oneself is no need.
    """
    answers = {question: answers_to(form, question) for question in form.questions}
    if looks_like_an_answer(form.tab.rows[form.header]):
        return {}
    roles = {own for made, several in form.made_of.items() if made.startswith(ROLE_ALONE) for own in several}
    consumed = roles | {own for made, several in form.made_of.items() if len(several) > 1 for own in several}
    usable = [
        question
        for question in answers
        if question not in form.made_of and question not in consumed and not METADATA.search(plain(question))
    ]
    # What was made of a grid is asked like any other question; what was parted by role, by its role alone.
    grids = [made for made in form.made_of if is_question(made) and made not in form.undecided]
    filled = [question for question in [*usable, *grids] if answers[question]]
    # A question that nobody answered yet gives way to one that somebody did.
    found = {
        **propose([*filled, *(one for one in [*usable, *grids] if one not in filled)]),
        **propose(filled),
    }
    _choose_by_content(found, usable, answers)
    for column in [one for one, own in found.items() if not holds_what(one, answers.get(own[0], []))]:
        del found[column]
    _choose_sides(form, found, usable, answers)
    everybody = everybody or gather_everybody([(form, found)])
    if naming := list(find_naming(form, found, usable, everybody)):
        found["Avoid"] = (*found.get("Avoid", ()), *naming)
    used = {one for own in found.values() for one in own}
    for column in found.keys() & set(JOINED_BY_NUMBER):
        free = [one for one in usable if answers[one] and (one not in used or one in found[column])]
        found[column] = tuple(
            dict.fromkeys(each for one in found[column] for each in find_numbered(one, free))
        )
    return {column: found[column] for column in FORM_COLUMNS if column in found}


def is_question(made: str) -> bool:
    """Return whether what was made of a list is a question like any other: it is of no side."""
    return not made.endswith((AS_ASKER, AS_GIVER)) and made != TICKED


def answers_to(form: Form, question: str) -> list[str]:
    """Return what was answered to a question, as text, without what says nothing."""
    places = form.questions.get(question, ())
    rows = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_SAMPLED]
    texts = (_shown(row[place]) for row in rows for place in places if place < len(row))
    return [text for text in texts if text and not is_blank(text)]


def topics_in(form: Form, question: str) -> list[str]:
    """Return the topics that were given to a question, each as often as it was."""
    return [
        topic for answer in answers_to(form, question) for topic in split_list(answer, separators=",;\n|")
    ]


def _choose_by_content(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    there = found.get("Email", ("",))[0]
    has_any = bool(_share_of_addresses(answers.get(there, [])))
    holding = [question for question in usable if _share_of_addresses(answers[question]) >= ADDRESS_SHARE]
    if holding and not has_any:
        named = [question for question in holding if could_fill(question) in ("Email", None)]
        found["Email"] = tuple((named or holding)[:1])
        _release(found, found["Email"], "Email")
    if "Availability" in found and _is_yes_or_no(found["Availability"], answers):
        del found["Availability"]
    if not {"Email", "Name"} & found.keys():
        _choose_what_tells_apart(found, usable, answers)
    names = [answer for one in found.get("Name", ()) for answer in answers.get(one, ())]
    if names and _share_of_addresses(names) == 1:
        del found["Name"]


def find_naming(
    form: Form, found: Questions, questions: Iterable[str], everybody: Everybody
) -> Iterator[str]:
    """Yield those of the questions that fill nothing, and that other people of any list are the answers to.

    Their words do not say whether these are wished for. To part two who would have liked each other is told
    and soon put right; to bring somebody together with the one whom they asked to avoid is neither.
    """
    used = {one for there in found.values() for one in there}
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


def _choose_what_tells_apart(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Call people by their sign-in or number where a list has neither names nor addresses."""
    for question in usable:
        said = answers[question]
        if IDENTIFIER.search(plain(question)) and said and len(set(said)) == len(said):
            found["Name"] = (question,)
            _release(found, found["Name"], "Name")
            return


def _choose_sides(
    form: Form, found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Choose what fills Needs and Offers: topics, by whoever's role they are; the role alone where there are none."""
    for column, side, role in (("Offers", AS_GIVER, Role.OFFERS), ("Needs", AS_ASKER, Role.ASKS)):
        made = [one for one in form.made_of if one.endswith(side)]
        topics = [one for one in made if not one.startswith(ROLE_ALONE)]
        _put_texts_aside(column, found, answers)
        if column not in found and (own := _of_side(form, role, usable, answers)):
            _release(found, own, column)
            found[column] = own
        if column not in found and (ranked := [one for one in made if one.startswith(FIRST_RANKS)]):
            found[column] = (ranked[0],)
        if (
            column not in found
            and form.role is role
            and (own := tuple(_topics_of(found, usable, answers))[:1])
        ):
            _release(found, own, column)
            found[column] = own
        if column not in found and topics:
            _release(found, form.made_of[topics[0]], column)
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


def _of_side(form: Form, role: Role, usable: Sequence[str], answers: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the questions for topics that say whose they are: "Mentor topics", "Mentee in [Grants]"."""
    if form.role:
        return ()
    grids = [one for one in form.made_of if is_question(one) and one not in form.undecided]
    topics = [one for one in usable if is_of_topics(one) and answers[one]]
    return tuple(one for one in (*grids, *topics) if role_of_title(one) is role)


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
    free = [one for one in usable if one not in taken and answers[one] and not _is_long(answers[one])]
    yield from (one for one in free if is_of_topics(one))
    yield from (one for one in free if one in found.get("Interests", ()) and could_fill(one) != "Interests")
    # Beside a role and no other topic, what is called nothing but interest is what they come for.
    yield from (one for one in free if plain(one) in INTEREST_ALONE)


def _release(found: dict[str, tuple[str, ...]], questions: Iterable[str], but: str) -> None:
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


def _is_yes_or_no(questions: Iterable[str], answers: dict[str, list[str]]) -> bool:
    said = {one.strip().casefold() for question in questions for one in answers.get(question, ())}
    return bool(said) and said <= TICKS | UNTICKED


def _share_of_addresses(answers: Sequence[str]) -> float:
    return sum(bool(ADDRESS.search(one)) for one in answers) / len(answers) if answers else 0.0


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
