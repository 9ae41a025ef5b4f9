"""Columns in which a coordinator keeps how it stands with somebody: what does not say that they take part may say the opposite.

Nobody can list all the words for having left. Those for being in are few; so in a column whose other cells say so, a
word that nobody knows is asked about.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections import Counter
from collections.abc import Collection, Sequence

from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.text import bare_letters, plain, unify_endings

_OF_A_STATE = (
    "stage phase sigue segue continua continuing status state standing stand situation decision result outcome application registration participation participant participating participates participate taking takes joining joins joined enrolment enrolled confirmed active "
    "statut etat resultat candidature inscription inscrit inscrite participe actif active "
    "estado situacion resultado solicitud inscripcion inscrito participa participacion activo activa "
    "situacao decisao inscricao participacao inscrita ativo ativa candidatura "
    "stand entscheidung ergebnis bewerbung anmeldung teilnahme teilnehmend aktiv bestatigt zusage "
    "الحاله حاله الوضع وضع القرار النتيجه المشاركه مشاركه التسجيل"
)
_BESIDE = (
    "the a an our my your of in for this year round cohort programme program scheme mentoring mentorship project current now part still is are 1 2 y n yes no and or spring autumn summer fall winter semester term season edition "
    "el la los de del en este ano actual programa curso "
    "le la les du des de en cette annee ce actuelle actuel programme "
    "der die das des am im an diesem dieses jahr aktuell aktueller aktuelle programm runde mentoring "
    "o a os as do da no na deste ano atual programa "
    "في من هذا العام البرنامج الحالي الحاليه"
)
_TAKES_PART = (
    "yes y yep yeah true x ok okay active in confirmed registered enrolled joined joining participating participates attending accepted approved selected chosen admitted signed up available matched paired assigned placed unmatched onboarded "
    "trained ongoing continuing staying renewed started ready complete completed paid going coming keen sure definitely taking takes part wants looking place offered current open live "
    "si activo activa inscrito inscrita apuntado apuntada confirmado confirmada participa participando aceptado aceptada admitido admitida seleccionado seleccionada dentro disponible vigente emparejado emparejada asignado asignada sigue continua "
    "oui inscrit inscrite actif confirme confirmee participe participante participant accepte acceptee retenu retenue admis admise disponible valide validee engage engagee present presente partante jumele jumelee "
    "ja j dabei aktiv bestatigt zugesagt zusage angemeldet teilnehmend teilnehmer teilnehmerin nimmt teil macht mit aufgenommen angenommen platz vermittelt gematcht zugeteilt verfugbar bezahlt laufend bleibt weiter zugelassen "
    "sim ativo ativa participando aceito aceita aprovado aprovada selecionado selecionada pareado pareada matriculado matriculada "
    "نعم نشط نشطه مسجل مسجله موكد موكده مشارك مشاركه مقبول مقبوله متاح مستمر"
)
_BESIDE_TAKING_PART = (
    "is was has been for to a an the as mentor mentee and still again back this year round programme program list match be now since fully all set waiting not yet looking "
    "esta como el la en este ano programa e y o es em de "
    "est en le la cette annee comme a "
    "ist am im das als und wieder dieses jahr fester "
    "في هذا العام"
)
_TURNS = re.compile(
    r"\b(?:but|until|till|no|not|never|unless|aber|bis|nicht|kein\w*|pero|hasta|mais|jusqu|pas|mas|ate|nao|nunca|sin|sans|sem|ohne)\b|لكن|حتى|لا|غير"
)
UNMATCHED = re.compile(
    r"^(?:(?:not (?:yet )?|un|still |waiting (?:for|to be) (?:a )?|to be |needs (?:a )?|looking for (?:a )?)(?:matched|match|paired|pair|assigned|mentor|mentee|partner)(?: yet)?|noch nicht (?:gematcht|vermittelt|zugeteilt)|"
    r"sin (?:emparejar|asignar)|pas encore (?:jumele\w*|apparie\w*)|sem par|aguardando (?:par|match))$"
)
"""What says that somebody takes part, and has nobody yet."""
_PLAINLY_OF_IT = frozenset(
    (
        "status",
        "statut",
        "estado",
        "stand",
        "situation",
        "situacion",
        "situacao",
        "standing",
        "الحاله",
        "الوضع",
        "حاله",
    )
)
"""Titles below which a word beside many empty cells is one on who does not take part as all the others do."""
MOST_WORDS = 6
"""Words of a title that asks for a state and nothing else."""
MOST_SHARE_OF_WORDS = 0.34
"""Share of the rows of such a title that may have a word, for it to be one on the few."""


_ONLY_IN = (
    "active enrolled participating participates registered inscrit inscrite actif aktiv angemeldet teilnehmend dabei activo activa inscrito inscrita participa participando apuntado apuntada "
    "ativo ativa مشارك مشاركه مسجل مسجله نشط نشطه"
)
"""Words that say of somebody that they take part, and hardly anything else."""
LEAST_USUAL = 2
"""Cells from which on a word is what most are; one alone may be anything."""


def _set(words: str) -> frozenset[str]:
    return frozenset(unify_endings(bare_letters(words)).split())


_TITLE_WORDS, _TITLE_BESIDE = _set(_OF_A_STATE), _set(_BESIDE)
_SAY_LITTLE = _set(
    "wants looking going coming place part taking takes keen open started waiting weiter bleibt continua sigue"
)
"""Words for taking part that say so only where nothing unknown stands behind them: "wants a breather"."""
_PLAINLY_IN = _set(_ONLY_IN)
_IN_WORDS, _IN_BESIDE = _set(_TAKES_PART), _set(_BESIDE_TAKING_PART)


def bare_title(title: str) -> str:
    """Return the plain words of a title without "(optional)" and its like."""
    return " ".join(word for word in plain(title).split() if word not in _NO_DUTY)


_NO_DUTY = frozenset(
    ("optional", "optionnel", "facultatif", "opcional", "facultativo", "freiwillig", "اختياري")
)


def is_titled_as_state(title: str) -> bool:
    """Return whether a title asks how it stands with somebody, and nothing else."""
    words = unify_endings(bare_title(title)).split()
    said = {word for word in words if not word.isdecimal()}
    return len(words) <= MOST_WORDS and bool(said & _TITLE_WORDS) and said <= _TITLE_WORDS | _TITLE_BESIDE


def says_taking_part(text: str) -> bool:
    """Return whether a cell says that somebody takes part, or is about to."""
    words = unify_endings(plain(text))
    if not words:
        return not is_blank(text)
    if UNMATCHED.search(words):
        return True
    said = {word for word in words.split() if not word.isdecimal()}
    first = words.split()[0]
    if _TURNS.search(words):
        return False
    return (
        (first in _IN_WORDS - _SAY_LITTLE and len(first) > 2)
        or (bool(said & _IN_WORDS) and said <= _IN_WORDS | _IN_BESIDE)
        or words == "1"
    )


def keeps_states(title: str, cells: Collection[str], rows: int) -> bool:
    """Return whether a word that nobody knows in a column is to be asked about; `cells` are those with any, of `rows`.

    It is where others say that they take part, and where it stands beside a few in a column that is called so.
    Two letters alone may be those of a place: "IN", "OR".
    """
    if not is_titled_as_state(title):
        return False
    if any(says_taking_part(one) and len(plain(one)) > 2 for one in cells):
        return True
    return is_titled_plainly(title) and 0 < len(cells) <= MOST_SHARE_OF_WORDS * rows


def is_titled_plainly(title: str) -> bool:
    """Return whether a title is nothing but a word for a state: "Status", "Estado 2026"."""
    about = " ".join(word for word in unify_endings(bare_title(title)).split() if not word.isdecimal())
    return about in _PLAINLY_OF_IT


def find_usual(cells: Sequence[str], answered: int) -> str:
    """Return the plain word that most of the cells `answered` hold, "" if none does: what most are is taking part."""
    counts = Counter(map(plain, cells))
    word, times = max(counts.items(), key=lambda one: one[1], default=("", 0))
    return word if times >= LEAST_USUAL and times * 2 > answered else ""


def holds_states(cells: Sequence[str]) -> bool:
    """Return whether most cells say that somebody takes part in words for nothing else, whatever stands above them.

    Those are short; whole sentences are comments.
    """
    short = [one for one in cells if len(plain(one).split()) <= MOST_WORDS]
    plainly = sum(bool(_PLAINLY_IN & set(unify_endings(plain(one)).split())) for one in short)
    return plainly >= LEAST_USUAL and plainly * 2 >= len(cells)
