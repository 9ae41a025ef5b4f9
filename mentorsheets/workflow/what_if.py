"""What would change if a person were otherwise, read from words like "Can support:Ana+1"; only shown."""

import re
from collections.abc import Iterable

from mentorsheets.errors import WrongUse
from mentorsheets.model import Person
from mentorsheets.pairing.whatif import Difference, difference, with_limit, with_offer, with_standing
from mentorsheets.programme import Programme
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.choices import read_standing
from mentorsheets.sheet.directory import Directory, Known
from mentorsheets.sheet.kinds import read_kind
from mentorsheets.sheet.understood import NotUnderstood
from mentorsheets.sheet.words import nearest
from mentorsheets.workflow.moment import Moment
from mentorsheets.workflow.opening import read

COLUMNS = ("Can support", "Wants at most", "Offers", "Status")
WORDED = re.compile(r"^\s*([^:]+):\s*(.+?)\s*([+=]|-(?=[^-]*$))\s*(.+?)\s*$")
EXAMPLES = 'Write it as "Can support:Ana+1", "Offers:Ana+Role models" or "Status:Ana=paused".'


def what_if(backend: Backend, moment: Moment, wishes: Iterable[str]) -> tuple[Programme, Difference]:
    """Return the programme, and what pairing would come to if all these wishes were so.

    Raises:
        WrongUse: a wish is not understood, or the sheet cannot be read.
        Unreachable: the sheet did not answer.
    """
    programme = read(backend).programme
    changed: dict[str, Person] = {}
    for wish in wishes:
        person = _person(wish, programme, changed)
        changed[person.id] = person
    today = moment.today(programme.settings.time_zone)
    return programme, difference(programme, changed.values(), today)


def _person(wish: str, programme: Programme, changed: dict[str, Person]) -> Person:
    found = WORDED.match(wish)
    column = nearest(found[1], COLUMNS) if found else None
    if found is None or column is None:
        raise WrongUse("This what-if is not understood.", EXAMPLES)
    directory = Directory(Known(person.id, person.name, person.address) for person in programme.people)
    try:
        person_id = directory.one(found[2]).value
        person = changed.get(person_id, programme.person_by_id[person_id])
        return _changed(person, column, found[3], found[4], programme)
    except NotUnderstood as error:
        raise WrongUse(error.sentence, error.hint or EXAMPLES) from None


def _changed(person: Person, column: str, sign: str, value: str, programme: Programme) -> Person:
    if column == "Status":
        return with_standing(person, read_standing(value).value[0])
    if column == "Offers":
        return with_offer(person, sign, read_kind(value, programme.catalogue).value)
    if not value.isdecimal():
        raise WrongUse("A what-if about a limit needs a number.", EXAMPLES)
    return with_limit(person, column, sign, int(value))
