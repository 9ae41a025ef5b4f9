"""Parts of a question that people put into an order, or mark from one to five."""

import pytest

from mentorsheets.sheet.adopt.ranks import read_rank
from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize("question", ["Rank these", "Rank the following", "Topics"])
@pytest.mark.parametrize("ranks", [("1st", "2nd", "3rd", "4th"), ("1", "2", "3", "4"), ("First choice", "Second choice", "Third choice", "Fourth choice")])  # fmt: skip
def test_what_somebody_ranks_first_is_asked_for_or_offered_by_their_role(
    question: str, ranks: tuple[str, ...]
) -> None:
    first, second, third, last = ranks
    titles = "|".join(f"{question} [{topic}]" for topic in ("Excel", "Grants", "Law", "Talks"))
    came = adopt_text(f"""
Name|Email|Role|{titles}
Ana|ana@example.org|Mentee|{second}|{first}|{third}|{last}
Bo|bo@example.org|Mentor|{last}|{first}|{second}|{third}
""")
    assert came.asks == {"Ana": {"Excel", "Grants", "Law"}}
    assert came.offers == {"Bo": {"Grants", "Law", "Talks"}}


def test_marks_from_one_to_five_are_no_ticks_and_told() -> None:
    came = adopt_text("""
Name|Email|Role|Rate your interest in topics [Excel]|Rate your interest in topics [Grants]
Ana|ana@example.org|Mentee|5|5
Bo|bo@example.org|Mentor|1|3
""")
    assert (came.asks, came.offers) == ({"Ana": {"Mentoring"}}, {"Bo": {"Mentoring"}})
    assert any("Rate your interest" in one and "nothing" in one for one in came.told)


def test_a_part_of_the_day_on_no_day_is_no_time() -> None:
    came = adopt_text("""
Name|Email|Needs|Offers|When? [Mornings (9-12)]|When? [Evenings (5-8)]
Ana|ana@example.org|Law||Mon, Tue|None
Bo|bo@example.org||Law|None|Fri
""")
    assert not any("Evenings" in one or "None" in one for one in came.told), came.told
    assert came.pairs == set()


@pytest.mark.parametrize(
    ("text", "rank"),
    [("1st", 1), ("2nd choice", 2), ("dritte Wahl", 3), ("primera", 1), ("deuxième", 2), ("الأول", 1), ("Rank 4", 4), ("x", 0), ("", 0), ("12 years", 0)],
)  # fmt: skip
def test_a_rank_is_a_number_or_its_word(text: str, rank: int) -> None:
    assert read_rank(text) == rank


@pytest.mark.thorough
@pytest.mark.parametrize(
    "asked",
    [
        "1st choice|2nd choice|3rd choice",
        "First|Second|Third",
        "Choice 1|Choice 2|Choice 3",
        "1. Wahl|2. Wahl|3. Wahl",
        "Erstwunsch|Zweitwunsch|Drittwunsch",
        "Primera opción|Segunda opción|Tercera opción",
        "1er choix|2e choix|3e choix",
        "1ª opção|2ª opção|3ª opção",
        "الخيار الأول|الخيار الثاني|الخيار الثالث",
    ],
)
def test_choices_that_hold_topics_are_asked_for_or_offered_by_role(asked: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|{asked}
Ana Duarte|ana@example.org|Mentor|Grants|Teaching|
Bo Lind|bo@example.org|Mentee|Teaching|Grants|Coding
""")
    assert came.offers == {"Ana Duarte": {"Grants", "Teaching"}}
    assert came.asks == {"Bo Lind": {"Teaching", "Grants", "Coding"}}


@pytest.mark.parametrize("first", ["Cy Moss", "Cy", "cy@example.org", "Jo Grant"])
def test_choices_that_hold_people_are_no_topics(first: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|Topics|1st choice|2nd choice
Ana Duarte|ana@example.org|Mentor|Grants||
Bo Lind|bo@example.org|Mentee|Grants|{first}|Ana Duarte
Cy Moss|cy@example.org|Mentor|Grants||
""")
    assert came.asks == {"Bo Lind": {"Grants"}}
