"""Reading from which day on somebody may be paired: "2027-01-15", "January 2027", "now"."""

from datetime import date, datetime

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.choices import read_day
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain

_WORDS_OF_NOW = {
    "en": ("now", "at once", "immediately", "any time", "anytime", "asap", "today", "already"),
    "es": ("ahora", "ya", "hoy", "de inmediato"),
    "fr": ("maintenant", "tout de suite", "immédiatement"),
    "de": ("sofort", "ab sofort", "jederzeit", "jetzt"),
    "pt": ("agora", "já", "imediatamente"),
    "ar": ("الآن", "فورا"),
}
ANY_DAY = frozenset(plain(word) for words in _WORDS_OF_NOW.values() for word in words)
OF_A_MONTH = ("%Y-%m", "%B %Y", "%b %Y")
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
    for form in OF_A_MONTH:
        try:
            first = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return Understood(first, f"Read as from {first.isoformat()} on.")
    try:
        return Understood(read_day(text).value)
    except NotUnderstood as error:
        raise NotUnderstood(f"{error.sentence} {UNREAD_START}", START_HINT) from None
