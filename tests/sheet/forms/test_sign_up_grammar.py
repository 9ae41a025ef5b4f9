"""Sign-up sheets written from a grammar, with the truth beside: who came, what they need, whom they refuse."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.after import book_after
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.plan import plan
from mentorsheets.sheet.forms.said import FormSayings
from mentorsheets.sheet.forms.settings import map_forms
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.writing.locate import locate
from tests.sheet.forms.desk import TODAY, book

EXAMPLES = 600 if os.environ.get("MENTORSHEETS_SEARCH") else 25
NAMES = ("Ana Duarte", "Bo O'Brien", "Zoë Müller", "Li Wei", "Maria de la Cruz")
KINDS = ("Role models", "Safe space", "Accountability")


@dataclass(frozen=True)
class Wording:
    """What the questions of a sheet are called in one language, and how answers there say nothing."""

    name: str
    address: str
    needs: str
    offers: str
    avoids: tuple[str, ...]
    nothing: tuple[str, ...]


WORDINGS = (
    Wording(
        "Your name", "Email Address", "What do you need?", "What can you help others with?",
        (
            "Who should we not match you with?", "Is there anyone you'd rather not be matched with?",
            "People I can’t be paired with", "Conflicts of interest", "Avoid",
            "Is there anybody that you do NOT want to work with? (We tell nobody.)",
        ),
        ("", "none", "N/A", "nobody I can think of", "-"),
    ),
    Wording(
        "¿Cómo te llamas?", "Correo electrónico", "¿Qué necesitas?", "¿Qué puedes ofrecer?",
        ("¿Con quién no quieres que te emparejemos?", "Personas a evitar", "Conflictos de interés"),
        ("", "nadie", "ninguno", "no aplica"),
    ),
    Wording(
        "Wie heißt du?", "E-Mail-Adresse", "Was brauchst du?", "Was kannst du anbieten?",
        ("Mit wem möchtest du nicht zusammenkommen?", "Gibt es jemanden, den wir vermeiden sollen?"),
        ("", "niemand", "keine", "k.A."),
    ),
    Wording(
        "Votre nom", "Courriel", "De quoi avez-vous besoin ?", "Que pouvez-vous offrir ?",
        ("Avec qui ne voulez-vous pas être jumelé ?", "Personnes à éviter", "Conflits d'intérêts"),
        ("", "personne", "aucun", "sans objet"),
    ),
    Wording(
        "Qual é o seu nome?", "E-mail", "Do que você precisa?", "O que pode oferecer?",
        ("Com quem você não quer ser combinado?", "Pessoas a evitar"),
        ("", "ninguém", "nenhum", "não se aplica"),
    ),
)  # fmt: skip
NAMING = ("{}", "{}.", "1. {}", "Dr. {}", "{} (my supervisor)", "please not {}", "{}\n", "  {} ",
          "Not {} please, we worked together", "{} from my old team", "any time, but not with {}")  # fmt: skip
"""Ways in which an answer names somebody."""


@dataclass(frozen=True)
class Truth:
    """What the people of a sheet said, by the place of each among `NAMES`."""

    people: tuple[int, ...]
    needs: frozenset[tuple[int, str]]
    avoids: frozenset[tuple[int, int]]


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Tab, Truth]:
    """Return a sign-up sheet and its truth: any layout, language and kind of answer, with noise."""
    words = draw(st.sampled_from(WORDINGS))
    people = draw(st.lists(st.sampled_from(range(len(NAMES))), min_size=2, max_size=5, unique=True))
    needs: set[tuple[int, str]] = set()
    avoids: set[tuple[int, int]] = set()
    asked = draw(st.sampled_from(words.avoids))
    columns: list[tuple[str, list[Cell]]] = [("Timestamp", [f"2026-11-{20 - i} 09:00:00" for i in range(5)])]
    columns = columns if draw(st.booleans()) else []
    named, kinds, refused, offered = list[Cell](), list[Cell](), list[Cell](), list[Cell]()
    for person in people:
        wanted = draw(st.lists(st.sampled_from(KINDS), max_size=2, unique=True))
        needs |= {(person, kind) for kind in wanted}
        kinds.append(draw(st.sampled_from((", ", ";", "; "))).join(wanted) or None)
        offered.append(draw(st.sampled_from((None, *KINDS))))
        named.append(draw(st.sampled_from(("{}", " {}", "{} "))).format(NAMES[person]))
        others = draw(st.lists(st.sampled_from(people), max_size=2, unique=True).map(_without(person)))
        avoids |= {(person, other) for other in others}
        refused.append(_refusal(draw, others) or draw(st.sampled_from(words.nothing)) or None)
    addresses: list[Cell] = [
        draw(st.sampled_from(("p{}@example.org", "P{}@Example.org ", "<p{}@example.org>"))).format(one)
        for one in people
    ]
    body = [
        (words.name, named),
        (words.address, addresses),
        (words.needs, kinds),
        (words.offers, offered),
        (asked, refused),
    ]
    noise: list[tuple[str, list[Cell]]] = [("T-shirt size", ["L"] * 5), ("", [None] * 5)]
    extra = draw(st.lists(st.sampled_from(noise), max_size=1))
    columns = [*columns, *draw(st.permutations([*body, *extra]))]
    above: list[tuple[Cell, ...]] = draw(
        st.sampled_from(([], [("Our spring programme",)], [("Sign-up",), ()]))
    )
    lines = [tuple(cells[place] for _, cells in columns) for place in range(len(people))]
    lines = [*lines, *draw(st.sampled_from(([], [tuple(None for _ in columns)])))]
    rows = (*above, tuple(title for title, _ in columns), *lines)
    return Tab("Sign-ups", rows), Truth(tuple(people), frozenset(needs), frozenset(avoids))


def _without(person: int) -> Callable[[list[int]], list[int]]:
    return lambda people: [one for one in people if one != person]


def _refusal(draw: st.DrawFn, people: Sequence[int]) -> str:
    """Return an answer that names people: by name, turned round, with words around, several in one cell."""
    turned = draw(st.booleans())
    names = [" ".join(reversed(NAMES[one].split())) if turned else NAMES[one] for one in people]
    together = draw(st.sampled_from((", ", "; ", " and ", "\n", " & ", " / "))).join(names)
    return draw(st.sampled_from(NAMING)).format(together) if people else ""


def taken_over(tab: Tab) -> tuple[Reading, Sequence[str]]:
    """Return the programme after all of a sheet was taken over, and every sentence that was told on the way."""
    form, sheet = as_form(tab), book()
    assert form is not None
    problems = list[Problem]()
    mapped = list(map_forms([form], FormSayings(), problems))
    found = plan(
        [(one.form, one.questions) for one in mapped if one.questions],
        sheet,
        read_programme(sheet).programme,
        TODAY,
    )
    operations, _ = locate(sheet, [edit for one in found.people for edit in one.edits])
    reading = read_programme(Book(book_after(sheet, operations).tabs))
    told = [
        *problems,
        *found.problems,
        *reading.programme.problems,
        *(note for one in mapped for note in one.unused),
    ]
    return reading, [str(one) for one in told]


@settings(max_examples=EXAMPLES, deadline=None)
@given(sheets())
def test_what_a_sign_up_sheet_says_is_read_or_told_and_nobody_meets_whom_they_refuse(
    drawn: tuple[Tab, Truth],
) -> None:
    tab, truth = drawn
    reading, told = taken_over(tab)
    programme = reading.programme
    number = {one.id: int((one.address or "p9@").removeprefix("p")[0]) for one in programme.people}
    assert sorted(number.values()) == sorted(truth.people), told
    read = {(number[need.person], programme.catalogue.title(need.kind)) for need in programme.needs}
    assert read == truth.needs, told
    kept_apart = {(number[one.id], number[other]) for one in programme.people for other in one.avoid}
    assert truth.avoids <= kept_apart, told
    assert kept_apart == truth.avoids or any("more than a name" in one for one in told), told
