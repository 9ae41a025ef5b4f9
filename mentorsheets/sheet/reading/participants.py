"""Reading the tab Participants: who takes part, and what each of them said."""

from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.holds import HELD_HINT, HELD_SENTENCE
from mentorsheets.domain.ids import person_id
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.model import Length, Person, Place, Problem, Registration, Slot, Standing
from mentorsheets.domain.settings import Settings
from mentorsheets.domain.shared_channels import NO_WAY_LEFT, NO_WAY_LEFT_HINT, read_channels
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choice_words import ARRANGEMENT, LEVEL
from mentorsheets.sheet.cells.choices import (
    one_of,
    read_rhythm,
    read_standing,
)
from mentorsheets.sheet.cells.hours import read_hours
from mentorsheets.sheet.cells.languages import read_languages, refused_languages
from mentorsheets.sheet.cells.lengths import read_length
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.places import read_place
from mentorsheets.sheet.cells.starts import read_start
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.cells.time_zones import read_zone
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.filled_down import without_filled_down
from mentorsheets.sheet.reading.capacity_cells import read_capacity
from mentorsheets.sheet.reading.column_tongue import find_tongue_of_hours
from mentorsheets.sheet.reading.groups import read_groups
from mentorsheets.sheet.reading.headers import find_header
from mentorsheets.sheet.reading.kinds import read_kinds
from mentorsheets.sheet.reading.lasting_ids import give_ids
from mentorsheets.sheet.reading.people_index import (
    Directory,
    KnownPerson,
    index_people,
    list_former,
    read_address,
)
from mentorsheets.sheet.reading.read_again import read_each
from mentorsheets.sheet.reading.references import link_people
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.reading.ticks import find_ticked_kinds, ticked_kinds
from mentorsheets.sheet.schema import PARTICIPANTS

T = TypeVar("T")

UNREAD_HOURS = "Until it is mended, they are matched with nobody."
"""What follows from hours that nobody understood: whoever is matched must have time in common."""

# How careful a status is, so that of two rows for one person the one that says stop wins.
CAUTION = {Standing.ACTIVE: 0, Standing.PAUSED: 1, Standing.LEFT: 2, Standing.HELD: 3}


@dataclass(frozen=True, slots=True)
class Participants:
    """The people of the tab in the order of rows, the directory that finds them, and what each row holds."""

    people: tuple[Person, ...]
    directory: Directory
    rows: Mapping[str, Values]


def read_participants(
    tab: Tab,
    catalogue: Catalogue,
    settings: Settings,
    register: Collection[Registration],
    problems: list[Problem],
    marks: KeyedMarks = PLAIN_MARKS,
) -> Participants:
    """Return everybody in the tab; what is wrong is added to `problems`.

    People keep the id under which `register` knows their address, or, where that address is gone, their
    name. Somebody entered twice is one person: the first row counts, with the more careful status of both,
    and everybody whom either row avoids or reports to. By `marks`
    addresses of earlier days are known. Who have one address and other names are two people.
    """
    besides = (catalogue, settings, tuple(register), marks)
    kept = _LAST_READ.get()
    if kept is None or kept.tab.rows is not tab.rows or (kept.tab, kept.besides) != (tab, besides):
        told: list[Problem] = []
        found = _read_participants(tab, catalogue, settings, register, told, marks)
        kept = KeptParticipants(tab, besides, found, tuple(told))
        _LAST_READ.set(kept)
    problems += kept.problems
    return kept.found


@dataclass(frozen=True, slots=True)
class KeptParticipants:
    """What a tab was read as, with what was told of it, and what that follows from besides the tab."""

    tab: Tab
    besides: tuple[object, ...]
    found: Participants
    problems: tuple[Problem, ...]


_LAST_READ: ContextVar[KeptParticipants | None] = ContextVar("_LAST_READ", default=None)
"""The last tab that was read: a run looks at it several times, and each person takes half a millisecond.

Only rows that are the very same objects count as unchanged, since 1, 1.0 and yes are equal.
"""


def _read_participants(
    tab: Tab,
    catalogue: Catalogue,
    settings: Settings,
    register: Collection[Registration],
    problems: list[Problem],
    marks: KeyedMarks,
) -> Participants:
    header = find_header(tab, PARTICIPANTS)
    tab = without_filled_down(tab, header.row)
    ticked = find_ticked_kinds(tab, header, catalogue, problems)
    tongue = find_tongue_of_hours(tab, header, settings)
    drafts = [
        (row, _with_offers(person, ticked_kinds(row.tab, row.index, ticked)))
        for row, person in read_each(tab, PARTICIPANTS, problems, _alone, catalogue, settings, tongue)
        if person is not None
    ]
    named = give_ids(register, [person for _, person in drafts])
    drafts = [(row, person) for (row, _), person in zip(drafts, named, strict=True)]
    former = list_former(register)
    known = tuple(
        KnownPerson(person.id, person.name, person.address, person.team, former.get(person.id, ()))
        for _, person in drafts
    )
    directory = index_people(known, marks)
    people: dict[str, Person] = {}
    for row, person in drafts:
        whole = link_people(row, person, directory)
        people[person.id] = (
            _merge_twice_entered(row, people[person.id], whole) if person.id in people else whole
        )
    _tell_namesakes(drafts, directory)
    _tell_sharers(drafts)
    rows = {person.id: row.as_typed() for row, person in reversed(drafts)}
    return Participants(tuple(people.values()), directory, rows)


def _with_offers(person: Person, ticked: frozenset[str]) -> Person:
    return person if ticked <= person.offers else replace(person, offers=person.offers | ticked)


