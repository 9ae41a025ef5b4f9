"""Takes from a plain-text reply what its writer wrote, without the message they answered and the signature.

Where it is not certain that words are somebody else's, they stay: a line too many is read by a human, a lost
"please stop" by nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mentorsheets.mail.incoming.attribution import (
    WRAPPED_LINES,
    Attribution,
    continues_an_address,
    find_attributions,
    split_glued,
)
from mentorsheets.mail.incoming.history import header_ends, is_forwarding_rule, is_separator
from mentorsheets.mail.incoming.our_sentences import is_only_opening, list_foreign
from mentorsheets.mail.incoming.own_letter import drop_marks, find_end, has_button, list_inked
from mentorsheets.mail.incoming.signature import drop_signature, is_decoration, is_device_line

QUOTED = re.compile(r"^\s{0,3}>")
UNQUOTE = re.compile(r"^\s{0,3}>[ ]?|^\s{0,2}\|[ ]?")
BARRED = re.compile(r"^\s{0,2}\|(?:\s|$)")
INITIALED = re.compile(r"^\s?(?P<name>[A-Z]\w{0,15})>(?:\s|$)")
MOST_CONTEXT = 20
"""So many quoted lines are kept for context between two answers; of more, the last of them."""
ENDS_A_SENTENCE = re.compile(r"""[.!?:;…"'”)\]]\s*$""")
WRAP_AT = 78
"""Mail programs wrap lines at this many characters (RFC 5322, 2.1.1)."""


ALIKE_IN_A_ROW = 200
"""So many of one sign draw the widest rule that anybody draws."""
RUN_OF_ONE_SIGN = re.compile(rf"([^\w\n]|_)\1{{{ALIKE_IN_A_ROW},}}")
RUN_OF_SEVERAL = re.compile(rf"((?:[^\w\n]|_){{2,4}})\1{{{ALIKE_IN_A_ROW},}}")


@dataclass(slots=True)
class Passage:
    """Lines that belong together: somebody's own, or quoted; `is_named` where it was said whom they quote."""

    is_quoted: bool
    lines: list[str] = field(default_factory=list)
    is_named: bool = False


def shorten_runs(text: str) -> str:
    """Return a text in which no sign stands hundreds of times in a row, and no words are missing.

    What a line begins is sought from each of its signs on, which took minutes of a line of thousands.
    """
    for run in (RUN_OF_ONE_SIGN, RUN_OF_SEVERAL):
        text = run.sub(lambda found: found[1] * ALIKE_IN_A_ROW, text)
    return text


