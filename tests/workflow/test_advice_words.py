"""What would help most, as the coordinator's page says it in their language."""

import pytest

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.pairing.advice import RULE_WORDS, Advice
from mentorsheets.report.words import PageWords
from mentorsheets.resources import find_shipped
from mentorsheets.workflow.advice_words import say_advice

KIND = next(iter(DEFAULT)).id


def words_of(code: str) -> PageWords:
    path = find_shipped("templates") / "pages" / f"{code}.po"
    return PageWords(code, path.read_text(encoding="utf-8") if code != "en" else "")


@pytest.mark.parametrize("code", ["es", "ar"])
@pytest.mark.parametrize("count", [1, 2, 5, 11, 100])
def test_each_advice_is_said_in_the_readers_language(code: str, count: int) -> None:
    kinds = [Advice("rule", KIND, count, count, rule=rule) for rule in RULE_WORDS]
    kinds += [Advice("limit", KIND, count, count)]
    for whole in (True, False):
        kinds.append(Advice("room", KIND, count, count, whole=whole))
        kinds.append(Advice("recruit", KIND, count, count, language="Portuguese", whole=whole))
    told, plain = ([say_advice(one, DEFAULT, words_of(lang)) for one in kinds] for lang in (code, "en"))
    assert len(set(told)) == len(kinds)
    assert not any(set(here.split()) & {"who", "would", "ask", "Portuguese"} for here in told)
    assert not any("%" in here for here in (*told, *plain))


def test_in_english_it_reads_as_pairing_says_it() -> None:
    said = say_advice(Advice("room", KIND, 5, 2), DEFAULT, words_of("en"))
    assert said == "2 more places with those who offer professional development would meet 5 needs."
