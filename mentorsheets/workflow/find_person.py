"""Who is meant by a name or an address that somebody typed."""

from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson


def find_person(programme: Programme, who: str) -> Person:
    """Return who is meant by a name or an address.

    Raises:
        WrongUse: nobody is, or several are.
    """
    directory = Directory(KnownPerson(person.id, person.name, person.address) for person in programme.people)
    try:
        return programme.person_by_id[directory.one(who).value]
    except NotUnderstood as error:
        raise WrongUse(error.sentence, error.hint) from None
