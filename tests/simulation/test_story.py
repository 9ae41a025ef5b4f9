"""The story of a year tells one relationship in its own mails, and what went wrong as plainly as the rest."""

from datetime import date

import pytest

from mentorsheets.domain.support import Stand
from mentorsheets.report.charts import draw_stands
from mentorsheets.report.words import PageWords
from mentorsheets.simulation.correspondence import BEFORE_FOOTER, tell_in_mails
from mentorsheets.simulation.page import year_page
from mentorsheets.simulation.story import WENT_WRONG, failures, weeks
from mentorsheets.simulation.year import Year, live


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    folder = tmp_path_factory.mktemp("story") / "demo"
    return live(folder, lambda _: None, weeks=12, people=12, seed=12, begins=date(2027, 1, 4))


@pytest.mark.thorough
def test_one_relationship_is_told_from_the_first_question_to_the_last_answer(year: Year) -> None:
    told = tell_in_mails(year)
    assert told is not None
    mails = [post for post in told.posts if post.text]
    assert [post.day for post in told.posts] == sorted(post.day for post in told.posts)
    assert {"yes", "closing questions answered"} & {post.line.split(":")[0] for post in told.posts}
    assert len({post.who for post in mails} - {"coordinator@example.org"}) == 2
    for post in mails:
        assert "mailto:" not in post.text
        assert BEFORE_FOOTER not in post.text
        assert any(letter.text.startswith(post.text.partition("\n[ ")[0]) for letter in year.letters)


@pytest.mark.thorough
def test_what_went_wrong_is_counted_and_what_is_open_at_the_end(year: Year) -> None:
    rows = dict(failures(year))
    assert [label for label, _ in WENT_WRONG] == list(rows)[:-1]
    assert f"of {len(year.programme.needs)}" in rows["Needs that have nobody at the end"]


@pytest.mark.thorough
def test_each_week_counts_every_need_of_those_who_take_part_once(year: Year) -> None:
    last = weeks(year)[-1]
    counted = sum(last.stands.values())
    assert 0 < counted <= len(year.programme.needs)
    assert not any(stand in last.stands for stand in (Stand.AWAY, Stand.WITHDRAWN))


def test_the_areas_of_a_week_come_to_all_its_needs() -> None:
    picture = draw_stands([{Stand.MET: 1, Stand.NOBODY: 3}, {Stand.HELPED: 2}], PageWords("en", ""))
    assert picture.count("<path") == 4
    assert ">4<" in picture


@pytest.mark.thorough
def test_the_page_holds_all_of_it_in_one_file_without_a_link(year: Year) -> None:
    page = year_page(year)
    for heading in ("One relationship in its own mails", "What went wrong", "Who helps whom at the end"):
        assert heading in page
    assert "mailto:" not in page
    assert "<script" not in page
