"""What lists are called beside one another: "Students" are those who ask beside "Mentors" alone."""

from collections.abc import Collection, Iterable, Mapping

from mentorsheets.sheet.adopt.contrasts import ROLES_OF
from mentorsheets.sheet.adopt.counterparts import part_counterparts
from mentorsheets.sheet.adopt.leanings import lean
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.role_words import WEAK_ASKERS, WEAK_GIVERS
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.cells.text import plain


def find_roles_beside(titles: Iterable[str]) -> Mapping[str, Role]:
    """Return the roles of lists whose titles are one beside a list that is plainly of the other side.

    Where lists of both sides are there already, or two that may be the other, nobody can tell.
    """
    plainly = {title: role_of_title(title) for title in titles}
    sides = {role for role in plainly.values() if role}
    if not sides and (parted := part_counterparts(plainly)):
        said = {title: parted[plain(title)] for title in plainly}
        return {title: next(iter(roles)) for title, roles in said.items() if roles and len(roles) == 1}
    if len(sides) != 1:
        return {} if sides else _find_leaning(plainly, (Role.OFFERS, Role.ASKS))
    is_of_givers = sides == {Role.OFFERS}
    meant, other = (WEAK_ASKERS, WEAK_GIVERS) if is_of_givers else (WEAK_GIVERS, WEAK_ASKERS)
    words = {title: plain(title.replace("_", " ")) for title, role in plainly.items() if role is None}
    # "Alumnas" are students in Spanish, and graduates elsewhere: of one word, the side that lacks is meant.
    likely = [title for title, said in words.items() if meant.search(said)]
    found = [title for title in likely if not other.search(meant.sub(" ", words[title]))]
    lacking = Role.ASKS if is_of_givers else Role.OFFERS
    return {found[0]: lacking} if len(found) == 1 else {} if found else _find_leaning(words, (lacking,))


def _find_leaning(titles: Iterable[str], lacking: Collection[Role]) -> Mapping[str, Role]:
    """Return the lists whose titles lean to the sides that lack, nothing unless each of these has one."""
    found: dict[Role, list[str]] = {role: [] for role in lacking}
    for title in titles:
        sides = lean(title.replace("_", " "))
        roles = [role for side in sides for role in ROLES_OF.get(side, ())]
        if len(roles) == len(sides) == 1 and roles[0] in found:
            found[roles[0]].append(title)
    return (
        {own[0]: role for role, own in found.items()} if all(len(own) == 1 for own in found.values()) else {}
    )
