"""A run by the clock pairs by itself: after a no the next best person stands there, and nothing else moves."""

from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.domain.ids import person_id
from tests.jobs.harbour import MONDAY, one_pass
from tests.workflow.sheets import (
    ANA,
    ANAS_NEED,
    EVE,
    GIL,
    NEEDS,
    PEOPLE,
    set_cell,
    small_programme,
    table,
    workbook,
)

DAY = timedelta(days=1)
COORDINATOR = [["Setting", "Value"], ["Coordinator e-mail", "co@example.org"]]
HAL = ["Hal", "hal@example.org", None, "Role models", 1, 1]


def sheet(folder: Path, *settings: list[object]) -> Path:
    return small_programme(folder, Participants=[PEOPLE, GIL, HAL, ANA], Settings=[*COORDINATOR, *settings])


def proposals(path: Path) -> list[tuple[object, object]]:
    rows = table(path, "Matches") if "Matches" in titles(path) else []
    return [(row["Giver"], row["State"]) for row in rows]


def titles(path: Path) -> list[str]:
    import openpyxl  # noqa: PLC0415

    return openpyxl.load_workbook(path, read_only=True).sheetnames


def test_a_pass_proposes_and_after_a_no_the_next_best_person_without_anyone_s_asking(tmp_path: Path) -> None:
    path = sheet(tmp_path)
    one_pass(path, MONDAY)
    (first,) = proposals(path)
    assert first[1] == "proposed"
    set_cell(path, "Matches", 1, "Coordinator", "decline")
    for later in range(1, 4):
        one_pass(path, MONDAY + later * DAY)
    found = dict(proposals(path))
    assert found.keys() == {"Gil", "Hal"}
    assert found.pop(first[0]) != "proposed"
    assert list(found.values()) == ["proposed"]


@pytest.mark.thorough
def test_nothing_is_written_where_nothing_changed_and_a_second_pass_of_a_day_does_not_pair(
    tmp_path: Path,
) -> None:
    path = sheet(tmp_path)
    one_pass(path, MONDAY)
    before = proposals(path)
    one_pass(path, MONDAY + timedelta(hours=1))
    one_pass(path, MONDAY + 2 * DAY)
    assert proposals(path) == before


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("word", "count"), [("only when asked", 0), ("weekly", 1), ("when something changed", 1)]
)
def test_the_setting_says_when(tmp_path: Path, word: str, count: int) -> None:
    path = sheet(tmp_path, ["Propose matches", word])
    one_pass(path, MONDAY)
    assert len(proposals(path)) == count


@pytest.mark.thorough
def test_no_more_wait_at_once_than_the_programme_wants_and_the_waiting_rows_stay_as_they_are(
    tmp_path: Path,
) -> None:
    people = [[f"Giver {n}", f"g{n}@example.org", None, "Role models", 1, 1] for n in range(4)]
    asking = [[f"Asker {n}", f"a{n}@example.org", None, None, None, 1] for n in range(4)]
    path = workbook(
        tmp_path / "programme.xlsx",
        Participants=[PEOPLE[:6], *people, *asking],
        Needs=[NEEDS, *([f"Asker {n}", *ANAS_NEED[1:]] for n in range(4))],
        Settings=[*COORDINATOR, ["Proposals at once", 2]],
    )
    one_pass(path, MONDAY)
    first = table(path, "Matches")
    assert [row["State"] for row in first] == ["proposed", "proposed"]
    set_cell(path, "Matches", 1, "Coordinator", "approve")
    one_pass(path, MONDAY + DAY)
    after = table(path, "Matches")
    assert len(after) == 3
    assert after[1] == first[1]


def test_whoever_left_three_mails_unanswered_is_not_proposed_until_they_write(tmp_path: Path) -> None:
    gil = person_id("gil@example.org", "Gil")
    silent = [
        ["Message", "Kind", "Person", "Period", "State", "On", "Person id", "Carries"],
        *(
            [
                f"m{n}",
                "needs-refresh",
                "Gil",
                f"2026-{n}",
                "sent",
                f"2026-10-0{n + 1}",
                gil,
                f"check-in/{n}",
            ]
            for n in range(3)
        ),
    ]
    path = small_programme(
        tmp_path, Participants=[PEOPLE, GIL, ANA, EVE], Settings=COORDINATOR, Messages=silent
    )
    one_pass(path, MONDAY)
    assert ("Gil", "proposed") not in proposals(path)


@pytest.mark.thorough
def test_on_the_day_on_which_somebody_starts_they_are_looked_for(tmp_path: Path) -> None:
    starts = (MONDAY + 2 * DAY).date()
    later = [*ANA, *[None] * (len(PEOPLE) - len(ANA)), starts]
    path = small_programme(tmp_path, Participants=[[*PEOPLE, "From"], GIL, later], Settings=COORDINATOR)
    for day, count in ((0, 0), (1, 0), (2, 1)):
        one_pass(path, MONDAY + day * DAY)
        assert len(proposals(path)) == count
