"""Lists of every layout and language written from a grammar, with the truth beside: adopted, then paired.

People, needs and refusals that are read are the truth, or it is told; and nobody meets whom they refuse.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.pairing.propose import propose
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.after import book_after
from mentorsheets.sheet.forms.own_kinds import add_kinds
from mentorsheets.sheet.forms.plan import plan
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.workflow.adopt import understand
from tests.sheet.forms.desk import TODAY, book

EXAMPLES = 400 if os.environ.get("MENTORSHEETS_SEARCH") else 30
NAMES = ("Ana Duarte", "Bo O'Brien", "Zoë Müller", "Li Wei", "Maria de la Cruz", "Nour Haddad")
KINDS = ("Role models", "Safe space", "Accountability")
MENTORING = "Mentoring"


@dataclass(frozen=True)
class Tongue:
    """How a list is worded in one language: titles, roles, days, choices, and how answers say nothing."""

    name: str
    address: str
    needs: str
    offers: str
    topics: str
    role: str
    mentor: str
    mentee: str
    both: str
    tabs: tuple[str, str]
    when: str
    days: tuple[str, str]
    evening: str
    choices: tuple[str, str]
    avoids: tuple[str, ...]
    nothing: tuple[str, ...]


TONGUES = (
    Tongue(
        "Full name", "Email address", "What do you need?", "What can you help others with?", "Topics",
        "Are you signing up as a mentor or mentee?", "Mentor", "Mentee", "Both", ("Mentors", "Mentees"),
        "When are you free?", ("Monday", "Tuesday"), "Evening", ("Mentor 1st choice", "Mentor 2nd choice"),
        ("Who should we not match you with?", "Anyone you’d rather not be paired with?", "Conflicts of interest"),
        ("", "none", "N/A", "-"),
    ),
    Tongue(
        "Nombre", "Correo electrónico", "¿Qué necesitas?", "¿Qué puedes ofrecer?", "Temas",
        "¿Cómo quieres participar?", "Mentor", "Mentorado", "Ambos", ("Mentores", "Mentorados"),
        "¿Cuándo estás libre?", ("lunes", "martes"), "tarde", ("Primera opción de mentor", "Segunda opción de mentor"),
        ("¿Con quién no quieres que te emparejemos?", "Personas a evitar"), ("", "nadie", "ninguno"),
    ),
    Tongue(
        "Nom", "Courriel", "De quoi avez-vous besoin ?", "Que pouvez-vous offrir ?", "Domaines",
        "Rôle : mentor ou mentoré ?", "Mentor", "Mentoré", "Les deux", ("Mentors", "Mentorés"),
        "Quand êtes-vous disponible ?", ("lundi", "mardi"), "soir", ("Premier choix de mentor", "Deuxième choix de mentor"),
        ("Avec qui ne voulez-vous pas être jumelé ?", "Personnes à éviter"), ("", "personne", "aucun"),
    ),
    Tongue(
        "Name", "E-Mail-Adresse", "Was brauchst du?", "Was kannst du anbieten?", "Themen",
        "Rolle", "Mentor", "Mentee", "Beides", ("Mentoren", "Mentees"),
        "Wann hast du Zeit?", ("Montag", "Dienstag"), "abends", ("Wunschpartner 1. Wahl", "Wunschpartner 2. Wahl"),
        ("Mit wem möchtest du nicht zusammenkommen?", "Gibt es jemanden, den wir vermeiden sollen?"),
        ("", "niemand", "keine"),
    ),
    Tongue(
        "Nome", "E-mail", "Do que você precisa?", "O que pode oferecer?", "Assuntos",
        "Papel", "Mentor", "Mentorado", "Ambos", ("Mentores", "Mentorados"),
        "Quando você está livre?", ("segunda-feira", "terça-feira"), "noite", ("Primeira opção de mentor", "Segunda opção de mentor"),
        ("Com quem você não quer ser combinado?", "Pessoas a evitar"), ("", "ninguém", "nenhum"),
    ),
    Tongue(
        "الاسم", "البريد الإلكتروني", "ماذا تحتاج؟", "ماذا تستطيع أن تقدم؟", "مواضيع",
        "ما دورك؟", "مرشد", "متدرب", "كلاهما", ("المرشدين", "المتدربين"),
        "متى تكون متاحًا؟", ("الاثنين", "الثلاثاء"), "مساء", ("الخيار الأول", "الخيار الثاني"),
        ("مع من لا تريد أن نجمعك؟", "أشخاص تفضل تجنبهم"), ("", "لا أحد", "لا يوجد"),
    ),
)  # fmt: skip
FOOTERS: tuple[list[tuple[Cell, ...]], ...] = (
    [], [("Total", 5)], [(), ("Total", None, 4)], [("Updated by the office on 3 November",)], [("* = confirmed",), ("Sum", 3)],
)  # fmt: skip
"""Rows below a list in which nobody stands."""
NAMING = ("{}", "{}.", "1. {}", "Dr. {}", "{} (my supervisor)", "please not {}", "  {} ")
"""Ways in which an answer names those whom somebody refuses."""


@dataclass
class Entry:
    """What one person says: topics asked for and offered, whom they refuse, and whom they wish for."""

    name: str
    address: str
    asks: list[str] = field(default_factory=list)
    gives: list[str] = field(default_factory=list)
    avoids: list[str] = field(default_factory=list)
    refusal: str = ""
    wishes: list[str] = field(default_factory=list)
    evenings: list[bool] = field(default_factory=list)


Row = dict[str, Cell]


@st.composite
def communities(draw: st.DrawFn) -> tuple[Tongue, list[Entry]]:
    """Return a language and some people who ask, offer, refuse and wish."""
    tongue = draw(st.sampled_from(TONGUES))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True))
    people: list[Entry] = []
    for name in names:
        others = [one for one in names if one != name]
        avoided = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
        together = draw(st.sampled_from((", ", "; ", "\n"))).join(avoided)
        refusal = draw(st.sampled_from(NAMING)).format(together)
        topics = st.lists(st.sampled_from(KINDS), max_size=2, unique=True)
        people.append(
            Entry(
                name,
                f"p{NAMES.index(name)}@example.org",
                draw(topics),
                draw(topics),
                avoided,
                refusal if avoided else draw(st.sampled_from(tongue.nothing)),
                draw(st.lists(st.sampled_from(others), max_size=2, unique=True)),
                [draw(st.booleans()), draw(st.booleans())],
            )
        )
    return tongue, people


def line(tongue: Tongue, one: Entry, asked: str) -> Row:
    """Return what everybody answers, whatever the layout; `asked` is the question for whom to avoid."""
    choices = [*one.wishes, "", ""][:2]
    return {
        tongue.name: one.name,
        tongue.address: one.address,
        asked: one.refusal,
        **dict(zip(tongue.choices, choices, strict=True)),
        **{
            f"{tongue.when} [{day}]": tongue.evening if free else None
            for day, free in zip(tongue.days, one.evenings, strict=True)
        },
    }


def by_questions(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """One list with a question for needs and one for offers."""
    rows = [
        line(tongue, one, asked) | {tongue.needs: "; ".join(one.asks), tongue.offers: "; ".join(one.gives)}
        for one in people
    ]
    return {"Sign-ups": rows}


def by_role(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """One list with a question for the role, and one for the topics of either."""
    rows: list[Row] = []
    for one in people:
        one.asks, one.gives = (one.asks, one.asks) if one.asks and one.gives else (one.asks, one.gives)
        role = tongue.both if one.asks and one.gives else tongue.mentee if one.asks else tongue.mentor
        rows.append(
            line(tongue, one, asked) | {tongue.role: role, tongue.topics: "; ".join(one.asks or one.gives)}
        )
    return {"Sign-ups": rows}


def by_tabs(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """A tab of mentors and one of mentees; who asks and offers stands in the second alone."""
    mentors, mentees = tongue.tabs
    tabs: dict[str, list[Row]] = {mentors: [], mentees: []}
    for one in people:
        one.gives = [] if one.asks else one.gives
        row = line(tongue, one, asked) | {tongue.topics: "; ".join(one.asks or one.gives)}
        tabs[mentees if one.asks else mentors].append(row)
    return tabs


def by_interests(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """Tabs of mentors and mentees with one row for each topic of each of them."""
    tabs = by_tabs(tongue, people, asked)
    return {
        title: [
            {**row, tongue.topics: topic} for row in rows for topic in str(row[tongue.topics]).split("; ")
        ]
        for title, rows in tabs.items()
    }


def by_matrix(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """Tabs of mentors and mentees with a column for each topic, and an x below those that are meant."""
    tabs = by_tabs(tongue, people, asked)
    found: dict[str, list[Row]] = {}
    for title, rows in tabs.items():
        found[title] = []
        for row in rows:
            ticked = str(row.pop(tongue.topics)).split("; ")
            found[title].append(row | {kind: "x" if kind in ticked else None for kind in KINDS})
    return found


def by_numbers(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """The same with 1 and 0 below the topics."""
    tabs = by_matrix(tongue, people, asked)
    for row in (row for rows in tabs.values() for row in rows):
        row.update({kind: int(row[kind] == "x") for kind in KINDS})
    return tabs


def by_directions(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """One list with a row for each topic, and beside it whether it is asked for or offered."""
    rows: list[Row] = []
    for one in people:
        said = [(tongue.mentee, topic) for topic in one.asks] + [
            (tongue.mentor, topic) for topic in one.gives
        ]
        for role, topic in said or [("", "")]:
            rows.append(line(tongue, one, asked) | {tongue.topics: topic, tongue.role: role})
    return {"Sign-ups": rows}


def by_blocks(tongue: Tongue, people: Sequence[Entry], asked: str) -> dict[str, list[Row]]:
    """One list with those who offer below a heading, and those who ask below another."""
    rows: list[Row] = []
    for title, theirs in by_tabs(tongue, people, asked).items():
        rows += [{tongue.name: title}, *theirs] if theirs else []
    return {"Sign-ups": rows}


LAYOUTS: tuple[Callable[[Tongue, Sequence[Entry], str], dict[str, list[Row]]], ...] = (
    by_questions, by_role, by_tabs, by_interests, by_matrix, by_numbers, by_directions, by_blocks,
)  # fmt: skip


def as_tab(
    title: str,
    rows: Sequence[Row],
    above: Sequence[tuple[Cell, ...]],
    order: Callable[[list[str]], list[str]],
    below: Sequence[tuple[Cell, ...]] = (),
) -> Tab:
    titles = order(list(dict.fromkeys(title for row in rows for title in row)))
    lines = (tuple(None if (cell := row.get(title)) == "" else cell for title in titles) for row in rows)
    return Tab(title, (*above, tuple(titles), *lines, *below))


@st.composite
def lists(draw: st.DrawFn) -> tuple[Book, list[Entry], str]:
    """Return a book of lists, those who stand in it, and which layout it has."""
    tongue, people = draw(communities())
    layout = draw(st.sampled_from(LAYOUTS))
    tabs = layout(tongue, people, draw(st.sampled_from(tongue.avoids)))
    above: list[tuple[Cell, ...]] = draw(
        st.sampled_from(([], [("Our spring programme",)], [("Sign-up",), ()]))
    )
    below: list[tuple[Cell, ...]] = draw(st.sampled_from(FOOTERS))
    seed = draw(st.randoms(use_true_random=False))

    def order(titles: list[str]) -> list[str]:
        # Days stay beside one another, as programs write them.
        first = [title for title in titles if "[" not in title]
        seed.shuffle(first)
        return [*first, *(title for title in titles if "[" in title)]

    made = tuple(as_tab(title, rows, above, order, below) for title, rows in tabs.items() if rows)
    return Book(made), people, layout.__name__


def adopted(found: Book) -> tuple[Reading, list[str]]:
    """Return the programme that is made of lists, and every sentence that was told on the way."""
    sheet = book(Need_kinds=[{"Need": kind.title} for kind in DEFAULT])
    meant = understand(found, None, is_export=True)
    sheet = book_after(sheet, locate(sheet, add_kinds(meant.new_kinds))[0])
    answered = [(one.form, one.questions) for one in meant.lists]
    taken = plan(answered, sheet, read_programme(sheet).programme, TODAY)
    operations, _ = locate(sheet, [edit for one in taken.people for edit in one.edits])
    reading = read_programme(Book(book_after(sheet, operations).tabs))
    unused = (note for one in meant.lists for note in one.unused)
    return reading, [
        str(one) for one in (*meant.problems, *unused, *taken.problems, *reading.programme.problems)
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(lists())
def test_whatever_its_layout_and_language_a_list_is_read_or_told_and_nobody_meets_whom_they_refuse(
    drawn: tuple[Book, list[Entry], str],
) -> None:
    found, people, layout = drawn
    reading, told = adopted(found)
    programme = reading.programme
    names = {one.id: one.name for one in programme.people}
    assert sorted(names.values()) == sorted(one.name for one in people), (layout, told)
    needs = {(names[one.person], programme.catalogue.title(one.kind)) for one in programme.needs}
    wanted = {(one.name, topic) for one in people for topic in one.asks}
    in_general = {(one.name, MENTORING) for one in people if one.asks}
    assert needs in (wanted, in_general), (layout, told)
    kept_apart = {(names[one.id], names[other]) for one in programme.people for other in one.avoid}
    refused = {(one.name, other) for one in people for other in one.avoids}
    assert refused <= kept_apart, (layout, told)
    assert kept_apart == refused or any("more than a name" in one for one in told), (layout, told)
    free = {one.name for one in people if any(one.evenings)}
    assert {one.name for one in programme.people if one.availability} == free, (layout, told)
    wished = {(names[one.id], names[other]) for one in programme.people for other in one.would_like}
    assert wished == {(one.name, other) for one in people for other in one.wishes}, (layout, told)
    pairs = {(names[one.giver], names[one.asker]) for one in propose(programme, TODAY).new}
    assert not pairs & {pair for one, other in refused for pair in ((one, other), (other, one))}, layout
