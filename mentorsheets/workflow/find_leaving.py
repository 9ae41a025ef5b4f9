"""Who is to be forgotten: somebody of the programme, of its record alone, or only an address."""

from collections.abc import Mapping
from functools import partial

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.ids import gone_id, is_gone, person_id
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.mail.letters.links import COORDINATOR_LINK
from mentorsheets.mail.tokens import Signer, find_tokens
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.leaving import Leaving, find_askers, find_names
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson, has_address
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.reading.rows import rows_of
from mentorsheets.sheet.schema import ANSWERS_TAKEN

NAME_BOTH = "Give the address of the one who is meant; where they share it, “Name <address>”."
NOT_PEOPLE = frozenset({COORDINATOR_LINK})
"""Ids in the record that are no person who takes part."""


def find_leaving(reading: Reading, who: str, secret: bytes, moment: Moment) -> Leaving | None:
    """Return who is meant by a name or an address, also somebody who stands in the record alone.

    An address that nobody here has is somebody too: whose answer to a form was never taken over, say.

    Raises:
        WrongUse: several people are meant.
    """
    programme = reading.programme
    known, names = _list_known(reading)
    found = _find_meant(known, names, who)
    if len(found) > 1:
        raise WrongUse("Several people have this name or address.", NAME_BOTH)
    today = moment.today(programme.settings.time_zone)
    if not found:
        address = fold_address(who)
        others = tuple(person.name for person in known.values())
        return (
            Leaving("", "", address, "", today, others=others, keyed=programme.marks)
            if has_address(address)
            else None
        )
    one = known[found[0]]
    own = {fold(one.name), one.address or ""}
    needs = frozenset(need.id for need in programme.needs_of.get(one.id, ())) | _find_old_needs(
        one.id, programme
    )
    told = dict.fromkeys((*names.get(one.id, ()), *find_askers(reading.book, needs)))
    return Leaving(
        id=one.id,
        name=one.name,
        # What others have too stays theirs.
        address="" if _is_shared(one, programme) else one.address or "",
        gone=gone_id(secret, one.id),
        today=today,
        needs=needs,
        ended=frozenset(m.id for m in programme.matches_of.get(one.id, ()) if not m.state.is_over),
        former=tuple(
            name
            for name in told
            if fold(name) not in own and name not in own and not _is_of_another(name, one.id, programme)
        ),
        others=tuple(person.name for person in known.values() if person.id != one.id),
        keyed=programme.marks,
        signed=partial(_is_signed_for, one.id, _list_signers(programme)),
        answers=_find_noted(one.id, reading),
    )


def _list_signers(programme: Programme) -> tuple[Signer, ...]:
    """Return what knows the codes of a programme, none where its secret is not known here."""
    secrets = programme.marks.secrets
    return (Signer(programme_id(programme), secrets[0], secrets[1:]),) if secrets else ()


def _is_signed_for(person: str, signers: tuple[Signer, ...], text: str) -> bool:
    return "-" in text and any(one.is_for(code, person) for one in signers for code in find_tokens(text))


def _find_noted(person: str, reading: Reading) -> frozenset[str]:
    """Return the marks of the answers that were taken from somebody."""
    tab = find_tab(reading.book, ANSWERS_TAKEN)
    rows = rows_of(tab, ANSWERS_TAKEN, []) if tab else ()
    return frozenset(row.text("Answer") for row in rows if row.text("Person id") == person)


def _list_known(reading: Reading) -> tuple[dict[str, KnownPerson], Mapping[str, tuple[str, ...]]]:
    """Return everybody whom the sheet knows, by id, and under which names and addresses they stand in it."""
    programme, names = reading.programme, find_names(reading.book)
    here = (person for person in programme.people if not is_gone(person.id))
    known = {person.id: KnownPerson(person.id, person.name, person.address) for person in here}
    for one in programme.register:
        if one.id not in known and one.name and one.id != PROGRAMME and not is_gone(one.id):
            known[one.id] = KnownPerson(one.id, one.name, one.address or None)
    for person, told in names.items():
        # The last name in the record is the one that they had last.
        called = [name for name in told if "@" not in name]
        written = next((name for name in told if "@" in name), None)
        if person not in known and called and person not in NOT_PEOPLE:
            known[person] = KnownPerson(person, called[-1], written)
    return known, names


def _find_meant(
    known: Mapping[str, KnownPerson], names: Mapping[str, tuple[str, ...]], who: str
) -> tuple[str, ...]:
    """Return the ids of whoever may be meant: by what they are called now, else by what they once were."""
    if found := Directory(known.values()).find(who):
        return found
    folded = fold(who)
    named = [one for one, told in names.items() if one in known and folded in map(fold, told)]
    by_id = person_id(fold_address(who), "") if has_address(who) else ""
    return tuple(named) or tuple(one for one in known if one == by_id)


def _find_old_needs(person: str, programme: Programme) -> frozenset[str]:
    """Return the ids of needs that the record has of somebody, also where their rows name nobody any more."""
    events = frozenset(NeedEvent)
    return frozenset(one.match for one in programme.history if one.person == person and one.event in events)


def _is_of_another(name: str, person: str, programme: Programme) -> bool:
    owners = programme.owners.get(fold_address(name), frozenset()) if "@" in name else frozenset()
    return bool(owners - {person})


def _is_shared(one: KnownPerson, programme: Programme) -> bool:
    owners = programme.owners.get(fold_address(one.address or ""), frozenset())
    return bool(owners - {one.id})
