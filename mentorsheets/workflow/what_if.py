"""What would change if a person were otherwise, read from words like "Can support:Ana+1"; only shown."""

import re
from collections.abc import Iterable
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.pairing.whatif import (
    Difference,
    difference,
    newcomers,
    with_language,
    with_limit,
    with_offer,
    with_people,
    with_standing,
)
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.cells.choices import read_standing
from mentorsheets.sheet.cells.languages import read_languages
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import nearest
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.find_person import find_person

MOST = 1000
"""The largest limit of a person that a what-if may set."""
CHANGEABLE_COLUMNS = ("Can support", "Wants at most", "Offers", "Languages", "Status", "Newcomers")
WORDED = re.compile(r"^\s*([^:]+):\s*(.+?)\s*([+=]|-(?=[^-]*$))\s*(.+?)\s*$")
WHAT_IF_EXAMPLES = (
    'Write it as "Can support:Ana+1", "Offers:Ana+Role models", "Languages:Ana+Portuguese", '
    '"Status:Ana=left", "Newcomers:Role models in Portuguese+2", or name an edited copy (.xlsx).'
)


def what_if(
    backend: Backend, config: Config, moment: Moment, wishes: Iterable[str]
) -> tuple[Programme, Programme, Difference]:
    """Return the programme, what it would be if all these wishes were so, and what pairing would come to.

    A wish is a change in words, or the path of an edited copy of the workbook.

    Raises:
        WrongUse: a wish is not understood, or the sheet cannot be read.
        Unreachable: the sheet did not answer.
    """
    programme = instead = read_without_forgotten(backend, config, moment).programme
    for wish in wishes:
        if wish.strip().casefold().endswith(".xlsx"):
            instead = read(Workbook(Path(wish.strip()).expanduser())).programme
        else:
            instead = with_people(instead, _people(wish, instead))
    today = moment.today(programme.settings.time_zone)
    return programme, instead, difference(programme, instead, today)


def _people(wish: str, programme: Programme) -> Iterable[Person]:
    found = WORDED.match(wish)
    column = nearest(found[1], CHANGEABLE_COLUMNS) if found else None
    if found is None or column is None:
        raise WrongUse("This what-if is not understood.", WHAT_IF_EXAMPLES)
    try:
        if column == "Newcomers":
            return _newcomers(found[2], found[4], programme)
        return [_change(find_person(programme, found[2]), column, found[3], found[4], programme)]
    except NotUnderstood as error:
        raise WrongUse(error.sentence, error.hint or WHAT_IF_EXAMPLES) from None


def _newcomers(offer: str, count: str, programme: Programme) -> Iterable[Person]:
    kind, _, languages = offer.rpartition(" in ")
    if not kind:
        kind, languages = offer, programme.settings.language
    known = read_kind(kind, programme.catalogue).value
    return newcomers(programme, known, read_languages(languages).value, _number(count))


def _change(person: Person, column: str, sign: str, value: str, programme: Programme) -> Person:
    if column == "Status":
        return with_standing(person, read_standing(value).value[0])
    if column == "Offers":
        return with_offer(person, sign, read_kind(value, programme.catalogue).value)
    if column == "Languages":
        return with_language(person, sign, read_languages(value).value)
    return with_limit(person, column, sign, _number(value))


def _number(value: str) -> int:
    if not value.isdecimal() or int(value) > MOST:
        raise WrongUse(f"A what-if about a limit needs a number of at most {MOST}.", WHAT_IF_EXAMPLES)
    return int(value)
