"""What we take for granted of Google and no recording tells.

Each question does something small on a throw-away sheet, and says in words what came of it. Where Google says
otherwise than we take it, a part of this room is to be mended. No answer tells of a person or a programme.
"""

from collections.abc import Callable

from mentorsheets.sheet.google.formulas import write_formula
from mentorsheets.sheet.google.live import (
    LiveAnswer,
    LiveJson,
    LiveQuestion,
    LiveSheet,
    find_tab,
    list_rows,
    span_of,
    write_cells,
)
from mentorsheets.sheet.google.retries import HttpAnswer

DECIMAL_COMMA, DECIMAL_POINT = "de_DE", "en_US"


def _ask_instant(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["before"])
    twin = {"sourceSheetId": sheet, "newSheetId": 1000 + sheet, "newSheetName": f"copy {sheet}"}
    hide = {"properties": {"sheetId": 1000 + sheet, "hidden": True}, "fields": "hidden"}
    shown = live.batch(
        {"duplicateSheet": twin}, {"updateSheetProperties": hide}, write_cells(sheet, 0, [["after"]]),
        show=[f"'copy {sheet}'"],
    )  # fmt: skip
    copied, there = list_rows(find_tab(shown, 1000 + sheet)), list_rows(live.tab(sheet))
    return f"{copied} hidden in the reply, {there} in the tab"


def _ask_taken_id(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["before"])
    again = {"addSheet": {"properties": {"sheetId": sheet, "title": f"again {sheet}"}}}
    said = " ".join(live.refusal(write_cells(sheet, 0, [["after"]]), again).split(" ")[:2])
    return f"{said}, {list_rows(live.tab(sheet))} in the tab"


def _ask_formula(locale: str, formula: str) -> Callable[[LiveSheet], LiveAnswer]:
    def ask(live: LiveSheet) -> LiveAnswer:
        set_locale(live, locale)
        sheet = live.make_tab()
        live.batch(write_cells(sheet, 0, [[formula]], "formulaValue"))
        (cell,) = [cell for data in live.tab(sheet)["data"] for cell in data["rowData"][0]["values"]]
        return ", ".join(cell["effectiveValue"])

    return ask


def _ask_rule(locale: str, formula: str) -> Callable[[LiveSheet], LiveAnswer]:
    def ask(live: LiveSheet) -> LiveAnswer:
        set_locale(live, locale)
        sheet = live.make_tab()
        condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
        bold = {"condition": condition, "format": {"textFormat": {"bold": True}}}
        rule = {"ranges": [span_of(sheet, None)], "booleanRule": bold}
        return live.refusal({"addConditionalFormatRule": {"rule": rule, "index": 0}}).split(" ")[0]

    return ask


def set_locale(live: LiveSheet, locale: str) -> None:
    """Set the sheet to a country."""
    live.batch({"updateSpreadsheetProperties": {"properties": {"locale": locale}, "fields": "locale"}})


def _ask_table(height: int, *, by_table: bool, below: str = "") -> Callable[[LiveSheet], LiveAnswer]:
    def ask(live: LiveSheet) -> LiveAnswer:
        sheet = live.make_tab(["Name", "Word"], ["a", "b"], *([[], [below]] if below else []))
        table = {"name": f"table{sheet}", "range": span_of(sheet, height)}
        live.batch({"addTable": {"table": table}})
        (made,) = live.tab(sheet)["tables"]
        where: LiveJson = {"tableId": made["tableId"]} if by_table else {"sheetId": sheet}
        rows = [{"values": [{"userEnteredValue": {"stringValue": text}} for text in ("c", "d")]}]
        live.batch({"appendCells": {**where, "rows": rows, "fields": "userEnteredValue"}})
        there = live.tab(sheet)
        (since,) = there["tables"]
        places = [row for row, cells in enumerate(list_rows(there)) if "c" in cells]
        return f"row {places[0] + 1}, and the table ends with row {since['range']['endRowIndex']}"

    return ask


def _ask_note(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["Name", "Word"], ["a", "b"])
    cells = [{"userEnteredValue": {"stringValue": "c"}, "note": "said of it"}]
    rows = [{"values": cells}]
    live.batch({"appendCells": {"sheetId": sheet, "rows": rows, "fields": "userEnteredValue,note"}})
    lines = live.tab(sheet, "note")["data"][0]["rowData"]
    noted = [
        row + 1 for row, line in enumerate(lines) if any("note" in cell for cell in line.get("values", []))
    ]
    return f"in row {', '.join(map(str, noted)) or 'none'}"


