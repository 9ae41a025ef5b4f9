"""A workbook as a keen coordinator has it: everything in it that a careless program loses on saving."""

import io
import struct
import zlib
from _io import BytesIO
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

TITLES = ("Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since", "Notes", "Waits")
LAST = 12


def make_rich(path: Path) -> None:
    """Write a workbook with a table, notes, drawings, rules, cached results and more, as Excel would."""
    book = xlsxwriter.Workbook(path)
    book.set_custom_property("Kept by", "the harbour committee")
    book.set_properties({"title": "Harbour"})
    styles = {
        "day": book.add_format({"num_format": "dd/mm/yyyy", "border": 1}),
        "odd": book.add_format({"bg_color": "#FFEEDD", "text_wrap": True}),
        "bold": book.add_format({"bold": True}),
        "italic": book.add_format({"italic": True, "font_color": "red"}),
    }
    _people(book.add_worksheet("Participants"), styles)
    _matches(book, book.add_worksheet("Matches"), styles)
    _dashboard(book, book.add_worksheet("Dash & board"))
    kinds = book.add_worksheet("Kinds")
    kinds.write_column(0, 0, ["Role models", "Safe space", "Accountability"])
    kinds.hide()
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "='Dash & board'!$B$2:$B$4"})
    book.add_chartsheet("Chart alone").set_chart(chart)
    book.define_name("People", "=Participants!$A$2:$A$9")
    book.close()


def _people(sheet: Worksheet, styles: Mapping[str, Format]) -> None:
    sheet.write_row(0, 0, ["Name", "Email", "Offers", "Can support"], styles["bold"])
    for row in range(1, 9):
        sheet.write_row(row, 0, [f"Person {row}", f"p{row}@example.org", "Role models", row % 3])
    sheet.write_rich_string(9, 0, "Ana ", styles["bold"], "Duarte", styles["italic"], " (new)")
    sheet.write_formula(9, 3, "=SUM(D2:D9)", None, 11)
    sheet.data_validation("C2:C100", {"validate": "list", "source": "=Kinds!$A$1:$A$3"})
    sheet.write_comment("A2", "Prefers the phone", {"x_scale": 2})
    sheet.freeze_panes(1, 1)


def _matches(book: Workbook, sheet: Worksheet, styles: Mapping[str, Format]) -> None:
    for row in range(1, LAST):
        values = [
            f"m{row}",
            f"p{row}@example.org",
            "p9@example.org",
            "Role models",
            "Both sail.",
            "",
            "proposed",
        ]
        sheet.write_row(row, 0, values, styles["odd"])
        sheet.write_datetime(row, 7, date(2026, 11, row), styles["day"])
        sheet.write_string(row, 8, f"note {row}", styles["odd"])
        sheet.write_formula(row, 9, f'=IF(F{row + 1}="","waits","")', styles["odd"], "waits")
    columns = [{"header": title} for title in TITLES]
    sheet.add_table(0, 0, LAST - 1, len(TITLES) - 1, {"columns": columns, "name": "Matches_table"})
    sheet.data_validation(1, 5, LAST - 1, 5, {"validate": "list", "source": ["approve", "decline", "pin"]})
    rule = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_axis_position": "middle"}
    sheet.conditional_format(1, 3, LAST - 1, 3, rule)
    sheet.conditional_format(1, 6, LAST - 1, 6, {"type": "duplicate", "format": styles["italic"]})
    sheet.add_sparkline("L2", {"range": "Participants!D2:D9"})
    sheet.insert_checkbox("M2", boolean=True)
    sheet.write_comment("F1", "Your word")
    sheet.insert_textbox("N2", "Ask Ana before you approve", {"width": 200})
    sheet.set_column(4, 4, 60, styles["odd"])
    sheet.set_column(8, 8, 30, None, {"hidden": False, "level": 1})
    sheet.set_footer("&P of &N")


def _dashboard(book: Workbook, sheet: Worksheet) -> None:
    sheet.write_column("A1", ["What", "waiting", "active", "people"])
    sheet.write_formula("B2", '=COUNTIF(Matches!G2:G100,"proposed")', None, 11)
    sheet.write_formula("B3", '=COUNTIF(Matches!G2:G100,"active")', None, 0)
    sheet.write_formula("B4", "=COUNTA(People)", None, 8)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Dash & board'!$B$2:$B$4", "categories": "='Dash & board'!$A$2:$A$4"})
    chart.set_style(37)
    sheet.insert_chart("D2", chart)
    sheet.insert_image("D20", "dot.png", {"image_data": _dot()})


def _dot() -> BytesIO:
    """Return the smallest picture there is, as a file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + data)
