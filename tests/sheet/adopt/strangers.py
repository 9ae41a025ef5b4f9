"""How strangers write a sign-up sheet, in six languages: roles, topics, days and refusals in many forms.

A sheet comes with its truth beside: who stands in it, what each asks for, and whom each refuses.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from mentorsheets.sheet.backend import Book, Cell, Tab

NAMES = ("Ana Duarte", "Bo O'Brien", "Zoë Müller", "Li Wei", "Maria de la Cruz", "Nour Haddad")
TOPICS = ("Grants", "Teaching", "Role models", "Interview practice")


@dataclass(frozen=True)
class Dialect:
    """The words of one language: each field but the first two holds what different people write for the same."""

    name: str
    address: str
    roles: tuple[str, ...]
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    both: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    tabs: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    yes: str
    no: str
    days: tuple[str, str]
    avoid: tuple[str, ...]
    comments: tuple[str, ...]
    refusals: tuple[str, ...]
    harmless: tuple[str, ...]


DIALECTS = (
    Dialect(
        "Your name", "Email Address", ("Role", "Are you signing up as a mentor or mentee?", "I am joining as"),
        ("Mentor", "I want to be a mentor", "Tutor", "Coach"), ("Mentee", "Protegee", "I'd like to be mentored", "Padawan", "Coachee"),
        ("Both", "Mentor and mentee"),
        (("Do you want to be a mentor?", "Do you want a mentor?"), ("Mentor", "Mentee"),
         ("Would you like to mentor somebody?", "Would you like to be mentored?")),
        (("Mentors", "Mentees"), ("Coaches", "Protegees"), ("Bigs", "Littles")), ("Topics", "Areas of interest", "Skills"), "Yes", "No",
        ("Monday", "Tuesday"), ("Who should we not match you with?", "COI", "Anyone you’d rather not be paired with?"),
        ("Comments", "Anything else we should know?", "Notes"),
        ("please not with {}", "I'd rather not work with my boss {}", "Happy to join! {} and I are not a good fit.",
         "Anyone but {}", "I would feel uncomfortable with {}", "I know {}. Not with them, please."),
        ("Looking forward to it!", "No preference", "I cannot do Mondays", "n/a"),
    ),
    Dialect(
        "Nombre y apellidos", "Correo", ("Rol", "¿Cómo quieres participar?"), ("Mentor", "Mentora", "Quiero ser mentora", "Tutor"),
        ("Mentorada", "Mentorizado", "Busco una mentora", "Aprendiz"), ("Ambos", "Las dos"),
        (("¿Quieres ser mentor/a?", "¿Quieres tener un mentor?"),), (("Mentores", "Mentorados"), ("Madrinas", "Ahijadas")),
        ("Temas", "Áreas", "Especialidades"), "Sí", "No", ("lunes", "martes"),
        ("¿Con quién no quieres que te emparejemos?", "Personas a evitar"), ("Comentarios", "Observaciones"),
        ("por favor no con {}", "Preferiría no trabajar con {}", "Con quien sea, menos con {}"), ("Gracias", "ninguno"),
    ),
    Dialect(
        "Nom et prénom", "Courriel", ("Rôle", "Vous participez en tant que"), ("Mentor", "Marraine", "Devenir mentor", "Tutrice"),
        ("Mentoré", "Filleule", "Je cherche un mentor", "Mentoré·e"), ("Les deux",),
        (("Voulez-vous devenir mentor ?", "Souhaitez-vous avoir un mentor ?"),), (("Mentors", "Mentorés"), ("Parrains", "Filleuls")),
        ("Domaines", "Thématiques", "Sujets"), "Oui", "Non", ("lundi", "mardi"),
        ("Avec qui ne voulez-vous pas être jumelé ?", "Personnes à éviter"), ("Remarques", "Commentaires"),
        ("surtout pas avec {}", "Je préfère ne pas travailler avec {}", "Tout le monde sauf {}"), ("Merci beaucoup", "aucun"),
    ),
    Dialect(
        "Vor- und Nachname", "E-Mail-Adresse", ("Rolle", "Als was möchtest du mitmachen?"),
        ("Mentor", "Mentorin", "Mentor:in", "Patin", "Ich möchte Mentor werden"),
        ("Mentee", "Schützling", "Ich suche eine Mentorin", "Mentorandin"), ("Beides",),
        (("Möchtest du Mentorin sein?", "Suchst du eine Mentorin?"),), (("Mentorinnen", "Mentees"), ("Paten", "Schützlinge")),
        ("Themen", "Fachgebiete", "Schwerpunkte"), "Ja", "Nein", ("Montag", "Dienstag"),
        ("Mit wem möchtest du nicht zusammenkommen?", "Gibt es jemanden, den wir vermeiden sollen?"), ("Bemerkungen", "Sonstiges"),
        ("bitte nicht mit {}", "Mit {} lieber nicht", "Alle außer {}"), ("Danke!", "keine"),
    ),
    Dialect(
        "Nome e sobrenome", "E-mail", ("Papel", "Como quer participar?"), ("Mentor", "Mentora", "Orientadora"),
        ("Mentorado", "Mentoranda", "Afilhada", "Quero encontrar um mentor"), ("Os dois", "Ambos"),
        (("Quer ser mentora?", "Quer encontrar um mentor?"),), (("Mentores", "Mentorados"), ("Padrinhos", "Afilhados")),
        ("Assuntos", "Tópicos", "Temas"), "Sim", "Não", ("segunda-feira", "terça-feira"),
        ("Com quem você não quer ser combinado?", "Pessoas a evitar"), ("Comentários", "Observações"),
        ("por favor não com {}", "Prefiro não trabalhar com {}", "Todos menos {}"), ("Obrigada", "nenhum"),
    ),
    Dialect(
        "الاسم الكامل", "البريد الإلكتروني", ("ما دورك؟", "الدور"), ("مرشد", "مرشدة", "أريد أن أكون مرشدا"),
        ("متدرب", "متدربة", "مسترشد", "أبحث عن مرشد"), ("كلاهما",), (("هل تريد أن تكون مرشدا؟", "هل تبحث عن مرشد؟"),),
        (("المرشدون", "المتدربون"),), ("المواضيع", "المجالات", "مهارات"), "نعم", "لا", ("الاثنين", "الثلاثاء"),
        ("مع من لا تريد أن نجمعك؟", "أشخاص تفضل تجنبهم"), ("ملاحظات", "تعليقات"), ("ليس مع {} من فضلك", "لا أريد العمل مع {}"),
        ("شكرا", "لا يوجد"),
    ),
)  # fmt: skip
UNKNOWN_ROLES = ("Telemachus", "Blue group", "Gast")
UNKNOWN_QUESTIONS = ("Gefahrenzone", "Zone rouge", "Q17", "Sternchen")
"""Questions that nobody understands; names stand below them."""
Row = dict[str, Cell]


@dataclass
class Guest:
    """One person of a sheet: what they come for, in which topics, and whom they refuse; `word` is their role's."""

    name: str
    address: str
    asks: bool
    offers: bool
    topics: list[str]
    word: str = ""
    is_unknown: bool = False
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A book of lists, who stands in it, and how it was written, to be told when it is misread."""

    book: Book
    guests: tuple[Guest, ...]
    how: str


def _by_role(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    asked = draw(st.sampled_from(words.roles))
    for guest in guests:
        known = words.both if guest.asks and guest.offers else words.mentees if guest.asks else words.mentors
        guest.word = draw(st.sampled_from(known))
    for guest in guests[1:]:
        guest.is_unknown = draw(st.integers(0, 5)) == 0
        guest.word = draw(st.sampled_from(UNKNOWN_ROLES)) if guest.is_unknown else guest.word
    return [{asked: guest.word} for guest in guests]


def _by_choices(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    gives, asks = draw(st.sampled_from(words.choices))
    yes, no = draw(st.sampled_from(((words.yes, words.no), ("x", None), ("TRUE", "FALSE"), ("1", "0"))))
    return [{gives: yes if one.offers else no, asks: yes if one.asks else no} for one in guests]


def _as_column(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    title = draw(st.sampled_from(words.topics))
    between = draw(st.sampled_from((", ", "; ", ";")))
    return [{title: between.join(one.topics) or None} for one in guests]


def _as_matrix(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    title = draw(st.sampled_from(words.topics))
    mark = draw(st.sampled_from(("{} [{}]", "{}: {}", "{} - {}", "{}/{}", "{} (choice={})")))
    yes, no = draw(
        st.sampled_from(((words.yes, words.no), ("x", None), ("1", "0"), ("Checked", "Unchecked")))
    )
    chosen = TOPICS[: draw(st.integers(2, len(TOPICS)))]
    for guest in guests:
        guest.topics = [one for one in guest.topics if one in chosen]
    return [
        {mark.format(title, topic): yes if topic in one.topics else no for topic in chosen} for one in guests
    ]


def _refuse(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    """Let some refuse one another: under a question for it, in a comment, or under one that nobody understands."""
    way = draw(st.sampled_from(("question", "comment", "unknown")))
    titles = {"question": words.avoid, "comment": words.comments, "unknown": UNKNOWN_QUESTIONS}[way]
    title = draw(st.sampled_from(titles))
    found: list[Row] = []
    for guest in guests:
        others = [one.name for one in guests if one is not guest]
        refused = draw(st.lists(st.sampled_from(others), max_size=1))
        guest.refused = refused
        text = draw(st.sampled_from(words.refusals if way == "comment" else ("{}",)))
        nothing = draw(st.sampled_from(words.harmless if way == "comment" else ("", None)))
        found.append({title: text.format(refused[0]) if refused else nothing})
    return found


def _free(draw: st.DrawFn, words: Dialect, guests: Sequence[Guest]) -> list[Row]:
    mark = draw(st.sampled_from(("{}", "OK? [{}]", "Free: {}")))
    return [
        {mark.format(day): draw(st.sampled_from((words.yes, None))) for day in words.days} for _ in guests
    ]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Return a sign-up sheet as a stranger may write it."""
    words = draw(st.sampled_from(DIALECTS))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True))
    guests = [_guest(draw, name, draw(st.booleans())) for name in names]
    # Somebody of each side, or a list may say nothing of the other.
    guests[0].asks, guests[0].offers = True, False
    guests[1].asks, guests[1].offers = False, True
    way: Callable[[st.DrawFn, Dialect, Sequence[Guest]], list[Row]] = draw(
        st.sampled_from((_by_role, _by_choices))
    )
    topics = draw(st.sampled_from((_as_column, _as_matrix)))
    parts = [topics(draw, words, guests), _refuse(draw, words, guests)]
    if draw(st.booleans()):
        parts.append(_free(draw, words, guests))
    is_of_two = draw(st.booleans())
    if is_of_two:
        for guest in guests:
            guest.asks = guest.asks and not guest.offers
    else:
        parts.insert(0, way(draw, words, guests))
    rows: list[Row] = [{words.name: one.name, words.address: one.address} for one in guests]
    for part in parts:
        rows = [row | more for row, more in zip(rows, part, strict=True)]
    if not is_of_two:
        return Sheet(Book((_tab("Sign-ups", rows),)), tuple(guests), f"{way.__name__} {topics.__name__}")
    mentors, mentees = draw(st.sampled_from(words.tabs))
    tabs = [
        _tab(title, [row for row, one in zip(rows, guests, strict=True) if one.asks is asks])
        for title, asks in ((mentors, False), (mentees, True))
    ]
    return Sheet(Book(tuple(tabs)), tuple(guests), f"{mentors}, {mentees} {topics.__name__}")


def _guest(draw: st.DrawFn, name: str, asks: bool) -> Guest:
    offers = not asks or draw(st.booleans())
    topics = draw(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True))
    return Guest(name, f"p{NAMES.index(name)}@example.org", asks, offers, topics)


def _tab(title: str, rows: Sequence[Row]) -> Tab:
    titles = list(dict.fromkeys(title for row in rows for title in row))
    return Tab(title, (tuple(titles), *(tuple(row.get(one) or None for one in titles) for row in rows)))
