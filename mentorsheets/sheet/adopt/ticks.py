"""Ticks below topics: a column for each, with x, yes or 1 below it, or a word for who asks and who offers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.amounts import asks_how_many
from mentorsheets.sheet.adopt.topics import TOPIC_WORDS
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.truth import FALSE_WORDS, TRUE_WORDS

_NO_TOPIC = LatePattern(
    r"(?i)\b(?:avail\w*|slots?|name|finished|progress|consent|agree\w*|available|active|paid|score|id|prefer\w*|"
    r"veg(?:etarian|an|gie)?\w*|halal|kosher|gluten|allerg\w*|parking|wheelchair|photos?|newsletter|gdpr|privacy|"
    r"registered|confirmed|attend\w*|attended|invited|approved|member|returning|first time|breakfast|lunch|dinner|"
    r"likes?|has|have|is|are|was|were|do|does|did|can|will|would|you|week ?\d+|session ?\d+|workshop ?\d+|email|phone|"
    r"matched|assigned|status|complete\w*|done|interviewed|trained|dbs)\b|is_"
)
"""What a header says that is no topic, though ticks stand below it."""
TICKS = {
    "x", "xx", "1", "1.0", "yes", "y", "true", "✓", "✔", "☑", "✅", "si", "sí", "oui", "ja", "sim", "نعم", "ok",
    "available", "checked", "selected", *TRUE_WORDS,
}  # fmt: skip
UNTICKED = {
    "", "0", "0.0", "no", "n", "false", "-", "–", "—", "non", "nein", "nao", "não", "☐", "✗", "✘", "❌", "لا", "unchecked", "not selected", *FALSE_WORDS,
}  # fmt: skip
TICK_MARKS = {"x", "xx", "1", "1.0", "✓", "✔", "☑", "✅", *TRUE_WORDS}
"""Ticks that are no answer to a question of yes or no."""
_ASKED = LatePattern(
    r"^(?:needs?|wants?|asks?|mentee|learn|ask|seek\w*|looking for|get|receive|necesito|busco|quiero|aprender|besoin|cherche|"
    r"apprendre|brauche|suche|lernen|preciso|procuro|احتاج|اتعلم)$|"
    r"\b(?:(?:need|want|would like|like|wish|hope|looking|interested)\w* (?:\w+ )?(?:help|support|advice|to learn|learning|in "
    r"learning|to get|to receive|to be mentored|for)|learn|receive|get help|being mentored|as (?:a )?mentee|need this|want this|"
    r"necesit\w*|aprend\w*|busc\w*|besoin|apprendre|brauch\w*|lernen|unterstutzung suchen|precis\w*)\b|احتاج|اتعلم"
)
_OFFERED = LatePattern(
    r"^(?:offers?|gives?|mentor|teach|help|share|ofrezco|ofrecer|puedo|propose|offre|biete|anbieten|ofereco|اقدم)$|"
    r"\b(?:(?:can|could|will|happy to|able to|willing to|like to|i) (?:offer|help|give|teach|mentor|support|share|advise|coach)|"
    r"offering|offer|teach|give advice|share my|as (?:a )?mentor|expert|ofrec\w*|ensen\w*|puedo ayudar|(?:peux|puis) aider|"
    r"enseigner|biete\w*|anbiet\w*|kann helfen|helfen|oferec\w*|ensin\w*|posso ajudar)\b|اقدم|اساعد"
)
_EITHER = LatePattern(r"^(?:both|beides|ambos|ambas|les deux|os dois|need and offer|offer and need|كلاهما)$")
_GROUP = re.compile(r"^([^\[:]*\S)\s*(?:\[[^\[\]]+\]|:\s*[^:]+)$")
LEAST_TOPICS = 2
"""Columns of ticks from which on they are one question; one alone may be a yes or no of any kind."""
LEAST_OF_YES_OR_NO = 3
"""Columns side by side of yes and no from which on they are topics; fewer may be questions of any kind."""
WORDS_OF_A_TOPIC_HEADER = 5
"""Words of a header that may be a topic with yes and no below it."""
LONGEST_HEADER = 60
"""Characters of a header that may be a topic."""


def ticked_topics(titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], taken: set[int]) -> dict[int, str]:
    """Return the columns below whose titles stand ticks and nothing else, if there are several of them."""
    may_be = {
        column: " ".join(title.split())
        for column, title in enumerate(titles)
        if column not in taken
        and isinstance(title, str)
        and title.strip()
        and len(title) <= LONGEST_HEADER
        and "?" not in title
        and not _NO_TOPIC.search(title.replace("_", " "))
        and not asks_how_many(title)
    }
    below = {column: [_said(row, column) for row in rows] for column in may_be}
    found = {column: title for column, title in may_be.items() if _are_ticks(below[column])}
    found |= {column: may_be[column] for column in _one_block(may_be, rows)}
    answered = [column for column in may_be if column not in found and are_yes_or_no(rows, column)]
    found |= {column: may_be[column] for column in _runs(answered, may_be)}
    kinds = {plain(kind.title) for kind in DEFAULT}
    is_known = any(plain(title) in kinds for title in found.values())
    named = _without_common_words({column: found[column] for column in sorted(found)})
    return named if len(found) >= LEAST_TOPICS or is_known else {}


def asked_and_offered(cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """Yield each topic that a row marks, with "asks", "offers", or "" where a tick does not say which."""
    for title, cell in cells.items():
        if is_ticked(cell) or repeats(title, cell):
            yield title, ""
            continue
        for side in _sides(show_cell(cell)):
            yield title, side


def is_ticked(cell: Cell) -> bool:
    """Return whether a cell is ticked: an x, a mark, a yes or a 1."""
    return cell is True or show_cell(cell).strip().casefold() in TICKS


def are_ticks_of(title: str, said: Sequence[str]) -> bool:
    """Return whether what stands below a part of a question are ticks of any kind, its own title among them."""
    return all(one in TICKS | UNTICKED or repeats(title, one) or _sides(one) for one in said)


def repeats(title: str, cell: Cell) -> bool:
    """Return whether a cell holds the title above it, as some programs write what was ticked."""
    said = plain(show_cell(cell))
    return bool(said) and said == plain(title)


def are_options(title: Cell, rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Return whether nothing stands in a column but its own title, as some programs write each option that was ticked."""
    said = [row[column] for row in rows if column < len(row) and row[column] not in (None, "")]
    return bool(said) and isinstance(title, str) and all(repeats(title, one) for one in said)


