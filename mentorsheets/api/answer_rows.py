"""What is told of answers and lists that were taken over, as rows of declared columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorsheets.api.columns import column
from mentorsheets.api.rows import ProblemRow, make_problem_row
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.mapping import write_mapping
from mentorsheets.sheet.schema import MAPPING, SETTINGS

if TYPE_CHECKING:
    from mentorsheets.sheet.forms.settings import Mapped
    from mentorsheets.sheet.forms.take import FromOne
    from mentorsheets.workflow.collect_forms import CollectedForms
    from mentorsheets.workflow.collect_mail import FromMail
    from mentorsheets.workflow.collect_taps import FromTaps


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form whose answers were read."""

    form: str = column("its tab")
    mapping: str = column("which question fills which column, as Settings have it")
    proposed: bool = column("whether that was proposed now")
    setting: str = column("the setting that says so", json="")
    kept_in: str = column("the tab that says so", json="")
    questions: Mapping[str, tuple[str, ...]] = column("the questions of each column", json="")


@dataclass(frozen=True, slots=True)
class AnswererRow:
    """Somebody whose answers were taken."""

    id: str = column("who it is")
    name: str = column("their name")
    new: bool = column("whether they were not known before")
    answers: int = column("how many times they answered")
    needs_added: tuple[str, ...] = column("what they need, by kind; nothing where the kind is open")
    changes: tuple[str, ...] = column("what changes in rows that exist, a clause each")


@dataclass(frozen=True, slots=True)
class FormsOutput:
    """What was taken from forms."""

    forms: tuple[FormRow, ...] = column("the forms")
    people: tuple[AnswererRow, ...] = column("whose answers were taken")
    problems: tuple[ProblemRow, ...] = column("what a human should mend")
    notes: tuple[ProblemRow, ...] = column("what was left as it is")
    said: tuple[str, ...] = column("who is held for what stands in their row, a line each")

    @property
    def needs_a_person(self) -> bool:
        """Whether a human has to look."""
        return bool(self.problems)


def tell_forms(done: "CollectedForms") -> FormsOutput:
    """Return what was taken from forms."""
    return FormsOutput(
        tuple(map(_tell_form, done.forms)),
        tuple(map(_tell_answerer, done.people)),
        tuple(map(make_problem_row, done.problems)),
        tuple(map(make_problem_row, done.notes)),
        done.said,
    )


def _tell_form(one: "Mapped") -> FormRow:
    title = one.form.tab.title
    questions = {name: tuple(asked) for name, asked in one.questions.items()}
    kept_in = MAPPING.title if one.in_tab else SETTINGS.title
    return FormRow(
        title, write_mapping(one.questions), one.is_proposed, setting_of(title), kept_in, questions
    )


def _tell_answerer(one: "FromOne") -> AnswererRow:
    return AnswererRow(
        one.person, one.name, one.is_new, len(one.answers), tuple(one.needs), tuple(one.changes)
    )


@dataclass(frozen=True, slots=True)
class TapsOutput:
    """What was answered by a pre-filled form."""

    answers: int = column("how many answers were taken")
    problems: tuple[ProblemRow, ...] = column("what a human should read")
    forms: int = column("in how many tabs answers stand", json="")

    @property
    def needs_a_person(self) -> bool:
        """Whether a human has to look."""
        return bool(self.problems)


def tell_taps(done: "FromTaps") -> TapsOutput:
    """Return what was answered by a pre-filled form."""
    return TapsOutput(done.answers, tuple(map(make_problem_row, done.problems)), done.forms)


@dataclass(frozen=True, slots=True)
class MailboxOutput:
    """What came back by mail."""

    answers: int = column("how many answers")
    stops: int = column("how many wishes to stop")
    bounces: int = column("how many mails that could not be delivered")
    to_read: int = column("how many mails a human has to read")
    others: int = column("how many mails of others were left alone")
    said: tuple[str, ...] = column("what all of it says, a line each")
    ends: Mapping[str, int] = column("how many mails ended how")

    @property
    def needs_a_person(self) -> bool:
        """Whether a human has to look."""
        return bool(self.to_read)


def tell_mailbox(done: "FromMail") -> MailboxOutput:
    """Return what came back by mail."""
    return MailboxOutput(
        *(done.answers, done.stops, done.bounces, done.unread, done.others),
        said=done.said,
        ends=dict(done.ends),
    )


@dataclass(frozen=True, slots=True)
class NoMailbox:
    """Says that no mailbox was read, for none is named."""

    @property
    def needs_a_person(self) -> bool:
        """Whether a human has to look: no."""
        return False


@dataclass(frozen=True, slots=True)
class AdoptListRow:
    """A list of people that was found."""

    list: str = column("its tab")
    setting: str = column("the setting by which the list can be left alone")
    mapping: str = column("which question fills which column")
    proposed: bool = column("whether that was proposed now")
    fills_nothing: tuple[str, ...] = column("questions that fill nothing")
    questions: Mapping[str, tuple[str, ...]] = column("the questions of each column", json="")
    samples: Mapping[str, tuple[str, ...]] = column("some answers to them", json="")
    unused: tuple[ProblemRow, ...] = column("what to know of questions that fill nothing", json="")


@dataclass(frozen=True, slots=True)
class AdoptLineRow:
    """A question of a list, as it is shown to be accepted or changed."""

    number: int = column("by which it is changed")
    list: str = column("its tab")
    question: str = column("the question")
    fills: tuple[str, ...] = column("which columns it fills")
    could_fill: str = column("what it could fill, where it fills nothing")
    samples: tuple[str, ...] = column("some answers to it", json="")


@dataclass(frozen=True, slots=True)
class AdoptOutput:
    """What was made of lists of people."""

    sheet: str = column("the sheet of the programme")
    lists: tuple[AdoptListRow, ...] = column("the lists")
    rows: int = column("how many rows they have")
    new_kinds: tuple[str, ...] = column("topics that become kinds of need")
    people: int | None = column("how many people were taken over; nothing if none was yet")
    problems: tuple[ProblemRow, ...] = column("what a human should mend")
    not_understood: tuple[ProblemRow, ...] = column("why a tab is taken for no list", json="")
