"""What a programme still lacks altogether before anybody can be brought together, with where to type it."""

import re
from collections.abc import Iterator

from mentorsheets.domain.model import Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.forms.unused import is_of_unused
from mentorsheets.sheet.reading.kinds import NO_SUCH_KIND

UNUSED_NAMED = 12
"""Questions that fill nothing named in one sentence; more could not be read at a glance."""
COULD_FILL = re.compile(r"It could fill [^:.]+")


def tell_what_lacks(programme: Programme) -> Iterator[str]:
    """Yield a sentence for each thing without which nothing is proposed: people, needs, offers, addresses."""
    people = programme.people
    if not people:
        yield (
            "Nobody stands in the tab Participants yet. Add a row for each person, or let mentorsheets adopt "
            "take a list that you have."
        )
        return
    unknown = [one.tab for one in programme.problems if NO_SUCH_KIND in one.sentence]
    if not programme.needs and "Needs" in unknown:
        yield "No row of Needs can be read yet: what stands there is none of the tab Need kinds."
    elif not programme.needs:
        yield "Nobody asks for anything yet: add a row to the tab Needs for each thing that somebody needs."
    offers = any(person.offers for person in people)
    if not offers and "Participants" in unknown:
        yield "No offer can be read yet: those in the column Offers are none of the tab Need kinds."
    elif not offers:
        yield (
            "Nobody offers anything yet: type what somebody could help with into the column Offers of "
            "Participants."
        )
    without = sum(person.address is None for person in people if person.standing is Standing.ACTIVE)
    if without:
        few = "1 person has" if without == 1 else f"{without} people have"
        yield f"{few} no address and cannot be written to, so nobody is proposed to them: type it into Email."


def tell_unused(programme: Programme) -> Iterator[str]:
    """Yield a sentence on the questions of forms and lists that fill nothing, if there are any."""
    notes = [problem for problem in programme.problems if is_of_unused(problem)]
    if notes:
        named = "; ".join(
            f"“{' '.join(note.value.split())}”{_could(note.hint)}" for note in notes[:UNUSED_NAMED]
        )
        more = f"; and {len(notes) - UNUSED_NAMED} more" if len(notes) > UNUSED_NAMED else ""
        yield (
            f"What people answered to these goes nowhere: {named}{more}. mentorsheets check says how to "
            "change that."
        )


def _could(hint: str) -> str:
    found = COULD_FILL.match(hint)
    return f" (it{found[0][2:]})" if found else ""
