"""Columns that are called after people of the list: whoever says no below a name is kept apart from its person."""

import pytest

from tests.sheet.adopt.lists import adopt_text

LIST = """
Name|Email|Needs|Offers|{asked} [Bo Lind]|{asked} [Cy Tan]
Ana Duarte|ana@example.org|Role models||{bo}|{cy}
Bo Lind|bo@example.org||Role models||
Cy Tan|cy@example.org||Writing||
"""


@pytest.mark.parametrize(
    ("asked", "bo", "cy"),
    [
        ("Are you happy to work with these people?", "No", "Yes"),
        ("How would you feel about each of them?", "Please no", "Great"),
        ("Wärst du gern im Tandem mit", "lieber nicht", "gern"),
        ("¿Te gustaría trabajar con?", "no", "sí"),
        ("Would you meet", "❌", "✓"),
        ("Reviewers", "conflict of interest", ""),
        ("I would not work with", "x", ""),
    ],
)
def test_whoever_says_no_below_the_name_of_somebody_is_kept_apart_from_them(
    asked: str, bo: str, cy: str
) -> None:
    came = adopt_text(LIST.format(asked=asked, bo=bo, cy=cy))
    assert "Bo Lind" in came.avoids["Ana Duarte"]
    assert came.pairs == set()


@pytest.mark.parametrize(
    ("asked", "bo"), [("Do you know", "No"), ("Whom would you like?", "false"), ("Have you met", "not yet")]
)
def test_a_no_that_refuses_nobody_keeps_nobody_apart(asked: str, bo: str) -> None:
    came = adopt_text(LIST.format(asked=asked, bo=bo, cy=""))
    assert came.pairs == {("Bo Lind", "Ana Duarte")}


def test_a_column_called_by_a_name_alone_is_one_of_its_person() -> None:
    came = adopt_text(
        "Name|Email|Needs|Offers|Bo Lind\nAna|ana@example.org|Writing||no way\nBo Lind|bo@example.org||Writing|no"
    )
    assert (came.avoids["Ana"], came.pairs) == ({"Bo Lind"}, set())
