"""Reading the tabs that people and the machine share: Matches and Check-ins, and the machine's Messages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.ids import is_gone, match_id
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Message, Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choices import REPLY_WORDS, STATE, YES_NO, one_of, read_day, read_decision
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import split_list
from mentorsheets.sheet.edits import Typed
from mentorsheets.sheet.reading.kept_apart import Apart, note_apart
from mentorsheets.sheet.reading.kinds import read_kind, read_kinds
from mentorsheets.sheet.reading.machine_tabs import FORGOTTEN_NAME
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.read_again import read_each, records_of
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.schema import CHECK_INS, HISTORY, MATCHES, MESSAGES

UNKNOWN_GONE = {"Giver": "g000000000000", "Asker": "g000000000001"}
"""The id of somebody who was forgotten, by their side, in a row that a person typed and that has no ids."""
PAIR_SIDES = ("Giver", "Asker")
_GONE = frozenset(UNKNOWN_GONE.values())
TYPE_A_STATE = f"Type one of: {', '.join(MatchState)}."


@dataclass(frozen=True, slots=True)
class MatchRows:
    """All matches, those of them whose row lacks ids, and those left out whose row names one of several."""

    matches: tuple[Match, ...] = ()
    typed: tuple[Typed, ...] = ()
    unclear: frozenset[str] = frozenset()


def read_matches(
    tab: Tab,
    catalogue: Catalogue,
    directory: Directory,
    ids: frozenset[str],
    problems: list[Problem],
    apart: Apart,
    history: Iterable[HistoryEntry],
) -> MatchRows:
    """Return what the rows say, in their order.

    `ids` are the people there are. Rows about somebody who is not among them are told in `problems`, and
    those about two whom something keeps `apart`. Of whom was forgotten, the `history` may know the id.
    """
    matches: dict[str, Match] = {}
    typed: list[Typed] = []
    unclear: set[str] = set()
    for row, read in read_each(tab, MATCHES, problems, _read_row, catalogue, directory, ids):
        if read is None:
            unclear |= {row.text("Match")} if _is_unclear(row, directory) else set()
            continue
        match = read if read.id else replace(read, id=_name(read.giver, read.asker, matches))
        if match.id in matches:
            row.problem(
                "Match", "This row has the name of an earlier one, and is left out.", "Empty the cell."
            )
            continue
        matches[match.id] = match
        note_apart(row, match, apart)
        if not read.id or _lacks_ids(row, match, ids):
            typed.append(Typed(match, row.text("Giver"), row.text("Asker"), is_named=bool(read.id)))
    found = _name_forgotten(matches.values(), history)
    return MatchRows(found, tuple(typed), frozenset(unclear - {""}))


def _lacks_ids(row: Row, match: Match, ids: frozenset[str]) -> bool:
    """Return whether a row tells by names alone who its two are, whom a later namesake would make unclear."""
    lacks = not all(row.text(f"{side} id") for side in PAIR_SIDES)
    return lacks and ids.issuperset(match.people) and not any(map(is_gone, match.people))


def _is_unclear(row: Row, directory: Directory) -> bool:
    """Return whether a row is left out since it has a name of which there are several people."""
    return any(len(directory.may_be(row.text(side))) > 1 for side in PAIR_SIDES if not row.text(f"{side} id"))


def _read_row(row: Row, catalogue: Catalogue, directory: Directory, ids: frozenset[str]) -> Match | None:
    """Return the match of a row under the name in its cell, None where the row is left out."""
    giver, asker = _side(row, "Giver", directory, ids), _side(row, "Asker", directory, ids)
    if giver is None or asker is None:
        return None
    if giver == asker:
        row.problem("Asker", "Giver and asker are the same person.", "Correct one of the two.")
        return None
    return _match(row, giver, asker, catalogue)


def _name_forgotten(matches: Iterable[Match], history: Iterable[HistoryEntry]) -> tuple[Match, ...]:
    """Return the matches with the id of who was forgotten, from the history where their row has none."""
    matches = tuple(matches)
    if all(_GONE.isdisjoint(match.people) for match in matches):
        return matches
    told = {entry.match: entry.person for entry in history if is_gone(entry.person)}
    return tuple(_with_gone(match, told.get(match.id, "")) for match in matches)


def _with_gone(match: Match, gone: str) -> Match:
    unnamed = _GONE & set(match.people)
    if len(unnamed) != 1 or not gone or gone in match.people:
        return match
    giver, asker = (gone if side in unnamed else side for side in match.people)
    return replace(match, giver=giver, asker=asker)


def _side(row: Row, title: str, directory: Directory, ids: frozenset[str]) -> str | None:
    lasting = row.text(f"{title} id")
    named = row.text(title)
    if lasting not in ids:
        if named.casefold() == FORGOTTEN_NAME or is_gone(lasting):
            return lasting if is_gone(lasting) else UNKNOWN_GONE[title]
        if not named:
            row.problem(title, "Nobody is named here, so the row is left out.", "Write a name or an address.")
            return None
        return row.read(title, directory.one, None)
    meant = directory.find(named) if named else ()
    if len(meant) == 1 and meant[0] != lasting:
        row.problem(
            title,
            "This row was about somebody else, so it is left out.",
            "Put the former name back, and type a row of its own for the new pair.",
        )
        return None
    return lasting


def _state_of(row: Row, people: tuple[str, str]) -> MatchState:
    """Return the state that a row says; with somebody who was forgotten it is over, whatever it says."""
    # What cannot be read must set nothing in motion.
    unread = MatchState.PAUSED if row.text("State") else MatchState.PROPOSED
    state = row.read("State", _state, unread)
    return MatchState.ENDED if any(map(is_gone, people)) and not state.is_over else state


def _match(row: Row, giver: str, asker: str, catalogue: Catalogue) -> Match:
    return Match(
        id=row.text("Match"),
        giver=giver,
        asker=asker,
        kinds=read_kinds(row, "Needs", catalogue),
        why=row.text("Why"),
        decision=row.read(
            "Coordinator",
            lambda text: read_decision(text, "Type approve, decline or pin."),
            None,
        ),
        state=_state_of(row, (giver, asker)),
        since=day_in(row, "Since"),
        next_checkin=day_in(row, "Next check-in"),
        giver_says=row.read(
            "Giver says", lambda text: one_of(text, REPLY_WORDS, "answer", "Type yes or no."), None
        ),
        asker_says=row.read(
            "Asker says", lambda text: one_of(text, REPLY_WORDS, "answer", "Type yes or no."), None
        ),
        wants_check_ins=row.read("Wants check-ins", _yes_no, default=True),
        first_talk=parse_day(row.cell("First talk")),
    )


def _name(giver: str, asker: str, before: dict[str, Match]) -> str:
    """Return the name of a match that has none yet: one of its own where the two had others before."""
    return match_id(giver, asker, sum(match.people == (giver, asker) for match in before.values()))


def _yes_no(text: str) -> Understood[bool]:
    return one_of(text, YES_NO, "yes or no", "Type yes or no.")


def _state(text: str) -> Understood[MatchState]:
    return one_of(text, STATE, "state", TYPE_A_STATE)


def day_in(row: Row, title: str) -> date | None:
    """Return the day in the column of this title, None where it is empty or not understood."""
    cell = row.cell(title)
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    return row.read(title, read_day, None)


def read_check_ins(tab: Tab, catalogue: Catalogue, problems: list[Problem]) -> tuple[CheckIn, ...]:
    """Return what people were asked and what they answered, in the order of rows."""
    return records_of(tab, CHECK_INS, problems, _check_in_reader(catalogue))


# One reader for each catalogue, since what was read once is known by its reader.
@lru_cache(maxsize=8)
def _check_in_reader(catalogue: Catalogue) -> Callable[[Row], CheckIn | None]:
    kinds: dict[str, str] = {}

    def find_kind(named: str) -> str:
        if named not in kinds:
            kinds[named] = _kind(named, catalogue)
        return kinds[named]

    return lambda row: _check_in(row, find_kind)


def _check_in(row: Row, find_kind: Callable[[str], str]) -> CheckIn | None:
    """Return what somebody was asked, about a kind of need that `find_kind` finds by its name."""
    day = _find_day(row, "Check-in", "Asked on")
    if day is None:
        return None
    return CheckIn(
        id=row.text("Check-in"),
        person=row.text("Person id"),
        match=row.text("Match"),
        kind=find_kind(row.text("Need")),
        question=row.text("Question"),
        asked_on=day,
        answer=row.text("Answer"),
        words=row.text("In their words"),
        served_own_goal=row.text("Served own goal"),
        answered_on=day_in(row, "Answered on"),
        goal_asked=row.text("Goal asked").casefold() == "yes",
        also=row.text("Also about"),
    )


def _kind(named: str, catalogue: Catalogue) -> str:
    try:
        return read_kind(named, catalogue).value
    except NotUnderstood:
        return named


def read_messages(tab: Tab, problems: list[Problem]) -> tuple[Message, ...]:
    """Return the shared record of all mail, in the order of rows."""
    return records_of(tab, MESSAGES, problems, _message)


def _message(row: Row) -> Message | None:
    day = _find_day(row, "Message", "On")
    if day is None:
        return None
    first, *also = split_list(row.text("Person id")) or [""]
    return Message(
        id=row.text("Message"),
        kind=row.text("Kind"),
        person=first,
        period=row.text("Period"),
        state=row.text("State"),
        on=day,
        subject=row.text("Subject"),
        about=tuple(split_list(row.text("About"))),
        also=tuple(also),
        at=_moment(row.text("At")),
        instance=row.text("Instance"),
        detail=row.text("Detail"),
        carries=tuple(split_list(row.text("Carries"))),
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_history(tab: Tab, problems: list[Problem]) -> tuple[HistoryEntry, ...]:
    """Return what happened, in the order of rows."""
    return records_of(tab, HISTORY, problems, _entry)


def _entry(row: Row) -> HistoryEntry | None:
    day = _find_day(row, "Entry", "On")
    if day is None:
        return None
    return HistoryEntry(
        id=row.text("Entry"),
        on=day,
        event=row.text("What"),
        was=STATE.get(row.text("From")),
        now=STATE.get(row.text("To")),
        person=row.text("Person id"),
        match=row.text("Match"),
        words=row.text("In their words"),
    )


def _find_day(row: Row, key: str, day_title: str) -> date | None:
    """Return the day of a machine's row; None if it lost that or its name, which is told."""
    day = day_in(row, day_title)
    if row.text(key) and day is not None:
        return day
    row.problem(key, "This record lost its name or its day.", "Undo the change, or delete the row.")
    return None
