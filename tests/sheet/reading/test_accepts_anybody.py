"""Answers to "whom not?" by which anybody will do, in six languages, and those that only sound like it."""

import pytest

from mentorsheets.domain.model import Place
from mentorsheets.sheet.cells.anybody import accepts_anybody
from mentorsheets.sheet.cells.nothing import names_nobody
from mentorsheets.sheet.cells.places import IN_PERSON, read_place
from tests.sheet.adopt.lists import adopt_text

ANYBODY = (
    "I get along with everyone|everyone is fine|nobody comes to mind|Nope! Everyone's great|can't say there is anyone|I have no enemies|"
    "I'm new here so no|don't know anybody yet|I'm easy|Everybody here seems lovely!|no bad blood with anyone|No one. I'm easy to get along with.|"
    "None, they all seem nice|there is nobody I want to avoid|no issues with anybody|I can work with anyone|No one, all good :)|¯\\_(ツ)_/¯|🤷|"
    "ningún problema con nadie|no tengo problemas con nadie|todos bien|con todos me llevo bien|nadie, todos me caen bien|no conozco a nadie todavía|"
    "sin problemas con nadie|No hay nadie con quien tenga problemas|"
    "pas de problème avec personne|aucun souci avec qui que ce soit|je m'entends bien avec tous|tout le monde est sympa|"
    "non, je m'entends avec tout le monde|Il n'y a personne que je veuille éviter|personne ne me vient à l'esprit|"
    "kein Problem mit jemandem|keine Probleme mit irgendwem|komme mit jedem aus|alle sind nett|Nein, alle sind willkommen|keine, alle passen|"
    "mit niemandem Probleme|kenne noch niemanden|"
    "nenhum problema com ninguém|não tenho problema com ninguém|me dou com todos|ninguém, todos são ótimos|não, me dou bem com todo mundo|todos são legais|"
    "لا أحد|أنسجم مع الجميع|لا مشكلة مع أي شخص|ليس لدي خلاف مع أحد|الجميع لطفاء|لا، أتفق مع الجميع|لا أعرف أحدا بعد|غير متاح"
)
SOMEBODY = (
    "everyone|all|Bo|my boss|They know who they are|I don't know, maybe Bo?|I have issues with everyone|I can't say|ask me|all men|"
    "everyone but Bo|everyone is fine except Bo|I get along with everyone but Bo|Everyone is fine. Not Bo though|I don't like anyone|I trust nobody|"
    "I don't get along with everyone|not everyone is fine|no, not everyone is nice|"
    "todos|todo el mundo|problemas con todos|tengo problemas con alguien|no todos me caen bien|no me llevo bien con todos|"
    "tout le monde|je n'aime personne|je ne m'entends avec personne|tous ne sont pas sympas|je ne m'entends pas bien avec tout le monde|"
    "alle|alle außer Bo|mit allen Probleme|ich komme mit niemandem klar|nicht alle sind nett|ja, mit allen komme ich nicht klar|"
    "nem todos são legais|não me dou bem com todos|não gosto de ninguém|"
    "الجميع|لا أنسجم مع الجميع|ليس الجميع لطفاء|لدي مشكلة مع شخص|Nada Haddad|Nil Serra"
)


@pytest.mark.parametrize("answer", ANYBODY.split("|"))
def test_anybody_will_do(answer: str) -> None:
    assert names_nobody(answer) or accepts_anybody(answer)


@pytest.mark.parametrize("answer", SOMEBODY.split("|"))
def test_somebody_may_be_meant(answer: str) -> None:
    assert (names_nobody(answer), accepts_anybody(answer)) == (False, False)


@pytest.mark.parametrize(("answer", "paired"), [("todos bien", True), ("no todos bien", False)])
def test_whoever_accepts_anybody_is_matched(answer: str, *, paired: bool) -> None:
    came = adopt_text(
        "Name|Email|What do you need?|What can you offer?|Anyone to avoid?\n"
        f"Ana Duarte|ana@example.org|Role models||{answer}\nBo Lind|bo@example.org||Role models|\n"
    )
    assert (came.pairs == {("Bo Lind", "Ana Duarte")}) is paired


@pytest.mark.parametrize("text", ["en personne", "En personne uniquement", "seulement en personne"])
def test_in_person_is_no_denial_in_french(text: str) -> None:
    place = read_place(text).value
    assert place == Place(online=False, cities=frozenset((IN_PERSON,)))


@pytest.mark.parametrize(
    "text",
    ["either is fine with me", "Both are possible", "Happy to do either", "Whichever", "depends", "It depends", "les deux me conviennent", "cualquiera de las dos",
     "beides ist ok", "qualquer um dos dois", "الاثنان"],
)  # fmt: skip
def test_either_is_no_city(text: str) -> None:
    assert read_place(text).value == read_place("either").value


@pytest.mark.parametrize(
    "text", ["anywhere in Porto", "Greater Porto", "Porto area", "Porto city centre", "Downtown Porto"]
)
def test_what_stands_around_a_town_is_no_part_of_its_name(text: str) -> None:
    assert read_place(text).value == read_place("Porto").value


def test_a_town_keeps_its_whole_name() -> None:
    assert read_place("Mexico City").value.cities == {"mexico city"}
    assert read_place("Kansas City").value.cities == {"kansas city"}


def test_a_wish_to_meet_in_person_names_no_city() -> None:
    assert "in person" in read_place("I'd rather meet in person").value.cities
