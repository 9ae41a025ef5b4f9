"""Reading a sheet with a long past: in several calls, the tabs that grow each week as bare values.

In full, as people's tabs are read, they take about a kilobyte a row, which for 1,000 people after a year
is more than Google sends. Nothing is left out of them, since a mail that was not seen might go out twice. No
call tells what another one saw, so each names the tab that every write of ours renames (`version`): if a
run writes in between, Google refuses the next call. What people move in between shows in rows that are read
twice, or in the height of a tab. Then all is read anew, and at last in full, by one call.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.sheet.google.bare import LongTab, Piece, Torn, rows_of
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.glance import GlanceSpan, list_spans, take_glance
from mentorsheets.sheet.google.journal import MOST_SPANS, CopyJournal
from mentorsheets.sheet.google.past_file import PastFile
from mentorsheets.sheet.google.read import (
    CELL_FIELDS,
    FIELDS,
    PLAN_FIELDS,
    BareRows,
    GoogleJson,
    Snapshot,
    mark_in,
    snapshot_of,
)
from mentorsheets.sheet.google.record import LABEL_ROWS
from mentorsheets.sheet.google.remembered import RememberedTabs
from mentorsheets.sheet.google.retries import HttpAnswer
from mentorsheets.sheet.google.version import quote_title, version_in
from mentorsheets.sheet.schema import CHECK_INS, HISTORY, MAIL_READ, MESSAGES
from mentorsheets.sheet.schema_machine import ANSWERS_TAKEN, MAIL_SENT, REGISTER

_GROWING = {
    spec.title: spec for spec in (MESSAGES, CHECK_INS, HISTORY, MAIL_SENT, MAIL_READ, REGISTER, ANSWERS_TAKEN)
}
_NOTED = 3
"""A row without its words takes a third of one that is read bare, so a call reads more of them."""
_LONG_TRIES = 3
"""Times that all is read anew because somebody moved something; after that one call reads it in full."""
_CELLS_ALONE = f"sheets(properties(sheetId),{CELL_FIELDS})"
_NOTES_ALONE = "sheets(properties(sheetId,gridProperties(rowCount)),data(startRow,rowData(values(note))))"


@dataclass(frozen=True, slots=True)
class ReadSizes:
    """How many rows are read in which way.

    `long` are those of the tabs that grow, from which on they are read bare: in full they take about 2 MB.
    The bare rows are read in so many `calls`, as long as each reads at `least` and at `most` so many: about
    0.9 MB, and where there are very many 3 MB. From `many` on, people's tabs come in two calls.
    """

    long: int = 2_000
    calls: int = 12
    least: int = 4_000
    most: int = 13_000
    many: int = 60_000

    def a_call(self, tabs: Collection[LongTab]) -> int:
        """Return how many rows of these tabs each call reads."""
        rows = sum(tab.height - tab.known for tab in tabs)
        return min(max(rows // self.calls, self.least), self.most)


ALL_SIZES = ReadSizes()


class LongReader:
    """Looks at one Google sheet in as many calls as its past takes: in two while it is short.

    In a file `past` a pass leaves for the next what it read, so that a glance takes two calls, too.
    """

    def __init__(
        self, google: Google, key: str, sizes: ReadSizes = ALL_SIZES, past: PastFile | None = None
    ) -> None:
        self._google = google
        self._key = key
        self._sizes = sizes
        self.is_long: bool | None = None
        self._past = past
        self.remembered = RememberedTabs(past)

    def look(self, *, at_a_glance: bool = False) -> Snapshot:
        """Return what the sheet holds now; `at_a_glance`, without comparing all that is long over.

        Raises:
            HttpAnswer, Unreachable, WrongUse: as `Google.spreadsheet`.
        """
        for tried in range(_LONG_TRIES if self.is_long is not False else 0):
            plan = self._google.spreadsheet(self._key, PLAN_FIELDS)
            tabs = find_long_tabs(plan, self._sizes.long)
            self.is_long = bool(tabs)
            if not tabs:
                break
            try:
                return self._gather(plan, tabs, at_a_glance=at_a_glance and not tried)
            except Torn:
                continue
            except HttpAnswer as answer:
                # A tab that a call names has another title by now.
                if answer.status != 400:
                    raise
        return snapshot_of(self._google.spreadsheet(self._key, FIELDS))

    def look_at_top(self, title: str) -> Snapshot | None:
        """Return the topmost rows of one tab as they are now, None if it cannot be had by this title.

        Raises:
            Unreachable, WrongUse: as `Google.spreadsheet`.
        """
        top = f"{quote_title(title)}!1:{LABEL_ROWS}"
        try:
            return snapshot_of(self._google.spreadsheet(self._key, FIELDS, [top]))
        except HttpAnswer:
            return None

    def _gather(self, plan: GoogleJson, tabs: Mapping[int, LongTab], *, at_a_glance: bool) -> Snapshot:
        guard = [version.range() for sheet in plan["sheets"] if (version := version_in(sheet["properties"]))]
        newest = snapshot_of(plan).version
        known = self.remembered.offer(newest, tabs) if at_a_glance else {}
        now = self._past.clock() if self._past else None
        spans = {n: list_spans(was, tabs[n].height, now) for n, was in known.items()} if now else {}
        full = list(_name_full(plan, tabs, spans))
        is_split = not known and sum(tab.height for tab in tabs.values()) > self._sizes.many
        half = len(full) // 2 if is_split else 0
        cells = self._cells([*guard, *full[half:]])
        cells |= self._cells([*guard, *full[:half]]) if half else {}
        if at_a_glance:
            tabs = _compare(tabs, known, spans, cells)
        else:
            tabs = self.remembered.recall(self._google, self._key, newest, tabs)
        self._take_rows(guard, tabs)
        for tab in tabs.values():
            tab.compare(cells.get(tab.id, []))
        self._take_notes(guard, {number: tab for number, tab in tabs.items() if not tab.known})
        bare, unsure = {}, []
        for tab in tabs.values():
            rows, open_rows = tab.rows(cells.get(tab.id, []))
            bare[tab.id] = BareRows(rows, tab.notes)
            there = {row for row, _ in rows_of(cells.get(tab.id, []))}
            left = [row for row in open_rows if row not in there]
            unsure += [tab.name_range(first, end) for first, end in _spans(tab, left)]
        for sheet, data in (self._cells([*guard, *unsure]) if unsure else {}).items():
            if sheet in tabs:
                tabs[sheet].compare(data)
                cells[sheet] = [*cells.get(sheet, []), *data]
        self.remembered.keep(newest, tabs, is_glance=bool(known))
        sheets = [
            {**one, "data": cells.get(one["properties"].get("sheetId", 0), [])} for one in plan["sheets"]
        ]
        return snapshot_of({**plan, "sheets": sheets}, bare)

    def _take_rows(self, guard: Sequence[str], tabs: Mapping[int, LongTab]) -> None:
        """Read the rows of long tabs that are not known.

        Raises:
            Torn: what the calls showed does not fit together.
        """
        pieces = list(_cut(tabs.values(), self._sizes.a_call(tabs.values())))
        for part in pieces:
            ranges = [tabs[piece.sheet].name_range(piece.first, piece.end) for piece in part]
            found = self._google.values(self._key, [*guard, *ranges])[len(guard) :]
            if len(found) != len(part):
                raise Torn
            for piece, one in zip(part, found, strict=True):
                tabs[piece.sheet].take(piece, one.get("values", []))
        for tab in tabs.values():
            own = (piece for part in pieces for piece in part if piece.sheet == tab.id)
            tab.refuse_doubled([piece.first + 1 for piece in own if piece.first])

    def _cells(self, ranges: Sequence[str]) -> dict[int, list[GoogleJson]]:
        found = self._google.spreadsheet(self._key, _CELLS_ALONE, ranges)
        return {one["properties"].get("sheetId", 0): one.get("data", []) for one in found.get("sheets", [])}

    def _take_notes(self, guard: Sequence[str], tabs: Mapping[int, LongTab]) -> None:
        """Read what is noted on the cells of long tabs.

        Raises:
            Torn: a tab is higher or lower by now.
        """
        for part in _cut(tabs.values(), self._sizes.a_call(tabs.values()) * _NOTED):
            ranges = [tabs[piece.sheet].name_range(piece.first, piece.end) for piece in part]
            found = self._google.spreadsheet(self._key, _NOTES_ALONE, [*guard, *ranges])
            for one in found.get("sheets", []):
                properties = one["properties"]
                tab = tabs.get(properties.get("sheetId", 0))
                if tab is None:
                    continue
                if properties.get("gridProperties", {}).get("rowCount", 0) != tab.height:
                    raise Torn
                tab.notes |= _notes_in(one.get("data", []))


def find_long_tabs(plan: GoogleJson, least: int) -> dict[int, LongTab]:
    """Return the tabs that are to be read bare, by their ids, and what a write copied of them.

    There are none while they have together no more than the `least` number of rows.

    Those of which people merged cells, or made tables, are read in full like all others.
    """
    specs = {}
    for sheet in plan.get("sheets", []):
        properties = sheet["properties"]
        known = mark_in(sheet) or properties.get("title", "")
        if known in _GROWING and not sheet.get("merges") and not sheet.get("tables"):
            specs[properties.get("sheetId", 0)] = _GROWING[known]
    found: dict[int, LongTab] = {}
    for sheet in plan.get("sheets", []):
        properties = sheet["properties"]
        number, copied = properties.get("sheetId", 0), CopyJournal.copied(properties)
        spec = specs.get(number if copied is None else copied)
        height = properties.get("gridProperties", {}).get("rowCount", 0)
        if spec is not None and height > LABEL_ROWS and properties.get("sheetType", "GRID") == "GRID":
            found[number] = LongTab(number, properties["title"], height, spec)
    return found if sum(tab.height for tab in found.values()) > least else {}


def _compare(
    tabs: Mapping[int, LongTab],
    known: Mapping[int, LongTab],
    spans: Mapping[int, Sequence[GlanceSpan]],
    cells: dict[int, list[GoogleJson]],
) -> dict[int, LongTab]:
    """Return the tabs, those that are `known` and stand as they were with all that was known of them.

    Of `cells` what does not begin with the first column is left out.
    """
    found = dict(tabs)
    for number, was in known.items():
        data = cells.get(number, [])
        glance = take_glance(tabs[number], was, spans[number], data)
        if glance is not None:
            found[number], cells[number] = glance
        else:
            cells[number] = [part for part in data if not part.get("startColumn")]
    return found


def _name_full(
    plan: GoogleJson, tabs: Mapping[int, LongTab], spans: Mapping[int, Sequence[GlanceSpan]]
) -> Iterator[str]:
    """Yield the ranges that are read in full: all of most tabs, of long ones the top, or certain spans."""
    for sheet in plan["sheets"]:
        properties = sheet["properties"]
        if (tab := tabs.get(properties.get("sheetId", 0))) is not None:
            yield from (span.name(tab) for span in spans.get(tab.id, (GlanceSpan(0, LABEL_ROWS),)))
        elif properties.get("sheetType", "GRID") == "GRID" and version_in(properties) is None:
            yield quote_title(properties["title"])


def _cut(tabs: Collection[LongTab], most: int) -> Iterator[list[Piece]]:
    """Yield what each call reads: at most so many rows, each piece from the last row of the one before."""
    part: list[Piece] = []
    room = most
    for tab in tabs:
        first = max(tab.known - 1, 0)
        while first < tab.height - (first > 0):
            end = min(tab.height, first + room)
            part.append(Piece(tab.id, first, end))
            room -= end - first
            first = end if end == tab.height else end - 1
            if room <= 1:
                yield part
                part, room = [], most
    if part:
        yield part


def _spans(tab: LongTab, rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of rows that are to be read in full, all below the top where there are many."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and row == spans[-1][1]:
            spans[-1] = (spans[-1][0], row + 1)
        else:
            spans.append((row, row + 1))
    return spans if len(spans) <= MOST_SPANS else [(LABEL_ROWS, tab.height)]


def _notes_in(data: Sequence[GoogleJson]) -> dict[tuple[int, int], str]:
    return {
        (row, column): cell["note"]
        for part in data
        for row, line in enumerate(part.get("rowData", []), start=part.get("startRow", 0))
        for column, cell in enumerate(line.get("values", []))
        if cell.get("note")
    }