def _ask_insert(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["Name", "Word"], ["a", "b"])
    live.batch({"addTable": {"table": {"name": f"table{sheet}", "range": span_of(sheet, 5)}}})
    span = {"sheetId": sheet, "dimension": "ROWS", "startIndex": 2, "endIndex": 4}
    live.batch({"insertDimension": {"range": span, "inheritFromBefore": True}})
    (since,) = live.tab(sheet)["tables"]
    return f"the table ends with row {since['range']['endRowIndex']}"


def _ask_mask(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["text"])
    fields = "note,effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat(type))"
    (cell,) = live.tab(sheet, fields)["data"][0]["rowData"][0]["values"]
    return f"{', '.join(sorted(cell))}"


def _ask_empty_rows(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["text"])
    rule = {
        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "yes"}]},
        "showCustomUi": True,
    }
    live.batch({"setDataValidation": {"range": span_of(sheet, None), "rule": rule}})
    return f"{len(live.tab(sheet)['data'][0]['rowData'])} of 20 rows"


def _ask_choices_below(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab()
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "yes"}]}
    rule = {"condition": condition, "showCustomUi": True}
    row = {"values": [{"userEnteredValue": {"stringValue": "text"}}]}
    one_more = {"appendCells": {"sheetId": sheet, "rows": [row], "fields": "userEnteredValue"}}
    span = span_of(sheet, None, 1)
    live.batch({"setDataValidation": {"range": span, "rule": rule}}, write_cells(sheet, 19, [["last"]]))
    last, below = ({**span, "startRowIndex": row, "endRowIndex": row + 1} for row in (19, 20))
    said = []
    for paste in (False, True):
        pasted = {"source": last, "destination": below, "pasteType": "PASTE_DATA_VALIDATION"}
        live.batch({"copyPaste": pasted} if paste else one_more)
        cells = live.look("dataValidation", [f"'t{sheet}'!A21"])["sheets"][0]["data"][0].get("rowData", [])
        said.append("offered" if "dataValidation" in str(cells) else "none")
    return f"{said[0]}, and pasted from above {said[1]}"


