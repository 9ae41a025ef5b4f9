"""Reading which kinds of need are meant, in other cases, with words around them, or slightly misspelt."""

import re

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.sheet.cells.no_topic import says_no_topic
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import nearest, plain, split_list
from mentorsheets.sheet.reading.rows import Row

AROUND = re.compile(
    r"^(?:i |we )?(?:would like |need |want |looking for |help with |support with |help in |some |more |a |an |the |with )+"
)
NO_SUCH_KIND = "is no kind of need that the programme knows."
NO_KIND = f"This {NO_SUCH_KIND}"
CHOOSE_KIND = "Choose one of the tab Need kinds, or add it there."


def read_kind(text: str, catalogue: Catalogue) -> Understood[str]:
    """Return the id of the kind that a text means.

    Raises:
        NotUnderstood: no kind of the programme's, or more than one, may be meant.
    """
    by_title = {plain(kind.title): kind for kind in catalogue}
    words = plain(text)
    if kind := by_title.get(words) or by_title.get(words.replace("-", " ")):
        return Understood(kind.id)
    if says_no_topic(text):
        raise NotUnderstood(NO_KIND, CHOOSE_KIND)
    bare = AROUND.sub("", words)
    inside = [kind for title, kind in by_title.items() if f" {title} " in f" {words} "]
    close = by_title.get(bare) or (inside[0] if len(inside) == 1 else None)
    if close is None and (title := nearest(bare, by_title)):
        close = by_title[title]
    if close is None:
        raise NotUnderstood(NO_KIND, CHOOSE_KIND)
    return Understood(close.id, f"Read as {close.title}.")


def read_kinds(row: Row, title: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the kinds in a cell that may hold several, in the order in which they stand."""
    text = row.text(title)
    found: list[str] = []
    for piece in _pieces(text, catalogue):
        kind = row.settle(title, lambda piece=piece: _name_piece(piece, catalogue), None)  # type: ignore[misc]
        if kind is not None and kind not in found:
            found.append(kind)
    return tuple(found)


def _name_piece(piece: str, catalogue: Catalogue) -> Understood[str]:
    """Read one of several: sentences name the piece, since the cell holds more than it."""
    try:
        understood = read_kind(piece, catalogue)
    except NotUnderstood as error:
        raise NotUnderstood(f"“{piece}” {NO_SUCH_KIND}", error.hint) from None
    return Understood(understood.value, understood.remark and f"“{piece}” is read as {understood.remark[8:]}")


def _pieces(text: str, catalogue: Catalogue) -> list[str]:
    """Split at lines and semicolons, and at commas only where no title of the programme's holds one."""
    titles = {plain(kind.title) for kind in catalogue}
    pieces: list[str] = []
    for piece in split_list(text, separators=";\n|"):
        pieces += [piece] if plain(piece) in titles else split_list(piece)
    return pieces
