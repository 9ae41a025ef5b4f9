"""Answers below a question for topics that are no topic: none becomes a kind of need, and each is asked about."""

from pathlib import Path

import pytest

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.sheet.cells.no_topic import says_no_topic
from mentorsheets.sheet.forms.options import options
from tests.workflow.sheets import run, table, workbook


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "answer",
    [
        "All of the above",
        "same as Ana",
        "Anything but grants",
        "tbd",
        "I'm not sure yet",
        "Other: learning to say no, politely",
        "Todo lo anterior",
        "Pas encore décidé",
        "Alles außer Excel",
        "ainda não sei",
        "كل ما سبق",
    ],
)
def test_an_answer_that_is_no_topic_is_asked_about_and_no_kind_of_need(tmp_path: Path, answer: str) -> None:
    rows = [
        ["Name", "Email", "Needs", "Offers"],
        ["Ana Duarte", "ana@example.org", "Grants", None],
        ["Bo Lind", "bo@example.org", None, "Grants"],
        ["Cy Young", "cy@example.org", answer, None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    told = run("adopt", path, "--yes", code=1)
    kinds = [str(row["Need"]) for row in table(path, "Need kinds")]
    assert "Grants" in kinds
    assert not any(answer in kind or "politely" in kind for kind in kinds)
    assert "no kind of need" in told or "No need is named here" in told
    assert [row["Need"] for row in table(path, "Needs") if row["Person"] == "cy@example.org"] == [answer]


@pytest.mark.parametrize(
    "topic",
    [
        "All-age teaching",
        "Anything technical",
        "Everyday English",
        "Same-sex parenting",
        "Know-how",
        "Todo list apps",
        "none",
    ],
)
def test_a_topic_with_such_a_word_in_it_is_one(topic: str) -> None:
    assert not says_no_topic(topic)


def test_what_is_said_below_other_is_one_answer_with_its_commas() -> None:
    assert options("Grants, Other: to say no, kindly", DEFAULT) == ["Grants", "Other: to say no, kindly"]
