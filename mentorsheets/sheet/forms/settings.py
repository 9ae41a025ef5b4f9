"""Which question of each form fills what: as the sheet says, or else as it is proposed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from mentorsheets.domain.model import Person, Problem
from mentorsheets.sheet.adopt.questions import looks_like_an_answer
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.everybody import gather_everybody
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.mapping import NOTHING, Questions, by_question, key_of
from mentorsheets.sheet.forms.proposal import answers_to, find_naming, is_of_pairs, propose_for
from mentorsheets.sheet.forms.said import FormSaying, FormSayings
from mentorsheets.sheet.forms.undecided import find_guessed, find_previews, find_undecided
from mentorsheets.sheet.forms.unused import find_unused, list_unused, tell_how
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.schema import MAPPING, PARTICIPANTS, SETTINGS

KNOWN_BY = "Email"
"""The column by which people are known: whom an answer is from is not decided anew afterwards."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A form whose answers are to be taken: which of its questions fills what, and notes on the rest.

    `set_aside` are the questions that are said to fill nothing; `said` is what the sheet says of the form,
    and `in_tab` whether that is kept in the tab Mapping. Of the columns to `retake` the questions have
    changed, so that the answers which were taken before go into them anew.
    """

    form: Form
    questions: Questions
    is_proposed: bool = False
    unused: tuple[Problem, ...] = ()
    set_aside: tuple[str, ...] = ()
    said: FormSaying | None = field(default=None, compare=False)
    in_tab: bool = False
    retake: frozenset[str] = frozenset()

    @property
    def whole(self) -> Questions:
        """The mapping with those questions that are said to fill nothing."""
        return {**self.questions, NOTHING: self.set_aside} if self.set_aside else self.questions

    def with_questions(self, questions: Questions) -> "Mapped":
        """Return the form with another mapping, which may set questions aside."""
        used = {column: asked for column, asked in questions.items() if column != NOTHING and asked}
        changed = replace(self, questions=used, set_aside=questions.get(NOTHING, ()))
        return replace(changed, unused=tuple(find_unused(self.form, changed.whole, in_tab=self.in_tab)))


def map_forms(
    forms: Iterable[Form],
    said: FormSayings,
    problems: list[Problem],
    *,
    in_tab: bool = False,
    known: Iterable[Person] = (),
) -> Iterator[Mapped]:
    """Yield each form that is not to be left alone, with the mapping that the sheet says or else a proposal.

    New mappings are to stand `in_tab` Mapping, as they do wherever the sheet has it. `known` are the people
    of the programme, whom answers may name.
    """
    sayings = [(form, said.of(form.tab.title)) for form in forms]
    kept = [(form, saying) for form, saying in sayings if saying is None or not saying.is_left_alone]
    everybody = gather_everybody(((form, _find_names(form, saying)) for form, saying in kept), known)
    for form, saying in kept:
        is_in_tab = bool(saying.lines) if saying else in_tab or said.has_mapping
        if saying is None:
            questions = propose_for(form, everybody)
        else:
            questions = saying.questions(tuple(form.questions))
            _tell_missing(saying, form, questions)
            questions = _with_refusals(form, questions, saying, everybody, problems)
        one = Mapped(form, {}, saying is None, said=saying, in_tab=is_in_tab).with_questions(questions)
        if saying and saying.lines:
            one = replace(one, retake=_tell_changes(one, saying, problems))
        if names_people(form, questions, is_said=saying is not None):
            problems += find_undecided(form, one.whole, in_tab=is_in_tab)
            problems += find_guessed(form, one.questions, in_tab=is_in_tab) if one.is_proposed else ()
            problems += find_previews(form)
            yield one
        else:
            problems.append(_no_address(one))
            yield replace(one, questions={})


def _find_names(form: Form, saying: FormSaying | None) -> Questions:
    """Return the questions by which a form names its people."""
    return saying.questions(tuple(form.questions)) if saying else propose_for(form)


def names_people(form: Form, questions: Questions, *, is_said: bool) -> bool:
    """Return whether people are known in a form: by their addresses, or by names in a list without any.

    The names of a list count where the sheet says so (`is_said`), where its title says who they are, or
    where they look like those of people.
    """
    if "Email" in questions or "Name" not in questions or form.time is not None:
        return "Email" in questions
    if is_said or form.role is not None or form.above:
        return True
    names = [name for asked in questions["Name"] for name in answers_to(form, asked)]
    return len(questions["Name"]) > 1 or 2 * sum(len(name.split()) in (2, 3, 4) for name in names) > len(
        names
    )


def _tell_changes(one: Mapped, saying: FormSaying, problems: list[Problem]) -> frozenset[str]:
    """Return the columns whose questions are others than when answers were last taken, and tell of each."""
    now = {key_of(asked): columns for asked, columns in by_question(one.questions).items()}
    changed: set[str] = set()
    for line in saying.lines:
        is_now, was = set(now.get(key_of(line.question), ())), set(line.was) - {NOTHING}
        if is_now == was:
            continue
        changed |= is_now ^ was
        fills = " + ".join(now.get(key_of(line.question), ())) or "nothing"
        before = " + ".join(column for column in line.was if column in was)
        known = KNOWN_BY in is_now ^ was and bool(before)
        stays = f" Whoever came in before keeps the address in {PARTICIPANTS.title}." if known else ""
        problems.append(
            Problem(
                MAPPING.title,
                line.cell,
                f"This question fills {fills} now; before, it filled {before or 'nothing'}.{stays}",
                value=line.question,
                needs_mending=False,
            )
        )
    return frozenset(changed - {KNOWN_BY})


def _with_refusals(
    form: Form, questions: Questions, saying: FormSaying, everybody: Everybody, problems: list[Problem]
) -> Questions:
    """Return the mapping with each question for people to avoid in its place, and tell what was changed.

    Such a question may have come later than the mapping, or an older mapping took it for a wish. Nobody may
    be paired against it meanwhile; nor against one that nobody understands and whose answers are people.
    """
    # A role that nobody knows is an answer, and refuses nobody: "Would you mentor: no, not yet".
    refusals = [one for one in form.questions if asks_whom_to_avoid(one) and one not in form.undecided]
    free = list(list_unused(form, questions))
    naming = list(find_naming(form, questions, free, everybody))
    kept = {*questions.get("Avoid", ()), *questions.get(NOTHING, ()), *find_gender_columns(form).wishes}
    # What a matrix of people was made of is read with it.
    kept |= {own for asked in kept for own in form.made_of.get(asked, ())}
    moved = [asked for asked in dict.fromkeys((*refusals, *naming)) if asked not in kept]
    if not moved:
        return questions
    for asked in moved:
        was = next((column for column, there in questions.items() if asked in there), None)
        problems.append(_refusal(form, asked, was, saying, is_worded=asked in refusals))
    others = {
        column: rest
        for column, there in questions.items()
        if (rest := tuple(asked for asked in there if asked not in moved))
    }
    return {**others, "Avoid": (*others.get("Avoid", ()), *moved)}


def _refusal(form: Form, asked: str, was: str | None, saying: FormSaying, *, is_worded: bool) -> Problem:
    where = MAPPING.title if saying.lines else SETTINGS.title
    says, name = ("says", "does not name") if saying.lines else ("say", "do not name")
    beside = f"not {was}, as {where} {says}" if was else f"though {where} {name} it yet"
    why = (
        "This question asks whom somebody must not be matched with, so its answers"
        if is_worded
        else "The answers to this question are people, and it does not say why; so they"
    )
    return Problem(
        form.tab.title,
        form.cell(form.header, form.questions[asked][0]),
        f"{why} go into Avoid, {beside}.",
        tell_how(form, "Avoid", asked, in_tab=bool(saying.lines), if_wrong=True),
        asked,
    )


def _tell_missing(saying: FormSaying, form: Form, questions: Questions) -> None:
    there = form.questions
    for asked in questions.values():
        for question in asked:
            if question not in there and (place := saying.place_of(question)):
                row, column = place
                row.problem(
                    column,
                    f"The form has no question “{question}”, so nothing comes from it.",
                    "Copy the question from the first row of the form's tab."
                    if column == "Value"
                    else "If it was reworded, choose the column beside its new wording, and delete this row.",
                )


def _no_address(one: Mapped) -> Problem:
    form = one.form
    if looks_like_an_answer(form.tab.rows[form.header]):
        return Problem(
            form.tab.title,
            form.cell(form.header, 0),
            "The first row looks like an answer, not like questions, so none of it is taken.",
            "Put a row above it that says what each column holds, such as Name and Email.",
        )
    if is_of_pairs(form):
        return Problem(
            form.tab.title,
            form.cell(form.header, 0),
            "Each row names two people, so this is a list of pairs and none of it is taken.",
            "Type pairs that exist into the tab Matches, and adopt a list with a row for each person.",
        )
    return Problem(
        form.tab.title,
        form.cell(form.header, 0),
        "No question of this form is known to ask for the e-mail address, so none of its answers is taken.",
        f"In the tab {MAPPING.title}, choose Email beside the question; or Nothing beside all of them."
        if one.in_tab
        else f"In Settings, beside {setting_of(form.tab.title)}, write Email= and the question; or write no.",
    )
