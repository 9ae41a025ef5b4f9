"""The pages in Spanish and Arabic: each sentence of theirs is translated, with all its values and plural forms."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mentorsheets.report.words import PageWords
from mentorsheets.resources import find_shipped

PAGES = find_shipped("templates") / "pages"
ROOT = PAGES.parents[1]
METHODS = [
    ("mentorsheets/report/**.py", "python"),
    ("mentorsheets/workflow/*.py", "python"),
    ("templates/pages/**.html", "jinja2.ext:babel_extract"),
]
OPTIONS = {"templates/pages/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "say": (1,), "count": (1, 2), "_": None}
ONE_OF_TWO = re.compile(r"expected\.met%")
"""Babel reads two sentences, of which one is said, as one."""
VALUE = re.compile(r"%\(\w+\)s")


def sentences() -> Iterator[str]:
    """Yield each sentence of the pages, of those about a count the singular."""
    found = extract_from_dir(ROOT, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        text = message if isinstance(message, str) else message[0]
        if not ONE_OF_TWO.search(text):
            yield text


def catalogue(code: str) -> dict[str, Message]:
    with (PAGES / f"{code}.po").open("rb") as file:
        return {
            one.id if isinstance(one.id, str) else one.id[0]: one for one in read_po(file, code) if one.id
        }


@pytest.mark.parametrize("code", ["es", "ar"])
def test_each_sentence_of_the_pages_is_translated(code: str) -> None:
    known = catalogue(code)
    assert len(set(sentences())) > 100
    assert [text for text in sentences() if text not in known] == []


@pytest.mark.parametrize("code", ["es", "ar"])
def test_each_translation_has_the_values_of_its_sentence_and_all_plural_forms(code: str) -> None:
    with (PAGES / f"{code}.po").open("rb") as file:
        forms = read_po(file, code).num_plurals
    for one in catalogue(code).values():
        said = [str(text) for text in one.string] if isinstance(one.string, tuple) else [str(one.string)]
        assert all(said)
        assert len(said) == (forms if isinstance(one.id, tuple) else 1)
        texts = [str(text) for text in one.id] if isinstance(one.id, tuple) else [str(one.id)]
        wanted = set(VALUE.findall(texts[-1]))
        assert all(set(VALUE.findall(text)) <= wanted for text in said)
        assert set(VALUE.findall(said[-1])) == wanted


@pytest.mark.parametrize(
    ("code", "count", "said"),
    [
        ("es", 1, "hablaron una vez"),
        ("es", 3, "hablaron 3 veces"),
        ("ar", 2, "تحدثوا مرتين"),
        ("ar", 5, "تحدثوا ٥ مرات"),
        ("ar", 100, "تحدثوا ١٠٠ مرة"),
    ],
)
def test_a_count_is_said_in_the_form_that_the_language_has_for_it(code: str, count: int, said: str) -> None:
    words = PageWords(code, (PAGES / f"{code}.po").read_text("utf-8"))
    found = words.count("talked once", "talked %(num)s times", count)
    assert found in {said, said.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))}


def test_names_in_another_script_do_not_run_into_one_another() -> None:
    words = PageWords("ar", (PAGES / "ar.po").read_text("utf-8"))
    assert words.listed(["Ana Duarte", "Bo Lind"]).count("\u2068") == 2
    english = PageWords("en")
    assert english.listed(["Ana Duarte", "Bo Lind"]) == "Ana Duarte and Bo Lind"
    assert english.listed(["مريم يوسفي", "Bo Lind"]) == "\u2068مريم يوسفي\u2069 and \u2068Bo Lind\u2069"
    assert (english.arrow, words.arrow) == ("→", "←")


def test_a_line_in_arabic_stays_so_whatever_letters_a_name_in_it_begins_with() -> None:
    arabic, english = PageWords("ar"), PageWords("en")
    line = "Ana Duarte: قال “See you, Bo” اليوم"
    assert arabic.isolate(line, "Ana Duarte") == "\u2068Ana Duarte\u2069: قال \u2068“See you, Bo”\u2069 اليوم"
    assert arabic.isolate(line, "Bo").count("\u2068") == 1
    assert english.isolate(line, "Ana Duarte") == line