def _ask_rich_text(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab()
    start = {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}
    runs = [{"startIndex": 0, "format": {"bold": True}}, {"startIndex": 3, "format": {}}]
    cell = {"userEnteredValue": {"stringValue": "two words"}, "textFormatRuns": runs}
    live.batch(
        {
            "updateCells": {
                "start": start,
                "rows": [{"values": [cell]}],
                "fields": "userEnteredValue,textFormatRuns",
            }
        }
    )
    live.batch(write_cells(sheet, 0, [["two words"]]))
    (there,) = live.tab(sheet, "userEnteredValue,textFormatRuns")["data"][0]["rowData"][0]["values"]
    return "the bold half stays" if there.get("textFormatRuns") else "the bold half is gone"


def _ask_metadata(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["text"])
    entry = {"metadataKey": "mentorsheets", "metadataValue": f"Matches {sheet}", "visibility": "DOCUMENT"}
    live.batch({"createDeveloperMetadata": {"developerMetadata": {**entry, "location": {"sheetId": sheet}}}})
    live.batch(
        {
            "duplicateSheet": {
                "sourceSheetId": sheet,
                "newSheetId": 1000 + sheet,
                "newSheetName": f"copy {sheet}",
            }
        }
    )
    copied = live.tab(1000 + sheet).get("developerMetadata", [])
    return "comes along" if copied else "does not come along"


def _ask_shown_rows(live: LiveSheet) -> LiveAnswer:
    live.make_tab(["another"])
    sheet = live.make_tab(["a"], ["b"], ["c"], ["d"])
    show = [f"'t{sheet}'!2:2", f"'t{sheet}'!4:4"]
    return _tell_stretches(live.batch(write_cells(sheet, 3, [["e"]]), show=show))


def _ask_ranges(live: LiveSheet) -> LiveAnswer:
    live.make_tab(["another"])
    sheet = live.make_tab(["a"], ["b"], ["c"], ["d"])
    return _tell_stretches(live.look(ranges=[f"'t{sheet}'!2:2", f"'t{sheet}'!4:4"]))


def _tell_stretches(book: LiveJson) -> str:
    """Return of which tabs something was shown, and in which rows what stands."""
    data = [part for tab in book["sheets"] for part in tab.get("data", [])]
    rows = (f"row {part.get('startRow', 0) + 1} {list_rows({'data': [part]})}" for part in data)
    return f"{len(book['sheets'])} tab, {', '.join(rows)}"


def _ask_bare(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["=1+1", "'a", "2026-05-12"])
    live.batch(write_cells(sheet, 1, [["=1+1", "=DATE(2026;5;12)"]], "formulaValue"))
    day = {"numberValue": 46154}
    cell = {"userEnteredValue": day, "userEnteredFormat": {"numberFormat": {"type": "DATE"}}}
    start = {"sheetId": sheet, "rowIndex": 2, "columnIndex": 0}
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    live.batch({"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}})
    (rows,) = live.values(f"'t{sheet}'!1:20")
    return "; ".join(" ".join(map(str, row)) for row in rows)


def _ask_gone_range(live: LiveSheet) -> LiveAnswer:
    sheet = live.make_tab(["text"])
    properties = {"sheetId": sheet, "title": f"other {sheet}"}
    live.batch({"updateSheetProperties": {"properties": properties, "fields": "title"}})
    said = []
    for ask in (lambda: live.look(ranges=[f"'t{sheet}'"]), lambda: live.values(f"'t{sheet}'!1:2")):
        try:
            ask()
            said.append("taken")
        except HttpAnswer as answer:
            said.append(f"refused {answer.status}")
    return ", ".join(said)


COMMAS, SEMICOLONS = "=IF(TRUE,1,2)", write_formula("IF(TRUE,1,2)")
LIVE_QUESTIONS = (
    LiveQuestion("A copy that a batch makes of a tab shows", "[['before']] hidden in the reply, [['after']] in the tab", _ask_instant),
    LiveQuestion("A batch of which a later request is refused comes to", "refused: 400, [['before']] in the tab", _ask_taken_id),
    LiveQuestion("A formula with semicolons, where 1.5 is a number, is", "numberValue", _ask_formula(DECIMAL_POINT, SEMICOLONS)),
    LiveQuestion("A formula with semicolons, where 1,5 is a number, is", "numberValue", _ask_formula(DECIMAL_COMMA, SEMICOLONS)),
    LiveQuestion("A formula with commas, where 1,5 is a number, is", "errorValue", _ask_formula(DECIMAL_COMMA, COMMAS)),
    LiveQuestion("A rule with semicolons, where 1.5 is a number, is", "taken", _ask_rule(DECIMAL_POINT, SEMICOLONS)),
    LiveQuestion("A rule with semicolons, where 1,5 is a number, is", "taken", _ask_rule(DECIMAL_COMMA, SEMICOLONS)),
    LiveQuestion("A rule with commas, where 1,5 is a number, is", "refused:", _ask_rule(DECIMAL_COMMA, COMMAS)),
    LiveQuestion("A row for a full table goes to", "row 3, and the table ends with row 3", _ask_table(2, by_table=True)),
    LiveQuestion("A row for a full table with words below goes to", "row 3, and the table ends with row 3", _ask_table(2, by_table=True, below="x")),
    LiveQuestion("A row for a table with empty rows goes to", "row 3, and the table ends with row 5", _ask_table(5, by_table=True)),
    LiveQuestion("A row for the end of a tab with a table goes to", "row 3, and the table ends with row 2", _ask_table(2, by_table=False)),
    LiveQuestion("A note that comes with a row for the end of a tab is", "in row 3", _ask_note),
    LiveQuestion("After two rows are put into the midst of a table of five", "the table ends with row 7", _ask_insert),
    LiveQuestion("Of a plain text, a mask of fields leaves", "effectiveFormat, effectiveValue, userEnteredValue", _ask_mask),
    LiveQuestion("Of a tab of one text and a drop-down in each row, a read brings", "20 of 20 rows", _ask_empty_rows),
    LiveQuestion("The choices in a row by which a tab grows are", "none, and pasted from above offered", _ask_choices_below),
    LiveQuestion("A batch that is to show two stretches of rows of one tab shows", "1 tab, row 2 [['b']], row 4 [['e']]", _ask_shown_rows),
    LiveQuestion("Of two stretches of rows that are asked for, a read brings", "1 tab, row 2 [['b']], row 4 [['d']]", _ask_ranges),
    LiveQuestion("Texts, formulas and a day are, as bare values,", "=1+1 'a 2026-05-12; =1+1 =DATE(2026;5;12); 46154", _ask_bare),
    LiveQuestion("Reads of a tab that has another title by now are", "refused 400, refused 400", _ask_gone_range),
    LiveQuestion("When the words of a half bold cell are written again", "the bold half is gone", _ask_rich_text),
    LiveQuestion("What marks a tab, when the tab is copied,", "does not come along", _ask_metadata),
)  # fmt: skip
