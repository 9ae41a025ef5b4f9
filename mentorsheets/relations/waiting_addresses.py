"""Addresses that mail came back from for good: whoever has one is not written to until a human acted."""

from collections.abc import Iterator

from mentorsheets.domain.dead_addresses import find_dead, list_addresses
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word

OF_ADDRESS = "address/"
"""How the name begins of an address that waits."""
CAME_BACK = (
    "Mail to this address came back for good, so nothing more goes there. Correct the address, and mail goes "
    "to the new one by itself; or, if it is right, say so, and it is tried again."
)


def find_dead_addresses(desk: Situation) -> Iterator[Waiting]:
    """Yield each such address, by whom it reaches."""
    programme, people = desk.programme, desk.programme.person_by_id
    for address, ids in list_addresses(programme).items():
        entry = find_dead(address, programme)
        if entry is None:
            continue
        by_people = (Spot("Participants", one, "Email") for one in ids)
        yield Waiting(
            key=f"{OF_ADDRESS}{entry.id}", topic=Topic.MAIL,
            who=", ".join(people[one].name for one in ids) or _name_of(address, desk),
            words=CAME_BACK, since=entry.on, choices=(Word.RIGHT,),
            spots=tuple(by_people) or (Spot("Settings", _setting_of(address, desk), "Value"),),
            people=ids, about=address,
        )  # fmt: skip


def _setting_of(address: str, desk: Situation) -> str:
    is_safety = address == desk.programme.settings.safety_address.casefold()
    return "Safety contact e-mail" if is_safety else "Coordinator e-mail"


def _name_of(address: str, desk: Situation) -> str:
    return "The safety contact" if _setting_of(address, desk) == "Safety contact e-mail" else "You"