def _alone(row: Row, catalogue: Catalogue, settings: Settings, tongue: str) -> Person | None:
    """Return the person of a row, as far as the row alone can tell."""
    address = row.read("Email", read_address, None)
    number = row.cell("Name")
    if not address and isinstance(number, int | float) and not isinstance(number, bool):
        row.problem(
            "Name", "A number stands here instead of a name, so the row is left out.", "Type the name."
        )
        return None
    name = row.text("Name") or row.joined_name() or (address or "").split("@")[0]
    if not name:
        row.problem("Name", "This row has neither a name nor an address, and is left out.", "Fill in both.")
        return None
    if not row.text("Email"):
        row.note("Email", "There is no address, so this person is rung, not written to.")
    standing, back_on = _read_status(row)
    availability = row.read("Availability", partial(_read_hours, tongue=tongue), ())
    starts_on, start_unread = _read_start(row)
    can_support, at_least, wants_at_most = read_capacity(row, settings)
    return Person(
        id=person_id(address, name),
        name=name,
        address=address,
        standing=standing,
        back_on=back_on,
        offers=frozenset(read_kinds(row, "Offers", catalogue)),
        can_support=can_support,
        supports_at_least=at_least,
        supports_for=row.read("Supports for", read_length, Length()),
        wants_at_most=wants_at_most,
        languages=row.read("Languages", read_languages, ()) or _usual_language(row, settings),
        time_zone=row.read("Time zone", lambda text: read_zone(text, settings.time_zone), settings.time_zone),
        availability=availability,
        hours_unread=bool(row.text("Availability")) and not availability,
        place=row.read("Where", read_place, Place()),
        team=row.text("Team") or None,
        interests=tuple(split_list(row.text("Interests"))),
        channel=_read_channel(row),
        how_often=row.read("How often", read_rhythm, None),
        arrangement=row.read("Arrangement", _choice(ARRANGEMENT, "arrangement"), None),
        level=row.read("Level", _choice(LEVEL, "level"), None),
        shares=_traits(row, "Shares"),
        wishes_to_share=_traits(row, "Wishes to share"),
        groups=tuple(read_groups(row, settings.compare_by)),
        starts_on=starts_on,
        start_unread=start_unread,
    )


def _read_status(row: Row) -> tuple[Standing, date | None]:
    # A status that nobody can read may be a stop; an empty one is not.
    unread = Standing.PAUSED if row.text("Status") else Standing.ACTIVE
    standing, back_on = row.read("Status", read_standing, (unread, None))
    if standing is Standing.HELD:
        row.problem("Status", HELD_SENTENCE, HELD_HINT)
    return standing, back_on


def _read_hours(text: str, tongue: str) -> Understood[tuple[Slot, ...]]:
    try:
        return read_hours(text, tongue)
    except NotUnderstood as error:
        raise NotUnderstood(f"{error.sentence} {UNREAD_HOURS}", error.hint) from None


def _read_channel(row: Row) -> str:
    """Return their words on how they like to talk; it is told where these refuse, and leave no way."""
    shared = read_channels(row.text("Channel"))
    if shared.is_refusal and not shared.reaches:
        row.problem("Channel", NO_WAY_LEFT, NO_WAY_LEFT_HINT)
    return row.text("Channel")


def _read_start(row: Row) -> tuple[date | None, bool]:
    """Return the day from which on somebody may be paired, and whether they said one that cannot be read."""
    unread = date.max
    found = row.settle("From", lambda: read_start(row.cell("From")), unread)
    return (None, True) if found is unread else (found, False)


def _usual_language(row: Row, settings: Settings) -> tuple[str, ...]:
    """Return the programme's language for who names none, unless they say that they do not speak it."""
    return () if settings.language in refused_languages(row.text("Languages")) else (settings.language,)


def _choice(meanings: Mapping[str, T], what: str) -> Callable[[str], Understood[T]]:
    hint = "Type one of: " + ", ".join(dict.fromkeys(str(meaning) for meaning in meanings.values())) + "."
    return lambda text: one_of(text, meanings, what, hint)


def _traits(row: Row, title: str) -> frozenset[str]:
    return frozenset(map(plain, split_list(row.text(title))))


def _merge_twice_entered(row: Row, first: Person, again: Person) -> Person:
    row.problem(
        "Email",
        "This person stands in an earlier row too; that row is used.",
        "Put what is true into one row and delete the other.",
    )
    careful = max(first, again, key=lambda person: CAUTION[person.standing])
    return replace(
        first,
        standing=careful.standing,
        back_on=careful.back_on,
        starts_on=max(filter(None, (first.starts_on, again.starts_on)), default=None),
        start_unread=first.start_unread or again.start_unread,
        avoid=first.avoid | again.avoid,
        avoid_unread=first.avoid_unread or again.avoid_unread,
        reports_to=first.reports_to | again.reports_to,
    )


def _tell_namesakes(drafts: list[tuple[Row, Person]], directory: Directory) -> None:
    for row, person in drafts:
        if len(directory.find(person.name)) > 1:
            row.note("Name", "Another person has the same name; other rows should use the address.")


def _tell_sharers(drafts: list[tuple[Row, Person]]) -> None:
    owners: dict[str, set[str]] = {}
    for _, person in drafts:
        owners.setdefault(person.address or "", set()).add(person.id)
    for row, person in drafts:
        if person.address and len(owners[person.address]) > 1:
            row.note(
                "Email",
                "Somebody else has this address too, so a reply from there counts for neither of the two; "
                "their buttons do.",
            )
