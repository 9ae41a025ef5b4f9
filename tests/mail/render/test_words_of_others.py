"""Whatever somebody typed into the sheet, in a mail it is words and nothing else."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorsheets.mail.facts import KINDS, LetterFacts, Link, OfferBack, YesNo
from mentorsheets.mail.facts.base import Section
from mentorsheets.mail.render.compose import LARGEST_HTML, compose
from mentorsheets.mail.render.escaping import LONGEST_LINK, clean, unveil, veil
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.filled import filled
from tests.mail.render.reading import Page
from tests.mail.render.samples import letter

TEMPLATES = Templates.load()
LINK = Link("https://forms.example.org/f?entry.1=k3v9q2&entry.2=met")
PIECES = (
    "{{ 7*7 }}", "{% for", "<script>alert(1)</script>", "<img src=x onerror=y>", "](http://evil.invalid)",
    "[x](", "http://evil.invalid", "<http://evil.invalid>", "=?utf-8?q?Bcc:?=", "\r\nBcc: x@evil.invalid",
    "\n\n", "\n", "# ", "- ", "1. ", "> ", "```", "---", "-- \n", "    ", "**", "*", "_", "`", "\\", "|",
    "&lt;", "&#10;", "\u202e", "\u2066", "\u2069", "\x00", "\x1b[31m", "\u2028", "\x85", "\ue000",
    "\ue001", "\ue002", "\ue003", "\U000f0041", "\ud800", "שלום", "مرحبا", "Zoë", '"', "'", "' onclick='x",
    "\">", "]]>", "<!--", "javascript:alert(1)", "%0d%0a",
)  # fmt: skip
hostile = st.one_of(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=8).map("".join),
    st.text(max_size=60),
)
kinds = st.sampled_from(KINDS)
languages = st.sampled_from(["English", "Spanish", "Arabic"])


def shape(html: str) -> list[tuple[str, str | None]]:
    return [(tag, attrs.get("href")) for tag, attrs in Page(html).elements if tag not in {"bdi", "br"}]


@pytest.mark.thorough
@given(text=hostile, kind=kinds, language=languages, yes=st.booleans())
@example(text="\ud800", kind=KINDS[0], language="English", yes=True)
@settings(max_examples=150, deadline=None)
def test_any_text_in_every_fact_leaves_the_shape_of_the_mail_and_its_links_as_they_are(
    text: str, kind: type[Section], language: str, yes: bool
) -> None:
    mail, usual = (
        compose(
            [filled(kind, words, LINK, yes=yes)],
            filled(LetterFacts, words, LINK, yes=yes),
            templates=TEMPLATES,
            languages=[language],
        )
        for words in (text or "x", "x")
    )
    assert shape(mail.html) == shape(usual.html)
    assert len(mail.html.encode()) < LARGEST_HTML
    assert sum(line == "-- " for line in mail.text.split("\n")) == 1


@given(text=hostile, kind=kinds, language=languages)
@settings(max_examples=150, deadline=None)
def test_a_subject_is_one_line_that_no_mail_program_decodes(
    text: str, kind: type[Section], language: str
) -> None:
    subject = compose(
        [filled(kind, text, LINK)], filled(LetterFacts, text, LINK), templates=TEMPLATES, languages=[language]
    ).subject
    assert "=?" not in subject
    assert len(subject.splitlines()) == 1
    assert len(subject) <= 150
    assert not [sign for sign in subject if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Zl", "Zp"}]


@pytest.mark.thorough
@given(address=st.one_of(hostile, hostile.map("https://".__add__), hostile.map("mailto:".__add__)))
@settings(max_examples=300, deadline=None)
def test_a_link_leads_to_the_web_or_to_a_mail_or_is_no_link(address: str) -> None:
    answer = YesNo(yes=Link(address), no=LINK)
    mail = compose([OfferBack(need="x", answer=answer)], letter(), templates=TEMPLATES)
    for link in Page(mail.html).links:
        assert re.fullmatch(r"(https?://|mailto:)[!-~]+", link, re.IGNORECASE)
        assert not set(link) & set("<>\"'`\\ (){}[]") - {"'"}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.invalid", "", "https:// x"]
)
def test_a_link_that_leads_nowhere_good_is_only_its_words(address: str) -> None:
    answer = YesNo(yes=Link(address), no=LINK)
    mail = compose([OfferBack(need="x", answer=answer)], letter(), templates=TEMPLATES)
    assert LINK in Page(mail.html).links
    assert not [
        link for link in Page(mail.html).links if not link.startswith(("https://forms", "mailto:care"))
    ]
    assert "Yes" in Page(mail.html).said


def test_a_text_put_into_a_link_is_escaped_there() -> None:
    templates = Templates.load(tab={"offer-back": "Subject: x\n\n[Look](https://x.example/?q={{ need }})"})
    answer = YesNo(yes=LINK, no=LINK)
    mail = compose([OfferBack(need="a&b)(c d", answer=answer)], letter(), templates=templates)
    assert "https://x.example/?q=a%26b%29%28c%20d" in Page(mail.html).links


@pytest.mark.thorough
@given(text=hostile)
@settings(max_examples=300)
def test_what_is_veiled_comes_out_clean_and_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert unveil(f"a{veil(text)}b", str) == f"a{clean(text)}b"
    assert clean(clean(text)) == clean(text)


@pytest.mark.thorough
@given(text=hostile)
@settings(max_examples=300)
def test_veiled_text_has_no_sign_of_markdown_html_or_a_line(text: str) -> None:
    assert all(unicodedata.category(sign) == "Co" for sign in veil(text))


def test_a_text_far_too_long_is_cut_and_shows_that_it_was() -> None:
    assert len(clean("ß" * 100_000)) == LONGEST_LINK
    assert clean("ß" * 100_000).endswith("…")
