"""A column for each topic and side of it, texts beside "Other", and files whose names say who asks."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Book
from tests.sheet.adopt.lists import adopt_book, adopt_text, tab_of

SIDES = [
    "CV [I look for]|CV [I offer]|Law [I look for]|Law [I offer]",
    "I look for [CV]|I offer [CV]|I look for [Law]|I offer [Law]",
    "CV wants|CV gives|Law wants|Law gives",
    "CV - I need this|CV - I can teach this|Law - I need this|Law - I can teach this",
    "CV (needs help)|CV (can help)|Law (needs help)|Law (can help)",
    "CV sucht|CV bietet|Recht sucht|Recht bietet",
    "CV [busco]|CV [ofrezco]|Derecho [busco]|Derecho [ofrezco]",
    "Je cherche : CV|J'apporte : CV|Je cherche : Droit|J'apporte : Droit",
    "CV [procuro]|CV [ofereço]|Direito [procuro]|Direito [ofereço]",
    "CV [أحتاج]|CV [أقدم]|Law [أحتاج]|Law [أقدم]",
]
GROUPS = [
    "What I look for||What I bring|",
    "Das suche ich||Das bringe ich mit|",
    "Lo que busco||Lo que ofrezco|",
    "Je cherche||J'apporte|",
    "O que procuro||O que trago|",
]


@pytest.mark.parametrize("titles", SIDES)
@pytest.mark.parametrize("ticks", [("x", ""), ("Yes", "No"), ("1", "0")])
def test_columns_of_a_topic_and_a_side_are_needs_and_offers(titles: str, ticks: tuple[str, str]) -> None:
    yes, no = ticks
    came = adopt_text(
        f"Name|Email|{titles}\nAna Dua|ana@example.org|{yes}|{no}|{no}|{yes}\n"
        f"Bo Lind|bo@example.org|{no}|{yes}|{yes}|{no}\nCy Kern|cy@example.org|{no}|{no}|{yes}|{no}\n"
    )
    assert {("Bo Lind", "Ana Dua")} < came.pairs
    assert len(came.asks["Ana Dua"]) == len(came.offers["Ana Dua"]) == 1
    assert "Cy Kern" not in came.offers


@pytest.mark.parametrize("groups", GROUPS)
def test_a_matrix_below_what_is_sought_and_brought_is_needs_and_offers(groups: str) -> None:
    came = adopt_text(
        f"||{groups}\nName|Email|CV|Law|CV|Law\nAna Dua|ana@example.org|x|||\nBo Lind|bo@example.org||x|x|\n"
        "Cy Kern|cy@example.org||||x\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua"), ("Cy Kern", "Bo Lind")}


def test_a_topic_whose_name_is_a_deed_is_no_side() -> None:
    came = adopt_text(
        "Name|Email|Role|Teaching|Public speaking\nAna Dua|ana@example.org|Mentee|x|\n"
        "Bo Lind|bo@example.org|Mentor|x|x\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}
    assert came.asks == {"Ana Dua": {"Teaching"}}


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        ("{} - Selected Choice", "{} - Other - Text"),
        ("{}", "{} Other (please specify)"),
        ("{}", "{} [Otro]"),
        ("{}", "{} – Autre – Texte"),
    ],
)
def test_a_text_beside_other_is_what_is_needed_or_offered(chosen: str, text: str) -> None:
    need, offer = "What do you need help with?", "What can you help others with?"
    came = adopt_text(
        f"Name|Email|{chosen.format(need)}|{text.format(need)}|{chosen.format(offer)}|{text.format(offer)}\n"
        "Ana Dua|ana@example.org|Other|Beekeeping||\nBo Lind|bo@example.org|||Law, Other|Beekeeping\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}
    assert came.asks == {"Ana Dua": {"Beekeeping"}}


@pytest.mark.parametrize(
    ("givers", "askers"),
    [
        ("mentors-example", "teams-example"),
        ("Coaches", "Startups"),
        ("Paten", "Geflüchtete"),
        ("tutors (1)", "pupils (1)"),
        ("mentores", "emprendedores"),
        ("parrains", "jeunes"),
        ("Angebote", "Gesuche"),
        ("ofertas", "demandas"),
    ],
)
def test_titles_of_two_lists_say_who_asks(givers: str, askers: str) -> None:
    lists = [
        tab_of("Name|Email|Slot 1\nBo Lind|bo@example.org|1\n", givers),
        tab_of("Name|Email|Slot 1\nAna Dua|ana@example.org|1\n", askers),
    ]
    for there in (lists, lists[::-1]):
        came = adopt_book(Book(tuple(there)))
        assert came.pairs == {("Bo Lind", "Ana Dua")}


def test_nobody_asks_in_a_list_of_everybody_beside_mentors() -> None:
    lists = (
        tab_of("Name|Email\nBo Lind|bo@example.org\n", "Mentors"),
        tab_of("Name|Email\nAna Dua|ana@example.org\nBo Lind|bo@example.org\n", "Everybody"),
    )
    assert not adopt_book(Book(lists)).asks


WORDS = (
    ("I look for", "I offer"), ("wants", "gives"), ("need", "offer"), ("Want to learn", "Can teach"), ("suche", "biete"), ("brauche ich", "kann ich"),
    ("busco", "ofrezco"), ("je cherche", "je propose"), ("procuro", "ofereço"), ("أحتاج", "أقدم"),
)  # fmt: skip
WAYS = (
    "{topic} [{side}]",
    "{side} [{topic}]",
    "{topic} - {side}",
    "{side}: {topic}",
    "{topic} ({side})",
    "{topic} {side}",
)
TOPICS = ("CV", "Law", "Grants", "Public speaking", "Teaching")
TICKS_AND_NONE = (("x", ""), ("Yes", "No"), ("1", "0"), ("TRUE", "FALSE"), ("✓", ""))


@pytest.mark.thorough
@settings(max_examples=12)
@given(
    st.sampled_from(WORDS),
    st.sampled_from(WAYS),
    st.lists(st.sampled_from(TOPICS[:4]), min_size=2, max_size=4, unique=True),
    st.sampled_from(TICKS_AND_NONE),
    st.randoms(use_true_random=False),
    st.data(),
)
def test_what_is_ticked_below_a_topic_and_a_side_is_the_truth(
    words: tuple[str, str],
    way: str,
    topics: list[str],
    ticks: tuple[str, str],
    order: Random,
    data: st.DataObject,
) -> None:
    columns = [(topic, side) for topic in topics for side in (0, 1)]
    order.shuffle(columns)
    people = {
        name: data.draw(st.frozensets(st.sampled_from(columns), min_size=1), label=name)
        for name in ("Ana Dua", "Bo Lind", "Cy Kern")
    }
    titles = [way.format(topic=topic, side=words[side]) for topic, side in columns]
    lines = [["Name", "Email", *titles]]
    for name, ticked in people.items():
        marks = [ticks[0] if one in ticked else ticks[1] for one in columns]
        lines.append([name, f"{name[:2].lower()}@example.org", *marks])
    came = adopt_text("\n".join("|".join(line) for line in lines))
    for side, read in ((0, came.asks), (1, came.offers)):
        truth = {name: {topic for topic, own in ticked if own == side} for name, ticked in people.items()}
        assert read == {name: topics_of for name, topics_of in truth.items() if topics_of} or came.told
        assert all(read.get(name, set()) <= own for name, own in truth.items())
