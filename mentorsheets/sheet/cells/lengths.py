"""Reading for how long something lasts: "one conversation", "8 weeks", "drei Monate", "en continu"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.model import Length
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain

_MONTH = 52 / 12
"""Weeks of a month, a year having 52."""
_WEEKS_OF = {
    plain(word): weeks
    for weeks, words in {
        1 / 7: "day days tag tage tagen día días jour jours dia dias يوم أيام",
        1: "week weeks woche wochen semana semanas semaine semaines أسبوع أسابيع",
        2.0: "fortnight fortnights quincena quincenas quinzaine quinzena أسبوعين أسبوعان",
        _MONTH: "month months monat monate monaten mes meses mois mês شهر أشهر شهور شهرا",
        2 * _MONTH: "شهرين شهران",
        13: "quarter quarters quartal quartale trimestre trimestres",
        26: "halbjahr halbjahre semestre semestres",
        52: "year years jahr jahre jahren jahres año años an ans année années ano anos سنة سنوات سنين عام أعوام",
        104.0: "سنتين سنتان عامين عامان",
    }.items()
    for word in words.split()
}
"""Weeks of each unit; "semestre" is six months in all three languages that have it."""
_PAIRS = frozenset((2.0, 2 * _MONTH, 104.0))
"""What Arabic says for two of a unit, which takes no number."""
_HALF_A_YEAR = re.compile(
    r"\b(?:half (?:a |of a )?year|(?:ein )?halbes jahr|medio ano|demi annee|meio ano)\b|نصف (?:سنه|سنة|عام)"
)
_UNIT = rf"(?:{'|'.join(sorted(map(re.escape, _WEEKS_OF), key=len, reverse=True))})"
_MEETING = (
    r"(?:conversation|session|talk|chat|meeting|call|coffee|gesprach|treffen|sitzung|termin|telefonat|charla|conversacion|sesion|reunion|"
    r"encuentro|llamada|entretien|seance|rencontre|echange|appel|discussion|conversa|sessao|encontro|reuniao|chamada|محادثة|جلسة|لقاء|مكالمة)"
)
_TIMES = (
    r"(?:times?|once|twice|mal|einmal|zweimal|vez|veces|fois|vezes|hours?|hrs?|stunden?|horas?|heures?|مرة|مرات|مرتين|ساعة|ساعات|"
    rf"{_MEETING}(?:e|n|s|en|es)?)"
)
_HOW_OFTEN = re.compile(
    rf"\b(?:\w+ )?{_TIMES} (?:an?|per|each|every|in der|im|pro|jede[nrms]?|a la|al|por|par|cada|chaque|na|no|em cada|كل|في|بال)\s*(?:\d+ )?(?:ال)?{_UNIT}\b"
    rf"|\b(?:every|jede[nrms]?|cada|chaque|toutes les|todas? as|كل) (?:\d+ )?{_UNIT}\b(?= \S)"
)
"""How often they meet is not how long it lasts: "one call a week for three months"."""
_ONE_MEETING = re.compile(
    rf"^(?:just |only |nur |solo |seulement |juste |so |apenas |فقط )?(?:once|one time|one off|einmal(?:ig\w*)?|una (?:sola )?vez|puntual\w*|une (?:seule )?fois|ponctuel\w*|"
    rf"uma (?:so |unica )?vez|pontual|مرة واحدة|لمرة واحدة)(?: only| just| nur)?$|\b{_MEETING}\b"
)
_OPEN_ENDED = re.compile(
    r"\b(?:ongoing|open|long|always|companion|companionship|indefinite(?:ly)?|no end|continuous(?:ly)?|laufend|fortlaufend|dauerhaft|unbefristet|"
    r"langfristig|offen\w*|ohne ende|auf dauer|continu[aeo]?|continuad[ao]|indefinid[ao]|sin (?:fin|limite)|a largo plazo|largo plazo|permanente?|"
    r"en continu|sans (?:fin|limite)|indetermine[e]?|long terme|longue duree|durable|sem (?:fim|limite|prazo)|longo prazo|indeterminad[ao])\b"
    r"|مستمر|دائم|متواصل|بلا نهاية|بدون نهاية|طويل|مفتوح"
)


def read_length(text: str) -> Understood[Length]:
    """Return how long a need, or a helper's support, lasts: "one conversation", "8 weeks", "three months", "ongoing".

    A month counts as 52 weeks through 12, rounded.

    Raises:
        NotUnderstood: it cannot be told.
    """
    whole = plain(text)
    words = " ".join(_HOW_OFTEN.sub(" ", whole).split())
    if _HALF_A_YEAR.search(words):
        return Understood(Length(26))
    if (weeks := _count_weeks(words)) is not None:
        return Understood(Length(max(1, round(weeks))))
    if _OPEN_ENDED.search(words):
        return Understood(Length(None, open_ended=True))
    if _ONE_MEETING.search(whole):
        return Understood(Length(0))
    raise NotUnderstood("We cannot tell how long this lasts.", "Type one conversation, 8 weeks, or ongoing.")


def _count_weeks(words: str) -> float | None:
    """Return the weeks of the first unit that a number stands before, or that stands there alone."""
    parts = words.split()
    for place, part in enumerate(parts):
        # "6months" is one word, and "30 أيام" two.
        glued = re.fullmatch(rf"(\d+)({_UNIT})", part)
        number, unit = (glued[1], glued[2]) if glued else (" ".join(parts[max(0, place - 3) : place]), part)
        if unit not in _WEEKS_OF:
            continue
        if len(parts) == 1 and not glued and unit != "an":
            return _WEEKS_OF[unit]
        if (count := _read_number_before(number)) is not None:
            return count * _WEEKS_OF[unit]
        if _WEEKS_OF[unit] in _PAIRS:
            return _WEEKS_OF[unit]
    return None


def _read_number_before(words: str) -> int | None:
    """Return the number that words end with: "for two" is two, and "this" none."""
    parts = words.split()
    for start in range(len(parts)):
        try:
            if found := read_count(" ".join(parts[start:]), most_of_one=1).value:
                return found
        except NotUnderstood:
            continue
    return None
