"""The pictures of README and docs show what today's code would show."""

import re
from pathlib import Path

import pytest

from docs.draw_pictures import PICTURES, find_old, show_demo

ROOT = Path(__file__).parent.parent
PICTURE = re.compile(r"pictures/([\w-]+\.png)")


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    shown = show_demo(tmp_path_factory.mktemp("pictures") / "demo")
    return {name: one.digest() for name, one in shown.items()}


@pytest.mark.thorough
def test_no_picture_is_older_than_what_it_shows(digests: dict[str, str]) -> None:
    assert find_old(digests) == [], "make pictures draws them anew"


@pytest.mark.thorough
def test_a_picture_of_something_else_is_found(digests: dict[str, str]) -> None:
    name = next(iter(digests))
    assert find_old(digests | {name: "another", "unknown": "one"}) == [name, "unknown"]


def test_each_picture_stands_on_a_page_and_each_that_a_page_names_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in PICTURE.findall(page.read_text(encoding="utf-8"))}
    assert named == {file.name for file in PICTURES.glob("*.png")}
