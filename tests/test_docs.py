"""The docs are true: generated pages are current, every command is told, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from docs.generate import stale

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def test_the_generated_pages_are_what_the_code_says():
    assert stale() == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page):
    words = CODE.sub("", page.read_text(encoding="utf-8"))
    missing = [link for link in LINK.findall(words) if not (page.parent / link).exists()]
    assert missing == []
