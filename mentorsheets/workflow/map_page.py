"""The page of one person's map, with its picture, and those of all."""

from collections.abc import Mapping
from pathlib import Path

from mentorsheets.domain.model import Person, Standing
from mentorsheets.domain.plain_text import name_file
from mentorsheets.domain.programme import Programme
from mentorsheets.report.drawing import draw_support
from mentorsheets.report.pages import render_page
from mentorsheets.report.personal import Maps, SupportMap
from mentorsheets.workflow.maps import list_cards, summarise, words_for, write_private


def make_page(programme: Programme, person: Person, found: SupportMap, sources: Mapping[str, str]) -> str:
    """Return the page of one person's map, in their language."""
    words = words_for(person.languages, sources, programme)
    facts = {
        "map": found,
        "programme": programme.settings.programme,
        "summary": summarise(found, words),
        "picture": draw_support(found, words),
        "cards": list(list_cards(found, words)),
    }
    return render_page("map.html", sources, words, facts)


def write_all(programme: Programme, maps: Maps, sources: Mapping[str, str], folder: Path) -> int:
    """Write the map of everybody who takes part into a folder, for its owner's eyes; return how many."""
    people = [person for person in programme.people if person.standing is Standing.ACTIVE]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for person in people:
        name = name_file(person.name) or "person"
        write_private(
            folder / f"{name}-{person.id}.html", make_page(programme, person, maps.of(person), sources)
        )
    return len(people)
