"""The cells in which people of a list write freely, and the notes on them: whatever they fill may refuse."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.domain.model import Problem, Standing
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.gender_comments import may_wish_for_gender
from mentorsheets.sheet.cells.leaving import asks_something_else, find_leaving_beside, may_be_leaving
from mentorsheets.sheet.cells.named_otherwise import asks_for_people_otherwise
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.states import (
    MOST_SHARE_OF_WORDS,
    find_usual,
    holds_states,
    is_titled_as_state,
    is_titled_plainly,
    keeps_states,
    says_taking_part,
)
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.everybody import called_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.named_columns import (
    find_named_columns,
    find_places_of_people,
    is_hidden,
    refused_by_columns,
)
from mentorsheets.sheet.forms.protect import may_stop
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.reading.refusals import find_refusal

OF_PEOPLE = ("Name", "Email", "Avoid", "Would like", "Reports to")
"""Columns whose answers are read for people anyway."""
SHORTEST = 4
"""Characters of the shortest comment that can refuse anybody: "no Bo"."""
NOT_CLEAR = "Not clear"
"""What is put before such words in Status where they would be read as taking part."""
LEAVING = "This may say that they take no part, so they are not proposed, and get no mail, until you decide."
LEAVING_HINT = "Their Status in Participants holds these words: put active, paused or left in their place."
LONGEST_STATUS = 80
"""Characters of such words that are put into Status: enough to see what is meant."""
UNFOLLOWED = (
    "This wish for whom they meet cannot be followed by itself, so they are not proposed, and get no mail, "
    "until you decide."
)
UNFOLLOWED_HINT = (
    "Write whom they must not meet into their Avoid in Participants, then put active into their Status there."
)
REFUSED = (
    "This seems to refuse somebody, so the words were put into Avoid as well, and nobody named there is "
    "matched with this person."
)
UNREADABLE_REFUSAL = (
    "Whom they avoid cannot be read here, so they are matched with nobody until names stand in their Avoid."
)
REFUSED_BY_PAIR = "These are to be kept apart, so each was put into Avoid of the other."
REFUSED_BY_WISH = (
    "Everybody of whom the lists do not plainly say that they fit this wish was put into Avoid, and is not "
    "matched with this person."
)
REFUSED_BY_ABSENT = (
    "A wish for whom somebody meets stands in another list, and may not be for these; so the one who wishes it "
    "was put into Avoid. To have it followed, adopt that list and this one together."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What of a comment refuses people, and the cell in which it stands.

    `tab` is the title of its tab where it stands in none of answers, but in one of pairs to keep apart.
    `by_wish` is true where no words name them, but a wish for a gender does not plainly fit them; `is_elsewhere`
    where that wish stands in no list that was read with this one; `is_hidden` where nobody can read whom they avoid.
    """

    words: str
    cell: str
    tab: str = ""
    by_wish: bool = False
    is_elsewhere: bool = False
    is_hidden: bool = False

    @property
    def sentence(self) -> str:
        """What a human is told of it."""
        if self.is_hidden:
            return UNREADABLE_REFUSAL
        if self.by_wish:
            return REFUSED_BY_ABSENT if self.is_elsewhere else REFUSED_BY_WISH
        return REFUSED_BY_PAIR if self.tab else REFUSED


@dataclass(frozen=True, slots=True)
class Hold:
    """What is put into somebody's Status so that they wait for a human, and what that human is told."""

    said: str
    problem: Problem


PairRefusals = Mapping[str, tuple[Refusal, ...]]
NO_PAIRS: PairRefusals = {}
UnfollowedWishes = Mapping[tuple[str, int], int]
"""The column index, by title of tab and row index, of a wish that nobody can follow by itself."""


@dataclass(frozen=True, slots=True)
class GenderWishes:
    """Who is kept apart by wishes for a gender, by plain name, and whose wish cannot be followed by itself.

    `marks` are what is remembered of the wishes that are followed, by plain name.
    """

    refusals: PairRefusals
    holds: UnfollowedWishes
    marks: Mapping[str, str]


NO_WISHES = GenderWishes(NO_PAIRS, {}, {})


