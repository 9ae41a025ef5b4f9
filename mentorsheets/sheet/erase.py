"""What forgetting a person changes in a sheet: every cell by its column's rule, all at once."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.erase_lists import erase_foreign
from mentorsheets.sheet.erase_rules import ERASE_RULES, GO_WHOLE, LISTS_OF_NAMES, OWNERS, Erase
from mentorsheets.sheet.erased import Erased, ForHuman
from mentorsheets.sheet.leaving import MASKED, NAMES_BY_IDS, Leaving, split_ids
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.reading.machine_tabs import FORGOTTEN_NAME
from mentorsheets.sheet.schema import DECLARED_TABS, TODAY_TAB
from mentorsheets.sheet.today_marks import unmark
from mentorsheets.sheet.today_places import DRAWN

WORDS = frozenset({"In their words", "Why", "Question", "Where", "Notes"})
"""Columns in which a first name alone may mean them, so that a human should look."""
NOTES = "Notes"
OWN_WORDS = "In their words"
PAIRS_TAB, QUESTIONS_TAB = "Matches", "Check-ins"
CLOSING_IN_CELL = "closing"
"""In the column for a kind of need: a question at the end of a relationship."""
NAMES_OF_SIDES: Mapping[str, str] = {"Giver id": "Giver", "Asker id": "Asker"}
"""The columns of a match by whose names it is read as long as no id stands in its row."""
MAY_BE_ANY_WORD = frozenset({"Participants", "Need kinds", "Questions", "Templates", "Mapping", "Circles"})
"""Tabs in whose cells a name of one word, such as Hope, may as well be a word: a human has to say."""
QUOTES: Mapping[str, str] = {"Problems": "Cell", "Today": "Leads to"}
"""The tabs whose rows quote cells of others, each with the column that says which."""
LINK_TO_CELL = re.compile(r"'(?P<tab>.+)'!(?P<cell>[A-Z]+[0-9]+)$")
IDS_BESIDE = {(spec.title, names): ids for spec, names, ids in NAMES_BY_IDS}
"""By tab and column of names, the column that says by ids whose they are."""
KEYS_OF_MAIL = frozenset({("Messages", "Message"), ("Mail sent", "Mail")})
"""The columns, each with its tab, in which the key of a mail stands: a new one is the same in both."""


def erase(
    book: Book,
    leaving: Leaving,
    is_theirs: Callable[[str], bool],
    is_side: Callable[[str], bool],
    new_key: Callable[[str], str],
) -> Erased:
    """Return what forgetting somebody changes in a book.

    `is_theirs` says whether a cell names them, as one who asks or takes part, and `is_side` whether a side
    of a match does, where a first name is enough; `new_key` gives a mail of theirs another key, the same in
    each run.
    """
    erased = Erased()
    declared = {tab.title: spec for spec in DECLARED_TABS if (tab := find_tab(book, spec))}
    sweeps = [
        _Sweep(tab, declared[tab.title], leaving, erased, is_side, new_key)
        for tab in book.tabs
        if tab.title in declared
    ]
    asked = frozenset(name for sweep in sweeps for name in sweep.find_asked())
    # What quotes a cell of another tab goes with that cell, so it comes last.
    for sweep in sorted(sweeps, key=lambda sweep: sweep.spec.title in QUOTES):
        sweep.run(is_theirs, asked)
    for tab in book.tabs:
        if tab.title not in declared:
            erase_foreign(tab, leaving, erased)
        changed = erased.cells.get(tab.title, {})
        erased.notes[tab.title] = {
            place: None for place, note in tab.notes.items() if place in changed or leaving.has_name(note)
        }
        gone = erased.emptied.get(tab.title, set())
        masked = {place: leaving.mask(note) for place, note in tab.comments.items()}
        erased.comments[tab.title] = {
            place: None if place[0] in gone else note
            for place, note in masked.items()
            if place[0] in gone or note != tab.comments[place]
        }
    return erased


class _Sweep:
    """One declared tab, row by row."""

    def __init__(
        self,
        tab: Tab,
        spec: TabSpec,
        leaving: Leaving,
        erased: Erased,
        is_side: Callable[[str], bool],
        new_key: Callable[[str], str],
    ) -> None:
        self.tab, self.spec, self.leaving, self.is_side, self.new_key = tab, spec, leaving, is_side, new_key
        self.header: Header = find_header(tab, spec)
        self.titles = {column: title for title, column in self.header.columns.items()}
        self.erased = erased
        self.cells = erased.cells.setdefault(tab.title, {})
        self.asked: frozenset[str] = frozenset()

    def find_asked(self) -> Iterator[str]:
        """Yield the names of the matches and circles of this tab in which they are the one who asks."""
        for row in self.tab.rows[self.header.row + 1 :]:
            if self._asks(self._sides(row)):
                yield self._text(row, self.spec.key)

    def run(self, is_theirs: Callable[[str], bool], asked: frozenset[str]) -> None:
        """Take in every row below the header; `asked` are the matches and circles in which they ask."""
        self.asked = asked
        for index in range(self.header.row + 1, len(self.tab.rows)):
            row = self.tab.rows[index]
            if self.spec.title in GO_WHOLE and self._is_own(row, is_theirs):
                self.erased.empty(self.tab.title, index, row)
            else:
                sides = self._sides(row)
                self._show_comments(index, sides)
                for column, cell in enumerate(row):
                    if cell is not None:
                        self._take(index, column, cell, sides, row)
                self._unmark(index, row)

    def _unmark(self, index: int, row: Sequence[Cell]) -> None:
        """Have what was erased in a row of Today not be taken for what a person typed there."""
        changed = [column for column in range(len(row)) if (index, column) in self.cells]
        if self.spec is TODAY_TAB and changed and len(row) > DRAWN:
            self.cells[index, DRAWN] = unmark(row[DRAWN], changed)

    def _text(self, row: Sequence[Cell], title: str) -> str:
        column = self.header.columns.get(title)
        return str(row[column] or "").strip() if column is not None and column < len(row) else ""

    def _is_own(self, row: Sequence[Cell], is_theirs: Callable[[str], bool]) -> bool:
        if self.spec.title == "Needs":
            return self._text(row, "Need id") in self.leaving.needs or is_theirs(self._text(row, "Person"))
        name, address = self._text(row, "Name"), self._text(row, "Email")
        # Where others have the address too, the name says whose the row is.
        return is_theirs(address or name) or bool(name and address and is_theirs(f"{name} <{address}>"))

    def _sides(self, row: Sequence[Cell]) -> frozenset[str]:
        """Return the columns of ids by which this row is theirs, filled or not."""
        sides = {title for title in OWNERS.get(self.spec.title, ()) if self._is_named(row, title)}
        if self.spec.title in QUOTES and self._quotes_erased(row):
            sides.add(QUOTES[self.spec.title])
        return frozenset(sides)

    def _is_named(self, row: Sequence[Cell], title: str) -> bool:
        lasting = self._text(row, title)
        if lasting or self.spec.title != PAIRS_TAB:
            return bool(self.leaving.id) and self.leaving.id in split_ids(lasting)
        named = self._text(row, NAMES_OF_SIDES[title])
        return bool(named) and self.is_side(named)

    def _quotes_erased(self, row: Sequence[Cell]) -> bool:
        """Return whether a row of Problems or Today is about a cell that becomes empty."""
        leads_to = self._text(row, "Leads to") or f"#'{self._text(row, 'Tab')}'!{self._text(row, 'Cell')}"
        found = LINK_TO_CELL.search(leads_to)
        cells = self.erased.cells.get(found["tab"].replace("''", "'"), {}) if found else {}
        return found is not None and cells.get(place(found["cell"]), "") is None

    def _take(self, index: int, column: int, cell: Cell, sides: frozenset[str], row: Sequence[Cell]) -> None:
        title = self.titles.get(column, "")
        rule = ERASE_RULES.get(self.spec.title, {}).get(title, Erase.MASK)
        asks = self._asks(sides) or self._text(row, "Match") in self.asked
        ids = self._text(row, IDS_BESIDE.get((self.spec.title, title), ""))
        new = self._erased(title, rule, cell, sides, ids, asks=asks)
        if sides and (self.spec.title, title) in KEYS_OF_MAIL:
            new = self.new_key(str(cell))
        if self.spec.title == QUESTIONS_TAB and new is None:
            new = self._keep_count(title, cell, row)
        if self.spec.title == PAIRS_TAB and sides:
            new = self._of_match(title, new, sides, row)
        if new != cell:
            self.cells[index, column] = new
        self._show_human(index, column, title, new, sides)

    def _keep_count(self, title: str, cell: Cell, row: Sequence[Cell]) -> Cell:
        """Return what stays of a question to them, so that it counts as it did.

        That an answer was in words alone, and that it was a closing question, which is no kind of need.
        """
        if title == "In their words" and not self._text(row, "Answer"):
            return MASKED
        return cell if title == "Need" and cell == CLOSING_IN_CELL else None

    def _of_match(self, title: str, new: Cell, sides: frozenset[str], row: Sequence[Cell]) -> Cell:
        """Return what is to stand in a cell of a match of theirs: it ends, and names nobody instead."""
        if title in {NAMES_OF_SIDES[side] for side in sides}:
            return FORGOTTEN_NAME
        ended: dict[str, Cell] = {"State": "ended", "Since": self.leaving.today, "Next check-in": None}
        return ended.get(title, new) if self._text(row, "Match") in self.leaving.ended else new

    def _erased(
        self, title: str, rule: Erase, cell: Cell, sides: frozenset[str], ids: str, *, asks: bool
    ) -> Cell:
        """Return what is to stand in a cell; `ids` are those beside names, "" where there are none."""
        if sides and (rule is Erase.DROP or (rule is Erase.DROP_FOR_ASKER and asks)):
            return None
        if rule is Erase.KEEP or not isinstance(cell, str):
            return cell
        if title in LISTS_OF_NAMES:
            kept = [part for part in re.split(r"\s*[,;\n]\s*", cell) if self.leaving.mask(part) == part]
            return ", ".join(kept) or None if len(kept) < len(re.split(r"\s*[,;\n]\s*", cell)) else cell
        if rule is Erase.RENAME:
            return self._rename(cell, ids)
        return self._mask(title, cell)

    def _mask(self, title: str, cell: str) -> str:
        if self.spec.title == "Settings":
            # A setting that is masked is one that cannot be read, and stops the mail of all.
            return cell
        if title == OWN_WORDS:
            return self.leaving.mask_in_sentences(cell)
        is_free = self.spec.title not in MAY_BE_ANY_WORD or title in WORDS
        return self.leaving.mask(cell) if is_free else self.leaving.mask_if_sure(cell)

    def _rename(self, cell: str, ids: str) -> str:
        """Return a cell of names or ids with those of nobody in place of theirs."""
        people, names = split_ids(ids), [part.strip() for part in cell.split(",")]
        if people == [self.leaving.id]:
            return FORGOTTEN_NAME
        if self.leaving.id in people and len(people) == len(names):
            told = zip(people, names, strict=True)
            return ", ".join(FORGOTTEN_NAME if one == self.leaving.id else name for one, name in told)
        named = self.leaving.mask(self.leaving.rename(cell), FORGOTTEN_NAME)
        return re.sub(rf"{re.escape(FORGOTTEN_NAME)}\s*<{re.escape(FORGOTTEN_NAME)}>", FORGOTTEN_NAME, named)

    def _asks(self, sides: frozenset[str]) -> bool:
        return not sides.isdisjoint({"Asker id", "Asker ids"})

    def _show_human(self, index: int, column: int, title: str, cell: Cell, sides: frozenset[str]) -> None:
        if why := self._find_doubt(title, cell, sides):
            self.erased.for_human.append(ForHuman(self.tab.title, cell_name(index, column), why))

    def _show_comments(self, index: int, sides: frozenset[str]) -> None:
        why = "a note on a row about them is yours to look at"
        places = [place for place in self.tab.comments if place[0] == index] if sides else []
        self.erased.for_human += [ForHuman(self.tab.title, cell_name(*where), why) for where in places]

    def _find_doubt(self, title: str, cell: Cell, sides: frozenset[str]) -> str:
        """Return why a human should look at what now stands in a cell, "" if none need."""
        text = cell if isinstance(cell, str) else ""
        if title == NOTES and cell and (sides or self.leaving.has_name(text)):
            return "notes about a pair of theirs are yours to look at"
        if title in WORDS and self.leaving.begins_longer_word(text):
            return "a longer word that begins like their name"
        if title in WORDS and self.leaving.first_name.search(text):
            return "a first name" if not self.leaving.has_namesake else "a name that somebody else has too"
        if self.spec.title == "Settings" and self.leaving.has_name(text):
            return "a setting that names them: set it otherwise"
        if (
            (title == OWN_WORDS or self.spec.title in MAY_BE_ANY_WORD)
            and text
            and self.leaving.has_name(text)
        ):
            return "a word that may be their name"
        return ""
