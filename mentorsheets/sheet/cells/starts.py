"""Reading from which day on somebody may be paired: "2027-01-15", "January 2027", "now"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from datetime import date

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.choices import read_day
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.written_days import parse_written_month

_WORDS_OF_NOW = {
    "en": ("now", "at once", "immediately", "any time", "anytime", "asap", "today", "already"),
    "es": ("ahora", "ya", "hoy", "de inmediato"),
    "fr": ("maintenant", "tout de suite", "immédiatement"),
    "de": ("sofort", "ab sofort", "jederzeit", "jetzt"),
    "pt": ("agora", "já", "imediatamente"),
    "ar": ("الآن", "فورا"),
}
ANY_DAY = frozenset(plain(word) for words in _WORDS_OF_NOW.values() for word in words)
_OF_A_MONTH = re.compile(r"\d{4}-\d{1,2}")
_FROM = re.compile(
    r"^(?:from|starting|as of|beginning|ab|vom|von|ab dem|desde|a partir d[eo]l?|à partir d[eu]|dès|depuis|من|ابتداء من|اعتبارا من)\s+(?:the |dem |el |le |o )?(?=\S)",
    re.IGNORECASE,
)
_BEGINS = LatePattern(
    r"^(?:starting|beginning) (?:when|from|on|date|day)\b|^(?:from|as of|as from|starting|beginning) when\b|\b(?:earliest|first|possible|preferred|desired) start(?:ing)?\b|\bavailable from\b|"
    r"\b(?:when|how soon|(?:which|what) (?:day|date|month|week))\b.*\b(?:start|begin|commence|join|get going|kick off)\b|\bstart(?:ing)? (?:when|day|date|month)\b|"
    r"^(?:ab|von) wann\b|\bwann\b.*\b(?:anfangen|beginnen|starten|loslegen|einsteigen|los)\b|^(?:start|beginn|verfugbar ab|frei ab)\b|"
    r"\bdesde cuando\b|\ba partir de (?:cuando|que (?:dia|fecha|mes))\b|\bcuando\b.*\b(?:empezar\w*|comenzar\w*|iniciar\w*|empiezas)\b|\bdisponible (?:desde|a partir)\b|"
    r"\b(?:a partir de|depuis|des) quand\b|\bquand\b.*\b(?:commencer\w*|demarrer|debuter)\b|\bdisponible (?:a partir|des)\b|"
    r"\b(?:a partir de|desde) quando\b|\bquando\b.*\b(?:comecar|iniciar)\b|\bdisponivel (?:a partir|desde)\b|"
    r"(?:متى|من متى|ابتداء من).*(?:البدء|تبدا|البداية|ابدا)|^(?:منذ|من|ابتداء من) متى"
)
_OF_THE_CLOCK = LatePattern(
    r"\b(?:work|working day|school day|in the (?:morning|afternoon|evening)|time of day|each|every|o clock|uhr|morgens|abends|por la (?:manana|tarde|noche)|le (?:matin|soir)|de manha|a noite|born|university|college|studies|meetings?)\b"
)
_ENDS = LatePattern(
    r"\b(?:until|till|by) when\b|\bwhen\b.*\b(?:end|ends|finish\w*|stop|leave|leaving|last|graduat\w*|born|birthday)\b|\bbis wann\b|\bwann\b.*\b(?:ende\w*|aufhor\w*|geboren|zuletzt|angefangen|begonnen)\b|"
    r"\bhasta cuando\b|\bcuando\b.*\b(?:termin\w*|acab\w*|nacist\w*|ultima)\b|\bjusqu a quand\b|\bquand\b.*\b(?:fini\w*|termin\w*|arret\w*|derniere?)\b|\bate quando\b|\bquando\b.*\b(?:termin\w*|acab\w*|nasc\w*|ultima)\b|"
    r"^joined\b|حتى متى|متى.*(?:تنتهي|الانتهاء|ولدت|تخرج)"
)


def asks_for_start(words: str) -> bool:
    """Return whether a question, in plain words, asks from which day on somebody takes part."""
    return bool(_BEGINS.search(words)) and not _OF_THE_CLOCK.search(words) and not asks_for_end(words)


def asks_for_end(words: str) -> bool:
    """Return whether a question, in plain words, asks for a day in the past or on which something ends."""
    return _ENDS.search(words) is not None


UNREAD_START = "Until it is mended, they are matched with nobody."
START_HINT = "Type it as 2027-01-15, or empty the cell; a column about something else takes another header."


def read_start(cell: Cell) -> Understood[date | None]:
    """Return the first day on which somebody may be paired, of a month its first; None if any day will do.

    Raises:
        NotUnderstood: it is no day that can be read.
    """
    if isinstance(cell, date):
        return Understood(read_day(cell).value)
    text = "" if cell is None else str(cell).strip()
    if is_blank(text) or names_nothing(text) or plain(text) in ANY_DAY:
        return Understood(None)
    text = re.sub(r"^(\d{1,2})[/.](\d{4})$", r"\2-\1", _FROM.sub("", text))
    try:
        if first := parse_written_month(text):
            return Understood(first, f"Read as from {first} on.")
        day = read_day(f"{text}-01" if _OF_A_MONTH.fullmatch(text) else text)
    except NotUnderstood as error:
        raise NotUnderstood(f"{error.sentence} {UNREAD_START}", START_HINT) from None
    if _OF_A_MONTH.fullmatch(text):
        return Understood(day.value, f"Read as from {day.value} on.")
    return Understood(day.value, day.remark)