def join_by_name(*several: PairRefusals) -> PairRefusals:
    """Return all of several refusals, by plain name."""
    joined: dict[str, tuple[Refusal, ...]] = {}
    for some in several:
        for own, said in some.items():
            joined[own] = (*joined.get(own, ()), *said)
    return joined


class Comments:
    """The cells of a list in which people write freely: whatever they fill, they may refuse somebody."""

    def __init__(
        self,
        form: Form,
        questions: Questions,
        everybody: Everybody,
        pairs: PairRefusals = NO_PAIRS,
        wishes: GenderWishes = NO_WISHES,
    ) -> None:
        """Read the comments of a form; `pairs` has what is to be kept apart from somebody, by plain name."""
        self._pairs, self._wishes = join_by_name(pairs, wishes.refusals), wishes
        read = {place for column in OF_PEOPLE for place in places_of(form, questions, column)} | {form.time}
        self._form, self._everybody, self._called = form, everybody, find_named_columns(form, everybody)
        self._avoided = places_of(form, questions, "Avoid")
        self._names = places_of(form, questions, "Name")
        self._addresses = places_of(form, questions, "Email")
        named = {place for column in ("Avoid", "Would like") for place in places_of(form, questions, column)}
        self._places = [place for place in range(_width(form)) if place not in read]
        filling = {place for column in questions for place in places_of(form, questions, column)}
        # Who is the answer to "who told you of us?" is named there for a reason, and a harmless one.
        other = {
            place
            for asked, places in form.questions.items()
            if asks_for_people_otherwise(asked)
            for place in places
        }
        self._unread = frozenset(self._places) - filling - other
        self._for_people = self._unread & find_places_of_people(form)
        below = form.tab.rows[form.header + 1 :]
        words = set(places_of(form, questions, "In their words"))
        self._free = sorted(
            ((set(self._places) - filling) | words) & set(range(len(form.tab.rows[form.header])))
        )
        genders = find_gender_columns(form)
        self._of_wishes = [
            place
            for asked, places in form.questions.items()
            if asked not in genders and asked not in genders.of_roles
            for place in places
            if place in self._free or place in set(places_of(form, questions, "Needs")) or place in named
        ]
        self._titles = {place: asked for asked, places in form.questions.items() for place in places}
        self._states = {
            place: usual
            for place in self._free
            if (usual := _find_usual_state(self._titles.get(place, ""), below, place)) is not None
        }
        self._times = {
            place: Counter(row[place] for row in below if place < len(row)) for place in self._places
        }

    def hold(self, row: int, status: Cell) -> Hold | None:
        """Return why whoever stands in a row is held, None if nothing says so; `status` is what their list says."""
        if status in (None, "") and (leaving := self._find_leaving(row)):
            return leaving
        return None if may_stop(status or Standing.ACTIVE) else self._find_unfollowed(row)

    def wish_mark(self, row: int) -> str:
        """Return what is remembered of the wish for a gender that is followed for a row's person, "" for none."""
        return self._wishes.marks.get(self._own(row), "")

    def _find_leaving(self, row: int) -> Hold | None:
        """Return the hold on whoever may take no part by what stands in a row, or beside their name."""
        for place, _, name in self._written(row, self._names):
            if isinstance(name, str) and (remark := find_leaving_beside(name)):
                return self._tell_hold(f"{NOT_CLEAR}: {remark}", row, place, LEAVING, LEAVING_HINT)
        for place, question, text in self._written(row, self._free):
            shown = "no" if text in (0, False) else text
            usual = self._states.get(place)
            is_unknown = usual is not None and question and not _says_taking_part(text, usual)
            if isinstance(shown, str) and (is_unknown or may_be_leaving(shown, question)):
                words = " ".join(shown.split())[:LONGEST_STATUS]
                said = words if may_stop(words) and not is_blank(words) else f"{NOT_CLEAR}: {words}"
                return self._tell_hold(said, row, place, LEAVING, LEAVING_HINT)
        return None

    def _find_unfollowed(self, row: int) -> Hold | None:
        """Return the hold on whoever has a wish for a gender that cannot be followed by itself.

        What they wish stays where they wrote it: it is nobody's who reads a status, a run or a log.
        """
        place = self._wishes.holds.get((self._form.tab.title, row))
        if place is None:
            written = self._written(row, self._of_wishes)
            place = next(
                (at for at, _, text in written if isinstance(text, str) and may_wish_for_gender(text)), None
            )
        if place is None:
            return None
        said = f"{NOT_CLEAR}: see cell {self._form.cell(row, place)} of the list"
        return self._tell_hold(said, row, place, UNFOLLOWED, UNFOLLOWED_HINT)

    def _tell_hold(self, said: str, row: int, place: int, sentence: str, hint: str) -> Hold:
        cell = self._form.cell(row, place)
        return Hold(said, Problem(self._form.tab.title, cell, sentence, hint, needs_mending=False))

    def _written(self, row: int, places: Iterable[int]) -> Iterator[tuple[int, str, Cell]]:
        """Yield what stands in some cells of a row, and in notes on it: its column, its question, the words."""
        cells = self._form.tab.rows[row]
        for place in places:
            if place < len(cells):
                yield place, self._titles.get(place, ""), cells[place]
        for place, note in self._form.notes_in(row).items():
            yield place, "", note

    def _own(self, row: int) -> str:
        return plain(called_in(self._form.tab.rows[row], self._names, self._addresses))

    def refusals(self, row: int) -> tuple[Refusal, ...]:
        """Return what the comments in a row, and the notes on its cells, refuse, by row index."""
        cells, own = self._form.tab.rows[row], self._own(row)
        found: dict[str, Refusal] = {}
        for place in self._places:
            cell = cells[place] if place < len(cells) else None
            if (
                place in self._for_people
                and isinstance(cell, str)
                and self._everybody.names_another(cell, own)
            ):
                found.setdefault(cell, Refusal(cell, self._form.cell(row, place)))
            elif isinstance(cell, str) and len(cell) >= SHORTEST and " " in cell:
                is_own = self._times[place][cell] == 1
                is_free = place in self._unread
                words = find_refusal(cell, self._everybody, own, is_own=is_own, is_free=is_free)
                if words:
                    found.setdefault(words, Refusal(words, self._form.cell(row, place)))
        for place, note in self._form.notes_in(row).items():
            if words := find_refusal(note, self._everybody, own, is_free=True):
                found.setdefault(words, Refusal(words, self._form.cell(row, place)))
        for place, name in refused_by_columns(cells, self._called, own):
            words = self._everybody.names[name]
            found.setdefault(words, Refusal(words, self._form.cell(row, place)))
        for place in self._avoided:
            if is_hidden(self._form, row, place):
                where = self._form.cell(row, place)
                words = f"Somebody: see cell {where} of the list"
                found[words] = Refusal(words, where, is_hidden=True)
        return (*found.values(), *self._pairs.get(own, ()))


def _width(form: Form) -> int:
    return form.width or max((len(row) for row in form.tab.rows), default=0)


def _find_usual_state(title: str, rows: Sequence[Sequence[Cell]], place: int) -> str | None:
    """Return the plain word below which most take part, "" where none is; None where a column keeps no states."""
    there = [row for row in rows if any(cell not in (None, "") for cell in row)]
    cells = [row[place] for row in there if place < len(row)]
    said = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    usual = find_usual([one for one in said if not may_be_leaving(one, title)], len(said))
    is_known = is_titled_as_state(title) and any(may_be_leaving(one, title) for one in said)
    if is_known or keeps_states(title, said, len(there)):
        return usual
    others = sum(plain(one) != usual for one in said)
    is_plain = bool(usual) and is_titled_plainly(title) and others <= MOST_SHARE_OF_WORDS * len(said)
    return usual if is_plain or (holds_states(said) and not asks_something_else(title)) else None


def _says_taking_part(cell: Cell, usual: str) -> bool:
    if not isinstance(cell, str) or is_blank(cell):
        return True
    return says_taking_part(cell) or (bool(usual) and plain(cell) == usual)
