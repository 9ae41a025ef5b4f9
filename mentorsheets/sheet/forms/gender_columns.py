"""Which questions of a list say somebody's own gender, and which whom they wish to meet: by words and answers."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentorsheets.sheet.adopt.made import ROLE_ALONE
from mentorsheets.sheet.adopt.role_grammar import Frame, frame_of
from mentorsheets.sheet.cells.gender_answers import hold_genders, say_no_gender_matters, wish_in_content
from mentorsheets.sheet.cells.gender_titles import asks_for_gender, asks_own_gender, speaks_of_a_match
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.forms.find import Form

SHARE_BELOW_A_MATCH = 0.5
"""Share of the answers that must say a gender where their question speaks of a mentor, or of a wish."""
SHARE_OF_GENDERS = 0.8
"""Share of the answers that must say a gender, or that none is wished for, where no word of their question tells."""
ROWS_READ = 400
"""Rows by whose answers a question is known."""
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:t ?shirt|shirt|hoodie|size|cut|fit|grosse|talla|taille|tamanho|room|zimmer|toilet|child\w*|kids?|son|daughter|kind(?:er|es)?|hij[oa]s?|enfants?|filh[oa]s?|emergency|"
    r"topics?|interests?|themen?|temas?|sujets?|needs?|offers?|name|nombre|nom|nome)\b|مقاس|طفل|الاسم"
)
"""What is asked of women and men, and says nothing of whom somebody meets."""


_WHOM = re.compile(
    r"^(?:wen|wer|welche[nr]?|who|whom|which|a quien|con quien|quien|que|qui|quelle?|avec qui|quem|com quem|qual)\b|^(?:من|مع من)\s"
)
_OF_A_GENDER = re.compile(
    r"\b(?:fem\w*|wom[ae]n|girls?|lad(?:y|ies)|weiblich\w*|frau(?:en)?|mujer(?:es)?|femmes?|mulher(?:es)?|m[ae]n|male|mannlich\w*|manner|hombres?|"
    r"hommes?|homens?|gender|sex|geschlecht|genero|genre)\b|امراة|نساء|انثى|ذكر|رجل"
)
_OF_NAMES = re.compile(
    r"\b(?:names?|fullname|nombres?|nom|nome|e ?mails?|mail|adresse|correo|courriel)\b|اسم|بريد"
)
"""Words for whom, for a gender itself, and for the columns that say how people are called."""


_IS_NAME_FIRST = re.compile(
    r"^(?:your |full |preferred |first )*names? (?:and |with |your |preferred )*pronouns?$"
)
"""Names with pronouns behind them are names."""


@dataclass(frozen=True, slots=True)
class GenderColumns:
    """The questions of a list for people's own gender, and those for whom they wish to meet.

    `of_roles` are those for what somebody is: no word for a mentor there wishes for anybody.
    """

    own: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    of_roles: tuple[str, ...] = ()

    def __contains__(self, question: object) -> bool:
        """Return whether a question is one of them."""
        return question in self.own or question in self.wishes


def find_gender_columns(form: Form) -> GenderColumns:
    """Return which questions of a list ask for a gender, whose words say so or whose answers are nothing else.

    Of those that only their answers tell, one is people's own if nothing in it wishes, and no other is.
    """
    own: list[str] = []
    wishes: list[str] = []
    told_by_answers: list[str] = []
    roles, there = _find_own_roles(form), form.questions
    for question in own_questions(form):
        answers = list(_answers(form, there[question]))
        if question in roles or _holds_numbers(form, there[question]) or _asks_whom(question, form, answers):
            continue
        if asks_own_gender(question) and not _IS_NAME_FIRST.search(plain(question)):
            # "Gender" above "no preference" and "women only" asks for no one's own.
            (
                wishes if hold_genders(answers, SHARE_OF_GENDERS) and say_no_gender_matters(answers) else own
            ).append(question)
        elif asks_for_gender(question):
            wishes.append(question)
        elif not _OF_SOMETHING_ELSE.search(plain(question)):
            of_match = speaks_of_a_match(question)
            share = SHARE_BELOW_A_MATCH if of_match else SHARE_OF_GENDERS
            # One letter that one person gave, "F" below "Group", tells nothing of a column.
            tells = of_match or sum(map(len, map(plain, answers))) > 1
            told_by_answers += [question] if tells and hold_genders(answers, share) else []
    plainly = [
        one
        for one in told_by_answers
        if speaks_of_a_match(one) or wish_in_content(_answers(form, there[one]))
    ]
    rest = [one for one in told_by_answers if one not in plainly]
    if own or len(rest) > 1:
        plainly, rest = told_by_answers, []
    return GenderColumns((*own, *rest), (*wishes, *plainly), tuple(roles))


def _asks_whom(question: str, form: Form, answers: Sequence[str]) -> bool:
    """Return whether a question asks for somebody by name and is answered so: "Wen wünschst du dir als Mentorin?"."""
    words = plain(question)
    if not answers or not _WHOM.search(words) or _OF_A_GENDER.search(words):
        return False
    places = [
        at for title, several in form.questions.items() if _OF_NAMES.search(plain(title)) for at in several
    ]
    below = form.tab.rows[form.header + 1 :]
    called = {plain(str(row[place])) for row in below for place in places if place < len(row) and row[place]}
    said = [plain(one) for answer in answers for one in split_list(answer) if not names_nothing(one)]
    return bool(said) and called.issuperset(said)


def _find_own_roles(form: Form) -> list[str]:
    asked = {
        own: None for made, several in form.made_of.items() if made.startswith(ROLE_ALONE) for own in several
    }
    return [one for one in asked if frame_of(one) is Frame.BEING and not asks_own_gender(one)]


def _holds_numbers(form: Form, places: Sequence[int]) -> bool:
    """Return whether nothing but numbers was answered: "Nb de filleules max" wishes for nobody."""
    below = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_READ]
    cells = (row[place] for row in below for place in places if place < len(row))
    said = [cell for cell in cells if cell not in (None, "")]
    return bool(said) and all(
        not isinstance(cell, bool) and str(cell).strip().replace(".", "", 1).isdecimal() for cell in said
    )


def own_questions(form: Form) -> Iterator[str]:
    """Yield the questions of a list that people were asked, and none that was made of several."""
    for question, places in form.questions.items():
        if any(form.width is None or place < form.width for place in places):
            yield question


def _answers(form: Form, places: Sequence[int]) -> Iterator[str]:
    for row in form.tab.rows[form.header + 1 : form.header + 1 + ROWS_READ]:
        for place in places:
            cell = row[place] if place < len(row) else None
            if isinstance(cell, str) and cell.strip():
                yield cell
