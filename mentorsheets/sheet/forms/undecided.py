"""What a human is asked about a list: roles in words of its own, and answers that nobody gave."""

from collections.abc import Iterator

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.domain.model import Problem
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER
from mentorsheets.sheet.adopt.topics import is_of_topics
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.everybody import said_at
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import NOTHING, Questions, could_fill, find_titled
from mentorsheets.sheet.forms.opposites import find_unsided
from mentorsheets.sheet.forms.sides import is_question
from mentorsheets.sheet.schema import MAPPING

ONLY_PEOPLE = "The answers to this question are people, and it does not say why; so they go into Avoid."
GUESSED_LETTERS = "This file does not say how its letters beyond A to Z are written, so that was guessed."
GUESSED_LETTERS_HINT = (
    "If names look wrong, save it as “CSV UTF-8” or .xlsx in your spreadsheet program, and give that."
)
ONLY_PLACES = (
    "This is read as where they can meet in person, so people of different places are brought together only "
    "where it also says online."
)
_OF_HOMES = LatePattern(
    r"\b(?:city|town|live|living|based|located|reside\w*|ciudad|vives?|resides?|ville|habit\w*|vivez|stadt|wohn\w*|cidade|"
    r"mora\w*|reside)\b|مدينة|تسكن|تعيش"
)
_OF_MEETING = LatePattern(
    r"\b(?:meet\w*|online|person|prefer\w*|reun\w*|encontr\w*|rencontr\w*|treff\w*)\b|تلتق|اللقاء"
)
"""What asks for where somebody lives, and what asks for where, or how, to meet."""
NO_SIDE = "Nothing says whether these are topics that people ask for or that they offer, so none is taken."


def find_undecided(form: Form, questions: Questions, *, in_tab: bool) -> Iterator[Problem]:
    """Yield a problem for each role that nobody knows and of which nobody said what it means.

    Whoever gave it asks for nothing and offers nothing until then, which must be seen. Where needs and offers
    are asked for by questions of their own, nothing is lost by it, and nothing told.
    """
    how = (
        f"In the tab {MAPPING.title}, choose Needs, Offers, or Needs + Offers beside it, or {NOTHING}."
        if in_tab
        else f"In Settings, beside {setting_of(form.tab.title)}, write Needs= or Offers= and these words."
    )
    for asked in _list_topics(form, questions):
        cell = form.cell(form.header, form.questions[asked][0])
        yield Problem(form.tab.title, cell, NO_SIDE, how, asked)
    for asked in list_undecided(form, questions):
        places = form.questions[asked]
        rows = [row for row in range(form.header + 1, len(form.tab.rows)) if _says(form, row, places)]
        own = form.questions.get(form.made_of[asked][0], (0,))[0]
        count = f"{len(rows)} people say" if len(rows) > 1 else "Somebody says"
        yield Problem(
            form.tab.title,
            form.cell(rows[0] if rows else form.header, own),
            f"{count} so, and it is no role that we know: nothing that they ask for or offer is taken.",
            how,
            asked,
        )


def find_guessed(form: Form, questions: Questions, *, in_tab: bool) -> Iterator[Problem]:
    """Yield a note on each question put into Avoid for its answers alone, on cities, and on letters.

    It keeps two apart who may have wished for each other, or could talk online, and nobody would know why.
    """
    if form.tab.guessed:
        yield Problem(form.tab.title, "", GUESSED_LETTERS, GUESSED_LETTERS_HINT, needs_mending=False)
    for asked in questions.get("Where", ()):
        if _OF_HOMES.search(words := plain(asked)) and not _OF_MEETING.search(words):
            how = f"choose {NOTHING} beside it in the tab {MAPPING.title}"
            hint = f"If they can also talk online, {how if in_tab else 'leave it out in Settings'}."
            cell = form.cell(form.header, form.questions[asked][0])
            yield Problem(form.tab.title, cell, ONLY_PLACES, hint, asked, needs_mending=False)
    column = "Avoid"
    for asked in questions.get(column, ()):
        if not (asks_whom_to_avoid(asked) or could_fill(asked) == column or find_titled(asked) == column):
            how = (
                f"choose Would like beside it in the tab {MAPPING.title}; if they are neither, {NOTHING}."
                if in_tab
                else f"write Would like={asked} in Settings instead, beside {setting_of(form.tab.title)}."
            )
            yield Problem(
                form.tab.title,
                form.cell(form.header, form.questions[asked][0]),
                ONLY_PEOPLE,
                f"If they are wished for, {how}",
                asked,
                needs_mending=False,
            )


def list_undecided(form: Form, questions: Questions) -> list[str]:
    """Return the questions made of unknown roles that fill nothing, as far as anything is lost by it."""
    used = {asked for there in questions.values() for asked in there}
    sides = {*questions.get("Needs", ()), *questions.get("Offers", ())}
    is_by_role = not sides or any(asked.endswith((AS_ASKER, AS_GIVER)) for asked in sides)
    is_by_role = is_by_role or not sides.isdisjoint(form.undecided)
    return [asked for asked in form.undecided if asked not in used] if is_by_role else []


def _list_topics(form: Form, questions: Questions) -> list[str]:
    """Return the questions for topics that fill nothing in a list that says of nobody what they come for."""
    used = {asked for there in questions.values() for asked in there}
    if form.role or form.undecided or "Email" not in questions:
        return []
    below = form.tab.rows[form.header + 1 :]
    unsided = find_unsided(form, questions)
    is_said = bool({"Needs", "Offers", "In their words"} & questions.keys())
    return [
        asked
        for asked, places in form.questions.items()
        if asked not in used
        and (asked not in form.made_of or is_question(asked))
        and (asked in unsided or (is_of_topics(asked) and not is_said))
        and any(said_at(row, places) for row in below)
        and not any(asked in several for several in form.made_of.values())
    ]


def find_previews(form: Form) -> Iterator[Problem]:
    """Yield a note on the rows of a list that are previews of a survey or examples, and nobody's answers."""
    for rows, one, several in (
        (form.previews, "row is a preview of the survey", "rows are previews of the survey"),
        (form.examples, "row is an example", "rows are examples"),
        (form.notes, "row is a note on the list", "rows are notes on the list"),
    ):
        if rows:
            yield Problem(
                form.tab.title,
                form.cell(rows[0], 0),
                f"{len(rows)} {one if len(rows) == 1 else several}, so nobody is taken from there.",
                needs_mending=False,
            )


def _says(form: Form, row: int, places: tuple[int, ...]) -> bool:
    cells = form.tab.rows[row]
    return any(place < len(cells) and cells[place] not in (None, "") for place in places)
