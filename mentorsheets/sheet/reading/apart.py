"""Tabs of pairs to keep apart: "Do not match", with two people in each row, in whatever columns and headers.

Whoever stands in one row of such a tab is kept apart as if they had asked for it, at each reading: a row that
is added or removed counts at once. What cannot be read keeps all apart who may be meant, and is told.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.adopt.role_words import MAY_ASK_FOR_ROLE, ROLE_QUESTION
from mentorsheets.sheet.adopt.topics import is_of_topics
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.apart_words import PairSense, keeps_apart, sense_of_pairs
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.form_settings import form_of
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.pair_tab import SHARE_OF_PEOPLE, PairCell, PairTab, read_pairs
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.schema import DECLARED_TABS, MAPPING, SETTINGS
from mentorsheets.sheet.start_here import START_HERE

COLUMNS_OF_PAIRS = 4
"""Columns up to which a tab whose title says nothing is one of pairs: two people, a reason, and a number."""
COLUMNS_OF_REFUSALS = 6
"""Columns up to which a header alone, "Not with", makes it one; wider ones are lists, with questions."""
RENAME = "If they are not to be kept apart, give the tab a title that says so, such as Pairs."
Pairs = Mapping[frozenset[str], PairCell]
"""Two ids each of people who are kept apart, with where that stands."""


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Whom the tabs of a book keep apart, and what is to be told of it."""

    pairs: Pairs
    problems: tuple[Problem, ...] = ()


def read_apart(
    book: Book, directory: Directory, ours: Collection[str] = (), together: Collection[frozenset[str]] = ()
) -> KeptApart:
    """Return who is kept apart by the tabs of pairs in a book; those in `ours` (plain titles) are none.

    A tab that does not say what it is keeps those apart who are not `together` already: of these it tells.
    """
    pairs: dict[frozenset[str], PairCell] = {}
    problems: list[Problem] = []
    for tab in book.tabs:
        is_wide = max(map(len, tab.rows), default=0) > COLUMNS_OF_REFUSALS
        if plain(tab.title) in ours or (is_wide and not keeps_apart(tab.title)):
            continue
        one = PairTab(tab, directory)
        sense = _sense_of(one)
        if sense in (PairSense.APART, PairSense.MAY_BE_APART):
            found = read_pairs(one, problems)
            if sense is PairSense.MAY_BE_APART:
                found = {pair: where for pair, where in found.items() if pair not in together}
            pairs = {**found, **pairs}
            problems += _tell(one, len(found), is_sure=sense is PairSense.APART)
        elif sense is PairSense.TOGETHER:
            sentence = (
                "This tab names pairs that seem to be wanted or to exist, so nobody is kept apart by it."
            )
            hint = "Call it Do not match if they are to be kept apart; type pairs that exist into Matches."
            problems.append(Problem(tab.title, "", sentence, hint, needs_mending=False))
    return KeptApart(pairs, tuple(problems))


def is_tab_of_pairs(tab: Tab) -> bool:
    """Return whether a tab is called as one of people to keep apart, and no list by its width or headers."""
    is_wide = max((len(row) for row in tab.rows), default=0) > COLUMNS_OF_REFUSALS
    return keeps_apart(tab.title) and not is_wide and not _signs_people_up(tab)


def _signs_people_up(tab: Tab) -> bool:
    """Return whether a row has one address, and a header asks for a role or topics, as none of pairs does."""
    texts = [[cell for cell in row if isinstance(cell, str)] for row in tab.rows]
    addresses = [sum("@" in cell for cell in row) for row in texts if any(row)]
    first = next((place for place, row in enumerate(texts) if any("@" in cell for cell in row)), 0)
    asked = texts[first - 1] if first else []
    of_a_role = any(
        ROLE_QUESTION.search(plain(one)) or MAY_ASK_FOR_ROLE.search(plain(one)) or is_of_topics(one)
        for one in asked
    )
    return of_a_role and max(addresses, default=0) == 1 and 2 * sum(addresses) >= len(addresses)


def find_own_titles(book: Book) -> frozenset[str]:
    """Return the plain titles of the tabs that are ours, or of lists that Mapping or Settings speak of."""
    declared = (find_tab(book, spec) for spec in (START_HERE, *DECLARED_TABS))
    ours = {plain(tab.title) for tab in declared if tab}
    for spec, read in ((MAPPING, str), (SETTINGS, form_of)):
        tab = find_tab(book, spec)
        firsts = (row[0] for row in tab.rows if row and isinstance(row[0], str)) if tab else ()
        ours.update(plain(said) for first in firsts if (said := read(first)))
    return frozenset(ours)


def keep_apart(programme: Programme, book: Book, directory: Directory) -> Programme:
    """Return a programme in which everybody avoids those from whom a tab of its book keeps them apart."""
    together = {frozenset(match.people) for match in programme.matches if match.state.takes_capacity}
    apart = read_apart(book, directory, find_own_titles(book), together)
    others: dict[str, set[str]] = {}
    for pair in apart.pairs:
        for one in pair:
            others.setdefault(one, set()).update(pair - {one})
    people = programme.people
    if others:
        people = tuple(replace(one, avoid=one.avoid | others.get(one.id, set())) for one in people)
    return programme.revised(people=people, problems=(*programme.problems, *apart.problems))


def _sense_of(one: PairTab) -> PairSense | None:
    """Return what a tab says of its pairs, None if it is none of pairs."""
    if keeps_apart(one.tab.title):
        return PairSense.APART
    if one.first is None or len(one.people) < 2:
        return None
    several = sum(len(one.named_in_row(row)) > 1 for row in one.body)
    if several < SHARE_OF_PEOPLE * len(one.body):
        return None
    headers = [one.headers[place] for place in one.headers if one.headers[place]]
    sense = sense_of_pairs(one.tab.title, headers, one.reasons)
    most = COLUMNS_OF_REFUSALS if sense is PairSense.APART else COLUMNS_OF_PAIRS
    if one.width > most or (sense is PairSense.MAY_BE_APART and one.has_days):
        return None
    return sense


def _tell(one: PairTab, pairs: int, *, is_sure: bool) -> Iterator[Problem]:
    """Yield what is told of a tab as a whole."""
    title = one.tab.title
    count = f"{pairs} pairs are" if pairs != 1 else "One pair is"
    if pairs and is_sure:
        yield Problem(title, "", f"{count} kept apart by this tab.", needs_mending=False)
    elif pairs:
        sentence = (
            f"This tab names two people in a row and does not say why, so {count.lower()} kept apart by it."
        )
        yield Problem(title, "", sentence, f"If that is meant, call it Do not match. {RENAME}")
    elif is_sure and len(one.body) > 1:
        sentence = "By its title this tab names people to keep apart, and no two are known from a row of it."
        yield Problem(title, "", sentence, f"Write names or addresses as in Participants. {RENAME}")
