"""Numbers before questions, notes behind them, and rows of one moment: the same list without them is read the same."""

import pytest

from mentorsheets.sheet.cells.trimmings import without_trimmings
from tests.sheet.adopt.lists import adopt_text

ROLE = "Are you signing up as a mentor or mentee?"
AROUND = [
    "{}", "Q7: {}", "3. {}", "12) {}", "{} (optional)", "{} (please be brief)", "{} *", "{} - select one", "{} [Pflichtfeld]", "{} (facultatif) *",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_a_question_for_roles_is_known_whatever_stands_around_it(around: str) -> None:
    came = adopt_text(
        f"Name|Email|Topics|{around.format(ROLE)}\nAna Dua|ana@example.org|Law|Mentee\n"
        "Bo Lind|bo@example.org|Law|Mentor\nCy Kern|cy@example.org|Art|Mentor\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}


@pytest.mark.parametrize("around", AROUND)
def test_whom_somebody_wishes_for_is_wished_for_whatever_stands_around_the_question(around: str) -> None:
    came = adopt_text(
        f"Name|Email|What do you need?|What do you offer?|{around.format('Mentor 1st choice')}\n"
        "Ana Dua|ana@example.org|Role models||Bo Lind\nBo Lind|bo@example.org||Role models|\n"
    )
    assert (came.avoids, came.pairs) == ({}, {("Bo Lind", "Ana Dua")})


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "What do you need? (check all that apply)",
            "What do you need? (check all that apply) - Other - Text",
        ),
        ("Q2: What do you need?", "Q2: What do you need? [Other]"),
        ("Was brauchst du? (kurz)", "Was brauchst du? - Andere - Text (kurz)"),
    ],
)
def test_a_text_beside_other_is_known_whatever_stands_around_the_question(question: str, text: str) -> None:
    came = adopt_text(
        f"Name|Email|{question}|{text}|What do you offer?\nAna Dua|ana@example.org|Other|Beekeeping|\n"
        "Bo Lind|bo@example.org|||Beekeeping\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}


@pytest.mark.parametrize(
    "question", ["1. Wahl", "2. Mentor", "24/7", "3 things you like", "Mentor (or mentee)", "(optional)"]
)
def test_what_is_no_trimming_stays(question: str) -> None:
    assert without_trimmings(question) == question


@pytest.mark.parametrize("times", [("11/20/2026 9:00:01",) * 2, ("", "")])
def test_rows_of_one_moment_are_topics_of_one_person_together(times: tuple[str, str]) -> None:
    came = adopt_text(
        "Timestamp|Name|Email|Topic|Role\n"
        f"{times[0]}|Bo Lind|bo@example.org|Law|Mentor\n{times[1]}|Bo Lind|bo@example.org|Art|Mentor\n"
        f"{times[0]}|Ana Dua|ana@example.org|Law|Mentee\n{times[1]}|Ana Dua|ana@example.org|Art|Mentee\n"
    )
    assert came.offers == {"Bo Lind": {"Law", "Art"}}
    assert came.asks == {"Ana Dua": {"Law", "Art"}}


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    came = adopt_text(
        "Timestamp|Name|Email|What do you offer?\n11/20/2026 9:00:01|Bo Lind|bo@example.org|Role models\n"
        "11/21/2026 9:00:01|Bo Lind|bo@example.org|Safe space\n"
    )
    assert came.offers == {"Bo Lind": {"Safe space"}}
