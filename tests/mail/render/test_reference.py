"""What the documentation says about the templates is what they are."""

import re
from pathlib import Path

import pytest

from docs.templates_page import reference, renew
from mentorsheets.mail.facts import KINDS
from mentorsheets.mail.render.compose import compose
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.samples import SAMPLES, letter

PAGE = Path(__file__).parents[3] / "docs" / "templates.md"


def test_the_page_names_every_kind_and_fact_as_they_are_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renew(page) == page, "run: make docs"


def test_every_kind_stands_in_the_reference_once_in_the_order_of_their_weight() -> None:
    titles = re.findall(r"^### (.*)$", reference(), re.MULTILINE)
    assert titles == ["letter", *(kind.kind for kind in KINDS)]


def test_the_page_s_example_is_a_template_that_works() -> None:
    example = re.search(r"```\n(Subject:.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    mail = compose(
        [SAMPLES["offer-back"]], letter(), templates=Templates.load(tab={"offer-back": example[1]})
    )
    assert mail.subject == "Would you pass it on?"
    assert "Yes: mailto:" in mail.text


@pytest.mark.parametrize(
    ("written", "got"),
    [
        ("{{ until }}", "4 December 2026"),
        ("{{ until | day }}", "Friday 4 December"),
        ("{% if words %}yes{% else %}no{% endif %}", "yes"),
        ("{% for one in likes %}{{ one }};{% endfor %}", "Baking bread;Birds;"),
        ("{{ likes | count }} {{ likes | first | upper }}", "2 BAKING BREAD"),
        ("{{ common.languages | languages }}", "Portuguese and English"),
        ("{{ every | pace }}", "2 weeks"),
        ("{{ every | often }}", "once every 2 weeks"),
        ("**a** *b?*\\\nc", "a b?\nc"),
    ],
)
def test_what_the_page_says_of_the_brackets_is_so(written: str, got: str) -> None:
    templates = Templates.load(tab={"ask-giver": f"Subject: x\n\n{written}\n"})
    assert f"\n\n{got}\n\n" in compose([SAMPLES["ask-giver"]], letter(), templates=templates).text
