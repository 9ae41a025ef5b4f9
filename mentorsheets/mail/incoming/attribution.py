"""Finds the line in which a mail program says whom it quotes: "On 3 May 2026 at 10:00, Ana <…> wrote:".

Such a line is known by its shape (a date near its beginning, an address, a time, a colon at its end) and by
the verb for writing; not by one program's or one language's wording. A sentence of the writer's own may look
a little like it, so a line that lacks the shape is never taken for one.
"""

# ruff: noqa: E501 - a table of words reads by its lines

import re
from collections.abc import Sequence
from dataclasses import dataclass

WRAPPED_LINES = 6
"""Over how many lines a mail program wraps an attribution at most (seen: 4, with a long address)."""
MOST_ATTRIBUTED = 400
"""Characters of an attribution, twice what a long name, address and date take: the rest is a person's own."""

WROTE = re.compile(
    r"(?<!\w)(?:wrote|writes|schrieb|schreibt|geschrieben|(?:a|à|avez|ai) écrit|écrit|escribió|escribi[oó]|ha escrito"
    r"|escreveu|ha scritto|scrive|schreef|geschreven|skrev|skriver|följande|kirjoitti|napisał(?:\(?a\)?|a|/a)?|pisze"
    r"|написал(?:\(а\)|а)?|пишет|пише|написав|написала|napsala?|napísala?|írta|a scris|yazdı|şunları yazdı|έγραψε"
    r"|đã viết|menulis|je napisao|je napisala|napisao|va escriure|idatzi du|napisala?|rašė|rakstīja|kirjutas"
    r"|كتب|كتبت|كتابة ما يلي|כתב|כתבה|نوشت)(?!\w)|写道|寫道|書きました|のメッセージ|작성|님이 쓴 글|ने लिखा|เขียน",
    re.IGNORECASE,
)
NAMED_ADDRESS = re.compile(r"""[^\s<>()\[\]"',;:]+@[^\s<>()\[\]"',;]+""")
TIME = re.compile(r"(?<![\d.:/])\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?![\d./])", re.IGNORECASE)
DATE = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}(?!\d)"
    r"|(?<!\d)\d{1,2}\.? (?:de |d')?[^\W\d_]{3,}|[^\W\d_]{3,}\.? \d{1,2}(?!\d)"
)
BEGINS_WITH_DATE = re.compile(r"^[\W_]*(?:[^\s\d<>@]{1,16}\s+){0,4}[^\W\d_]{0,4}\W{0,2}\d")
BEGINS_WITH_NAME = re.compile(
    r"""^[\W_]*[^\s<>@]+(?:[ .,'’()&-]+[^\s<>@]+){0,6}[ "'”]*\s*[<(\[]+\s*(?:mailto:)?\S+@"""
)
MACHINE_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2} (?:GMT|UTC)[+-]\d")
ONLY_DATE = re.compile(r"^\W*(?:[^\W\d_]+\W+){0,2}\d[\d\W]*,\s*$")
COLON = re.compile(r"[:：]\W*$")
TELLS = re.compile(
    r"(?<!\w)(?:I|me|my|he|she|we|they|ich|wir|yo|nosotros|je|nous|elle|eu|nós|ela|أنا|هو|هي)(?!\w)"
)
"""Words of somebody who tells a story; no mail program uses them."""
GLUED = re.compile(r"(?<=\S)\s+(?=(?:On|Am|Le|El|Em|Il|Op|Den|Dne|W dniu) )")
"""Where an attribution may begin behind words, as where a mail program left out the line end between the two."""
GLUED_DATE = re.compile(r"(?:W dniu|\w+) (?:\S+ ){0,3}?\S*\d")
BEGUN_BESIDE = re.compile(r"(?<=[:：])\s{2,}(?=\S)")
"""Where the quotation may begin beside its attribution, as Yahoo writes it on a telephone."""
OWN_WORDS_BEFORE = re.compile(r"\w.*\S")
OPEN_END = re.compile(
    r"^\s*>?\s*>?\s*(?::|\S{0,12}\s?(?:wrote|schrieb|skrev|écrit|escribió|escreveu|scritto)\W*)\s*$"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines `first` to `last` (counted from 0, both included) say whom the next lines quote.

    `is_certain`: also where no line below carries a quotation mark.
    """

    first: int
    last: int
    is_certain: bool


def find_attributions(lines: Sequence[str]) -> list[Attribution]:
    """Return the attributions among `lines`, from the top.

    Where several lines could begin one, the last of them does: what stands above is somebody's own words.
    """
    found: list[Attribution] = []
    for last, line in enumerate(lines):
        floor = next((one.last + 1 for one in reversed(found) if one.is_certain), 0)
        if _may_end(line) and (one := _ending_at(lines, last, floor)):
            while found and found[-1].last >= one.first:
                found.pop()
            found.append(one)
    return found


def split_glued(lines: Sequence[str]) -> list[str]:
    """Return `lines` with a line end before each attribution behind words of the writer's own, and after it."""
    split: list[str] = []
    lines = [part for line in lines for part in _part_beside(line)]
    for number, line in enumerate(lines):
        said, rest = _part_glued(line)
        ends = (" ".join([rest, *lines[number + 1 : number + more]]) for more in (1, 2, 3))
        if rest and any(_may_end(text) and _weigh(text) for text in ends):
            split += [said, rest]
        else:
            split.append(line)
    return split


def _part_beside(line: str) -> list[str]:
    """Return an attribution, and the quotation that begins beside it; or the line alone."""
    found = BEGUN_BESIDE.search(line)
    return [line[: found.start()], line[found.end() :]] if found and _weigh(line[: found.start()]) else [line]


def _part_glued(line: str) -> tuple[str, str]:
    """Return a line up to the last place where an attribution may begin, and from there on ("" for nowhere)."""
    if line.lstrip().startswith(">"):
        return line, ""
    for found in reversed([*GLUED.finditer(line)]):
        said, rest = line[: found.start()], line[found.end() :]
        if GLUED_DATE.match(rest) and OWN_WORDS_BEFORE.search(said):
            return said, rest
    return line, ""


def continues_an_address(line: str, above: str) -> bool:
    """Return whether `line` begins with ">" only because an address in angle brackets was wrapped."""
    is_open = above.count("<") > above.count(">") and not above.lstrip().startswith(">")
    return is_open and bool(OPEN_END.match(line))


def _may_end(line: str) -> bool:
    plain = line.strip(" -*_\t")
    return bool(
        COLON.search(plain)
        or (plain and WROTE.search(plain[-25:]))
        or NAMED_ADDRESS.search(plain[-80:])
        or MACHINE_DATE.match(plain)
    )


def _ending_at(lines: Sequence[str], last: int, floor: int) -> Attribution | None:
    text, perhaps = "", None
    for first in range(last, max(floor, last - WRAPPED_LINES + 1) - 1, -1):
        text = f"{lines[first].strip()} {text}".strip()
        if not lines[first].strip() or len(text) > MOST_ATTRIBUTED:
            break
        if first < last and lines[first].rstrip().endswith(":"):
            break  # nothing goes on after a colon: that line is somebody's own, or an attribution by itself
        certain = _weigh(text)
        if certain:
            return Attribution(_first_line(lines, first, floor, text), last, is_certain=True)
        if certain is False and (perhaps is None or NAMED_ADDRESS.search(text)):
            perhaps = Attribution(_first_line(lines, first, floor, text), last, is_certain=False)
            if NAMED_ADDRESS.search(text):
                break
    return perhaps


def _weigh(text: str) -> bool | None:
    """Return whether `text` is surely an attribution; None if it is none, whatever follows."""
    text = text.strip(" -*_\t")
    has_date, has_time = bool(DATE.search(text)), bool(TIME.search(text))
    begins = bool(BEGINS_WITH_DATE.match(text))
    named = BEGINS_WITH_NAME.match(text)
    wrote = WROTE.search(text, named.end() if named and not begins else 0)
    ends = bool(COLON.search(text)) or bool(wrote and len(text) - wrote.end() <= 6)
    if not (begins or named) or TELLS.search(text):
        return None
    if MACHINE_DATE.match(text):
        return True
    has_address = bool(NAMED_ADDRESS.search(text))
    if not (begins or wrote):
        return False if ends and has_date and has_time else None
    if ends and has_address and (wrote or has_date or has_time):
        return True
    if ends and wrote and has_date:
        return has_time
    return False if begins and has_date and has_address and text.endswith(">") else None


def _first_line(lines: Sequence[str], first: int, floor: int, text: str) -> int:
    """Return where an attribution begins that may have its date on lines of its own above."""
    while (
        first > floor and not (DATE.search(text) and TIME.search(text)) and ONLY_DATE.match(lines[first - 1])
    ):
        first -= 1
        text = f"{lines[first]} {text}"
    return first
