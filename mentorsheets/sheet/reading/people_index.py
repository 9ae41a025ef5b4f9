"""Knowing people again: by address or by name, however a cell writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from mentorsheets.domain.ids import former_mark, person_id
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.model import Registration
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import fold, nearest, plain
from mentorsheets.sheet.reading.alike import initials, may_be_said

ADDRESS_IN_A_CELL = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")

_INITIALS = re.compile(r"(?<!\w)(?:[A-Z][.\s-]{0,2}){2,4}(?!\w)")
IdsByKey = dict[str, dict[str, None]]
"""Ids by what finds them, each once and in their order, however many have a name in common."""
LIKE_A_SLIP = 0.75
"""Likeness (Ratcliff and Obershelp, 0 to 1) from which a first name may be another: Ana, Anna have 0.86."""

ADDRESS_PREFIX = re.compile(
    r"(?:(?<=^)|(?<=[\s<(\"]))['’‘`]?(?:mailto:|https?:/{0,2}|e-?mail\s*:)\s*|(?:^|(?<=\s))['’‘`]",
    re.IGNORECASE,
)
"""What a pasted link or a spreadsheet's mark for text puts before an address."""


@lru_cache(maxsize=20_000)
def read_address(text: str) -> Understood[str]:
    """Return the address in a cell, in lower case, without display name, brackets or `mailto:`.

    Raises:
        NotUnderstood: there is none, or none that mail could go to.
    """
    bare = ADDRESS_PREFIX.sub("", text)
    found = ADDRESS_IN_A_CELL.findall(bare)
    if not found:
        raise NotUnderstood("This is no e-mail address.", "Type it as name@example.org.")
    try:
        checked = validate_email(found[0].strip(".'`’"), check_deliverability=False)
    except EmailNotValidError:
        raise NotUnderstood("Mail cannot reach this address.", "Look for a slip of the pen.") from None
    address = fold_address(checked.normalized)
    if len(set(found)) > 1:
        return Understood(address, f"Only the first address, {address}, is used.")
    bracketed = f"<{found[0]}>" in bare or not bare.replace(found[0], "").strip(" .,;:<>()[]\"'")
    return Understood(address, "" if bracketed else f"Read as {address}.")


def may_be_one(name: str, other: str) -> bool:
    """Return whether two names may be one person's: short or whole, married, misspelt, in another order.

    "Ana Duarte" may be "Ana", "A. Duarte", "Duarte, Ana", "Anna Duarte", "Anabel" or "Ana Silva"; "Bo
    Duarte" is somebody of the same family.
    """
    ours, theirs = (re.findall(r"\w+", plain(one)) for one in (name, other))
    if not ours or not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    first, again = ours[0], theirs[0]
    if first.startswith(again) or again.startswith(first):
        return True
    return SequenceMatcher(None, first, again).ratio() >= LIKE_A_SLIP


def has_address(text: str) -> bool:
    """Return whether a cell names somebody by address."""
    return ADDRESS_IN_A_CELL.search(text) is not None


