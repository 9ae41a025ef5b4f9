"""Lists from a grammar of ranks, seek-phrases, signs and ticked options: read as their truth, or told."""

import os
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Book, Cell, Tab
from tests.sheet.adopt.lists import adopt_book

EXAMPLES = 600 if os.environ.get("MENTORSHEETS_SEARCH") else 30
PEOPLE = ("Ana Duarte", "Eve Nolan", "Bo Lind", "Cy Young")
TOPICS = ("Grants", "Teaching", "Budgets")


@dataclass(frozen=True)
class Speech:
    """How people of one language rank, seek, sign and refuse; each pair stands for first and second."""

    head: tuple[str, str, str]
    ranks: tuple[tuple[str, str], ...]
    seeks: tuple[tuple[str, str, str], ...]
    legends: tuple[tuple[str, str, str], ...]
    refusals: tuple[str, ...]


SPEECHES = (
    Speech(
        ("Name", "Email", "Topics"),
        (("1st choice of buddy", "2nd choice of buddy"), ("My first pick", "My second pick"), ("Favourite #1", "Favourite #2"), ("Top choice", "Backup choice"), ("First choice", "Runner-up")),
        (("I'm looking for", "someone to guide me", "someone to guide"), ("Looking for someone who", "can help me", "wants to be helped")),
        (("(1 = yes, 2 = no)", "1", "2"), ("(0 = no, 1 = yes)", "1", "0"), ("(Y/N)", "Y", "N")),
        ("Second person I can't work with", "Not my first choice", "Anyone you’d rather not be paired with?", "Who would you prefer to see matched with someone else?", "We have history with"),
    ),
    Speech(
        ("Name", "E-Mail", "Themen"),
        (("Erstwunsch", "Zweitwunsch"), ("Wunsch Nr. 1", "Wunsch Nr. 2"), ("1. Wahl", "2. Wahl")),
        (("Ich suche", "jemanden, der mich begleitet", "jemanden, den ich begleiten kann"),),
        (("(1 = ja, 2 = nein)", "1", "2"), ("(J/N)", "J", "N")),
        ("Mit wem lieber nicht?", "Person Nr. 2, nicht mit mir", "Mit wem wünschst du dir Abstand?"),
    ),
    Speech(
        ("Nombre", "Correo", "Temas"),
        (("Primera opción", "Segunda opción"), ("Mi primera preferencia", "Mi segunda preferencia")),
        (("Busco", "a alguien que me guíe", "a alguien a quien pueda guiar"),),
        (("(1 = sí, 2 = no)", "1", "2"), ("(S/N)", "S", "N")),
        ("¿Con quién no?", "Persona número 2 con la que no quiero coincidir", "¿Con quién prefieres que se junte otro?"),
    ),
    Speech(
        ("Nom", "Courriel", "Sujets"),
        (("Premier souhait", "Deuxième souhait"), ("Choix n°1", "Choix n°2")),
        (("Je cherche", "quelqu'un qui m'accompagne", "quelqu'un à accompagner"),),
        (("(1 = oui, 2 = non)", "1", "2"), ("(O/N)", "O", "N")),
        ("Personne n° 2 à éviter", "Avec qui surtout pas ?", "Avec qui voudrais-tu garder de la distance ?"),
    ),
    Speech(
        ("Nome", "E-mail", "Assuntos"),
        (("1ª preferência", "2ª preferência"), ("Minha primeira escolha", "Minha segunda escolha")),
        (("Procuro", "alguém que me oriente", "alguém a quem eu possa orientar"),),
        (("(1 = sim, 2 = não)", "1", "2"), ("(S/N)", "S", "N")),
        ("2ª pessoa com quem não quero trabalhar", "Com quem não?", "Com quem você quer cortar contato?"),
    ),
    Speech(
        ("الاسم", "البريد الإلكتروني", "المواضيع"),
        (("اختياري الأول", "اختياري الثاني"), ("رغبتي الأولى", "رغبتي الثانية")),
        (("أبحث عن", "شخص يرشدني", "شخص أرشده"),),
        (("(1 = نعم، 2 = لا)", "1", "2"),),
        ("الشخص الثاني الذي لا أريده", "مع من لا تريد أن نجمعك؟", "مع من تحب أن يلتقي غيرك؟"),
    ),
)  # fmt: skip
Columns = dict[str, list[Cell]]


@dataclass(frozen=True)
class Written:
    """A list, and whom Ana wishes for or refuses in it."""

    tab: Tab
    wished: frozenset[str]
    refused: frozenset[str]


def _sides(draw: st.DrawFn, speech: Speech) -> tuple[Columns, tuple[str, str, str]]:
    legend = draw(st.sampled_from(speech.legends))
    sign, yes, no = legend
    if draw(st.booleans()):
        title, asker, giver = draw(st.sampled_from(speech.seeks))
        return {title: [asker, asker, giver, giver]}, legend
    return {f"Mentor {sign}": [no, no, yes, yes], f"Mentee {sign}": [yes, yes, no, no]}, legend


@st.composite
def written_lists(draw: st.DrawFn) -> Written:
    """Return a list of two who ask and two who offer, all in each topic, as a stranger may word it."""
    speech = draw(st.sampled_from(SPEECHES))
    columns: Columns = {
        speech.head[0]: list(PEOPLE),
        speech.head[1]: [f"p{place}@example.org" for place in range(4)],
    }
    sides, (sign, yes, _) = _sides(draw, speech)
    way = draw(st.sampled_from(("list", "signs", "options")))
    own: Columns = {speech.head[2]: ["; ".join(TOPICS)] * 4}
    if way != "list":
        titles = [f"{topic} {sign}" if way == "signs" else topic for topic in TOPICS]
        own = {title: [yes if way == "signs" else title] * 4 for title in titles}
    blocks = [sides, own]
    wished, refused = frozenset[str](), frozenset[str]()
    said = draw(st.sampled_from(("ranks", "refusal", "none")))
    if said == "ranks":
        first, second = draw(st.sampled_from(speech.ranks))
        blocks.append({first: ["Cy Young", None, None, None], second: ["Bo Lind", None, None, None]})
        wished = frozenset(("Cy Young", "Bo Lind"))
    elif said == "refusal":
        blocks.append({draw(st.sampled_from(speech.refusals)): ["Cy Young", None, None, None]})
        refused = frozenset(("Cy Young",))
    for block in draw(st.permutations(blocks)):
        columns |= block
    rows = draw(st.permutations(range(4)))
    lines = [tuple(cells[place] for cells in columns.values()) for place in rows]
    return Written(Tab("List", (tuple(columns), *lines)), wished, refused)


@settings(max_examples=EXAMPLES, deadline=None)
@given(written_lists())
def test_whatever_the_wording_sides_and_topics_are_the_truth_or_told_and_refusals_are_kept(
    written: Written,
) -> None:
    came = adopt_book(Book((written.tab,)))
    assert came.people == set(PEOPLE)
    assert came.avoids.get("Ana Duarte", set()) >= written.refused, came.told
    assert not came.avoids.get("Ana Duarte", set()) & written.wished, came.told
    assert not any({"Ana Duarte", one} == set(pair) for pair in came.pairs for one in written.refused)
    assert came.asks.keys() <= set(PEOPLE[:2]), (came.asks, came.told)
    assert came.offers.keys() <= set(PEOPLE[2:]), (came.offers, came.told)
    is_whole = len(came.asks) == len(came.offers) == 2
    assert is_whole or came.told
