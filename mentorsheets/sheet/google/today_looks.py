"""How the tab Today looks in a Google sheet: dressed once, so that each run only writes what it says."""

from collections.abc import Iterator
from typing import Any

from mentorsheets.sheet.a1 import pin
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.google.formulas import write_formula
from mentorsheets.sheet.google.version import quote_title
from mentorsheets.sheet.schema_machine import MOST_CHOICES
from mentorsheets.sheet.today_boxes import FIRST_BOX, Box
from mentorsheets.sheet.today_formulas import IS_STALE, IS_THING, IS_URGENT, choice_cells, link_to_cell
from mentorsheets.sheet.today_places import (
    CHOICES,
    FIRST,
    HEADER_ROW,
    IN_WORDS_COLUMN,
    LABEL_ROW,
    LOOKED,
    MOST_ROWS,
    NUMBER_ROW,
    SINCE,
    WHAT,
    WHERE,
    WORD_COLUMN,
)

Request = dict[str, Any]
_GREEN, _WHITE = {"red": 0.122, "green": 0.361, "blue": 0.341}, {"red": 1, "green": 1, "blue": 1}
_PALE_GREEN, _GREY = {"red": 0.886, "green": 0.945, "blue": 0.91}, {"red": 0.416, "green": 0.4, "blue": 0.369}
_RED, _HEAD = {"red": 0.957, "green": 0.78, "blue": 0.765}, {"red": 0.89, "green": 0.882, "blue": 0.863}


def dress_today(spec: TabSpec, sheet: int) -> Iterator[Request]:
    """Yield the requests that dress a new tab with the id `sheet` for Today."""
    yield {
        "updateSheetProperties": {
            "properties": {
                "sheetId": sheet,
                "gridProperties": {"frozenRowCount": FIRST, "hideGridlines": True},
            },
            "fields": "gridProperties.frozenRowCount,gridProperties.hideGridlines",
        }
    }
    for index, column in enumerate(spec.columns):
        span = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
        properties: Request = {"pixelSize": column.width * 7 + 5, "hiddenByUser": column.hidden}
        yield {
            "updateDimensionProperties": {
                "range": span, "properties": properties, "fields": "pixelSize,hiddenByUser",
            }
        }  # fmt: skip
    yield from _looks(sheet)
    yield from _offers(spec, sheet)
    yield from _colours(sheet)
    yield from _warnings(sheet)


def _area(sheet: int, top: int, bottom: int, left: int, right: int) -> Request:
    return {
        "sheetId": sheet, "startRowIndex": top, "endRowIndex": bottom, "startColumnIndex": left,
        "endColumnIndex": right,
    }  # fmt: skip


