"""Names that stand beside the addresses of others, as no change of a name brings it about."""

from collections.abc import Mapping

from mentorsheets.domain.model import Registration
from mentorsheets.domain.programme import Programme


def find_swapped(programme: Programme) -> tuple[str, ...]:
    """Return the ids of people who are called as somebody else was, who is called otherwise now as well.

    Who marries takes a new name, and a namesake keeps theirs; names only change places by mistake.
    """
    known = {one.id: one for one in programme.register if one.since is not None}
    now = {person.id: person.name for person in programme.people}
    changed = {one: known[one] for one, name in now.items() if one in known and known[one].name != name}
    by_name = {entry.name: entry for entry in changed.values()}
    return tuple(one for one in changed if _is_of_another(one, now[one], by_name))


def _is_of_another(person: str, name: str, by_name: Mapping[str, Registration]) -> bool:
    return name in by_name and by_name[name].id != person
