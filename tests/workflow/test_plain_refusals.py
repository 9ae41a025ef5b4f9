"""A plain refusal is a no where a yes or no was asked, with proof; where nothing was offered, it may mean stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, PlainAnswer, interpret_words
from mentorsheets.sheet.backend import Cell
from tests.workflow.living import GENUINE, Life, _mail, living
from tests.workflow.sheets import table

ANA = "ana@example.org"
REFUSALS = ("Not for me", "no thanks", "I'd rather not", "I will pass, thank you.", "No, thank you!")
IN_OTHER_LANGUAGES = {
    "de": ("Nichts für mich.", "Nein, danke!", "Ich möchte lieber nicht.", "Da passe ich."),
    "es": ("No es para mí.", "No, gracias.", "Prefiero que no.", "Paso, gracias."),
    "fr": ("Ce n'est pas pour moi.", "Non merci !", "Je préférerais ne pas.", "Sans façon, merci."),
    "pt": ("Não é para mim.", "Não, obrigada.", "Prefiro não.", "Passo, obrigado."),
    "ar": ("هذا لا يناسبني", "لا، شكرا", "أفضل ألا", "ليس لي"),
}
ABROAD = [words for several in IN_OTHER_LANGUAGES.values() for words in several]
WRY = (
    "Ja, ja", "na klar...", "von mir aus…", "Sí, claro…", "sí sí", "Oui, oui.", "bien sûr...", "sim, sim",
    "claro que sim...", "نعم نعم", "نعم...", "yeah, right", "yes, sure...", "sure, sure",
)  # fmt: skip
MEANT = ("Ja, gern!", "Sí, claro.", "Oui, bien sûr !", "Claro que sim", "نعم من فضلكم", "Yes, of course.")
ASKED: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State", "Coordinator"],
    ["m1", "Gil", "Ana", "Role models", "proposed", "approve"],
]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana was asked whether she would like to be introduced to Gil."""
    with living(tmp_path, monkeypatch, Matches=ASKED) as one:
        one.run("introduce", "2026-11-23")
        yield one


@pytest.fixture
def in_touch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana was asked how it goes with Gil."""
    with living(tmp_path, monkeypatch) as one:
        one.run("checkin", "2026-11-23")
        yield one


def said(life: Life) -> object:
    return table(life.path, "Matches")[0].get("Asker says")


@pytest.mark.every(4)
@pytest.mark.parametrize("words", REFUSALS)
@pytest.mark.parametrize("genuine", [True, False])
def test_where_a_yes_or_no_was_asked_a_refusal_in_reply_is_a_no(
    asked: Life, words: str, *, genuine: bool
) -> None:
    asked.reply(ANA, words, genuine=genuine)
    asked.run("collect", "2026-11-24")
    assert said(asked) == "no"
    assert asked.status("Ana") is None


@pytest.mark.every(4)
@pytest.mark.parametrize("words", REFUSALS)
def test_without_proof_it_is_no_answer_and_nothing_is_said_to_the_other_one(asked: Life, words: str) -> None:
    forged = _mail(ANA, "co@example.org", "Re: Would Gil be somebody to talk with?", words, genuine=False)
    forged["In-Reply-To"] = "<guessed@example.org>"
    asked.receive(forged)
    asked.run("collect", "2026-11-24")
    assert said(asked) is None
    assert table(asked.path, "Matches")[0]["State"] == "asked"


@pytest.mark.every(2)
@pytest.mark.parametrize("words", REFUSALS)
def test_where_nothing_was_offered_it_holds_and_ends_nothing(in_touch: Life, words: str) -> None:
    in_touch.reply(ANA, words)
    in_touch.run("collect", "2026-11-24")
    assert in_touch.status("Ana") == "held"
    assert [row["Answer"] for row in table(in_touch.path, "Check-ins")] == [None, None]
    assert table(in_touch.path, "Matches")[0]["State"] == "active"
    before = len(in_touch.to(ANA))
    in_touch.pass_day("2026-11-30")
    assert len(in_touch.to(ANA)) == before


@pytest.mark.thorough
@pytest.mark.parametrize(
    "words",
    ["This programme is not for me", "No thanks, I'm done", "I'd rather not be part of this any more"],
)
def test_what_may_be_a_stop_is_no_answer_even_where_a_yes_or_no_was_asked(asked: Life, words: str) -> None:
    asked.reply(ANA, words)
    asked.run("collect", "2026-11-24")
    assert (said(asked), asked.status("Ana")) == (None, "held")


@pytest.mark.thorough
@pytest.mark.parametrize("words", ABROAD)
def test_a_refusal_in_another_language_is_a_no_where_one_was_asked_and_holds_elsewhere(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer is PlainAnswer.NO
    for question in (AskedFor.CHECK_IN, AskedFor.NOTHING):
        found = interpret_words(words, question)
        assert (found.answer, found.holds) == (None, frozenset({HoldReason.STOP}))


@pytest.mark.every(4)
@pytest.mark.parametrize("words", WRY)
def test_a_yes_that_may_be_meant_otherwise_is_a_humans(words: str) -> None:
    for question in (AskedFor.CONSENT, AskedFor.CHECK_IN):
        found = interpret_words(words, question)
        assert (found.answer, found.holds) == (None, frozenset())


@pytest.mark.parametrize("words", MEANT)
def test_a_yes_that_is_meant_is_one(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer is PlainAnswer.YES


@pytest.mark.thorough
def test_through_the_command_a_wry_yes_introduces_nobody_and_a_refusal_abroad_is_a_no(asked: Life) -> None:
    asked.reply(ANA, "Ja, ja…")
    asked.run("collect", "2026-11-24")
    assert said(asked) is None
    assert any("Ja, ja" in str(row) for row in asked.today())
    asked.reply(ANA, "Nein, danke!")
    asked.run("collect", "2026-11-25")
    assert said(asked) == "no"


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "words", ["No", "Nope, sorry", "not this week, sorry", "No, thanks for asking", "Not yet"]
)
def test_a_mere_no_to_whether_they_talked_is_not_yet(in_touch: Life, words: str) -> None:
    in_touch.reply(ANA, words)
    in_touch.run("collect", "2026-11-24")
    assert in_touch.status("Ana") is None
    assert "not yet" in [row["Answer"] for row in table(in_touch.path, "Check-ins")]


@pytest.mark.thorough
def test_a_human_is_told_what_is_true_of_the_proof(in_touch: Life) -> None:
    words = "It's not a good fit."
    in_touch.reply(ANA, words, genuine=False)
    told = in_touch.run("collect", "2026-11-24")
    assert "does not vouch" in told
    asked = in_touch.to(ANA)[-1]
    listed = _mail(ANA, "co@example.org", f"Re: {asked['Subject']}", words, genuine=True)
    listed["In-Reply-To"], listed["List-Id"] = str(asked["Message-ID"]), "<friends.example.org>"
    in_touch.receive(listed)
    told = in_touch.run("collect", "2026-11-25")
    assert "list or a forwarder" in told
    assert "nothing proves" not in told
    assert table(in_touch.path, "Matches")[0]["State"] == "active"
    in_touch.reply(ANA, words, genuine=True)
    in_touch.run("collect", "2026-11-26")
    assert "not a fit" in [row["Answer"] for row in table(in_touch.path, "Check-ins")]
    assert GENUINE in in_touch.mails[-1]
