"""Whom somebody avoids without a name may be anybody, so nobody is proposed to them until it is mended."""

import pytest

from mentorsheets.domain.model import Person
from mentorsheets.pairing.propose import propose
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import TODAY, book


def read(avoid: str) -> tuple[Person, set[str], int]:
    """Return Ana as she is read, the names of those who are proposed to her, and how many cells are to mend."""
    people = [
        {"Name": "Ana Duarte", "Email": "ana@example.org", "Avoid": avoid, "Team": "Law"},
        {"Name": "Cleo Roy", "Email": "cleo@example.org", "Offers": "Role models"},
        {"Name": "Bo Lind", "Email": "bo@example.org", "Offers": "Role models", "Team": "Finance"},
    ]
    needs = [{"Person": "ana@example.org", "Need": "Role models", "How many": "2"}]
    programme = read_programme(book(Participants=people, Needs=needs)).programme
    names = {one.id: one.name for one in programme.people}
    told = sum(problem.needs_mending for problem in programme.problems)
    return programme.people[0], {names[one.giver] for one in propose(programme, TODAY).new}, told


@pytest.mark.parametrize(
    "text",
    [
        "everyone but Cleo", "todos menos Cleo", "tout le monde sauf Cleo", "alle außer Cleo", "toda a gente exceto a Cleo",
        "الجميع ما عدا Cleo", "nobody but Cleo, please", "men", "Bo and all managers", "people older than me", "anyone from Sales",
        "my boss", "mi jefa", "mon ancien chef", "mein Vorgesetzter", "o meu chefe", "مديري", "somebody I work with", "see below",
        "the tall guy", "el director", "any of the directors", "everyone but Finance", "yes", "Yes - ask me", "✓", "x", "TRUE", "2", "confidential", "to be discussed", "vertraulich", "سري", "أفضل الحديث عنه شخصيا", "It's complicated, please call me", "I'd rather tell you in person",
    ],
)  # fmt: skip
def test_who_avoids_people_without_a_name_is_matched_with_nobody_and_it_is_told(text: str) -> None:
    ana, proposed, told = read(text)
    assert (ana.avoid_unread, proposed) == (True, set())
    assert told >= 1


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("John Smith", {"Bo Lind", "Cleo Roy"}),
        ("Yes, Bo Lind", {"Cleo Roy"}),
        ("Bo, my former boss", {"Cleo Roy"}),
        ("Bo (he was my manager)", {"Cleo Roy"}),
        ("John Smith, my old landlord", {"Bo Lind", "Cleo Roy"}),
        ("Happy with everyone except Bo", {"Cleo Roy"}),
        ("anyone from Finance", {"Cleo Roy"}),
        ("my whole team", {"Bo Lind", "Cleo Roy"}),
        ("nobody I know of", {"Bo Lind", "Cleo Roy"}),
        ("everyone is welcome", {"Bo Lind", "Cleo Roy"}),
        ("I get along with everybody", {"Bo Lind", "Cleo Roy"}),
        ("bin offen für alle", {"Bo Lind", "Cleo Roy"}),
        ("they're all lovely", {"Bo Lind", "Cleo Roy"}),
        ("todos me valen", {"Bo Lind", "Cleo Roy"}),
        ("mir sind alle recht", {"Bo Lind", "Cleo Roy"}),
        ("الكل مرحب به", {"Bo Lind", "Cleo Roy"}),
        ("0", {"Bo Lind", "Cleo Roy"}),
    ],
)
def test_a_name_that_is_nobody_s_here_or_none_at_all_holds_nobody(text: str, proposed: set[str]) -> None:
    ana, found, _ = read(text)
    assert (ana.avoid_unread, found) == (False, proposed)
