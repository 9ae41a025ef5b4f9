"""A language that no table has is one for those who write it the same, and that is told."""

from mentorsheets.sheet.cells.languages import read_languages


def test_a_language_that_nobody_here_knows_is_told() -> None:
    assert read_languages("English, Bahasa").value == ("English", "Bahasa")
    assert "no table of ours" in read_languages("English, Bahasa").remark
    assert read_languages("English, BSL").remark == ""