def own_words(text: str) -> str:
    """Return the part of a plain-text reply that its writer typed; empty if there is none.

    Where answers stand between quoted lines, these stay beside them, each behind its ">". The earlier mail
    itself, the line that names whom it quotes, and the signature go.
    """
    text = shorten_runs(text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    lines = split_glued(text.split("\n"))
    parts = list(_trim(_parts(lines)))
    if is_only_opening(line for part in parts if not part.is_quoted for line in part.lines):
        parts += _list_typed_within(parts)
    mine = [number for number, part in enumerate(parts) if not part.is_quoted]
    if not mine:
        loose = [part for part in parts if not part.is_named]
        kept = loose if sum(len(part.lines) for part in loose) <= MOST_CONTEXT else []
    else:
        kept = parts[_first_kept(parts, mine) : mine[-1] + 1]
    words = drop_marks("\n".join(line.rstrip() for part in kept for line in (*_context(part), "")))
    return re.sub(r"\n{3,}", "\n\n", words).strip("\n")


def _parts(lines: list[str]) -> list[Passage]:
    quoted = _mark_quoted(lines)
    named = _attributions(lines, quoted)
    parts: list[Passage] = [Passage(is_quoted=False)]
    number = 0
    is_named = False
    while number < len(lines):
        end = named.get(number) or _history_ends(lines, quoted, number)
        if end is not None:
            follows = next((place for place in range(end, len(lines)) if lines[place].strip()), None)
            is_named, number = True, end
            if follows is not None and not (quoted[follows] or follows in named):
                last = find_end(lines, end)
                below = lines[last:] if last else []
                if (
                    typed := _list_typed(lines[end:last], below, parts, is_ours=last is not None)
                ) is not None:
                    number = last or len(lines)
                    parts += [Passage(is_quoted=False, lines=typed), Passage(is_quoted=True)]
            continue
        if quoted[number] != parts[-1].is_quoted and lines[number].strip():
            parts.append(Passage(quoted[number], is_named=is_named))
            is_named = False
        parts[-1].lines.append(lines[number])
        number += 1
    return parts


def _list_typed(
    letter: list[str], below: list[str], parts: Sequence[Passage], *, is_ours: bool
) -> list[str] | None:
    """Return what somebody typed into a letter below that nothing marks as quoted; None if all of it stays.

    Where they said something above it, that is what stands in a colour; where they only greeted there, or
    said nothing, it is whatever is not known as ours.
    """
    above = [line for part in parts if not part.is_quoted for line in drop_signature(part.lines)]
    inked = list_inked(letter)
    if _has_words(parts) and not is_only_opening(above):
        return inked
    if not (is_ours or _has_words(parts)):
        return None
    is_answered = bool(inked) or _has_words([Passage(is_quoted=False, lines=drop_signature(below))])
    typed = list_foreign(letter, is_answered_elsewhere=is_answered)
    if typed is None and not is_ours:
        # A programme may word its letters itself, without a button: then all of it stays, bar a greeting.
        return inked or ([] if is_only_opening(letter) else None)
    return inked if typed is None and _has_words(parts) and is_answered else typed


def _list_typed_within(parts: Sequence[Passage]) -> list[Passage]:
    """Return what stands in a marked quotation of a letter of ours, and is not known as ours."""
    found = list[Passage]()
    for part in parts:
        letter = [UNQUOTE.sub("", line) for line in part.lines] if part.is_quoted else []
        last = find_end(letter, 0)
        if last and (typed := list_foreign(letter[:last])):
            found.append(Passage(is_quoted=False, lines=typed))
    return found


def _mark_quoted(lines: list[str]) -> list[bool]:
    marks = [bool(QUOTED.match(line)) for line in lines]
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if marks[number] and continues_an_address(line, above):
            marks[number] = False
        elif BARRED.match(line):
            marks[number] = bool(BARRED.match(below) or BARRED.match(above))
        elif (found := INITIALED.match(line)) and not marks[number]:
            marks[number] = any(_is_named(near, found["name"]) for near in (above, below))
        elif marks[max(number - 1, 0)] and QUOTED.match(below) and _was_wrapped(above, line):
            marks[number] = True
    return marks


def _is_named(line: str, name: str) -> bool:
    found = INITIALED.match(line)
    return bool(found and found["name"] == name)


def _was_wrapped(above: str, line: str) -> bool:
    """Return whether `line` is the end of the quoted line above, which somebody's mail program wrapped."""
    first = line.split(" ", maxsplit=1)[0]
    return (
        first[:1].islower()
        and not ENDS_A_SENTENCE.search(above)
        and len(above) <= WRAP_AT < len(above) + len(first) + 1
    )


def _attributions(lines: list[str], quoted: Sequence[bool]) -> dict[int, int]:
    """Return where attributions begin, and the lines after them; the uncertain only above a quoted line."""
    open_lines = ["" if is_quoted else line for line, is_quoted in zip(lines, quoted, strict=True)]
    return {one.first: one.last + 1 for one in find_attributions(open_lines) if _counts(one, lines, quoted)}


def _counts(one: Attribution, lines: Sequence[str], quoted: Sequence[bool]) -> bool:
    follows = next((place for place in range(one.last + 1, len(lines)) if lines[place].strip()), None)
    return one.is_certain or (follows is not None and quoted[follows])


def _history_ends(lines: list[str], quoted: Sequence[bool], number: int) -> int | None:
    """Return the line after the rule or header with which an earlier mail begins at line `number`, if any."""
    if quoted[number] or not lines[number].strip():
        return None
    if not (is_forwarding_rule(lines[number]) or is_separator(lines[number])):
        return header_ends(lines, number, is_ruled=False)
    below = number + 1
    while below < min(len(lines), number + 4) and not lines[below].strip():
        below += 1
    end = header_ends(lines, below, is_ruled=True) if below < len(lines) else None
    return end or (number + 1 if is_forwarding_rule(lines[number]) else None)


def _has_words(parts: Sequence[Passage]) -> bool:
    return any(
        line.strip() and not is_decoration(line) and not is_device_line(line)
        for part in parts
        if not part.is_quoted
        for line in part.lines
    )


def _trim(parts: Sequence[Passage]) -> Iterator[Passage]:
    for part in parts:
        lines = part.lines if part.is_quoted else drop_signature(part.lines)
        if any(line.strip() for line in lines):
            yield Passage(
                part.is_quoted, lines, part.is_named or (part.is_quoted and _names_its_writer(lines))
            )


def _names_its_writer(quoted: Sequence[str]) -> bool:
    inner = [line.lstrip("> ") for line in quoted[:WRAPPED_LINES]]
    return any(one.first == 0 for one in find_attributions(inner))


def _first_kept(parts: Sequence[Passage], mine: Sequence[int]) -> int:
    """Return where what is kept begins: also a quotation at the top that says what is answered."""
    first = mine[0]
    if first and (len(mine) > 1 or (not parts[0].is_named and len(parts[0].lines) <= MOST_CONTEXT)):
        return 0
    return first


def _context(part: Passage) -> list[str]:
    if part.is_quoted and any(map(has_button, part.lines[-3:])):
        # Below a whole letter of ours nobody needs to see its end, whose words sound like a cry.
        return ["> […]"]
    if part.is_quoted and len(part.lines) > MOST_CONTEXT:
        return ["> […]", *part.lines[-3:]]
    return part.lines
