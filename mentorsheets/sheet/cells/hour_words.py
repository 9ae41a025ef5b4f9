"""When people are free, said in Spanish, French, German, Portuguese or Arabic, in the words that are read."""

import re
import unicodedata

_ENGLISH: dict[str, str] = {
    "monday": "lunes lundi montag montags segunda-feira segunda الاثنين الإثنين",
    "tuesday": "martes mardi dienstag dienstags terca-feira terca الثلاثاء",
    "wednesday": "miercoles mercredi mittwoch mittwochs quarta-feira quarta الأربعاء",
    "thursday": "jueves jeudi donnerstag donnerstags quinta-feira quinta الخميس",
    "friday": "viernes vendredi freitag freitags sexta-feira sexta الجمعة",
    "saturday": "sabado sabados samedi samedis samstag samstags sonnabend السبت",
    "sunday": "domingo domingos dimanche dimanches sonntag sonntags الأحد",
    "weekdays": (
        "entre_semana dias_laborables dias_de_semana dia_de_semana en_semaine la_semaine jours_ouvrables "
        "jours_de_semaine wochentags unter_der_woche werktags dias_uteis durante_a_semana durante_la_semana "
        "ايام_الاسبوع خلال_الاسبوع ايام_العمل"
    ),
    "weekend": (
        "fin_de_semana fines_de_semana week-end week-ends wochenende wochenenden fim_de_semana fins_de_semana "
        "نهاية_الاسبوع عطلة_نهاية_الاسبوع"
    ),
    "every day": (
        "todos_los_dias cada_dia tous_les_jours chaque_jour jeden_tag taglich todos_os_dias cada_dia كل_يوم كل_الايام"
    ),
    "any time": (
        "cuando_sea a_cualquier_hora cualquier_hora en_cualquier_momento siempre n_importe_quand toujours jederzeit "
        "immer a_qualquer_hora qualquer_hora sempre اي_وقت في_اي_وقت دائما"
    ),
    "morning": (
        "manana mananas por_la_manana matin matins matinee morgen morgens vormittag vormittags manha manhas "
        "de_manha pela_manha صباحا صباح الصباح"
    ),
    "noon": "mediodia al_mediodia midi mittag mittags meio-dia ظهرا الظهر",
    "afternoon": (
        "tarde tardes por_la_tarde apres-midi nachmittag nachmittags a_tarde de_tarde بعد_الظهر بعد_الظهيرة"
    ),
    "evening": (
        "noche noches por_la_noche soir soirs soiree en_soiree le_soir abend abends noite noites a_noite de_noite "
        "مساء المساء مساءا ليلا"
    ),
    "after": (
        "despues_de_las despues_de a_partir_de_las a_partir_de desde_las apres a_partir_de nach ab depois_das "
        "depois_de a_partir_das بعد_الساعة بعد من_الساعة"
    ),
    "before": "antes_de_las antes_de antes_das avant vor قبل_الساعة قبل",
    "until": "hasta_las hasta jusqu_a ate_as ate bis حتى_الساعة حتى",
    "and": "y e et und و",
    "or": "o ou oder او",
}  # fmt: skip
"""For each word that is read, what says the same elsewhere: a line of words, "_" within those of several."""
DENYING = re.compile(
    r"\b(?:no|nao|nicht|kein\w*|pas|nunca|jamais|excepto|exceto|salvo|sauf|menos|ausser|nie)\b"
    r"|(?<!\w)(?:ليس|الا|لا|ما عدا|عدا)(?!\w)"
)
"""Words of refusal, which are left to a human: "no sábado" is not on Saturday in Spanish, and on it in Portuguese."""
_SMALL = re.compile(
    r"\b(?:los|las|el|la|le|les|de|du|da|do|des|am|an|im|in der|der|den|die|na|nas|nos|aos|as|a|por|pela|pelas|"
    r"en|em|um|uhr|horas|hs|heures)\b|(?<!\w)(?:في|الساعة)(?!\w)"
)
_CLOCKS = re.compile(r"\d\s*(?:h\d{0,2}|uhr)\s*(?:a|bis)\s*\d")


def _flat(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return "".join(char for char in apart if not unicodedata.combining(char))


_MEANS = {
    _flat(word).replace("_", " "): english for english, words in _ENGLISH.items() for word in words.split()
}
_WORDS = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(word) for word in sorted(_MEANS, key=len, reverse=True)) + r")(?!\w)"
)
_CONNECTING = {"and", "or"}
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"


def in_english(text: str) -> str | None:
    """Return a text on free hours in English words, None if it is in none of the other five languages.

    So is one that denies something: what is refused must not be read as free.
    """
    flat = re.sub(r"['’]", " ", _flat(text))
    flat = re.sub(r"\bو(?=ال)", "و ", flat)
    found = {_MEANS[word[0]] for word in _WORDS.finditer(flat)}
    if DENYING.search(flat) or not (found - _CONNECTING or _CLOCKS.search(flat)):
        return None
    flat = re.sub(r"(\d)\s*(?:h|uhr|horas|hs|heures)\b(?!\d)", r"\1:00", flat)
    flat = re.sub(
        r"(\d{1,2}(?:[:h]\d\d)?)\s*(?:a las|a|as|bis|ate as|ate|hasta las|hasta|الى|حتى)\s*(?=\d)",
        r"\1-",
        flat,
    )
    words = _WORDS.sub(lambda word: f" {_MEANS[word[0]]} ", flat)
    words = re.sub(rf"({_DAY})\s+(?:a|al|au|ate|الى|until)\s+(?=(?:\w+\s+)?{_DAY})", r"\1-", words)
    words = re.sub(r"\b(?:de|von|das|من|entre|zwischen)\s+(?=\d)", " ", words)
    words = _SMALL.sub(" ", words)
    return " ".join(re.sub(r"\s+(?=[,;.])|(?<=-)\s+", "", words).split())
