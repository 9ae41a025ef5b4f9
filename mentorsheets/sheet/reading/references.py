"""Reading the cells in which a person names others: managers, people to avoid, people they would like."""

from dataclasses import replace

from mentorsheets.domain.model import Person
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import split_list
from mentorsheets.sheet.reading.people_index import Directory, has_address
from mentorsheets.sheet.reading.rows import Row


def linked(row: Row, person: Person, directory: Directory) -> Person:
    """Return the person with everybody whom the row names put in by id.

    Where a rule keeps two people apart, an unclear name means everyone of that name; where a wish brings
    them together, it means nobody.
    """
    return replace(
        person,
        reports_to=_kept_apart(row, "Reports to", directory) - {person.id},
        avoid=_kept_apart(row, "Avoid", directory) - {person.id},
        would_like=_wished(row, directory) - {person.id},
    )


def _kept_apart(row: Row, title: str, directory: Directory) -> frozenset[str]:
    found: set[str] = set()
    for name in split_list(row.text(title)):
        meant = directory.find(name) or directory.by_first_name(name)
        if len(meant) > 1:
            row.note(title, f"There are {len(meant)} people of this name; it is taken to mean all of them.")
        elif not directory.find(name):
            meant = _nearly(row, title, name, directory)
        found.update(meant)
    return frozenset(found)


def _nearly(row: Row, title: str, name: str, directory: Directory) -> tuple[str, ...]:
    try:
        understood = directory.one(name)
    except NotUnderstood as error:
        if title == "Reports to":
            row.note(title, "This manager is not in Participants, so nothing follows from it.")
        else:
            row.problem(title, error.sentence, error.hint)
        return ()
    row.note(title, understood.remark)
    return (understood.value,)


def _wished(row: Row, directory: Directory) -> frozenset[str]:
    text = row.text("Would like")
    names = split_list(text)
    # "somebody who knows grants" is a wish too, but not one for a person.
    if not any(directory.find(name) for name in names) and len(text.split()) > 5 and not has_address(text):
        row.note("Would like", "Nobody is named here, so nothing follows from it.")
        return frozenset()
    found = (row.settle("Would like", lambda name=name: directory.one(name), None) for name in names)  # type: ignore[misc]
    return frozenset(person for person in found if person)
