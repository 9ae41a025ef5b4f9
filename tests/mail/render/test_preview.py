"""The preview shows each mail as it is, and nothing of a mail gets out of its frame."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.mail.render.compose import compose
from mentorsheets.mail.render.preview import Shown, preview_page
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.reading import Page
from tests.mail.render.samples import SAMPLES, letter

PLAIN = Shown(
    to="Amina", address="amina@example.org", kind="check-in", why="It is due.", subject="How is it going?",
    text="Hello", html="<p>Hello</p>", source="From: x", when="Monday", state="planned", file="mail.eml",
)  # fmt: skip


def test_it_says_to_whom_why_when_and_how_it_reads(shipped_templates: Templates) -> None:
    mail = compose([SAMPLES["check-in"]], letter(), templates=shipped_templates)
    shown = replace(PLAIN, subject=mail.subject, text=mail.text, html=mail.html)
    page = Page(preview_page([shown], title="What would go out", lead="One mail."))
    for words in (
        "What would go out",
        "One mail.",
        "Amina",
        "<amina@example.org>",
        "It is due.",
        "Monday",
        "planned",
    ):
        assert words in page.said
    for choice in ("Phone", "Desktop", "Plain text", "Source", "Dark"):
        assert choice in page.said
    (frame,) = [attrs for tag, attrs in page.elements if tag == "iframe"]
    assert (frame["srcdoc"], frame["sandbox"]) == (mail.html, "")
    assert " ".join(mail.text.split()) in page.said


def test_it_stands_alone_without_script_or_anything_from_elsewhere() -> None:
    alone = replace(PLAIN, file="")
    page = Page(preview_page([alone, alone], title="x"))
    assert not {"script", "link", "img", "object", "form"} & set(page.tags)
    assert not [attrs for _, attrs in page.elements if {"src", "href", "action"} & set(attrs)]
    policies = [
        attrs.get("content") for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_it_leads_to_the_file_beside_it_and_nowhere_else() -> None:
    (link,) = [
        attrs["href"]
        for tag, attrs in Page(preview_page([replace(PLAIN, file="javascript:x")], title="x")).elements
        if tag == "a"
    ]
    assert link == "./javascript:x"


def test_an_outbox_without_sources_and_an_empty_one_are_shown_too() -> None:
    assert "Source" not in Page(preview_page([replace(PLAIN, source="")], title="x")).said
    assert "no mail is due" in preview_page([], title="x")


@given(
    text=st.one_of(
        st.text(max_size=80), st.sampled_from(['"></iframe><script>x</script>', "\ud800", "</pre>"])
    )
)
@settings(max_examples=100, deadline=None)
def test_whatever_a_mail_holds_the_page_keeps_its_shape(text: str) -> None:
    hostile = Shown(**{one.name: text or "x" for one in fields(Shown)})
    page = preview_page([hostile], title=text, lead=text)
    assert Page(page).tags == Page(preview_page([PLAIN], title="x")).tags
    assert page.encode()
