"""Reading the cells in which a person names others: managers, people to avoid, people they would like."""

import re
from collections.abc import Collection
from dataclasses import replace

from mentorsheets.domain.model import Person
from mentorsheets.sheet.cells.anybody import accepts_anybody
from mentorsheets.sheet.cells.met_people import tells_of_oneself
from mentorsheets.sheet.cells.nothing import names_nobody
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.cells.unnamed_people import affirms, makes_exception, means_many, means_somebody
from mentorsheets.sheet.reading.people_index import Directory, has_address
from mentorsheets.sheet.reading.refusals import wishes_for_them
from mentorsheets.sheet.reading.rows import Row

NUMBERING = re.compile(r"(?:^|(?<=[\s,;]))\(?\d{1,2}[.):]\s+", re.MULTILINE)
_OWN_TEAM = re.compile(
    r"\b(?:my|our|same|current|mi|mismo|misma|mon|ma|meme|mein\w*|unser\w*|meu|minha|mesma?)\b.*"
    r"\b(?:teams?|company|colleagues?|co ?workers?|department|organi[sz]ation|office|employer|equipo|empresa|"
    r"companer\w+|colegas|equipe|entreprise|collegues|service|firma|kolleg\w+|abteilung)\b"
)
"""Words for everybody of one's own team."""
NOBODY_BY_NAME = "This does not say by name who is meant. Until it is mended, they are matched with nobody."
NOBODY_BY_NAME_HINT = (
    "Leave only names or addresses here, with commas between; empty the cell if nobody is meant."
)
AND = re.compile(r"\s+(?:and|or|&|\+|y|o|et|ou|und|oder|e|و|او|أو)\s+|\s*[/·•]\s*|\s+&amp;\s+", re.IGNORECASE)


def link_people(row: Row, person: Person, directory: Directory) -> Person:
    """Return the person with everybody whom the row names put in by id.

    Where a rule keeps two people apart, an unclear name means everyone of that name; where a wish brings
    them together, it means nobody.
    """
    unnamed = _find_unnamed(row, directory)
    return replace(
        person,
        avoid_unread=bool(unnamed) or row.hides("Avoid"),
        reports_to=_read_kept_apart(row, "Reports to", directory) - {person.id},
        avoid=(_read_kept_apart(row, "Avoid", directory, unnamed) | _refused_in_a_wish(row, directory))
        - {person.id},
        would_like=tuple(one for one in _read_wishes(row, directory) if one != person.id),
    )


def _find_unnamed(row: Row, directory: Directory) -> frozenset[str]:
    """Return the parts of a cell of people to avoid by which nobody can tell who is meant: it may be anybody.

    What tells of one person says more of a name that stands beside it: "Bo, my former boss". Who is of a team
    is known.
    """
    names = list_names(row.text("Avoid"), directory)
    unknown = [
        name for name in names if not directory.may_be(name) and not _names_a_team(row, name, directory)
    ]
    many = {name for name in unknown if means_many(name)}
    some = {name for name in unknown if means_somebody(name)} - many
    is_named = len(many | some) < len(names) or any(map(directory.named_within, some))
    return frozenset(many if is_named else many | some)


def _names_a_team(row: Row, name: str, directory: Directory) -> bool:
    if makes_exception(name):
        return False
    return directory.names_team(name) or bool(_OWN_TEAM.search(plain(name)) and row.text("Team"))


def _read_kept_apart(
    row: Row, title: str, directory: Directory, unnamed: Collection[str] = ()
) -> frozenset[str]:
    text = row.text(title)
    found: set[str] = set()
    for name in list_names(text, directory):
        meant = directory.find(name) or directory.by_first_name(name)
        if len(meant) > 1:
            row.note(title, f"There are {len(meant)} people of this name; it is taken to mean all of them.")
        elif not directory.find(name):
            meant = _nearly(row, title, name, directory, is_unnamed=name in unnamed)
        found.update(meant)
    return frozenset(found)