def list_former(register: Iterable[Registration]) -> dict[str, tuple[str, ...]]:
    """Return the marks of all addresses that people were ever seen with, by their ids."""
    return {one.id: (*one.former, *([former_mark(one.address)] if one.address else [])) for one in register}


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person as the directory knows them; `former` are marks of the addresses that they had before."""

    id: str
    name: str
    address: str | None
    team: str | None = None
    former: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def index_people(people: tuple[KnownPerson, ...], marks: KeyedMarks = PLAIN_MARKS) -> "Directory":
    """Return a directory of people: the very same one as long as nothing of them that it knows changes.

    What rows say is not read again while who is meant in them is found by the same directory.
    """
    return Directory(people, marks)


class Directory:
    """Finds who is meant by a name or an address."""

    def __init__(self, people: Iterable[KnownPerson], marks: KeyedMarks = PLAIN_MARKS) -> None:
        self._marks = marks
        self._by_address: IdsByKey = {}
        self._by_name: IdsByKey = {}
        self._by_plain_name: IdsByKey = {}
        self._by_first_name: IdsByKey = {}
        self._names: list[str] = []
        self._name_of: dict[str, str] = {}
        self._by_token: IdsByKey = {}
        self._by_box: IdsByKey = {}
        self._by_team: IdsByKey = {}
        self._by_former: IdsByKey = {}
        for person in people:
            _append(self._by_address, person.address or "", person.id)
            _append(self._by_name, fold(person.name), person.id)
            _append(self._by_plain_name, plain(person.name), person.id)
            _append(self._by_first_name, plain(person.name).partition(" ")[0], person.id)
            for token in plain(person.name).split():
                _append(self._by_token, token, person.id)
            _append(self._by_box, plain((person.address or "").partition("@")[0]), person.id)
            _append(self._by_team, plain(person.team or ""), person.id)
            for mark in person.former:
                _append(self._by_former, mark, person.id)
            self._names.append(person.name)
            self._name_of[person.id] = person.name

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of all who may be meant: none, one, or several of one name or of one address.

        Of those who share an address, a name beside it says which.
        """
        if has_address(text):
            try:
                found = self._by_address.get(read_address(text).value, {})
            except NotUnderstood:
                return ()
            beside = plain(ADDRESS_IN_A_CELL.sub(" ", text))
            named = [one for one in found if beside and plain(self._name_of[one]) == beside]
            return tuple(named if len(found) > 1 and named else found)
        return tuple(self._by_name.get(fold(text)) or self._by_plain_name.get(plain(text)) or ())

    def by_first_name(self, text: str) -> tuple[str, ...]:
        """Return the ids of all whom a first name alone may mean."""
        return tuple(self._by_first_name.get(plain(text)) or ())

    def may_be(self, text: str) -> tuple[str, ...]:
        """Return the ids of all who may be meant by a name, by a first name alone, or by an address."""
        return self.find(text) or self.by_first_name(text) or self.find_formerly(text)

    def named_within(self, text: str) -> tuple[str, ...]:
        """Return everybody whose name or address may stand somewhere in a text, in the order of the list.

        Somebody whose whole name stands there (in any order) or part of whose name does counts; but where
        whole names explain a part, others who share that part do not.
        """
        meant = {found for address in ADDRESS_IN_A_CELL.findall(text) for found in self.find(address)}
        there = set(plain(ADDRESS_IN_A_CELL.sub(" ", text)).split())
        touched = {person for token in there for person in self._by_token.get(token, ())}
        whole = {person for person in touched if set(plain(self._name_of[person]).split()) <= there}
        explained = {token for person in whole for token in plain(self._name_of[person]).split()}
        rest = {token for token in there - explained if len(token) > 1}
        parts = {person for token in rest for person in self._by_token.get(token, ())}
        everybody = meant | whole | parts
        return tuple(person for person in self._name_of if person in everybody)

    def in_another_order(self, text: str) -> tuple[str, ...]:
        """Return the ids of all whose name has these very words in another order: "Okafor, Chidi"."""
        words = sorted(plain(text).split())
        if len(words) < 2:
            return ()
        return tuple(one for one, name in self._name_of.items() if sorted(plain(name).split()) == words)

    def may_be_meant(self, text: str) -> tuple[str, ...]:
        """Return everybody whose name, or whose team, a text may mean, in the order of the list.

        Beside those named within it: misspelt, short, in another script, by initials ("CO"), by what stands
        before the @ of an address, or as one of a team.
        """
        boxes = {plain(one.partition("@")[0]) for one in ADDRESS_IN_A_CELL.findall(text)}
        meant = {one for box in boxes for one in self._by_box.get(box, ())}
        words = plain(ADDRESS_IN_A_CELL.sub(" ", text)).split()
        said = f" {' '.join(words)} "
        meant |= {one for team, people in self._by_team.items() if f" {team} " in said for one in people}
        known = {one: tuple(plain(name).split()) for one, name in self._name_of.items()}
        # Whoever is named in full is meant; what is left of the words may mean others.
        explained = {word for name in known.values() if set(name) <= set(words) for word in name}
        letters = {re.sub(r"[.\s-]", "", one).casefold() for one in _INITIALS.findall(text)}
        for person, name in known.items():
            if initials(self._name_of[person]) in letters or any(
                may_be_said(word, part) for word in words if word not in explained for part in name
            ):
                meant.add(person)
        meant |= set(self.named_within(text))
        return tuple(person for person in self._name_of if person in meant)

    def names_team(self, text: str) -> bool:
        """Return whether a text names the team of somebody."""
        said = f" {plain(text)} "
        return any(team and f" {team} " in said for team in self._by_team)

    def find_formerly(self, text: str) -> tuple[str, ...]:
        """Return who had an address before: by the register, or by their id, which was made of it."""
        try:
            address = read_address(text).value
        except NotUnderstood:
            return ()
        first = person_id(address, "")
        had = (
            one for mark in self._marks.ways(former_mark(address)) for one in self._by_former.get(mark, ())
        )
        return tuple(dict.fromkeys(had)) or ((first,) * (first in self._name_of))

    def one(self, text: str) -> Understood[str]:
        """Return the id of the one person meant; what is not their name or address is told in the remark.

        Raises:
            NotUnderstood: nobody, or more than one, is meant.
        """
        whole = self.find(text)
        found = self.may_be(text)
        if len(found) == 1:
            return Understood(found[0], "" if whole else f"Read as {self._name_of[found[0]]}.")
        if found:
            of, hint = (
                ("address", "Write the name of the one you mean, or “Name <address>”.")
                if has_address(text)
                else ("name", "Write the e-mail address of the one you mean.")
            )
            raise NotUnderstood(f"There are {len(found)} people of this {of}.", hint)
        close = None if has_address(text) else nearest(text, self._names, least=0.9)
        if close and len(meant := self.find(close)) == 1:
            return Understood(meant[0], f"Read as {close}.")
        raise NotUnderstood(
            "Nobody in Participants has this name or address.", "Correct it, or add them to Participants."
        )


def _append(lists: IdsByKey, key: str, value: str) -> None:
    if key:
        lists.setdefault(key, {})[value] = None
