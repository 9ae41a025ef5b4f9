"""Reading the tabs that people and the machine share: Matches and Check-ins, and the machine's Messages."""

from dataclasses import replace
from datetime import UTC, date, datetime

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.ids import match_id
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Message, Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choices import DECISION, REPLY_WORDS, STATE, YES_NO, one_of, read_day
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import split_list
from mentorsheets.sheet.edits import Typed
from mentorsheets.sheet.reading.kept_apart import Apart, note_apart
from mentorsheets.sheet.reading.kinds import read_kind, read_kinds
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.rows import Row, records_of, rows_of
from mentorsheets.sheet.schema import CHECK_INS, HISTORY, MATCHES, MESSAGES


def read_matches(
    tab: Tab,
    catalogue: Catalogue,
    directory: Directory,
    ids: frozenset[str],
    problems: list[Problem],
    apart: Apart,
) -> tuple[tuple[Match, ...], tuple[Typed, ...]]:
    """Return all matches in the order of rows, and those of them that were typed in and lack a name.

    `ids` are the people there are. Rows about somebody who is not among them are told in `problems`, and
    those about two whom something keeps `apart`.
    """
    matches: dict[str, Match] = {}
    typed: list[Typed] = []
    for row in rows_of(tab, MATCHES, problems):
        pair = (_side(row, "Giver", directory, ids), _side(row, "Asker", directory, ids))
        if pair[0] is None or pair[1] is None:
            continue
        if pair[0] == pair[1]:
            row.problem("Asker", "Giver and asker are the same person.", "Correct one of the two.")
            continue
        match = _match(row, pair[0], pair[1], catalogue, matches)
        if match.id in matches:
            row.problem(
                "Match", "This row has the name of an earlier one, and is left out.", "Empty the cell."
            )
            continue
        matches[match.id] = match
        note_apart(row, match, apart)
        if not row.text("Match"):
            typed.append(Typed(match, row.text("Giver"), row.text("Asker")))
    return tuple(matches.values()), tuple(typed)


def _side(row: Row, title: str, directory: Directory, ids: frozenset[str]) -> str | None:
    lasting = row.text(f"{title} id")
    named = row.text(title)
    if lasting not in ids:
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


def _match(row: Row, giver: str, asker: str, catalogue: Catalogue, before: dict[str, Match]) -> Match:
    again = sum(match.people == (giver, asker) for match in before.values())
    return Match(
        id=row.text("Match") or match_id(giver, asker, again),
        giver=giver,
        asker=asker,
        kinds=read_kinds(row, "Needs", catalogue),
        why=row.text("Why"),
        decision=row.read(
            "Coordinator",
            lambda text: one_of(text, DECISION, "decision", "Type approve, decline or pin."),
            None,
        ),
        # What cannot be read must set nothing in motion.
        state=row.read("State", _state, MatchState.PAUSED if row.text("State") else MatchState.PROPOSED),
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


def _yes_no(text: str) -> Understood[bool]:
    return one_of(text, YES_NO, "yes or no", "Type yes or no.")


def _state(text: str) -> Understood[MatchState]:
    return one_of(text, STATE, "state", f"Type one of: {', '.join(MatchState)}.")


def day_in(row: Row, title: str) -> date | None:
    """Return the day in the column of this title, None where it is empty or not understood."""
    cell = row.cell(title)
    if isinstance(cell, date):
        return read_day(cell).value
    return row.read(title, read_day, None)


def read_check_ins(tab: Tab, catalogue: Catalogue, problems: list[Problem]) -> tuple[CheckIn, ...]:
    """Return what people were asked and what they answered, in the order of rows."""
    found = records_of(tab, CHECK_INS, problems, _check_in)
    kinds = {named: _kind(named, catalogue) for named in {check_in.kind for check_in in found}}
    return tuple(replace(check_in, kind=kinds[check_in.kind]) for check_in in found)


def _check_in(row: Row) -> CheckIn | None:
    """Return what somebody was asked, about a kind of need as it is named in the sheet."""
    day = _find_day(row, "Check-in", "Asked on")
    if day is None:
        return None
    return CheckIn(
        id=row.text("Check-in"),
        person=row.text("Person id"),
        match=row.text("Match"),
        kind=row.text("Need"),
        question=row.text("Question"),
        asked_on=day,
        answer=row.text("Answer"),
        words=row.text("In their words"),
        served_own_goal=row.text("Served own goal"),
        answered_on=day_in(row, "Answered on"),
        goal_asked=row.text("Goal asked").casefold() == "yes",
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
