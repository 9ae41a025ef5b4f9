"""What is only told of a sheet: few lines, and each cell in one of them."""

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.api.rows import ProblemRow
from mentorsheets.cli.remarks import MOST_NAMED_CELLS, group_remarks, join_alike


def remark(cell: str, value: str, sentence: str, hint: str = "") -> ProblemRow:
    rest = {"needs_mending": False, "is_new": False, "has_own_line": False, "is_noted": False}
    return ProblemRow("Participants", cell, value, sentence, hint, **rest)


def test_readings_of_one_column_stand_in_one_line_each_once() -> None:
    found = [remark(f"H{n}", "Berlin", "Read as Europe/Berlin.") for n in (2, 3)]
    found += [remark("H4", "Porot", "Read as Europe/Lisbon."), remark("E2", "two", "Read as 2.")]
    assert list(group_remarks(found)) == [
        "Participants, column H, read: “Berlin” as Europe/Berlin (H2, H3), “Porot” as Europe/Lisbon (H4).",
        "Participants, column E, read: “two” as 2 (E2).",
    ]


def test_the_same_remark_on_many_cells_is_made_once_and_counts_those_that_it_does_not_name() -> None:
    same = [
        remark(f"A{n}", "Ana", "Another person has the same name.") for n in range(2, 4 + MOST_NAMED_CELLS)
    ]
    (line,) = group_remarks(same)
    assert line == (
        "Participants A2, A3, A4, A5, A6, A7 and 2 more (“Ana”): Another person has the same name."
    )


def test_the_same_in_several_cells_is_one_thing_to_mend() -> None:
    found = [remark("A2", "Gil", "Nobody has this name."), remark("A5", "Ana", "Nobody has this name.")]
    joined = list(join_alike([*found, remark("A9", "Gil", "Nobody has this name.")]))
    assert [(one.cell, one.value) for one in joined] == [("A2, A9", "Gil"), ("A5", "Ana")]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 3), st.sampled_from(["x", ""]), st.sampled_from(["Read as 2.", "Odd.", "Read as it is"])), max_size=6))  # fmt: skip
def test_no_remark_is_lost(made: list[tuple[str, int, str, str]]) -> None:
    found = [remark(f"{column}{row}", value, sentence) for column, row, value, sentence in made]
    told = list(group_remarks(found))
    assert len(told) <= len(found)
    for one in found:
        assert any(one.cell in line for line in told)
