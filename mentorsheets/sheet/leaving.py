"""Who is to be forgotten: all that they are known by, in cells and in running text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from mentorsheets.domain.ids import address_hold_mark, address_mark, confidential_mark, is_gone
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.plain_text import fold_address, spell_out
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.text import fold, plain
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.forms.answer_marks import mark_of
from mentorsheets.sheet.name_pattern import bound_name, make_name_pattern
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.people_index import ADDRESS_IN_A_CELL
from mentorsheets.sheet.schema import (
    CHECK_INS,
    CIRCLES,
    DECLARED_TABS,
    HISTORY,
    MATCHES,
    MESSAGES,
    NEEDS,
    REGISTER,
)

MASKED = "…"
BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…\n])[\s“\"'«„(¿¡*-]*$")
"""What stands before the first word of a sentence."""
MATCHES_NOTHING = "(?!)"
"""A pattern that nothing matches."""
NAME_HEADERS = frozenset({"name", "full name", "your name"})
"""What stands, folded, over the name of whoever wrote a row of a list that is not ours."""
NAMES_BY_IDS: tuple[tuple[TabSpec, str, str], ...] = (
    (HISTORY, "Person", "Person id"),
    (MESSAGES, "Person", "Person id"),
    (CHECK_INS, "Person", "Person id"),
    (MATCHES, "Giver", "Giver id"),
    (MATCHES, "Asker", "Asker id"),
    (CIRCLES, "Givers", "Giver ids"),
    (CIRCLES, "Askers", "Asker ids"),
    (REGISTER, "Name", "Person id"),
    (REGISTER, "Email", "Person id"),
    (REGISTER, "Also writes from", "Person id"),
)
"""The columns of names and addresses, each with that which says by ids whose they are."""


def _signs_nothing(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Leaving:
    """Who is to be forgotten, and `gone`, the id of nobody that takes the place of theirs.

    `former` are other names and addresses of theirs. `needs` are the ids of their needs, `ended` the ids of
    matches that end by it. `signed` says whether a code in a text was made for them, and `answers` are the
    marks under which answers of theirs were noted. `others` are the names of everybody else: a name that is
    theirs too, or that theirs is a part of, is never taken for this person. `id` is "" where nobody has the
    address. By `keyed` the marks are known that were made of their addresses.
    """

    id: str
    name: str
    address: str
    gone: str
    today: date
    needs: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    former: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    keyed: KeyedMarks = PLAIN_MARKS
    signed: Callable[[str], bool] = _signs_nothing
    answers: frozenset[str] = frozenset()

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return self._compile(least_words=1)

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        return self._compile(least_words=2)

    def _compile(self, least_words: int) -> re.Pattern[str]:
        """Return a pattern of their names and addresses, in a group, and of others' longer names."""
        known = {fold(one): one for one in (self.name, *self.former) if "@" not in one}
        known = {key: one for key, one in known.items() if len(one.split()) >= least_words}
        for other in self.others:
            known.pop(fold(other), None)
        loose = partial(bound_name, loosely=True)
        named = "|".join(map(loose, sorted(known.values(), key=len, reverse=True))) or MATCHES_NOTHING
        written = "|".join(map(re.escape, sorted(self.addresses, key=len, reverse=True))) or MATCHES_NOTHING
        safe = "|".join(map(bound_name, self._list_longer(known))) or MATCHES_NOTHING
        # An address that only begins like theirs, such as one in "firm.com.au", is somebody else's.
        own = rf"{named}|(?<![\w.+-])(?i:{written})(?![.-]\w)(?!\w)"
        return re.compile(rf"{safe}|(?P<own>{own})")

    def _list_longer(self, known: Iterable[str]) -> list[str]:
        """Return the names of others of which one of these, folded, is a part, the longest first."""
        names = tuple(map(plain, known))
        longer = (other for other in self.others if any(name in plain(other) for name in names))
        return sorted(longer, key=len, reverse=True)

    @cached_property
    def first_name(self) -> re.Pattern[str]:
        """Their first name alone, if nobody else has it; or the whole, if it is somebody else's too."""
        if self.has_namesake:
            return re.compile(bound_name(self.name))
        first = self.name.split()[0] if len(self.name.split()) > 1 else ""
        is_shared = fold(first) in {fold(one).partition(" ")[0] for one in self.others}
        is_told = len(first) > 2 and not is_shared
        return re.compile(bound_name(first) if is_told else MATCHES_NOTHING)

    @cached_property
    def _within(self) -> re.Pattern[str]:
        known = [one for one in (self.name, *self.former) if "@" not in one and len(one.split()) > 1]
        named = "|".join(map(make_name_pattern, known)) or MATCHES_NOTHING
        others = "|".join(map(bound_name, self._list_longer(map(fold, known)))) or MATCHES_NOTHING
        return re.compile(rf"{others}|(?P<own>{named})")

    def begins_longer_word(self, text: str) -> bool:
        """Return whether a name of theirs stands within a longer word, which is no name of somebody else."""
        return _finds(self._within, text)

    @property
    def has_namesake(self) -> bool:
        """Whether somebody else has the very same name."""
        return fold(self.name) in map(fold, self.others)

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        whole = {*self.needs, *([self.id] if self.id else [])}
        known = "|".join(map(re.escape, sorted(whole, key=lambda one: (-len(one), one)))) or MATCHES_NOTHING
        return re.compile(rf"(?<![\w-])(?:{known})(?:/[\w-]+)*(?![\w/-])")

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        """Marks that come of their id or address: those of holds, and of addresses where no mail arrives."""
        makers = (address_hold_mark, address_mark)
        made = (way for one in self.addresses for make in makers for way in self.keyed.ways(make(one)))
        marks = [*made, *([confidential_mark(self.id)] if self.id else [])]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(marks) or MATCHES_NOTHING})(?![\w-])")

    def has_name(self, text: str) -> bool:
        """Return whether a text says their whole name or an address of theirs, escaped or not."""
        return any(_finds(self._names, way) for way in spell_out(text))

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses of theirs that nobody else has."""
        return tuple(one for one in (self.address, *self.former) if "@" in one)

    def has_address(self, text: str) -> bool:
        """Return whether an address of theirs stands in a text."""
        return any(fold_address(one) in self.addresses for one in ADDRESS_IN_A_CELL.findall(text))

    def has_id(self, text: str) -> bool:
        """Return whether a text holds their id, that of a need of theirs, or a mark or code made of it."""
        return bool(self._ids.search(text) or self._marks.search(text)) or self.signed(text)

    def gave(self, tab: str, row: Sequence[Cell]) -> bool:
        """Return whether a row of a list is their answer: by the code in it, or as it was once noted."""
        is_signed = any(isinstance(cell, str) and self.signed(cell) for cell in row)
        return is_signed or (bool(self.answers) and self.keyed.has(self.answers, mark_of(tab, *row)))

    def mask(self, text: str, by: str = MASKED) -> str:
        """Return a text without their whole names and addresses, and what was made of these."""
        return self._marks.sub(by, _replace(self._names, text, by))

    def mask_in_sentences(self, text: str) -> str:
        """Return what somebody wrote without their whole names and addresses, and what was made of these.

        A name of one word that begins a sentence, as in "Hope is a word", may be any word, so it stays.
        """
        if self.is_named(text):
            return MASKED

        def take(found: re.Match[str]) -> str:
            own = found["own"]
            may_be_word = own is not None and own.isalpha() and own[0].isupper()
            stays = own is None or (may_be_word and BEGINS_SENTENCE.search(found.string[: found.start()]))
            return found[0] if stays else MASKED

        if not _finds(self._names, text):
            return self._marks.sub(MASKED, text)
        return self._marks.sub(MASKED, self._names.sub(take, unicodedata.normalize("NFC", text)))

    def mask_if_sure(self, text: str) -> str:
        """Return a text without their addresses, and names of several words: one word may be any word."""
        return self._marks.sub(MASKED, _replace(self._sure, text, MASKED))

    def rename(self, text: str) -> str:
        """Return a text with the id of nobody for theirs."""
        return self._marks.sub(self.gone, self._ids.sub(self.gone, text))

    def is_named(self, text: str) -> bool:
        """Return whether a text is a name or an address of theirs, of nobody else, and nothing besides."""
        known = {fold(one) for one in (self.name, self.address, *self.former) if one}
        return fold(text) in known - set(map(fold, self.others))


def _finds(names: re.Pattern[str], text: str) -> bool:
    normal = unicodedata.normalize("NFC", text)
    return any(found["own"] is not None for found in names.finditer(normal))


def _replace(names: re.Pattern[str], text: str, by: str) -> str:
    if not _finds(names, text):
        return text
    normal = unicodedata.normalize("NFC", text)
    return names.sub(lambda found: found[0] if found["own"] is None else by, normal)


def find_names(book: Book) -> dict[str, tuple[str, ...]]:
    """Return under which names and addresses each id stands in the record of a book, the first one first."""
    found: dict[str, dict[str, None]] = {}
    for spec, titles, ids in NAMES_BY_IDS:
        tab = find_tab(book, spec)
        header = find_header(tab, spec) if tab else None
        if tab is None or header is None or not {titles, ids} <= header.columns.keys():
            continue
        names, known = header.columns[titles], header.columns[ids]
        for row in tab.rows[header.row + 1 :]:
            if max(names, known) < len(row):
                for one, name in _pair(str(row[known] or ""), str(row[names] or "")):
                    found.setdefault(one, {}).update(dict.fromkeys(_list_names(name)))
    return {one: tuple(names) for one, names in found.items() if not is_gone(one)}


def find_askers(book: Book, needs: frozenset[str]) -> tuple[str, ...]:
    """Return under which names and addresses whoever has these needs stands in their rows."""
    tab = find_tab(book, NEEDS)
    header = find_header(tab, NEEDS) if tab else None
    if tab is None or header is None or not {"Person", "Need id"} <= header.columns.keys():
        return ()
    person, need = header.columns["Person"], header.columns["Need id"]
    rows = (row for row in tab.rows[header.row + 1 :] if max(person, need) < len(row) and row[need] in needs)
    return tuple(name for row in rows for name in _list_names(str(row[person] or "")))


def _pair(ids: str, names: str) -> Iterable[tuple[str, str]]:
    """Yield each id of a cell with its name; of a list whose parts cannot be told apart, nothing."""
    people = split_ids(ids)
    told = [names] if len(people) == 1 else [part.strip() for part in names.split(",")]
    return zip(people, told, strict=True) if len(people) == len(told) else ()


def _list_names(text: str) -> Sequence[str]:
    """Return the name and the addresses in a cell that names somebody."""
    addresses = [fold_address(one) for one in ADDRESS_IN_A_CELL.findall(text)]
    name = ADDRESS_IN_A_CELL.sub(" ", text).strip(" <>(),;") if addresses else text.strip()
    return [one for one in (name, *addresses) if any(char.isalnum() for char in one)]


def find_answers(book: Book, leaving: Leaving) -> Iterator[tuple[Tab, int]]:
    """Yield each row of a tab that is not ours, by tab and index, that holds an answer of theirs."""
    declared = {tab.title for spec in DECLARED_TABS if (tab := find_tab(book, spec))}
    for tab in book.tabs:
        if tab.title not in declared:
            yield from ((tab, index) for index, row in enumerate(tab.rows) if leaving.gave(tab.title, row))


def find_writers(tab: Tab) -> list[int]:
    """Return the columns of a list of answers that say who wrote a row.

    Of those that hold addresses, that is the one with the most. An address elsewhere in a row may be that of
    somebody whom the writer names.
    """
    header = next((row for row in tab.rows if any(row)), ())
    named = [column for column, cell in enumerate(header) if fold(str(cell or "")) in NAME_HEADERS]
    counts = Counter(
        column
        for row in tab.rows
        for column, cell in enumerate(row)
        if isinstance(cell, str) and ADDRESS_IN_A_CELL.fullmatch(cell.strip().strip("<>"))
    )
    addresses = sorted(counts, key=lambda column: (-counts[column], column))[:1]
    return [*addresses, *named]


def split_ids(text: str) -> list[str]:
    """Return the ids in a cell that may hold several."""
    return [part for part in re.split(r"[\s,]+", text) if part]
