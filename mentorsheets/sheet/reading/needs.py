"""Reading the tab Needs: what people ask for, in their own words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.ids import lasting_need_id, need_id
from mentorsheets.domain.model import HistoryEntry, Length, Message, Need, NeedStatus, Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choice_words import NEED_STATUS, PRIORITY
from mentorsheets.sheet.cells.choices import one_of
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.cells.lengths import read_length
from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.edits import NeedRow, Values
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.read_again import read_each
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.schema import NEEDS

MOST_HELPERS = 10
"""Helpers for one need; a larger number in a cell is a typing error."""
FOUND_BY = ("Person", "Need", "In their words", "Need id")
"""The columns by which a row that lacks an id of its own is found."""


@dataclass(frozen=True)
class PastNeeds:
    """What the record says of needs: the `owner` of each id that was given, and the record itself."""

    owner: Mapping[str, str]
    history: tuple[HistoryEntry, ...]
    messages: tuple[Message, ...]

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The ids that were ever spoken of, which only a row without an id of its own makes us look for."""
        parts = (part.partition("/")[2] for mail in self.messages for part in mail.carries)
        periods = (mail.period for mail in self.messages)
        return frozenset({entry.match for entry in self.history}.union(parts, periods))


def recall_needs(history: Iterable[HistoryEntry], messages: Iterable[Message]) -> PastNeeds:
    """Return what the record says of needs."""
    entries = tuple(history)
    begun = {NeedEvent.ASKS, NeedEvent.ASKED_BEFORE}
    owner = {entry.match: entry.person for entry in entries if entry.event in begun}
    return PastNeeds(owner, entries, tuple(messages))


def read_needs(
    tab: Tab, catalogue: Catalogue, directory: Directory, problems: list[Problem], past: PastNeeds
) -> tuple[tuple[Need, ...], dict[str, NeedRow], tuple[str, ...]]:
    """Return the needs of people who are known, in the order of rows, and what stands in each one's row.

    Others are told in `problems`; beside them stands whose each is, "" where nobody knows.
    """
    needs: list[Need] = []
    rows: dict[str, NeedRow] = {}
    names = _Names(past)
    twins: Counter[tuple[str, ...]] = Counter()
    besides = (catalogue, directory, past.owner)
    typed = [one for _, one in read_each(tab, NEEDS, problems, _read_row, *besides)]
    names.hold((one.holds, one.found) for one in typed)
    for one in typed:
        if one.need is not None:
            need_id, is_named = names.give(one.need.id, one.need.person, one.need.kind)
            needs.append(one.need if is_named else replace(one.need, id=need_id, asked_since=None))
            rows[need_id] = NeedRow(one.typed, is_named, twins[one.mark])
        twins[one.mark] += 1
    return tuple(needs), rows, tuple(one.found or "" for one in typed if one.need is None)


@dataclass(frozen=True, slots=True)
class TypedNeed:
    """A row by itself: whose id it `holds`, whom its person's cell alone means, and what stands in it.

    `need` is what it asks for, under the id in its cell; None where the row is left out.
    """

    holds: str
    found: str | None
    typed: Values
    mark: tuple[str, ...]
    need: Need | None


def _read_row(row: Row, catalogue: Catalogue, directory: Directory, owner: Mapping[str, str]) -> TypedNeed:
    quiet = Row(row.tab, row.header, row.index, [], NEEDS.title)
    holds, found = quiet.text("Need id"), _find_person(quiet, directory, owner)
    person, kind = _whose(row, directory, owner), _which(row, catalogue)
    typed = row.as_typed()
    mark = tuple(fold_cell(typed.get(title)) for title in FOUND_BY)
    need = _need(row, row.text("Need id"), person, kind) if person and kind else None
    return TypedNeed(holds, found, typed, mark, need)


class _Names:
    """The ids of needs: those that rows hold, those that were ever given, and those that mails speak of."""

    def __init__(self, past: PastNeeds) -> None:
        self._past = past
        self._held: dict[str, str | None] = {}
        self._used: set[str] = set()
        self._again: Counter[tuple[str, str]] = Counter()

    def hold(self, rows: Iterable[tuple[str, str | None]]) -> None:
        """Take in which id stands in whose row; of two rows with one id, the upper one holds it."""
        for name, person in rows:
            if name and self._past.owner.get(name, person) == person:
                self._held.setdefault(name, person)

    def give(self, name: str, person: str, kind: str) -> tuple[str, bool]:
        """Return the id of a row, and whether the row says so itself.

        A row without an id of its own is new, or older than ids: then mails may know it by person, kind and
        place, and it keeps that name. Whatever was given to a row that is gone is never given again.
        """
        if name and name not in self._used and self._held.get(name) == person:
            self._used.add(name)
            return name, True
        again = self._again[person, kind]
        self._again[person, kind] += 1
        old = need_id(person, kind, again)
        if old in self._past.spoken_of and self._is_free(old):
            return self._use(old), False
        fresh = (lasting_need_id(person, kind, number) for number in count())
        return self._use(next(name for name in fresh if self._is_free(name))), False

    def _is_free(self, name: str) -> bool:
        return name not in self._held and name not in self._used and name not in self._past.owner

    def _use(self, name: str) -> str:
        self._used.add(name)
        return name


def _whose(row: Row, directory: Directory, owner: Mapping[str, str]) -> str | None:
    if not row.text("Person"):
        row.problem("Person", "Nobody is named here, so the need is left out.", "Write whose need it is.")
        return None
    if known := _recall_owner(row, directory, owner):
        return known
    return row.read("Person", directory.one, None)


def _find_person(row: Row, directory: Directory, owner: Mapping[str, str]) -> str | None:
    found = directory.find(row.text("Person"))
    return found[0] if len(found) == 1 else _recall_owner(row, directory, owner)


def _recall_owner(row: Row, directory: Directory, owner: Mapping[str, str]) -> str | None:
    """Return whose need it is by the record, if the name in its row is that of others by now, too."""
    known, meant = owner.get(row.text("Need id")), directory.may_be(row.text("Person"))
    return known if len(meant) > 1 and known in meant else None


def _which(row: Row, catalogue: Catalogue) -> str | None:
    if not row.text("Need"):
        row.problem(
            "Need", "No need is named here, so the row is left out.", "Choose one of the tab Need kinds."
        )
        return None
    return row.read("Need", lambda text: read_kind(text, catalogue), None)


def _need(row: Row, name: str, person: str, kind: str) -> Need:
    return Need(
        id=name,
        person=person,
        kind=kind,
        words=row.text("In their words"),
        priority=row.read("Priority", _priority, 2),
        how_many=_how_many(row),
        length=row.read("Kind", read_length, Length()),
        # A status that nobody can read may mean that no help is wanted any more.
        status=row.read("Status", _status, NeedStatus.WITHDRAWN if row.text("Status") else NeedStatus.OPEN),
        asked_since=parse_day(row.cell("Asked since")),
    )


def _priority(text: str) -> Understood[int]:
    return one_of(text, PRIORITY, "priority", "Type high, normal or low.")


def _status(text: str) -> Understood[NeedStatus]:
    return one_of(text, NEED_STATUS, "status of a need", "Type open, met or withdrawn.")


def _how_many(row: Row) -> int:
    if row.cell("How many") is None:
        return 1
    number = row.settle("How many", lambda: read_count(row.cell("How many"), most_of_one=MOST_HELPERS), 1)
    return min(max(number, 1), MOST_HELPERS)
