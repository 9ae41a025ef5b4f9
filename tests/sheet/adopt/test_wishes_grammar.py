"""Lists written from a grammar of wishes, roles and states: never a pair against a wish, whatever the wording."""

import os
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Cell, Tab
from tests.sheet.adopt.lists import adopt_tab

EXAMPLES = 600 if os.environ.get("MENTORSHEETS_SEARCH") else 30
PEOPLE = ("Ana Duarte", "Eve Nolan", "Bo Lind", "Cy Young", "Di Prince")
"""Two who ask and three who offer: Ana and Cy are women, and Di may be gone."""


@dataclass(frozen=True)
class Tongue:
    """How people of one language ask and answer: each question stands beside its answers."""

    head: tuple[str, str, str]
    roles: tuple[tuple[str, str, str], ...]
    own: tuple[str, str, str]
    women: tuple[tuple[str, str, str], ...]
    alike: tuple[tuple[str, str, str], ...]
    comments: tuple[str, ...]
    remarks: tuple[str, str]
    states: tuple[tuple[str, str, str], ...]
    gone: tuple[str, ...]


TONGUES = (
    Tongue(
        ("Name", "Email", "Topics"),
        (("Role", "Mentee", "Mentor"), ("Big or Little?", "Little", "Big"), ("I am a", "Coachee", "Coach"), ("Host/Newcomer", "Newcomer", "Host")),
        ("Gender", "female", "male"),
        (
            ("Gender of your mentor", "female", "any"), ("Should your mentor be a man or a woman?", "a woman", "doesn't matter"),
            ("Match with:", "women only", "anyone"), ("I'd get on best with", "a woman", "either"), ("Male mentor OK?", "No", "Yes"),
            ("Do you mind a male mentor?", "yes", "no"), ("Only women, please", "x", ""), ("Mentor sex", "F", "no preference"),
        ),
        (("Is the gender of your mentor irrelevant to you?", "No", "Yes"), ("Same gender required?", "Yes", "No"), ("I don't mind my mentor's gender", "Disagree", "Agree")),
        ("I'd feel more comfortable with a woman", "no men please", "female mentor if possible", "I can only meet women alone"),
        ("Notes", "prefers mornings"),
        (("Status", "active", "pulled out"), ("Still in?", "yes", "no"), ("Confirmed?", "confirmed", "reserve list"), ("Decision", "selected", "maybe later")),
        ("dropped out", "on maternity leave", "moved away in May", "not this year, sorry", "please cancel my place"),
    ),
    Tongue(
        ("Name", "E-Mail", "Themen"),
        (("Rolle", "Mentee", "Mentor"), ("Pate oder Patenkind", "Patenkind", "Patin"), ("Ich bin", "Mentee", "Mentor")),
        ("Geschlecht", "weiblich", "männlich"),
        (
            ("Wunschgeschlecht", "weiblich", "egal"), ("Lieber eine Frau oder einen Mann?", "eine Frau", "beides"), ("Ich hätte gern", "eine Frau", "egal"),
            ("Mentor*in soll sein", "Frau", "beides"), ("Wäre ein Mann in Ordnung?", "Nein", "Ja"),
        ),
        (("Ist dir das Geschlecht egal?", "Nein", "Ja"), ("Gleiches Geschlecht gewünscht", "ja", "nein")),
        ("Am liebsten eine Frau", "Bitte keine Männer", "Mit einer Frau fühle ich mich wohler"),
        ("Bemerkung", "gern abends"),
        (("Status", "dabei", "abgesprungen"), ("Teilnahme", "nimmt teil", "setzt aus"), ("Stand", "angemeldet", "Nachrücker")),
        ("hat abgesagt", "in Elternzeit", "ist weggezogen", "dieses Jahr leider nicht"),
    ),
    Tongue(
        ("Nombre", "Correo", "Temas"),
        (("Rol", "Mentorada", "Mentora"), ("¿Padrino o ahijado?", "Ahijada", "Padrino")),
        ("Género", "mujer", "hombre"),
        (("¿Prefieres un hombre o una mujer?", "una mujer", "me da igual"), ("Sexo de la persona mentora", "femenino", "cualquiera"), ("Me gustaría que fuera", "mujer", "indistinto")),
        (("¿Te es indiferente el género?", "No", "Sí"), ("¿Del mismo sexo?", "sí", "no")),
        ("Me sentiría mejor con una mujer", "Que sea mujer, por favor", "Sin hombres, por favor"),
        ("Notas", "mejor por la tarde"),
        (("Estado", "activa", "se retiró"), ("Situación", "inscrita", "en pausa")),
        ("se dio de baja", "este año no puede", "se mudó a otra ciudad", "lista de espera"),
    ),
    Tongue(
        ("Nom", "Courriel", "Sujets"),
        (("Rôle", "Mentoré", "Mentor"), ("Parrain ou filleul ?", "Filleul·e", "Parrain")),
        ("Genre", "femme", "homme"),
        (("Sexe souhaité", "féminin", "peu importe"), ("Une femme ou un homme ?", "une femme", "les deux"), ("Je voudrais échanger avec", "une femme", "peu importe")),
        (("Le genre vous est-il indifférent ?", "Non", "Oui"), ("Même sexe souhaité", "oui", "non")),
        ("Plus à l'aise avec une femme", "Pas d'hommes, merci", "J'aimerais être suivie par une femme"),
        ("Remarques", "plutôt le soir"),
        (("Statut", "inscrite", "désistée"), ("Situation", "participe", "en pause")),
        ("s'est désistée", "en congé maternité", "a quitté l'entreprise", "pas cette année"),
    ),
    Tongue(
        ("Nome", "E-mail", "Temas"),
        (("Papel", "Mentorada", "Mentora"), ("Padrinho ou afilhado?", "Afilhada", "Padrinho")),
        ("Gênero", "mulher", "homem"),
        (("Prefere um homem ou uma mulher?", "uma mulher", "tanto faz"), ("Quero ser acompanhada por", "uma mulher", "qualquer pessoa"), ("Gênero do mentor", "feminino", "indiferente")),
        (("O gênero é indiferente para você?", "não", "sim"), ("Do mesmo sexo?", "sim", "não")),
        ("Prefiro conversar com mulheres", "Que seja uma mulher, por favor", "Sem homens, por favor"),
        ("Obs", "melhor à noite"),
        (("Situação", "ativa", "afastada"), ("Participa?", "sim", "não")),
        ("desistiu", "este ano não pode", "mudou de cidade", "está de licença"),
    ),
    Tongue(
        ("الاسم", "البريد الإلكتروني", "المواضيع"),
        (("الدور", "متدرب", "مرشد"), ("معلم أو متعلم", "متعلم", "معلم")),
        ("الجنس", "أنثى", "ذكر"),
        (("جنس المرشد المفضل", "أنثى", "لا يهم"), ("هل تفضلين رجلا أم امرأة؟", "امرأة", "لا فرق"), ("أود أن ألتقي", "امرأة", "لا فرق")),
        (("لا يهمني جنس المرشد", "لا", "نعم"),),
        ("أفضل أن تكون امرأة", "مع نساء فقط", "لا أريد رجلاً"),
        ("ملاحظات", "أفضل المساء"),
        (("الحالة", "مسجل", "انسحب"), ("المشاركة", "نشط", "معلق")),
        ("انسحبت من البرنامج", "لن تشارك هذا العام", "قائمة الانتظار"),
    ),
)  # fmt: skip
NOISE = ("{}", "{} ", "{} (optional)", "{} *", "  {}", "{}:")
"""What stands around a title, and turns nothing."""