def _look(area: Request, look: Request) -> Request:
    fields = f"userEnteredFormat({','.join(look)})"
    return {"repeatCell": {"range": area, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _text(size: int, colour: Request, *, bold: bool = False) -> Request:
    return {"fontSize": size, "bold": bold, "foregroundColorStyle": {"rgbColor": colour}}


def _looks(sheet: int) -> Iterator[Request]:
    yield _look(_area(sheet, 0, 1, 0, 1), {"textFormat": _text(16, _GREEN, bold=True)})
    yield _look(_area(sheet, 1, 2, 0, 1), {"textFormat": _text(12, _GREY, bold=True)})
    yield _look(
        _area(sheet, NUMBER_ROW, NUMBER_ROW + 1, 0, WHERE + 1), {"textFormat": _text(16, _GREEN, bold=True)}
    )
    boxes = _area(sheet, FIRST_BOX, FIRST_BOX + len(Box), WORD_COLUMN, WORD_COLUMN + 1)
    yield _look(boxes, {"backgroundColorStyle": {"rgbColor": _PALE_GREEN}})
    tick = {"condition": {"type": "BOOLEAN"}, "showCustomUi": True, "strict": False}
    yield {"setDataValidation": {"range": boxes, "rule": tick}}
    yield _look(
        _area(sheet, FIRST_BOX - 1, FIRST_BOX, WHAT, WHAT + 1), {"textFormat": _text(10, _GREY, bold=True)}
    )
    yield _look(_area(sheet, LABEL_ROW, LABEL_ROW + 1, 0, WHERE + 1), {"textFormat": _text(9, _GREY)})
    head = {"backgroundColorStyle": {"rgbColor": _HEAD}, "textFormat": _text(10, _GREY, bold=True)}
    green = {"backgroundColorStyle": {"rgbColor": _GREEN}, "textFormat": _text(10, _WHITE, bold=True)}
    yield _look(_area(sheet, HEADER_ROW, HEADER_ROW + 1, 0, WHERE + 1), head)
    yield _look(_area(sheet, HEADER_ROW, HEADER_ROW + 1, WORD_COLUMN, WORD_COLUMN + 1), green)
    wrap = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}
    yield _look(_area(sheet, FIRST, FIRST + MOST_ROWS, 0, WHERE + 1), wrap)
    day = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
    yield _look(_area(sheet, FIRST, FIRST + MOST_ROWS, SINCE, SINCE + 1), day)
    yield _look(_area(sheet, 0, 1, WHERE, WHERE + 1), {**day, "horizontalAlignment": "LEFT"})
    yield _look(_area(sheet, 0, 1, WORD_COLUMN, WORD_COLUMN + 1), {"horizontalAlignment": "RIGHT"})


def _offers(spec: TabSpec, sheet: int) -> Iterator[Request]:
    """Yield the link of each row, and the drop-down that offers the words in its own row, out of sight."""
    links = []
    for row in range(FIRST, FIRST + MOST_ROWS):
        links.append({"values": [{"userEnteredValue": {"formulaValue": write_formula(link_to_cell(row))}}]})
        first, last = choice_cells(row)
        source = f"={quote_title(spec.title)}!{pin(first)}:{pin(last)}"
        condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": source}]}
        rule = {"condition": condition, "showCustomUi": True, "strict": False}
        yield {
            "setDataValidation": {
                "range": _area(sheet, row, row + 1, WORD_COLUMN, WORD_COLUMN + 1),
                "rule": rule,
            }
        }
    start = {"sheetId": sheet, "rowIndex": FIRST, "columnIndex": WHERE}
    yield {"updateCells": {"start": start, "rows": links, "fields": "userEnteredValue"}}


def _colours(sheet: int) -> Iterator[Request]:
    bottom = FIRST + MOST_ROWS
    word, what = (_area(sheet, FIRST, bottom, column, column + 1) for column in (WORD_COLUMN, WHAT))
    yield _rule(word, IS_THING, _back(_PALE_GREEN))
    yield _rule(what, IS_THING, {"textFormat": {"bold": True}})
    yield _rule(what, IS_URGENT, _back(_RED))
    yield _rule(_area(sheet, LOOKED[0], LOOKED[0] + 1, LOOKED[1], LOOKED[1] + 1), IS_STALE, _back(_RED))


def _back(colour: Request) -> Request:
    return {"backgroundColorStyle": {"rgbColor": colour}}


def _rule(area: Request, formula: str, look: Request) -> Request:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": write_formula(formula)}]}
    rule = {"ranges": [area], "booleanRule": {"condition": condition, "format": look}}
    return {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def _warnings(sheet: int) -> Iterator[Request]:
    """Yield what makes Google ask "are you sure?" outside the green cells."""
    description = "Filled in by mentorsheets; your word goes into the green cells."
    for left, right in ((0, IN_WORDS_COLUMN + 2), (WHERE, CHOICES + MOST_CHOICES)):
        area = {"sheetId": sheet, "startColumnIndex": left, "endColumnIndex": right}
        protected = {"range": area, "description": description, "warningOnly": True}
        yield {"addProtectedRange": {"protectedRange": protected}}
