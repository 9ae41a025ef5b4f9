"""What came in by mail, in a line each, for whoever collects it at a terminal."""

from collections.abc import Iterable, Iterator

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, Need, Person, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.meaning import may_be_cry

LONGEST_SHOWN = 200
"""Characters of somebody's words on one line of the terminal."""
STANDING_WORDS: dict[Standing, str] = {
    Standing.ACTIVE: "takes part again",
    Standing.PAUSED: "pauses; no mail goes there",
    Standing.HELD: "is held; no mail goes there until you type another word into Status",
    Standing.LEFT: "leaves; no mail goes there",
}
TO_READ = {PersonEvent.UNCLEAR, PersonEvent.TALK}
"""What nothing follows from by itself, so that a human has to read it."""


def tell(changes: Iterable[Change], programme: Programme) -> tuple[str, ...]:
    """Return what people said, as it came, each line once; `programme` is from before the changes."""
    return tuple(dict.fromkeys(line for change in changes for line in _of(change, programme)))


def tell_holds(was: Programme, now: Programme) -> tuple[str, ...]:
    """Return a line for each who is held now, or whose address is, and was not before; it quotes nothing.

    A name in which a cry may stand is not told.
    """
    lines = list[str]()
    for person in now.people:
        before = was.person_by_id.get(person.id)
        if person.standing is Standing.HELD and (before is None or before.standing is not Standing.HELD):
            lines.append(f"{_name_for_show(person)} {STANDING_WORDS[Standing.HELD]}.")
        elif now.open_holds.get(person.id, {}).keys() - was.open_holds.get(person.id, {}).keys():
            lines.append(f"Mail to {_name_for_show(person)} is held until you say in Today how they stand.")
    return tuple(lines)


def _name_for_show(person: Person) -> str:
    """Return the name of somebody of whom a line is told: to look through all names would take long."""
    return (person.address or "Somebody") if may_be_cry(person.name) else person.name


def _of(change: Change, programme: Programme) -> Iterator[str]:
    match change:
        case Changed(Match() as was, Match() as now):
            yield from _consent(was, now, programme)
        case Changed(Person() as was, Person() as now):
            if was.standing is not now.standing:
                yield f"{now.name} {STANDING_WORDS[now.standing]}."
            for title in programme.catalogue.titles(now.offers - was.offers):
                yield f"{now.name} now offers {title}."
        case Changed(CheckIn(), CheckIn() as row) | Added(CheckIn() as row):
            yield _answer(row, programme)
        case Changed(Need() as was, Need() as now) if was.words != now.words:
            yield f"{_name(now.person, programme)} says more of what they need: {_quote(now.words)}"
        case Added(HistoryEntry() as entry) if entry.event == PersonEvent.ADDRESS_HELD:
            yield f"Mail to {_name(entry.person, programme)} is held until you say in Today how they stand."
        case Added(HistoryEntry() as entry) if entry.event == PersonEvent.WHICH:
            name = _name(entry.person, programme)
            yield f"{name} is asked whom they mean, of a mail about several: {_quote(entry.words)}"
        case Added(HistoryEntry() as entry) if entry.event in TO_READ and entry.words:
            yield f"To read yourself: {_name(entry.person, programme)} wrote {_quote(entry.words)}"


def _consent(was: Match, now: Match, programme: Programme) -> Iterator[str]:
    for side, to, before, says in (
        (now.giver, "helping", was.giver_says, now.giver_says),
        (now.asker, "help from", was.asker_says, now.asker_says),
    ):
        if says is not None and says != before:
            yield f"{_name(side, programme)} says {says} to {to} {_name(now.other(side), programme)}."


def _answer(row: CheckIn, programme: Programme) -> str:
    match = programme.match_by_id.get(row.match)
    about = f" of {_name(match.other(row.person), programme)}" if match and row.person in match.people else ""
    if row.answer:
        words = f" {_quote(row.words)}" if row.words else ""
        return f"{_name(row.person, programme)} says{about}: {row.answer}.{words}"
    if row.words:
        return f"To read yourself: {_name(row.person, programme)} wrote{about} {_quote(row.words)}"
    return (
        f"{_name(row.person, programme)} says{about} whether it serves their own goal: {row.served_own_goal}."
    )


def _name(person: str, programme: Programme) -> str:
    known = programme.person_by_id.get(person)
    return known.name if known else "somebody"


def _quote(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1].rstrip() + '…'}”"