def _one_block(titles: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the columns of options that stand side by side, none where several blocks do: they are of several questions."""
    options = {column for column, title in titles.items() if are_options(title, rows, column)}
    # Nobody ticked what is empty so far, and it may well be an option beside the others.
    empty = {column for column in titles if not any(_said(row, column) for row in rows)}
    block = list(range(min(options, default=0), max(options, default=-1) + 1))
    while block and block[0] - 1 in empty:
        block.insert(0, block[0] - 1)
    while block and block[-1] + 1 in empty:
        block.append(block[-1] + 1)
    return block if set(block) <= options | empty else []


def show_cell(cell: Cell) -> str:
    """Return a cell as it is shown, a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def side_of_group(title: str) -> str:
    """Return whether what stands before the part of a question asks or offers, as in "Offers [Topic]", "" if neither."""
    group = _GROUP.match(" ".join(title.split()))
    sides = _sides(group[1]) if group else ()
    return sides[0] if len(sides) == 1 else ""


def _sides(text: str) -> tuple[str, ...]:
    words = plain(text)
    if not words or len(words) > LONGEST_HEADER:
        return ()
    if _EITHER.search(words):
        return "asks", "offers"
    asks, offers = bool(_ASKED.search(words)), bool(_OFFERED.search(words))
    return ("asks",) if asks and not offers else ("offers",) if offers and not asks else ()


def _are_ticks(said: Sequence[str]) -> bool:
    marks = TICK_MARKS | UNTICKED
    sides = [bool(_sides(one)) for one in said]
    is_plain = any(one not in UNTICKED and not one[0].isdigit() and one not in TRUE_WORDS for one in said)
    # A few ones and zeros may be anything; an x stands below nothing but a topic.
    return all(one in marks or side for one, side in zip(said, sides, strict=True)) and (
        is_plain or (len(said) >= 3 and any(one in TICK_MARKS for one in said))
    )


def are_yes_or_no(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Return whether nothing but yes and no, in any of their forms, stands in a column."""
    said = [_said(row, column) for row in rows]
    return any(said) and all(one in TICKS | UNTICKED for one in said)


def are_numbers(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Return whether nothing but numbers stands in a column: marks, years or counts."""
    said = [one for row in rows if (one := _said(row, column))]
    return bool(said) and all(one.replace(".", "", 1).isdecimal() for one in said)


def _runs(columns: Sequence[int], titles: Mapping[int, str]) -> Iterator[int]:
    """Yield the columns that stand side by side with enough others, by titles short enough for topics."""
    short = [one for one in columns if len(titles[one].split()) <= WORDS_OF_A_TOPIC_HEADER]
    run: list[int] = []
    for column in [*short, -1]:
        if run and column == run[-1] + 1:
            run.append(column)
            continue
        named = {one: titles[one] for one in run}
        least = LEAST_TOPICS if _without_common_words(named) != named else LEAST_OF_YES_OR_NO
        if len(run) >= least:
            yield from run
        run = [column]


def _without_common_words(titles: dict[int, str]) -> dict[int, str]:
    """Return titles without the words that all begin with and that are no topic: "Topic Grants", "Help with Grants"."""
    split = [title.split() for title in titles.values()]
    common = 0
    while split and all(len(words) > common + 1 for words in split):
        if len({plain(words[common]) for words in split}) > 1:
            break
        common += 1
    if len(titles) < LEAST_TOPICS or not common:
        return titles
    last = plain(split[0][common - 1])
    is_no_topic = last in TOPIC_WORDS or last in {
        "in",
        "with",
        "about",
        "on",
        "for",
        "en",
        "mit",
        "avec",
        "com",
        "sobre",
    }
    return (
        {place: " ".join(title.split()[common:]) for place, title in titles.items()}
        if is_no_topic
        else titles
    )


def _said(row: Sequence[Cell], column: int) -> str:
    return show_cell(row[column]).strip().casefold() if column < len(row) else ""
