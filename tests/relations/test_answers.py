"""Short answers are understood in several languages; anything else is left to a human."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.relations.answers import (
    is_cry_for_help,
    meaning,
    personal_meaning,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("met", Event.MET),
        ("Met!", Event.MET),
        ("We talked, it was great", Event.MET),
        ("Noch nicht", Event.NOT_YET),
        ("Todavía no.", Event.NOT_YET),
        ("अभी नहीं", Event.NOT_YET),
        ("needs something", Event.NEEDS_SOMETHING),
        ("We never met", Event.NEVER_MET),
        ("not a fit", Event.NOT_A_FIT),
        ("Passt nicht", Event.NOT_A_FIT),
        ("my need changed", Event.NEED_CHANGED),
        ("done :-)", Event.NEED_MET),
        ("go on\n\nOn Monday Ana wrote:\n> end", Event.GO_ON),
        ("> met\nnot yet", Event.NOT_YET),
        ("I met her cousin once", Event.UNCLEAR),
        ("not met", Event.UNCLEAR),
        ("metaphors are hard", Event.UNCLEAR),
        ("", Event.UNCLEAR),
        ("42", Event.UNCLEAR),
        ("met? not yet", Event.UNCLEAR),
        ("Done? Not really.", Event.UNCLEAR),
        ("Done, or nearly so", Event.UNCLEAR),
        ("Done, thanks!", Event.NEED_MET),
        ("Done, thanks, though it may come back", Event.UNCLEAR),
        ("Done. She moved away. Thanks", Event.UNCLEAR),
        ("Not a fit? No, she is great", Event.UNCLEAR),
        ("Not a fit, sorry.", Event.NOT_A_FIT),
        ("Not a fit: that is what I feared at first", Event.UNCLEAR),
        ("end. No, go on", Event.UNCLEAR),
        ("never met, until yesterday", Event.UNCLEAR),
    ],
)
def test_the_first_words_say_it_or_nothing_does(text: str, event: Event) -> None:
    assert meaning(text) is event


@pytest.mark.parametrize("event", [e for e in Event if meaning(e.value) is not Event.UNCLEAR])
def test_what_we_write_into_the_sheet_is_read_back_as_the_same(event: Event) -> None:
    assert meaning(event.value) is event


@pytest.mark.parametrize(
    "text",
    [
        "Please TALK TO ME.",
        "met. He threatened me, I am scared",
        "tengo miedo",
        "J'ai peur",
        "Ich werde belästigt",
        "मुझे डर है",
        "ho paura",
        "not safe here",
    ],
)
def test_a_cry_for_help_is_heard_anywhere_in_a_text(text: str) -> None:
    assert is_cry_for_help(text)
    assert meaning(text) is Event.TALK_TO_ME


@pytest.mark.parametrize(
    "text", ["met", "a safe space", "> call me\nmet", "dangerous ideas are fun", "endangered birds"]
)
def test_not_everything_is_a_cry_for_help(text: str) -> None:
    assert not is_cry_for_help(text)


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Yes", True),
        ("ja, gern", True),
        ("sí", True),
        ("No.", False),
        ("no thanks", False),
        ("not now", False),
        ("Nein danke", False),
        ("Yes, gladly.", True),
        ("yes please, with pleasure", True),
        ("Yes, but not with him", None),
        ("No, wait - yes gladly", None),
        ("no. yes", None),
        ("Yes?", None),
        ("No? Why not, yes", None),
        ("Sure, happy to!", True),
        ("Of course", True),
        ("Yes, I would like that", True),
        ("Yes!\n\nBest,\nAna", True),
        ("Sí, con mucho gusto", True),
        ("Oui, avec plaisir", True),
        ("Ja, sehr gerne", True),
        ("No, not this time", False),
        ("No, sorry, too busy right now", False),
        ("Unfortunately not", False),
        ("Lo siento, no puedo", False),
        ("No problem, gladly", None),
        ("Not this time, or perhaps yes", None),
        ("Sure, if it is not him", None),
        ("maybe", None),
        ("Maybe later", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_yes_must_be_a_clear_yes(text: str, yes: bool | None) -> None:
    assert yes_or_no(text) is yes


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("STOP", PersonEvent.LEFT),
        ("pause", PersonEvent.PAUSED),
        ("fewer mails, please", PersonEvent.FEWER),
        ("back", PersonEvent.BACK),
        ("I cannot stop laughing", None),
        ("Stop, please", PersonEvent.LEFT),
        ("Stop, I was joking", None),
        ("Stop? Never", None),
        ("unsubscribe", PersonEvent.LEFT),
    ],
)
def test_a_wish_for_oneself_is_one_word_at_the_front(text: str, event: PersonEvent | None) -> None:
    assert personal_meaning(text) is event


@pytest.mark.parametrize("text", ["> unsubscribe\nyes", "I stopped writing", "He took me off the committee"])
def test_not_every_stop_is_about_mail(text: str) -> None:
    assert personal_meaning(text) is None


@given(st.text())
def test_any_text_at_all_has_some_meaning(text: str) -> None:
    assert meaning(text) in Event
    assert yes_or_no(text) in {True, False, None}


BUTTON = re.compile(r"\[([^\]]+)\]\(\{\{ *(?:one\.)?([a-z_.]+) *\}\}\)")
SAID_BY = {
    "taps.met": Event.MET,
    "taps.not_yet": Event.NOT_YET,
    "taps.something": Event.NEEDS_SOMETHING,
    "taps.done": Event.NEED_MET,
    "taps.no_fit": Event.NOT_A_FIT,
    "still": Event.STILL_NEEDED,
    "go_on": Event.GO_ON,
    "pause": PersonEvent.PAUSED,
    "leave": PersonEvent.LEFT,
    "fewer": PersonEvent.FEWER,
    "answer.no": False,
}
"""What somebody says who taps a button, by its place in the template."""
BUTTONS = sorted(
    {
        (label, SAID_BY[place])
        for template in Path("templates").glob("*.md")
        for label, place in BUTTON.findall(template.read_text(encoding="utf-8"))
        if place in SAID_BY
    },
    key=str,
)


@pytest.mark.parametrize(("label", "said"), BUTTONS)
def test_what_a_button_says_means_the_same_where_it_is_typed_or_written(
    label: str, said: Event | PersonEvent | bool
) -> None:
    read = (
        yes_or_no
        if isinstance(said, bool)
        else personal_meaning
        if isinstance(said, PersonEvent)
        else meaning
    )
    assert read(label) == said
    assert read(f"{label}.") == said


def test_of_each_shipped_language_the_buttons_are_looked_at() -> None:
    assert {"It is met", "Ya está resuelto", "تحقّق المطلوب", "Preferimos seguir"} <= {
        label for label, _ in BUTTONS
    }
