"""What the library gives back: to look at in a notebook, to choose from, and to hand on.

A `repr` tells counts and keys alone, since it may end in a log; a table in a notebook shows names and why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, overload

from mentorsheets.api.html_tables import html_table
from mentorsheets.api.pairing_rows import PairOutput, tell_pairing
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.domain.model import Match, MatchState, Problem
from mentorsheets.errors import WrongUse
from mentorsheets.relations.waiting_things import count_things_to_mend, count_told_apart

if TYPE_CHECKING:
    from mentorsheets.mail.letters.finish import Finished
    from mentorsheets.pairing.propose import Plan
    from mentorsheets.workflow.pair import Paired
    from mentorsheets.workflow.wishes import MailToNew


class Problems(tuple[Problem, ...]):
    """Problems by tab and cell; shown as a table in a notebook, and elsewhere by their number alone."""

    __slots__ = ()

    @property
    def to_mend(self) -> "Problems":
        """Those that a human should mend; the others only say how something was read."""
        return Problems(one for one in self if one.needs_mending)

    def __repr__(self) -> str:
        return f"<{len(self)} problems, {len(self.to_mend)} to mend>"

    def _repr_html_(self) -> str:
        rows = [(f"{one.tab} {one.cell}".strip(), one.value, one.sentence, one.hint) for one in self]
        return html_table(("Where", "There stands", "What is wrong", "What to do"), rows)


@dataclass(frozen=True, slots=True, repr=False)
class Proposal:
    """What pairing would do: `plan` has the matches that are new, kept or gone, and what stays unmet."""

    paired: "Paired"

    @property
    def plan(self) -> "Plan":
        """All of it."""
        return self.paired.plan

    @property
    def new(self) -> tuple[Match, ...]:
        """The matches that `write` would add."""
        return self.plan.new

    @property
    def output(self) -> PairOutput:
        """The same in rows, with the names of people."""
        return tell_pairing(self.paired)

    @property
    def left(self) -> tuple[str, ...]:
        """A sentence for each row that `pair` left as it is, since a human changed it meanwhile."""
        return tuple(f"since {one.reason}: a row of {one.edit.tab}" for one in self.paired.refused)

    @property
    def to_mend(self) -> int:
        """How many things in cells of the sheet a human should mend, as Today counts them."""
        return count_things_to_mend(self.paired.programme)

    @property
    def apart(self) -> int:
        """How many things beside those need a human, each with a line of its own in Today."""
        return count_told_apart(self.paired.programme)

    @property
    def waiting(self) -> int:
        """How many proposals wait for the coordinator's word, once it is written."""
        every = (*self.plan.kept, *self.plan.new)
        return sum(one.state is MatchState.PROPOSED and not one.decision for one in every)

    @property
    def advice(self) -> tuple[str, ...]:
        """Sentences on what would meet most of what is unmet."""
        return self.plan.advice

    @property
    def proof(self) -> str:
        """How far the proposals may be from the best possible, in a sentence."""
        from mentorsheets.workflow.pair import proof  # noqa: PLC0415 - as above

        return proof(self.plan)

    def __repr__(self) -> str:
        plan = self.plan
        counts = f"{len(plan.new)} new, {len(plan.kept)} kept, {len(plan.gone)} taken back"
        return f"<{counts}; {len(plan.unmet)} needs lack helpers. {self.proof}>"

    def _repr_html_(self) -> str:
        people, catalogue = self.paired.programme.person_by_id, self.paired.programme.catalogue
        rows = [
            (people[one.giver].name, people[one.asker].name, ", ".join(catalogue.titles(one.kinds)), one.why)
            for one in self.plan.new
        ]
        gaps = [(people[gap.person].name, catalogue.title(gap.kind), gap.sentence) for gap in self.plan.unmet]
        return html_table(("Giver", "Asker", "Needs", "Why"), rows) + html_table(
            ("Asker", "Need that lacks helpers", "Why"), gaps
        )


@dataclass(frozen=True, slots=True)
class DueQuery:
    """What `due` was asked: on which day or time, for which part of mail, on any day of the week or not."""

    stands: datetime | None
    part: RunPart
    any_day: bool


@dataclass(frozen=True, slots=True, repr=False)
class DueMail:
    """One mail that is due: `key` names it for good, and `why` says in a sentence why it would go.

    To people who are in no register yet it has another key as soon as they are; until then `to_new` tells it
    again.
    """

    _finished: "Finished"
    asked: DueQuery
    to_new: "MailToNew | None" = None
    key: str = field(init=False)
    kind: str = field(init=False)
    to: tuple[str, ...] = field(init=False)
    """The names of its readers."""
    addresses: tuple[str, ...] = field(init=False)
    subject: str = field(init=False)
    text: str = field(init=False)
    html: str = field(init=False)
    why: str = field(init=False)

    def __post_init__(self) -> None:
        one = self._finished
        told = {
            "key": one.mail.key.id,
            "kind": str(one.mail.key.kind),
            "to": tuple(person.name for person in one.draft.people),
            "addresses": tuple(person.address or "" for person in one.draft.people),
            "subject": one.words.subject,
            "text": one.words.text,
            "html": one.words.html,
            "why": one.draft.why,
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.key[:8]}>"

    def _repr_html_(self) -> str:
        return self.html


def find_query(mails: Sequence[DueMail]) -> DueQuery:
    """Return what was asked when these mails were due; for none of them, anything will do.

    Raises:
        WrongUse: some were asked for otherwise than others, or are no mails that were due.
    """
    if not all(isinstance(one, DueMail) for one in mails):
        raise WrongUse("Only mails that `due` gave can be sent.", "Write sheet.send(sheet.due()).")
    asked = {one.asked for one in mails}
    if len(asked) > 1:
        raise WrongUse(
            "Only mails of one day and one part can be sent in one go.", "Send what each `due` gave apart."
        )
    return asked.pop() if asked else DueQuery(None, RunPart.EVERYTHING, any_day=False)


class MailsNamed(TypedDict):
    """Mails as a round is told of them."""

    keys: frozenset[str]
    to_new: "frozenset[MailToNew]"


def name_mails(mails: Iterable[DueMail]) -> MailsNamed:
    """Return by what a round finds these mails again."""
    chosen = tuple(mails)
    to_new = frozenset(one.to_new for one in chosen if one.to_new)
    return {"keys": frozenset(one.key for one in chosen), "to_new": to_new}


class DueMails(Sequence[DueMail]):
    """Mails that are due, to look at, to choose from by slices and `only`, and to hand to `send`."""

    def __init__(self, mails: Iterable[DueMail], asked: DueQuery) -> None:
        self._mails = tuple(mails)
        self.asked = asked

    @overload
    def __getitem__(self, index: int) -> DueMail: ...
    @overload
    def __getitem__(self, index: slice) -> "DueMails": ...
    def __getitem__(self, index: int | slice) -> "DueMail | DueMails":
        if isinstance(index, slice):
            return DueMails(self._mails[index], self.asked)
        return self._mails[index]

    def __len__(self) -> int:
        return len(self._mails)

    def only(self, *names: str) -> "DueMails":
        """Return those of them that go to people of these names."""
        return DueMails((one for one in self._mails if set(names) & set(one.to)), self.asked)

    def __repr__(self) -> str:
        kinds = ", ".join(sorted({one.kind for one in self._mails}))
        return f"<{len(self)} mails due{': ' if kinds else ''}{kinds}>"

    def _repr_html_(self) -> str:
        rows = [(", ".join(one.to), one.kind, one.subject, one.why) for one in self._mails]
        return html_table(("To", "Kind", "Subject", "Why"), rows)
