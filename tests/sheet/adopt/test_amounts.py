"""A number below "How many?" makes nobody ask or offer, and a group of questions keeps its side."""

import pytest

from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.text import split_list
from mentorsheets.sheet.forms.mapping import could_fill
from tests.sheet.adopt.lists import adopt_tab, adopt_text

HEADS = [
    "||Offers||Seeks|\nName|Email|Topic|How many|Topic|How many",
    "||Help|||\n||Offers||Seeks|\nName|Email|Topic|How many|Topic|How many",
    "Name|Email|Offers: Topic|Offers: How many|Seeks: Topic|Seeks: How many",
    "Name|Email|I offer [Topic]|I offer [Hours a month]|I need [Topic]|I need [Hours a month]",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_one_below_how_many_is_no_yes(head: str) -> None:
    came = adopt_text(f"{head}\nAna Dua|ana@example.org|Chess|2|Go|1\nBo Lind|bo@example.org|Go|1|Chess|1\n")
    assert came.offers == {"Ana Dua": {"Chess"}, "Bo Lind": {"Go"}}
    assert came.asks == {"Ana Dua": {"Go"}, "Bo Lind": {"Chess"}}


@pytest.mark.parametrize("head", ["Offers: Topic|Seeks: Topic", "Offers [Topic]|Seeks [Topic]"])
def test_whoever_is_both_offers_what_stands_below_offers_alone(head: str) -> None:
    came = adopt_text(
        f"Name|Email|Role|{head}\nAna Dua|ana@example.org|Both|Chess|Go\nBo Lind|bo@example.org|Both|Go|Chess\n"
    )
    assert came.offers == {"Ana Dua": {"Chess"}, "Bo Lind": {"Go"}}
    assert came.asks == {"Ana Dua": {"Go"}, "Bo Lind": {"Chess"}}


NUMBERED = [
    "1) Chess\n2) Go",
    "1. Chess 2. Go",
    "(1) Chess; (2) Go",
    "#1 Chess, #2 Go",
    "• Chess • Go",
    "1.Chess, 2.Go",
]


@pytest.mark.parametrize("text", NUMBERED)
def test_a_numbered_list_is_several_topics_without_their_numbers(text: str) -> None:
    tab = Tab(
        "List",
        (
            ("Name", "Email", "Offers", "Needs"),
            ("Ana Dua", "ana@example.org", "Chess, Go", None),
            ("Bo Lind", "bo@example.org", None, text),
        ),
    )
    came = adopt_tab(tab)
    assert came.asks == {"Bo Lind": {"Chess", "Go"}}
    assert came.pairs == {("Ana Dua", "Bo Lind")}


@pytest.mark.parametrize("text", ["1. FC Köln", "24/7 chat", "2) Go", "Java 11, Java 2", "GPT 2. Go"])
def test_a_number_that_belongs_to_a_thing_stays_with_it(text: str) -> None:
    assert split_list(text.split(", ", maxsplit=1)[0]) == [text.split(", ", maxsplit=1)[0]]


@pytest.mark.parametrize(
    "question",
    ["How many people can you coach?", "How many learners could you host?", "How many tutees will you take?", "¿A cuántas personas puedes orientar?",
     "Wie viele Personen kannst du beraten?", "Combien de personnes pouvez-vous guider ?", "Quantas pessoas você pode orientar?"],
)  # fmt: skip
def test_how_many_somebody_can_help_is_asked_with_many_verbs(question: str) -> None:
    assert could_fill(question) == "Can support"


@pytest.mark.parametrize(
    "question", ["How many hours can you coach?", "How many people would you like to help you?"]
)
def test_how_many_hours_or_helpers_is_something_else(question: str) -> None:
    assert could_fill(question) != "Can support"


@pytest.mark.parametrize(
    "question",
    ["¿Prefieres en línea o en persona?", "Lieber online oder persönlich?", "Préférez-vous en présentiel ou à distance ?", "Presencial ou remoto?", "Face to face or virtual?",
     "هل تفضل عبر الإنترنت أم حضوريًا؟"],
)  # fmt: skip
def test_a_choice_of_two_ways_to_meet_is_where(question: str) -> None:
    assert could_fill(question) == "Where"


@pytest.mark.parametrize(
    "question",
    ["Anything we should bear in mind when matching you?", "Is anything important when we match you?", "What matters to you when being paired?"],
)  # fmt: skip
def test_what_matters_when_somebody_is_matched_is_no_time_of_a_week(question: str) -> None:
    assert could_fill(question) != "Availability"
    assert could_fill("When are you free?") == could_fill("Days when we can meet") == "Availability"
