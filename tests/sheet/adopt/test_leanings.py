"""Who asks and who offers in words that no table of roles has: two sides that lean apart tell, and one alone does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.sheet.adopt.leanings import Leaning, lean
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.gender_titles import asks_for_gender
from tests.sheet.adopt.lists import Came, adopt_book, adopt_text
from tests.sheet.adopt.test_layout_grammar import EXAMPLES

GIVES = (
    "pass on what I know", "share", "can teach", "What I bring", "Happy to chat about", "Ask me about", "Strengths you bring", "help others learn",
    "someone under my wing", "I can help", "Things I feel confident in", "Acompaño", "A dar", "Quienes acompañan", "Lo que puedo aportar", "me gusta ayudar",
    "J'accompagne", "transmettre", "Ce que j'apporte", "offrir mon expérience", "Je suis à l'aise avec", "etwas weiterzugeben", "Das kann ich gut", "Wissen teilen",
    "Ich begleite jemanden", "anderen helfen", "partilhar", "O que trago", "Quem apoia", "quero apoiar alguém", "Domino bem", "أن أعلّم الآخرين", "أساعد زملائي",
    "walk beside someone new", "I could run a session on", "guiar a otra persona", "Puedo echar un cable con", "Quienes dan", "einer anderen Person zur Seite stehen",
    "mit Rat und Tat bereitstehen", "montrer le chemin", "Sur quoi peut-on te solliciter", "caminho ao lado de alguém", "ما يمكنني تعليمه",
)  # fmt: skip
GETS = (
    "I'd like some guidance", "learn", "What I'm after", "Would love to hear about", "Growing edges", "Where I could use a hand", "someone to guide me",
    "help me with", "Support needed", "be supported", "Things I'm less sure about", "Teach me about", "Me acompañan", "A recibir", "que alguien me acompañe",
    "Lo que me hace falta", "Quiero dominar", "Je suis accompagné", "être épaulée", "Ce que je viens chercher", "J’aurais besoin d’un coup de main en", "etwas mitzunehmen", "dazuzulernen",
    "Ich möchte begleitet werden", "Da bräuchte ich jemanden", "Wissen erwerben", "an die Hand genommen werden", "Quem é apoiado", "O que levo", "Gostaria de dominar",
    "alguém que me ajude", "أن أتعلم", "يساعدني زملائي", "ما أود أن أستفيد منه",
    "have someone walk beside me", "I'd sit in on a session on", "que alguien me guíe", "Me vendría genial un cable con", "Quienes reciben", "jemanden an meiner Seite haben",
    "Ich wünsche mir Rat und Tat", "qu'on te montre le chemin", "Sur quoi veux-tu solliciter les autres", "quero alguém ao meu lado", "ما أريد تعلمه",
)  # fmt: skip
NEITHER_SIDE = (
    "Grants",
    "I don't want to share",
    "no",
    "Team colour",
    "When are you free?",
    "لا أريد أن أساعد",
    "",
)


@pytest.mark.parametrize(
    ("texts", "side"), [(GIVES, {Leaning.GIVES}), (GETS, {Leaning.GETS}), (NEITHER_SIDE, set[Leaning]())]
)
def test_a_text_leans_by_who_does_what_for_whom(texts: tuple[str, ...], side: set[Leaning]) -> None:
    assert {text: lean(text) for text in texts if lean(text) != side} == {}


def sides(came: Came) -> tuple[set[str], set[str]]:
    return set(came.asks), set(came.offers)


TWO = """
Name|Email|{0}|Topics
Ines Carvalho|ic@example.org|{1}|Grants
Piotr Zielony|pz@example.org|{2}|Grants
"""


@pytest.mark.parametrize(
    ("title", "gives", "gets"),
    [
        ("I'm here to", "share", "learn"), ("What brings you here?", "I'd like to pass on what I know", "I'd like some guidance"),
        ("Place", "J'accompagne", "Je suis accompagné"), ("Tandemrolle", "begleitend", "begleitet"), ("Role", "Supporter", "Supported"),
    ],
)  # fmt: skip
def test_answers_that_lean_apart_say_who_asks_and_who_offers(title: str, gives: str, gets: str) -> None:
    came = adopt_text(TWO.format(title, gives, gets))
    assert came.asks == {"Piotr Zielony": {"Grants"}}
    assert came.offers == {"Ines Carvalho": {"Grants"}}


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Why are you joining?", "To grow as a leader by helping others", "To learn from others"), ("My partner should", "share", "learn"),
        ("I'm here to", "share", "share"), ("Department", "Teaching", "Learning"),
        ("What is your job?", "I teach", "I am learning"), ("I'm here to", "learn by sharing", "share what I need to learn"),
        ("Tandemrolle", "begleitet", "unterstützt"), ("What do you expect of us?", "help", "to be helped"),
        ("I want to", "learn others", "teach"),
    ],
)  # fmt: skip
def test_what_may_lean_for_another_reason_is_asked_about(title: str, one: str, other: str) -> None:
    came = adopt_text(TWO.format(title, one, other))
    assert sides(came) == (set(), set())
    assert any(
        "Nothing says whether these are topics" in told or "no role that we know" in told
        for told in came.told
    )


COLUMNS = """
Name|Email|{0}|{1}
Ines Carvalho|ic@example.org|Grants, Budgets|Teaching
Piotr Zielony|pz@example.org|Teaching|Grants, Budgets
"""


@pytest.mark.parametrize("asked", ["What I'm after", "Mes difficultés", "Budgets et autres"])
def test_one_verb_decides_two_columns_of_the_same_topics(asked: str) -> None:
    came = adopt_text(COLUMNS.format("What I bring", asked))
    assert came.offers == {"Ines Carvalho": {"Grants", "Budgets"}, "Piotr Zielony": {"Teaching"}}
    assert came.asks == {"Ines Carvalho": {"Teaching"}, "Piotr Zielony": {"Grants", "Budgets"}}


@pytest.mark.parametrize(
    "other", ["Don't ask me about", "My partner's topics", "Topics of last year", "Lieber nicht"]
)
def test_one_verb_decides_no_column_that_denies_or_is_of_others(other: str) -> None:
    came = adopt_text(COLUMNS.format("Ask me about", other))
    assert came.asks == {}


def test_two_columns_of_the_same_topics_without_a_verb_are_asked_about() -> None:
    came = adopt_text(COLUMNS.format("List A", "List B"))
    assert sides(came) == (set(), set())
    assert sum("Nothing says whether these are topics" in told for told in came.told) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Which groups are you comfortable mentoring?",
        "How many hours can you spare for mentoring?",
        "Your mentoring style preference",
    ],
)
def test_mentoring_is_no_mentorin_whom_somebody_wishes_for(question: str) -> None:
    assert not asks_for_gender(question)
    came = adopt_text(f"""
