"""A template's mistakes are found before anything is sent, and said so that a coordinator can mend them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.errors import WrongUse
from mentorsheets.mail.facts import KINDS, CheckInFacts, LetterFacts
from mentorsheets.mail.facts.base import Section
from mentorsheets.mail.render.check import LONGEST_SOURCE, find_mistakes
from mentorsheets.mail.render.compose import compose
from mentorsheets.mail.render.templates import Source, Templates, mistakes_in
from mentorsheets.mail.render.types import NAMES, names_of
from tests.mail.render.reading import Page
from tests.mail.render.samples import SAMPLES, letter

TRANSLATIONS = ("es", "ar")


def mistakes(body: str, kind: str = "check-in") -> str:
    return "\n".join(map(str, find_mistakes(body, f"templates/{kind}.md", names_of(kind))))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Hello {{ otehrs }}", "line 1: There is no “otehrs” here. Did you mean “others”?"),
        ("\n\n{% for a in asked %}\n{{ a.othr }}\n{% endfor %}", "line 4: There is no “othr” here."),
        ("{% for a in asked %}{{ a.taps.mett }}{% endfor %}", "Did you mean “met”?"),
        ("{% for a in asked %}{{ loop.frist }}{% endfor %}", "Did you mean “first”?"),
        ("{{ asked }}", "This cannot be written as it is. Behind a dot it has: other, helps,"),
        ("{% for a in asked %}{{ a.helps }}{% endfor %}", "It is yes or no: ask for it with if."),
        ("{% if helps %}x{% endif %}", "There is no “helps” here."),
        ("{{ programme | uper }}", "There is no “| uper”. Did you mean “upper”?"),
        ("{{ programme | day }}", "“| day” is not for this."),
        ("{{ others | upper }}", "“| upper” is not for this."),
        ("{{ programme | first }}", "“| first” is not for this."),
        ("{% for a in asked %}{{ loop }}{% endfor %}", "Behind a dot it has: first, last, index, length."),
        ("{{ 'a' ~ asked }}", "This cannot be written as it is."),
        ("{% if others > 3 %}x{% endif %}", "Only numbers can be more or less than one another."),
        ("{% if 'x' in programme %}x{% endif %}", "Something can be “in” a list only."),
        ("{{ others | first(2) }}", "“| first” takes nothing in brackets."),
        ("{{ programme.x }}", "There is no “x” here."),
        ("{% for c in programme %}{% endfor %}", "This is not a list"),
        ("{% for a, b in asked %}{% endfor %}", "A loop takes one name"),
        ("x\n{% if others %}", "line 2: It cannot be read:"),
        ("x {{ others ", "It cannot be read:"),
        ("{% include 'letter.md' %}", "A template that includes another file is not understood."),
        ("{% import 'x' as y %}", "A template that imports another file"),
        ("{% extends 'x' %}", "A template that extends another file"),
        ("{% set a = 1 %}", "A template that sets a name of its own"),
        ("{% macro a() %}{% endmacro %}", "A template that defines a macro"),
        ("{{ others.__class__.__mro__ }}", "There is no “__class__” here."),
        ("{{ programme.format(1) }}", "A template that calls something is not understood."),
        ("{{ self }}", "There is no “self” here."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_what_was_meant(body: str, said: str) -> None:
    assert said in mistakes(body)
    assert mistakes(body).startswith("templates/check-in.md, line ")


@pytest.mark.parametrize(
    "body",
    [
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% set a = 'xx' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}",
        "{{ 'x' | center(1000000000) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ 'ab' | replace('', 'x') | join('y') }}",
        "{% for a in asked %}{% for b in asked %}{% for c in asked %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in asked recursive %}{{ loop(asked) }}{% endfor %}",
        "{% for a in asked %}{% for b in asked[:9] %}x{% endfor %}{% endfor %}",
        "x" * (LONGEST_SOURCE + 1),
    ],
)
def test_a_template_that_could_run_or_grow_without_end_is_refused_unread(body: str) -> None:
    assert mistakes(body)


def test_a_template_that_nests_too_deep_to_be_read_is_refused() -> None:
    for deep in (
        "{% if others %}" * 200 + "{% endif %}" * 200,
        "{{ " + "(" * 3000 + "others" + ")" * 3000 + " }}",
    ):
        assert "Too much stands within one another here." in mistakes(deep)


def test_all_mistakes_are_told_at_once_and_nothing_is_loaded() -> None:
    tab = {"check-in": "Subject: {{ otehr }}\n\n{{ x }}", "reminder.es": "Hola"}
    with pytest.raises(WrongUse) as told:
        Templates.load(tab=tab)
    assert told.value.sentence == (
        "check-in in the tab, line 1: There is no “otehr” here. Did you mean “others”?\n"
        "check-in in the tab, line 3: There is no “x” here. "
        "There is: asked, coordinator, others, programme, to.\n"
        "reminder.es in the tab, line 1: The first line is not a subject. "
        "Begin with a line such as: Subject: How is it going?"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chek-in", "No mail is called “chek-in”. Did you mean “check-in”?"),
        ("check-in.klingon-x", "No language has the code “klingon-x”."),
    ],
)
def test_a_file_of_unknown_kind_or_language_is_refused_with_what_was_meant(name: str, said: str) -> None:
    with pytest.raises(WrongUse, match=re.escape(said)):
        Templates.load(tab={name: "Subject: x\n\nx"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ sections }}\n\n{{ pause }} {{ leave }}", "a line --- above its foot"),
        ("Hi\n\n---\n\n{{ pause }} {{ leave }}", "a line with nothing but {{ sections }}"),
        ("{{ sections }}\n\n---\n\n{{ leave }}", "{{ pause }}"),
        ("{{ sections }}\n\n---\n\n{{ pause }}", "{{ leave }}"),
    ],
)
def test_a_letter_that_does_not_say_how_to_stop_is_refused(text: str, said: str) -> None:
    with pytest.raises(WrongUse, match=re.escape(f"It needs {said}.")):
        Templates.load(tab={"letter": text})


def test_a_folder_overrides_what_ships_and_a_tab_overrides_the_folder(tmp_path: Path) -> None:
    (tmp_path / "offer-back.md").write_text("Subject: From the folder\r\n\r\nFolder", "utf-8-sig")
    (tmp_path / "check-in.md").write_text("Subject: From the folder\n\nFolder")
    (tmp_path / "mail.css").write_text("p { color: #123456; }")
    (tmp_path / "README.md").write_text("What this folder is for.")
    templates = Templates.load(folder=tmp_path, tab={"check-in.md": "Subject: From the tab\n\nTab"})
    assert compose([SAMPLES["check-in"]], letter(), templates=templates).subject == "From the tab"
    mail = compose([SAMPLES["offer-back"]], letter(), templates=templates)
    assert mail.subject == "From the folder"
    assert "color: #123456" in mail.html
    assert compose([SAMPLES["withdrawn"]], letter(), templates=templates).subject.startswith("About")


def test_a_mistake_in_a_folder_is_named_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "offer-back.md").write_text("Subject: x\n\nfine\n{{ ned }}")
    with pytest.raises(WrongUse, match=r"/offer-back.md, line 4: .*Did you mean “need”"):
        Templates.load(folder=tmp_path)


PIECES = (
    "{{ others }}", "{{ asked }}", "{% for a in asked %}", "{% endfor %}", "{% if others %}", "{% else %}", "{% endif %}",
    "{{ a.other }}", "{{ a.served.yes }}", "[x]({{ a.taps.met }})", "{{ a.words ~ others }}", "{{ loop.index }}",
    "{{ others | first }}", "{{ a.needs | last }}", "{{ coordinator or programme }}", "{{ 'x' if a.helps else 'y' }}",
    "**", "*", "> ", "- ", "1. ", "\n", "\n\n", "# ", "---\n", "`", "```\n", "text ", "\\", "    ", "<b>", "&amp;",
    "![x](http://y.example/z)", "[z]: http://q.example\n", "[z]", "[", "](",
)  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=10))
@settings(max_examples=150, deadline=None)
def test_a_template_is_refused_or_it_works_for_everybody(
    shipped_templates: Templates, pieces: list[str]
) -> None:
    source = Source("check-in", "en", "Subject: x\n\n" + "".join(pieces), "here")
    if mistakes_in(source):
        return
    sources = {**shipped_templates.sources, ("check-in", "en"): source}
    templates = Templates(sources, shipped_templates.layout, shipped_templates.style)
    for facts in (SAMPLES["check-in"], CheckInFacts(others=(), asked=())):
        tags = Page(compose([facts], letter(), templates=templates).html).tags
        assert not {"img", "b"} & set(tags)


def test_a_mistake_in_the_layout_is_found_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "layout.html").write_text("<p>\n{{ sectoins }}</p>")
    with pytest.raises(WrongUse, match=r"/layout.html, line 2: .*Did you mean “sections”"):
        Templates.load(folder=tmp_path)


def test_a_folder_that_is_not_there_and_a_file_that_is_no_text_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="There is no folder of templates"):
        Templates.load(folder=tmp_path / "nowhere")
    (tmp_path / "check-in.md").write_bytes(b"Subject: caf\xe9")
    with pytest.raises(WrongUse, match="is not plain text"):
        Templates.load(folder=tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "{{ others | first }} {{ others | count }} {{ programme | upper ~ '!' }} {{ coordinator or programme }}",
        "{% if others | count > 1 and 'x' not in others %}a{% elif not others %}b{% else %}c{% endif %}",
        "{{ 'a' if others else 'b' }}",
        "{% for a in asked if a.helps %}{{ loop.index }} {{ a.other }}{% else %}nobody{% endfor %}",
    ],
)
def test_what_a_template_may_do_is_understood_and_works_on_empty_lists_too(body: str) -> None:
    templates = Templates.load(tab={"Check in": f"Subject: x\n\n{body}"})
    for facts in (SAMPLES["check-in"], CheckInFacts(others=(), asked=())):
        assert compose([facts], letter(), templates=templates).subject == "x"


def test_every_kind_is_written_in_english_and_in_each_translation(shipped_templates: Templates) -> None:
    for language in ("en", *TRANSLATIONS):
        assert {kind for kind, code in shipped_templates.sources if code == language} == set(NAMES)


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_writes_every_fact_that_the_english_does(
    shipped_templates: Templates, kind: str, language: str
) -> None:
    def written(code: str) -> list[str]:
        text = shipped_templates.sources[kind, code].text
        return sorted(set(re.findall(r"\{[{%] *(.*?) *[%}]\}", text)))

    assert written(language) == written("en")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_fact_of_a_kind_is_used_by_its_template(
    shipped_templates: Templates, kind: type[Section]
) -> None:
    text = shipped_templates.sources[kind.kind, "en"].text
    for name in set(names_of(kind.kind)) - {"to", "programme", "coordinator"}:
        assert re.search(rf"\b{name}\b", text), name


def test_every_fact_of_the_letter_is_used(shipped_templates: Templates) -> None:
    text = shipped_templates.sources[LetterFacts.kind, "en"].text
    assert all(re.search(rf"\b{name}\b", text) for name in names_of(LetterFacts.kind))
