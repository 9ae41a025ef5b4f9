"""Lists of those who ask and of those who offer, whose topics never meet: then it is mentoring that meets."""

from collections.abc import Iterable, Sequence

from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, ROLE_ALONE
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.proposal import topics_in
from mentorsheets.sheet.forms.settings import Mapped

SHARE_THAT_MEETS = 0.1
"""Share of what is asked for that must be offered: below it, people wrote freely, and met by chance."""
TOPICS_THAT_TELL = 10
"""Different topics of either side from which on a share of them tells anything."""
ASKS_ALONE, OFFERS_ALONE = f"{ROLE_ALONE} {AS_ASKER}", f"{ROLE_ALONE} {AS_GIVER}"


def let_sides_meet(lists: Sequence[Mapped]) -> list[Mapped]:
    """Return the lists so mapped that what is asked for can be offered.

    Where hardly anybody offers what anybody asks for, while each list says who asks and who offers, everybody
    asks for mentoring and offers it; the topics stay as the words of who asks, and beside what is offered. A
    mapping that the sheet has is left as it is.
    """
    asked, offered = _topics(lists, "Needs"), _topics(lists, "Offers")
    is_of_many = min(len(asked), len(offered)) >= TOPICS_THAT_TELL
    least = SHARE_THAT_MEETS * len(asked) if is_of_many else 1
    if not asked or not offered or len(asked & offered) >= least:
        return list(lists)
    return [one.with_questions(_by_role(one)) if one.is_proposed else one for one in lists]


def _topics(lists: Iterable[Mapped], column: str) -> set[str]:
    return {
        plain(topic)
        for one in lists
        for question in one.questions.get(column, ())
        for topic in topics_in(one.form, question)
    }


def _by_role(one: Mapped) -> Questions:
    questions = dict(one.questions)
    needs, offers = questions.get("Needs", ()), questions.get("Offers", ())
    if ASKS_ALONE in one.form.made_of and needs != (ASKS_ALONE,):
        questions["Needs"] = (ASKS_ALONE,)
        questions["In their words"] = tuple(dict.fromkeys((*questions.get("In their words", ()), *needs)))
    if OFFERS_ALONE in one.form.made_of and OFFERS_ALONE not in offers:
        questions["Offers"] = (*offers, OFFERS_ALONE)
    return questions