def list_names(text: str, directory: Directory) -> list[str]:
    """Return the names in a cell, taken apart at commas, numbers and "and" unless a name has those."""
    names: list[str] = []
    for piece in _pieces(NUMBERING.sub("\n", text), directory):
        # "Chen, Chidi" in a cell of its own was taken apart at the comma; its whole is looked at below.
        parts = [piece] if directory.find(piece) else [part for part in AND.split(piece) if part.strip(" .")]
        names += [part.strip(" .") for part in parts if not (names_nobody(part) or accepts_anybody(part))]
    # "Yes, Bo Lind" names one person.
    return [name for name in names if not affirms(name)] or names


def _pieces(text: str, directory: Directory) -> list[str]:
    """Return the pieces of a list of names; "Okafor, Chidi" is one where it is the name of somebody."""
    pieces: list[str] = []
    for one in split_list(text, separators=";\n|"):
        parts = split_list(one)
        is_name = len(parts) == len(("last", "first")) and bool(directory.in_another_order(one))
        pieces += [one] if is_name and not any(directory.find(part) for part in parts) else parts
    return pieces


def _nearly(row: Row, title: str, name: str, directory: Directory, *, is_unnamed: bool) -> tuple[str, ...]:
    if is_unnamed:
        row.problem(title, NOBODY_BY_NAME, NOBODY_BY_NAME_HINT)
        return directory.may_be_meant(name)
    turned = directory.in_another_order(name) if "," in name else ()
    if turned and title != "Reports to":
        row.note(title, f"“{name}” is read as the name in another order.")
        return turned
    try:
        understood = directory.one(name)
    except NotUnderstood as error:
        if title == "Reports to":
            row.note(title, "This manager is not in Participants, so nothing follows from it.")
            return directory.named_within(name)
        return _not_wholly_understood(row, title, name, directory, error)
    row.note(title, understood.remark)
    return (understood.value,)


def _not_wholly_understood(
    row: Row, title: str, name: str, directory: Directory, error: NotUnderstood
) -> tuple[str, ...]:
    """Return everybody whose name stands within a text: they are kept apart until a human mended it."""
    within = directory.may_be_meant(name)
    if _OWN_TEAM.search(plain(name)) and row.text("Team"):
        within = tuple(dict.fromkeys((*within, *directory.may_be_meant(row.text("Team")))))
    if not within:
        row.problem(title, error.sentence, error.hint)
        return ()
    whom = "the one whose name stands" if len(within) == 1 else f"the {len(within)} whose names may stand"
    row.problem(
        title,
        f"This is more than a name. Until it is mended, this person is not matched with {whom} in it.",
        "Leave only names or addresses here, with commas between.",
    )
    return within


def _read_wishes(row: Row, directory: Directory) -> tuple[str, ...]:
    """Return the ids of those who are wished for, in the order in which the cell names them."""
    text = row.text("Would like")
    names = list_names(text, directory)
    if _is_no_wish(text, directory):
        return ()
    # "somebody who knows grants" is a wish too, but not one for a person.
    if not any(directory.find(name) for name in names) and len(text.split()) > 5 and not has_address(text):
        row.note("Would like", "Nobody is named here, so nothing follows from it.")
        return ()
    found = (row.settle("Would like", lambda name=name: directory.one(name), None) for name in names)  # type: ignore[misc]
    return tuple(dict.fromkeys(person for person in found if person))


def _refused_in_a_wish(row: Row, directory: Directory) -> frozenset[str]:
    """Return everybody named in a wish that refuses, such as "anyone but Bo": they are kept apart."""
    text = row.text("Would like")
    if not _is_no_wish(text, directory):
        return frozenset()
    within = directory.may_be_meant(text) if is_negated(text) else directory.named_within(text)
    if within:
        row.problem(
            "Would like",
            "This seems to refuse somebody, so whoever is named in it is not matched with this person.",
            "Write whom they refuse into Avoid, and whom they wish for here.",
        )
    return frozenset(within)


def _is_no_wish(text: str, directory: Directory) -> bool:
    """Return whether what stands for a wish says "not", or tells of somebody and wishes nothing.

    "Bo makes me nervous" does; a name among others is a wish for them.
    """
    if not text or any(directory.find(name) for name in split_list(text)):
        return False
    tells = any(map(tells_of_oneself, plain(text).split())) and not wishes_for_them(text)
    return is_negated(text) or (tells and bool(directory.named_within(text)))
