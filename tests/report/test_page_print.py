"""What a page shows on paper: the pictures too, which a narrow window leaves out, and dark ink in any case."""

import re
from pathlib import Path

from mentorsheets.resources import find_shipped

CSS = (Path(find_shipped("templates")) / "pages/pages.css").read_text("utf-8")
MEDIA = re.compile(r"@media ([^{]*)\{")


def test_only_a_narrow_screen_leaves_pictures_out_since_paper_is_as_narrow() -> None:
    rules = [rule for rule in CSS.split("@media ")[1:] if ".wide { display: none; }" in rule]
    assert [rule.partition("{")[0].strip() for rule in rules] == ["screen and (max-width: 760px)"]


def test_only_a_dark_screen_has_light_ink() -> None:
    dark = [found for found in MEDIA.findall(CSS) if "dark" in found]
    assert dark == ["screen and (prefers-color-scheme: dark) "]
