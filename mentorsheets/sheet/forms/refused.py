"""The cells in which people of a list write freely, and the notes on them: whatever they fill may refuse."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.cells.leaving import may_be_leaving
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.refusal import asks_for_people_otherwise
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.everybody import called_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """What of a comment refuses people, and the cell in which it stands.

    `tab` is the title of its tab where it stands in none of answers, but in one of pairs to keep apart.
    `by_wish` is true where no words name them, but a wish for a gender does not plainly fit them.
    """

    words: str
    cell: str
    tab: str = ""
    by_wish: bool = False


PairRefusals = Mapping[str, tuple[Refusal, ...]]
NO_PAIRS: PairRefusals = {}
UnfollowedWishes = Mapping[tuple[str, int], str]
"""The cell, by title of tab and row index, of a wish that nobody can follow by itself."""
NO_HOLDS: UnfollowedWishes = {}


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
        holds: UnfollowedWishes = NO_HOLDS,
    ) -> None:
        """Read the comments of a form; `pairs` has what is to be kept apart from somebody, by plain name."""
        self._pairs, self._holds = pairs, holds
        read = {place for column in OF_PEOPLE for place in places_of(form, questions, column)} | {form.time}
        self._form, self._everybody = form, everybody
        self._names = places_of(form, questions, "Name")
        self._addresses = places_of(form, questions, "Email")
        width = form.width or max((len(row) for row in form.tab.rows), default=0)
        self._places = [place for place in range(width) if place not in read]
        filling = {place for column in questions for place in places_of(form, questions, column)}
        # Who is the answer to "who told you of us?" is named there for a reason, and a harmless one.
        other = {
            place
            for asked, places in form.questions.items()
            if asks_for_people_otherwise(asked)
            for place in places
        }
        self._unread = frozenset(self._places) - filling - other
        below = form.tab.rows[form.header + 1 :]
        words = set(places_of(form, questions, "In their words"))
        self._free = sorted(
            ((set(self._places) - filling) | words) & set(range(len(form.tab.rows[form.header])))
        )
        self._titles = {place: asked for asked, places in form.questions.items() for place in places}
        self._times = {
            place: Counter(row[place] for row in below if place < len(row)) for place in self._places
        }

    def leaving(self, row: int, problems: list[Problem]) -> str:
        """Return what in a row may say that its person takes no part, told in `problems`; "" if nothing does."""
        cells = self._form.tab.rows[row]
        said = [
            (place, self._titles.get(place, ""), cells[place]) for place in self._free if place < len(cells)
        ]
        notes = [(place, "", note) for place, note in self._form.notes_in(row).items()]
        for place, question, text in (*said, *notes):
            shown = "no" if text in (0, False) else text
            if isinstance(shown, str) and may_be_leaving(shown, question):
                cell = self._form.cell(row, place)
                problems.append(
                    Problem(self._form.tab.title, cell, LEAVING, LEAVING_HINT, needs_mending=False)
                )
                words = " ".join(shown.split())[:LONGEST_STATUS]
                return words if may_stop(words) and not is_blank(words) else f"{NOT_CLEAR}: {words}"
        return ""

    def unfollowed(self, row: int, problems: list[Problem]) -> str:
        """Return what to put into the Status of whoever has a wish that cannot be followed, "" if none has.

        What they wish stays where they wrote it: it is nobody's who reads a status, a run or a log.
        """
        cell = self._holds.get((self._form.tab.title, row))
        if not cell:
            return ""
        where = self._form.tab.title
        problems.append(Problem(where, cell, UNFOLLOWED, UNFOLLOWED_HINT, needs_mending=False))
        return f"{NOT_CLEAR}: see cell {cell} of the list"

    def refusals(self, row: int) -> tuple[Refusal, ...]:
        """Return what the comments in a row, and the notes on its cells, refuse, by row index."""
        cells = self._form.tab.rows[row]
        own = plain(called_in(cells, self._names, self._addresses))
        found: dict[str, Refusal] = {}
        for place in self._places:
            cell = cells[place] if place < len(cells) else None
            if isinstance(cell, str) and len(cell) >= SHORTEST and " " in cell:
                is_own = self._times[place][cell] == 1
                is_free = is_own and place in self._unread
                words = find_refusal(cell, self._everybody, own, is_own=is_own, is_free=is_free)
                if words:
                    found.setdefault(words, Refusal(words, self._form.cell(row, place)))
        for place, note in self._form.notes_in(row).items():
            if words := find_refusal(note, self._everybody, own, is_free=True):
                found.setdefault(words, Refusal(words, self._form.cell(row, place)))
        return (*found.values(), *self._pairs.get(own, ()))
