"""The language in which a column of free hours is written, where a word is another day in another one."""

from mentorsheets.domain.settings import Settings
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.hour_tokens import holds_two_days
from mentorsheets.sheet.cells.hours import NAMES_OF_LANGUAGES, find_tongue
from mentorsheets.sheet.reading.headers import Header


def find_tongue_of_hours(tab: Tab, header: Header, settings: Settings) -> str:
    """Return the language ("de") by which words of two meanings are read, "" where nothing needs or tells it.

    "Di" is a Tuesday in a column that also says "Mi", "abends" or "18 Uhr", and a Sunday beside "Sa matin";
    where the column says nothing, the language of the programme does, if it is not the usual English.
    """
    place = header.columns.get("Availability")
    if place is None:
        return ""
    cells = (row[place] for row in tab.rows[header.row + 1 :] if place < len(row))
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if not any(map(holds_two_days, texts)):
        return ""
    codes = {name: code for code, name in NAMES_OF_LANGUAGES.items()}
    return find_tongue(texts) or codes.get(settings.language, "")
