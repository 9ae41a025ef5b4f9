"""Each mail can be read: by size, by contrast, by direction, in light and in dark, without loading anything."""

import re

import pytest

from mentorsheets.mail.facts import CheckInFacts
from mentorsheets.mail.render.compose import LARGEST_HTML, Composed, compose
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.colours import contrast, declared, split
from tests.mail.render.reading import Page
from tests.mail.render.samples import ASKED, SAMPLES, letter

# What stands on what: the selector of the words, and that of the ground.
PAIRS = (
    (".paper", ".letter"), (".paper", ".paper"), (".from", ".letter"), ("h2", ".letter"), ("h3", ".letter"),
    ("blockquote", ".letter"), ("a", ".letter"), (".foot", ".paper"), (".foot a", ".paper"),
    (".letter a.button", ".letter a.button"),
)  # fmt: skip
LANGUAGES = ("en", "es", "ar")


@pytest.fixture(scope="module")
def mails(shipped_templates: Templates) -> list[Composed]:
    return [
        compose([sample], letter(), templates=shipped_templates, languages=[language])
        for sample in SAMPLES.values()
        for language in LANGUAGES
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground_by_more_than_wcag_asks(
    shipped_templates: Templates, mode: str, words: str, ground: str
) -> None:
    always, dark = (declared(rules) for rules in split(shipped_templates.style))
    values = always if mode == "light" else always | dark
    assert contrast(values[words, "color"], values[ground, "background-color"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_edge_of_a_button_stands_out_from_the_letter(shipped_templates: Templates, mode: str) -> None:
    always, dark = (declared(rules) for rules in split(shipped_templates.style))
    edge = always[".letter a.button", "border"].split()[-1]
    if mode == "dark":
        edge = dark[".letter a.button", "border-color"]
    ground = (always if mode == "light" else dark)[".letter", "background-color"]
    assert contrast(edge, ground) >= 3


def test_every_colour_of_the_light_has_one_for_the_dark(shipped_templates: Templates) -> None:
    always, dark = (declared(rules) for rules in split(shipped_templates.style))
    coloured = {selector for selector, name in always if name in ("color", "background-color")}
    assert coloured <= {selector for selector, name in dark if "color" in name}


def test_a_button_is_large_enough_for_a_thumb_and_the_words_for_tired_eyes(
    shipped_templates: Templates,
) -> None:
    always, _ = (declared(rules) for rules in split(shipped_templates.style))
    assert int(always[".letter a.button", "min-height"].removesuffix("px")) >= 44
    assert int(always[".letter p", "font-size"].removesuffix("px")) >= 16
    assert int(always[".foot", "font-size"].removesuffix("px")) >= 14


def test_no_mail_loads_or_runs_anything(mails: list[Composed]) -> None:
    for mail in mails:
        page = Page(mail.html)
        assert not {"img", "script", "link", "iframe", "form", "video", "object"} & set(page.tags)
        assert not [attrs for _, attrs in page.elements if {"src", "background", "srcset"} & set(attrs)]
        assert not re.search(r"url\(|@import|@font-face", mail.html)


def test_the_style_is_in_each_element_and_the_dark_one_beside(mails: list[Composed]) -> None:
    for mail in mails:
        page = Page(mail.html)
        assert all(attrs.get("style") for tag, attrs in page.elements if tag in ("p", "a", "body"))
        assert "prefers-color-scheme: dark" in mail.html
        assert ("meta", {"name": "color-scheme", "content": "light dark"}) in page.elements


def test_no_mail_comes_near_what_mail_programs_cut_off(mails: list[Composed]) -> None:
    assert max(len(mail.html.encode()) for mail in mails) < LARGEST_HTML / 5


def test_tables_are_for_the_layout_only_and_say_so(mails: list[Composed]) -> None:
    for mail in mails:
        assert all(
            attrs.get("role") == "presentation" for tag, attrs in Page(mail.html).elements if tag == "table"
        )


def test_a_paragraph_of_links_alone_is_a_row_of_buttons_and_a_link_in_a_list_is_not(
    shipped_templates: Templates,
) -> None:
    html = compose([SAMPLES["digest"]], letter(), templates=shipped_templates).html
    classes = [attrs.get("class") for tag, attrs in Page(html).elements if tag == "a"]
    assert classes[:4] == [None] * 4
    assert classes[4:] == ["button"] * 3


def test_every_button_of_a_check_in_weighs_the_same(shipped_templates: Templates) -> None:
    one = CheckInFacts(others=(ASKED.other,), asked=(ASKED,))
    html = compose([one], letter(), templates=shipped_templates).html
    styles = [
        attrs["style"] for tag, attrs in Page(html).elements if tag == "a" and attrs.get("class") == "button"
    ]
    assert len(set(styles[:6])) == 1