@dataclass(frozen=True)
class Drawn:
    """A list, whom nobody may bring together (giver, asker), and who must still be able to meet somebody."""

    tab: Tab
    apart: frozenset[tuple[str, str]]
    free: str


@st.composite
def wishing_lists(draw: st.DrawFn) -> Drawn:
    """Return a list in which Ana may wish for women, Di may be gone, and Eve wishes for nothing."""
    tongue = draw(st.sampled_from(TONGUES))
    asks, offers = draw(st.sampled_from(tongue.roles)), tongue.own
    titled = draw(st.sampled_from(NOISE))
    columns: dict[str, list[Cell]] = {
        tongue.head[0]: list(PEOPLE),
        tongue.head[1]: [f"p{place}@example.org" for place in range(5)],
        asks[0]: [asks[1], asks[1], asks[2], asks[2], asks[2]],
        tongue.head[2]: ["Grants"] * 5,
        offers[0]: [offers[1], offers[2], offers[2], offers[1], offers[2]],
    }
    apart = set[tuple[str, str]]()
    wish = draw(st.sampled_from(("women", "alike", "comment", "none")))
    if wish in ("women", "alike"):
        title, said, nothing = draw(st.sampled_from(tongue.women if wish == "women" else tongue.alike))
        columns[titled.format(title)] = [said, nothing or None, nothing or None, nothing or None, None]
    remarks: list[Cell] = [None, draw(st.sampled_from((None, tongue.remarks[1]))), None, None, None]
    if wish == "comment":
        remarks[0] = draw(st.sampled_from(tongue.comments))
    if wish != "none":
        apart |= {("Bo Lind", "Ana Duarte"), ("Di Prince", "Ana Duarte")}
    leaving = draw(st.sampled_from(("state", "remark", "none")))
    if leaving == "state":
        title, taking_part, gone = draw(st.sampled_from(tongue.states))
        columns[titled.format(title)] = [taking_part, taking_part, None, taking_part, gone]
    elif leaving == "remark":
        remarks[4] = draw(st.sampled_from(tongue.gone))
    if any(remarks):
        columns[tongue.remarks[0]] = remarks
    if leaving != "none":
        apart |= {("Di Prince", asker) for asker in PEOPLE[:2]}
    order = [*list(columns)[:2], *draw(st.permutations(list(columns)[2:]))]
    lines = [tuple(columns[title][place] for title in order) for place in draw(st.permutations(range(5)))]
    return Drawn(Tab("List", (tuple(order), *lines)), frozenset(apart), PEOPLE[1])


@settings(max_examples=EXAMPLES, deadline=None)
@given(wishing_lists())
def test_nobody_is_paired_against_a_wish_and_whoever_wishes_for_nothing_is_paired(drawn: Drawn) -> None:
    came = adopt_tab(drawn.tab)
    assert came.people == set(PEOPLE)
    assert not came.pairs & drawn.apart, came.told
    assert drawn.free in {asker for _, asker in came.pairs}, came.told
