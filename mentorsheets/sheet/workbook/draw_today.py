"""How the tab Today looks in a workbook: dressed once, so that each run only writes what it says."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mentorsheets.sheet.a1 import cell_name, column_letters
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.today_boxes import FIRST_BOX, TICK, Box
from mentorsheets.sheet.today_formulas import IS_STALE, IS_THING, IS_URGENT, choice_cells, link_to_cell
from mentorsheets.sheet.today_places import (
    FIRST,
    HEADER_ROW,
    IN_WORDS_COLUMN,
    LABEL_ROW,
    LOOKED,
    MOST_ROWS,
    NUMBER_ROW,
    WHAT,
    WHERE,
    WORD_COLUMN,
)
from mentorsheets.sheet.workbook.styles import DAY_FORMAT

_GREEN, _PALE_GREEN, _GREY = "FF1F5C57", "FFE2F1E8", "FF6A665E"
_LINE = Border(bottom=Side("thin", "FFD9D5CC"))
_RED = DifferentialStyle(fill=PatternFill("solid", bgColor="FFF4C7C3"))
_WORD = DifferentialStyle(fill=PatternFill("solid", bgColor=_PALE_GREEN))
_BOLD = DifferentialStyle(font=Font(bold=True))


def draw_today(sheet: Worksheet, spec: TabSpec) -> None:
    """Dress an empty worksheet for the tab Today."""
    for index, column in enumerate(spec.columns):
        dimension = sheet.column_dimensions[column_letters(index)]
        dimension.width, dimension.hidden = column.width, column.hidden
        dimension.alignment = Alignment(vertical="top", wrap_text=not column.hidden)
        dimension.number_format = DAY_FORMAT if column.title == "Since" else "General"
        _draw_head(sheet, index, column.title)
    _draw_top(sheet)
    last = FIRST + MOST_ROWS
    for row in range(FIRST, last):
        cell = sheet.cell(row + 1, WHERE + 1, f"={link_to_cell(row)}")
        cell.font, cell.alignment = Font("Calibri", 11, color="FF1155CC", underline="single"), _TOP
    _draw_boxes(sheet)
    _offer_words(sheet, last)
    _colour(sheet, last)
    sheet.freeze_panes = cell_name(FIRST, 0)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _GREEN
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


_TOP = Alignment(vertical="top", wrap_text=True)


def _draw_head(sheet: Worksheet, index: int, title: str) -> None:
    cell = sheet.cell(HEADER_ROW + 1, index + 1, title)
    is_word = index == WORD_COLUMN
    cell.fill = PatternFill("solid", _GREEN if is_word else "FFE3E1DC")
    cell.font = Font("Calibri", 11, bold=True, color="FFFFFFFF" if is_word else _GREY)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _draw_top(sheet: Worksheet) -> None:
    bare = Alignment(vertical="center", wrap_text=False)
    for row, font in (
        (0, Font("Calibri", 16, bold=True, color=_GREEN)),
        (1, Font("Calibri", 12, bold=True)),
    ):
        cell = sheet.cell(row + 1, WHAT + 1)
        cell.font, cell.alignment = font, bare
    for row, font in (
        (NUMBER_ROW, Font("Calibri", 16, bold=True, color=_GREEN)),
        (LABEL_ROW, Font("Calibri", 10, color=_GREY)),
    ):
        for column in range(WHERE + 1):
            cell = sheet.cell(row + 1, column + 1)
            cell.font, cell.alignment = font, Alignment("left", vertical="top", wrap_text=row == LABEL_ROW)
    says = sheet.cell(1, WORD_COLUMN + 1)
    says.font, says.alignment = Font("Calibri", 10, color=_GREY), Alignment("right", vertical="center")
    looked = sheet.cell(LOOKED[0] + 1, LOOKED[1] + 1)
    looked.number_format, looked.font = DAY_FORMAT, Font("Calibri", 10, color=_GREY)
    looked.alignment = Alignment("left", vertical="center")


def _draw_boxes(sheet: Worksheet) -> None:
    sheet.cell(FIRST_BOX, WHAT + 1).font = Font("Calibri", 11, bold=True, color=_GREY)
    sheet.cell(FIRST_BOX, WHAT + 1).alignment = Alignment(vertical="bottom", wrap_text=False)
    offer = DataValidation("list", formula1=f'"{TICK}"', allow_blank=True, showErrorMessage=False)
    for row in range(FIRST_BOX, FIRST_BOX + len(Box)):
        cell = sheet.cell(row + 1, WORD_COLUMN + 1)
        cell.fill, cell.border = PatternFill("solid", _PALE_GREEN), _LINE
        offer.add(cell.coordinate)
        sheet.cell(row + 1, IN_WORDS_COLUMN + 1).alignment = _TOP
    sheet.add_data_validation(offer)


def _offer_words(sheet: Worksheet, last: int) -> None:
    """Offer beside each thing the words that stand in its own row, out of sight."""
    first, end = choice_cells(FIRST)
    here, there = f"${first}", f"${end}"
    source = f"OFFSET({here},0,0,1,MAX(1,COUNTA({here}:{there})))"
    offer = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
    offer.add(f"{cell_name(FIRST, WORD_COLUMN)}:{cell_name(last - 1, WORD_COLUMN)}")
    sheet.add_data_validation(offer)


def _colour(sheet: Worksheet, last: int) -> None:
    word = f"{cell_name(FIRST, WORD_COLUMN)}:{cell_name(last - 1, WORD_COLUMN)}"
    what = f"{cell_name(FIRST, WHAT)}:{cell_name(last - 1, WHAT)}"
    rules = sheet.conditional_formatting
    rules.add(word, Rule("expression", formula=[IS_THING], dxf=_WORD))
    rules.add(what, Rule("expression", formula=[IS_URGENT], dxf=_RED))
    rules.add(what, Rule("expression", formula=[IS_THING], dxf=_BOLD))
    rules.add(cell_name(*LOOKED), Rule("expression", formula=[IS_STALE], dxf=_RED))
    for row in range(FIRST, last):
        for column in (WHAT, IN_WORDS_COLUMN - 1, IN_WORDS_COLUMN, IN_WORDS_COLUMN + 1, WORD_COLUMN):
            cell = sheet.cell(row + 1, column + 1)
            cell.border, cell.alignment = _LINE, _TOP
            if column == IN_WORDS_COLUMN + 1:
                cell.number_format = DAY_FORMAT