Name|Email|Role|Gender|{question}
Ines Carvalho|ic@example.org|Mentor|F|First years, transfers
Piotr Zielony|pz@example.org|Mentee|M|
""")
    assert came.pairs == {("Ines Carvalho", "Piotr Zielony")}


@pytest.mark.parametrize(
    "question",
    ["Mentorin bevorzugt?", "Would you be comfortable with a Mentorin?", "Wunsch: Mentorin oder Mentor"],
)
def test_a_mentorin_is_one(question: str) -> None:
    assert asks_for_gender(question)


def test_own_words_that_meet_by_chance_are_mentoring_in_general() -> None:
    own = [[f"{side} {place} {word}" for word in "abcdef"] for side in ("wish", "skill") for place in (1, 2)]
    own[0][0] = own[2][0] = "Budgets"
    rows = "".join(
        f"{name}|{place}@example.org|{role}|{'; '.join(topics)}\n"
        for place, (name, role, topics) in enumerate(
            zip(PEOPLE, ("Mentee", "Mentee", "Mentor", "Mentor"), own, strict=True)
        )
    )
    came = adopt_text(f"Name|Email|Role|Topics\n{rows}")
    assert came.asks == {name: {"Mentoring"} for name in PEOPLE[:2]}
    assert {asker for _, asker in came.pairs} == set(PEOPLE[:2])


PEOPLE = ("Ines Carvalho", "Piotr Zielony", "Hana Okada", "Tomas Berg")
TITLES = ("I'm here to", "Vengo a", "Je viens pour", "Ich komme, um", "Estou aqui para", "أنا هنا من أجل")
WORDS = (
    tuple(one for one in GIVES if not one[0].isupper()),
    tuple(one for one in GETS if not one[0].isupper()),
)


@st.composite
def worded(draw: st.DrawFn) -> tuple[Book, set[str], set[str]]:
    """Return a list in which sides are worded in ways of their own, by one layout, and who asks and who offers."""
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=2, unique=True))
    gives, gets = draw(st.sampled_from(WORDS[0])), draw(st.sampled_from(WORDS[1]))
    askers = {people[0], *draw(st.sets(st.sampled_from(people[2:] or people[:1])))}
    givers = {one for one in people if one not in askers}
    layout = draw(st.sampled_from(("answers", "columns", "choices", "tabs")))
    who = [(one, f"{PEOPLE.index(one)}@example.org", one in askers) for one in people]
    if layout == "answers":
        rows = [(name, mail, gets if asks else gives, "Grants") for name, mail, asks in who]
        return _book((("Name", "Email", draw(st.sampled_from(TITLES)), "Topics"), *rows)), askers, givers
    if layout == "tabs":
        tabs = [
            (gives, [(n, m, "Grants") for n, m, asks in who if not asks]),
            (gets, [(n, m, "Grants") for n, m, asks in who if asks]),
        ]
        made = (
            Tab(title, (("Name", "Email", "Topics"), *rows)) for title, rows in draw(st.permutations(tabs))
        )
        return Book(tuple(made)), askers, givers
    yes, no = ("Grants; Budgets", "") if layout == "columns" else ("Yes", "No")
    rows = [(name, mail, no if asks else yes, yes if asks else no) for name, mail, asks in who]
    order = draw(st.sampled_from((1, -1)))
    lines = [("Name", "Email", gives, gets), *rows]
    turned = [(*line[:2], *line[2:][::order]) for line in lines]
    return _book(tuple(turned)), askers, givers


def _book(rows: tuple[tuple[str, ...], ...]) -> Book:
    return Book((Tab("Sign-ups", rows),))


@pytest.mark.thorough
@settings(max_examples=EXAMPLES, deadline=None)
@given(worded())
def test_however_the_sides_are_worded_nobody_is_put_on_the_wrong_one(
    drawn: tuple[Book, set[str], set[str]],
) -> None:
    found, askers, givers = drawn
    came = adopt_book(found)
    assert set(came.asks) <= askers, (found, came.told)
    assert set(came.offers) <= givers, (found, came.told)
    assert {(giver, asker) for giver in givers for asker in askers} >= came.pairs
    is_told = any(
        "Nothing says whether" in told or "no role that we know" in told or "fills nothing" in told
        for told in came.told
    )
    assert (set(came.asks), set(came.offers)) == (askers, givers) or is_told, (found, came.told)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("known", "less"),
    [
        ("Je suis à l'aise avec", "Je le suis moins avec"),
        ("I feel at home with", "Less so with"),
        ("Gut klar komme ich mit", "Weniger gut mit"),
    ],
)
def test_what_somebody_knows_less_is_a_topic_and_nobody_to_avoid(known: str, less: str) -> None:
    came = adopt_text(
        f"Nom|Courriel|{known}|{less}\n"
        "Ana Duarte|ana@example.org|Excel|Writing\n"
        "Bo Lind|bo@example.org|Writing|Excel\n"
        "Cy Young|cy@example.org|Budgets|Excel"
    )
    assert came.asks == {"Ana Duarte": {"Writing"}, "Bo Lind": {"Excel"}, "Cy Young": {"Excel"}}, came.told
    assert came.avoids == {}


def test_somebody_named_below_such_a_question_is_avoided() -> None:
    came = adopt_text(
        "Nom|Courriel|Je suis à l'aise avec|Je le suis moins avec\n"
        "Ana Duarte|ana@example.org|Excel|Bo Lind\n"
        "Bo Lind|bo@example.org|Writing|Excel\n"
        "Cy Young|cy@example.org|Excel|Writing"
    )
    assert came.avoids == {"Ana Duarte": {"Bo Lind"}}


def test_what_the_two_do_in_their_pair_says_who_asks() -> None:
    came = adopt_text(
        "Nom|Courriel|Dans le binôme, tu préfères|Sujets\n"
        "Ana Duarte|ana@example.org|être aidé|Excel\n"
        "Bo Lind|bo@example.org|aider|Excel"
    )
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Excel"}}, {"Bo Lind": {"Excel"}}), came.told


def test_time_for_others_is_given_beside_time_that_is_wanted() -> None:
    came = adopt_text(
        "Name|Email|I have time to spare for others|I'd like to be helped|Topics\n"
        "Ana Duarte|ana@example.org|no|yes|Excel\n"
        "Bo Lind|bo@example.org|yes|no|Excel"
    )
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Excel"}}, {"Bo Lind": {"Excel"}}), came.told
