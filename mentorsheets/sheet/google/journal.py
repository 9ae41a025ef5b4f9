"""The hidden tabs that keep what a batch wrote, and what stood there before, until it is settled."""

import json
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mentorsheets.sheet.google.record import (
    LABEL_ROWS,
    GoogleRequest,
    RecordedChange,
    RecordedTab,
    RecordedWrite,
)
from mentorsheets.sheet.google.undo import Entry
from mentorsheets.sheet.google.version import quote_title

_PREFIX = "_mentorsheets"
_COPY_TITLE = re.compile(rf"{_PREFIX} (?P<number>\d+) (?:before (?P<sheet>\d+)|wrote)")
# Below the ids of the tabs that guard writes, and above those of the tabs that we make for people.
_IDS = range(1_600_000_000, 1_700_000_000)
MOST_SPANS = 30
"""Stretches of rows of a copy that are asked for one by one; where there are more, all of it is."""


class CopyJournal:
    """The entries that were found in a sheet, put together tab by tab."""

    def __init__(self) -> None:
        self._written: dict[int, Mapping[int, RecordedWrite]] = {}
        self._before: dict[int, dict[int, RecordedTab]] = {}
        self._ids: dict[int, set[int]] = {}

    @staticmethod
    def is_its(properties: Mapping[str, Any]) -> bool:
        """Return whether a tab with these properties belongs to the journal."""
        return properties.get("sheetId", 0) in _IDS and bool(
            _COPY_TITLE.fullmatch(properties.get("title", ""))
        )

    @staticmethod
    def copied(properties: Mapping[str, Any]) -> int | None:
        """Return the id of the tab of which a tab with these properties is a copy, None if it is none."""
        found = _COPY_TITLE.fullmatch(properties.get("title", ""))
        return int(found["sheet"]) if found and found["sheet"] and CopyJournal.is_its(properties) else None

    def take(self, leaf: RecordedTab) -> None:
        """Take in one of its tabs."""
        found = _COPY_TITLE.fullmatch(leaf.tab.title)
        if found is None:
            return
        number = int(found["number"])
        self._ids.setdefault(number, set()).add(leaf.id)
        if found["sheet"]:
            self._before.setdefault(number, {})[int(found["sheet"])] = leaf
        else:
            self._written[number] = parse_written(str(row[0]) for row in leaf.tab.rows if row)

    def entries(self) -> tuple[Entry, ...]:
        """Return what was taken in; a batch of which a part was deleted by somebody tells nothing."""
        return tuple(
            Entry(number, self._written.get(number, {}), self._before.get(number, {}), frozenset(ids))
            for number, ids in self._ids.items()
        )


def entering(
    number: int, changes: Sequence[RecordedChange], known: Collection[int], taken: Collection[int]
) -> tuple[list[GoogleRequest], list[str]]:
    """Return the requests that keep a batch in the journal, and the ranges that tell whether it has landed.

    `known` are the ids of the tabs that are there before the batch, and `taken` all ids that are in use.
    There is nothing to keep where all tabs are new.
    """
    copied = {change.leaf.id: change for change in changes if change.leaf.id in known}
    if not copied:
        return [], []
    free = _free(taken)
    texts = texts_of({change.leaf.id: change.written() for change in changes})
    record = f"{_PREFIX} {number} wrote"
    properties = {
        "sheetId": next(free),
        "title": record,
        "hidden": True,
        "gridProperties": {"rowCount": len(texts), "columnCount": 1},
    }
    requests: list[GoogleRequest] = [{"addSheet": {"properties": properties}}]
    rows = [{"values": [{"userEnteredValue": {"stringValue": text}}]} for text in texts]
    start = {"sheetId": properties["sheetId"], "rowIndex": 0, "columnIndex": 0}
    requests.append({"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}})
    ranges = [quote_title(record)]
    for sheet, change in copied.items():
        title = f"{_PREFIX} {number} before {sheet}"
        ranges += _list_ranges(title, change)
        requests += _copy(sheet, next(free), title, len(taken))
    return requests, ranges


def _list_ranges(title: str, change: RecordedChange) -> list[str]:
    """Return the ranges of the rows of a copy that tell whether all landed: the top, and what was read."""
    height = max(change.leaf.height, 1)
    rows = sorted({*range(min(LABEL_ROWS, height)), *(row for row in change.rows if row < height)})
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    whole = quote_title(title)
    return (
        [f"{whole}!{first + 1}:{last + 1}" for first, last in spans] if len(spans) <= MOST_SPANS else [whole]
    )


def leaving(entries: Sequence[Entry]) -> list[GoogleRequest]:
    """Return the requests that strike entries out of the journal."""
    return [{"deleteSheet": {"sheetId": sheet}} for entry in entries for sheet in sorted(entry.ids)]


def _copy(sheet: int, copy: int, title: str, index: int) -> list[GoogleRequest]:
    twin = {"sourceSheetId": sheet, "insertSheetIndex": index, "newSheetId": copy, "newSheetName": title}
    hidden = {"properties": {"sheetId": copy, "hidden": True}, "fields": "hidden"}
    return [{"duplicateSheet": twin}, {"updateSheetProperties": hidden}]


def _free(taken: Collection[int]) -> Iterator[int]:
    used = set(taken)
    while True:
        number = _IDS.start + secrets.randbelow(len(_IDS))
        if number not in used:
            used.add(number)
            yield number


def texts_of(written: Mapping[int, RecordedWrite], longest: int = 40_000) -> list[str]:
    """Return what was written into each tab, by its id, as texts that fit into cells."""
    content = {
        str(sheet): {"labels": one.labels, "rows": {str(row): cells for row, cells in one.rows.items()},
                     "steps": one.steps}
        for sheet, one in written.items()
    }  # fmt: skip
    text = json.dumps(content, separators=(",", ":"))
    return [text[at : at + longest] for at in range(0, len(text), longest)]


def parse_written(texts: Iterable[str]) -> dict[int, RecordedWrite]:
    """Return what such texts tell, nothing if somebody changed them."""
    try:
        content = json.loads("".join(texts))
        return {
            int(sheet): RecordedWrite(
                one["labels"], {int(row): cells for row, cells in one["rows"].items()}, one["steps"]
            )
            for sheet, one in content.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
