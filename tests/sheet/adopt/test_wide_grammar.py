"""More kinds of sheets from the grammar of lists: hidden tabs, files, "Other", a column a topic and side, noise.

The truth is written beside each; what is read of people, needs and refusals is the truth, or it is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.pairing.propose import propose
from mentorsheets.sheet.backend import Book, Cell, Tab
from tests.sheet.adopt.test_layout_grammar import (
    EXAMPLES,
    FOOTERS,
    KINDS,
    LAYOUTS,
    MENTORING,
    TONGUES,
    Entry,
    Row,
    Tongue,
    adopted,
    by_questions,
    by_tabs,
    communities,
    line,
)
from tests.sheet.forms.desk import TODAY

SIDES = (
    (
        ("{} [I look for]", "{} [I offer]"),
        ("I look for [{}]", "I offer [{}]"),
        ("{} (needs help)", "{} (can help)"),
    ),
    (("{} [busco]", "{} [ofrezco]"), ("Busco [{}]", "Ofrezco [{}]")),
    (("Je cherche : {}", "J'apporte : {}"), ("{} [je cherche]", "{} [j'offre]")),
    (("{} [suche ich]", "{} [biete ich]"), ("{} sucht", "{} bietet")),
    (("{} [procuro]", "{} [ofereço]"), ("Procuro [{}]", "Ofereço [{}]")),
    (("{} [أحتاج]", "{} [أقدم]"),),
)
"""How a column for each topic says who asks and who offers, by the order of the languages."""
OTHERS = (("Other", "{} - Other - Text"), ("Otro", "{} [Otro]"), ("Autre", "{} – Autre – Texte"), ("Andere", "{} - Andere - Text"),
          ("Outro", "{} [Outro]"), ("أخرى", "{} [أخرى]"))  # fmt: skip
OWN_TOPIC = "Beekeeping"
FILES = ("{}", "{} 2026", "2026-27 {}", "{} (1)", "{}_export", "Copy of {}", "List of {}", "{} responses")
HEADS = ("{}", "{} *", "  {}  ", "{}\n(please be brief)", "3. {}", "{} (optional)", "Q7: {}")
"""How programs and people write a question over their answers."""
BESIDE: tuple[tuple[str, Cell], ...] = (
    ("Timestamp", "11/20/2026 9:00:01"), ("I agree to the code of conduct", "Yes"), ("Shoe size", 42),
    ("How did you hear about us?", "A friend"), ("Fee paid", True), ("Staff notes", None), ("ID", 17), ("", None),
)  # fmt: skip
"""Columns that say nothing of pairs."""
HIDDEN = Entry("Old Ghost", "ghost@example.org", ["Role models"], ["Safe space"], evenings=[False, False])


@dataclass
class Sheet:
    """A book of lists, who stands in it to be taken, and what else must be told of it."""

    book: Book
    people: list[Entry]
    kind: str
    told: list[str] = field(default_factory=list)


def by_topic_and_side(
    tongue: Tongue, people: Sequence[Entry], asked: str, chance: Random
) -> dict[str, list[Row]]:
    """One list with two columns for each topic: one for who asks and one for who offers."""
    wants, gives = chance.choice(SIDES[TONGUES.index(tongue)])
    ticks: list[tuple[Cell, Cell]] = [("x", None), (1, 0), ("Yes", "No"), ("✓", None)]
    yes, no = chance.choice(ticks)
    rows: list[Row] = []
    for one in people:
        row = line(tongue, one, asked)
        for kind in KINDS:
            row[wants.format(kind)] = yes if kind in one.asks else no
            row[gives.format(kind)] = yes if kind in one.gives else no
        rows.append(row)
    return {"Sign-ups": rows}


def by_other(tongue: Tongue, people: Sequence[Entry], asked: str, chance: Random) -> dict[str, list[Row]]:
    """One list in which some chose "Other", and wrote a topic of their own into the column beside it."""
    word, title = OTHERS[TONGUES.index(tongue)]
    rows: list[Row] = []
    for one in people:
        row = line(tongue, one, asked)
        said: tuple[tuple[str, list[str]], ...] = ((tongue.needs, one.asks), (tongue.offers, one.gives))
        for question, topics in said:
            is_own = chance.random() < 0.5 and bool(topics)
            row[question] = "; ".join([*topics, *([word] if is_own else [])])
            row[title.format(question)] = OWN_TOPIC if is_own else None
            if is_own:
                topics.append(OWN_TOPIC)
        rows.append(row)
    return {"Sign-ups": rows}


def by_files(tongue: Tongue, people: Sequence[Entry], asked: str, chance: Random) -> dict[str, list[Row]]:
    """Two lists whose titles say who asks and who offers among what programs put into the names of files."""
    name = chance.choice(FILES)
    return {name.format(title): rows for title, rows in by_tabs(tongue, people, asked).items()}


Made = Callable[[Tongue, Sequence[Entry], str, Random], dict[str, list[Row]]]


def by_layout(tongue: Tongue, people: Sequence[Entry], asked: str, chance: Random) -> dict[str, list[Row]]:
    """Any of the other layouts."""
    return chance.choice(LAYOUTS)(tongue, people, asked)


WIDE: tuple[Made, ...] = (by_topic_and_side, by_other, by_files, by_layout)


def as_noisy_tab(title: str, rows: Sequence[Row], chance: Random) -> Tab:
    """Return a tab of rows with noise: other wordings of titles, other columns, empty rows, titles above, sums below."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    head = chance.choice(HEADS)
    shown = [
        one if "[" in one or one in KINDS or one.startswith(KINDS) else head.format(one) for one in titles
    ]
    lines: list[list[Cell]] = [
        [None if (cell := row.get(one)) == "" else cell for one in titles] for row in rows
    ]
    for other, value in chance.sample(BESIDE, chance.randrange(4)):
        place = 0 if other == "Timestamp" else len(shown)
        shown.insert(place, other)
        for row, one in zip(rows, lines, strict=True):
            # A heading within a list stands alone.
            one.insert(place, value if len(row) > 1 else None)
    cells: list[tuple[Cell, ...]] = [tuple(one) for one in lines]
    if chance.random() < 0.3:
        cells.insert(chance.randrange(len(cells) + 1), ())
    above: list[tuple[Cell, ...]] = chance.choice([[], [], [("Our spring programme",)], [("Sign-up",), ()]])
    below = chance.choice(FOOTERS) if "[" not in "".join(titles) else []
    return Tab(title, (*above, tuple(one or None for one in shown), *cells, *below))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Return a sheet of one of the wider kinds, perhaps with a tab that nobody sees."""
    tongue, people = draw(communities())
    chance = draw(st.randoms(use_true_random=False))
    made = draw(st.sampled_from(WIDE))
    asked = draw(st.sampled_from(tongue.avoids))
    lists = made(tongue, people, asked, chance)
    tabs = [as_noisy_tab(title, rows, chance) for title, rows in lists.items() if rows]
    told: list[str] = []
    if draw(st.booleans()):
        old = as_noisy_tab("Last year", by_questions(tongue, [HIDDEN], asked)["Sign-ups"], chance)
        tabs.insert(chance.randrange(len(tabs) + 1), replace(old, hidden=True))
        told.append("This tab is hidden")
    return Sheet(Book(tuple(tabs)), people, made.__name__, told)


@settings(max_examples=EXAMPLES, deadline=None)
@given(sheets())
def test_of_wider_sheets_too_what_is_read_is_true_or_told_and_nobody_meets_whom_they_refuse(
    sheet: Sheet,
) -> None:
    reading, told = adopted(sheet.book)
    programme, people = reading.programme, sheet.people
    names = {one.id: one.name for one in programme.people}
    assert sorted(names.values()) == sorted(one.name for one in people), (sheet.kind, told)
    needs = {(names[one.person], programme.catalogue.title(one.kind)) for one in programme.needs}
    wanted = {(one.name, topic) for one in people for topic in one.asks}
    in_general = {(one.name, MENTORING) for one in people if one.asks}
    assert needs in (wanted, in_general), (sheet.kind, told)
    offers = {(one.name, programme.catalogue.title(kind)) for one in programme.people for kind in one.offers}
    # Whoever stands among mentors and names no topic offers it in general.
    offered = {(one.name, topic) for one in people for topic in one.gives}
    assert {one for one in offers if one[1] != MENTORING} in (offered, set()), (sheet.kind, told)
    kept_apart = {(names[one.id], names[other]) for one in programme.people for other in one.avoid}
    refused = {(one.name, other) for one in people for other in one.avoids}
    assert refused <= kept_apart, (sheet.kind, told)
    assert kept_apart == refused or any("more than a name" in one for one in told), (sheet.kind, told)
    pairs = {(names[one.giver], names[one.asker]) for one in propose(programme, TODAY).new}
    assert not pairs & {pair for one, other in refused for pair in ((one, other), (other, one))}, sheet.kind
    assert all(any(words in one for one in told) for words in sheet.told), (sheet.kind, told)
