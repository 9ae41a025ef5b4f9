"""Words that ask for thanks to be passed on are known as such, and plain courtesies are not."""

import pytest

from mentorsheets.relations.thanks import asks_to_pass_thanks, says_more_than_thanks

ASKS = (
    "Thank Gil from me.",
    "Could you pass on my thanks to her?",
    "Please let Lena know how thankful I am",
    "Many thanks to Gil!",
    "Dale las gracias a Gil de mi parte",
    "Transmitan mi agradecimiento a Gil",
    "Remerciez Gil de ma part",
    "Richtet Gil bitte meinen Dank aus",
    "Agradeçam ao Gil por mim",
    "اشكروا غيل نيابةً عني",
)
COURTESIES = (
    "Thank you.",
    "I dare more than I did. Thank you.",
    "Thanks to you all for everything that you do for us",
    "Gracias por todo",
    "Danke euch",
    "Merci beaucoup",
    "Obrigada pela ajuda",
    "He thanked me once, which I liked.",
    "شكرا لكم",
)


@pytest.mark.parametrize("words", ASKS)
def test_asking_that_somebody_be_thanked_is_known_in_six_languages(words: str) -> None:
    assert asks_to_pass_thanks(words)
    assert asks_to_pass_thanks(f"It was good.\n{words}")
    assert not says_more_than_thanks(words)
    assert says_more_than_thanks(f"I dare more than I did. {words}")


@pytest.mark.parametrize("words", COURTESIES)
def test_thanking_us_asks_for_nothing(words: str) -> None:
    assert not asks_to_pass_thanks(words)
