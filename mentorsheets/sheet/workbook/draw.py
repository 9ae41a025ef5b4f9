"""How a declared tab looks in a workbook: drawn once, so that one wants to type into it."""

import io
from collections.abc import Callable, Sequence
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mentorsheets.domain.model import MatchState
from mentorsheets.sheet.a1 import column_letters
from mentorsheets.sheet.columns import Column, Holds, Owner, TabSpec
from mentorsheets.sheet.marks import TITLE_OF_NAME, name_of_mark
from mentorsheets.sheet.over_rows import STATES_IN_SIGHT, write_over_formula
from mentorsheets.sheet.schema_machine import TODAY_TAB
from mentorsheets.sheet.workbook.draw_today import draw_today
from mentorsheets.sheet.workbook.look import ColumnStyles, height_of
from mentorsheets.sheet.workbook.styles import DAY_FORMAT
from mentorsheets.sheet.workbook.tab_marks import whole_tab
from mentorsheets.sheet.workbook.zip import open_parts, pack

DRAWINGS_KEPT = 64
"""Drawings kept, of some 10 kB each: a process that serves many programmes draws the same tabs for all."""
LAST_ROW = 1_048_576
"""The last row of a worksheet in Excel, 2 to the power of 20."""
_APP_PROPERTIES = "docProps/app.xml"
_LINE = Border(bottom=Side("thin", "FFD9D5CC"))
_HEADERS = {
    Owner.PEOPLE: (PatternFill("solid", "FF1F5C57"), Font("Calibri", 11, bold=True, color="FFFFFFFF")),
    Owner.MACHINE: (PatternFill("solid", "FFE3E1DC"), Font("Calibri", 11, bold=True, color="FF6A665E")),
}
_MACHINE_BODY = PatternFill("solid", "FFF6F5F2")
_WAITING = PatternFill("solid", bgColor="FFFFF0C2")
_PALE = Font(color="FFA8A297")
_TAB_COLOURS = {Owner.PEOPLE: "FF1F5C57", Owner.MACHINE: "FFC9C5BC"}

Choices = Callable[[str], str]


def draw_workbook(specs: Sequence[TabSpec], choices: Choices) -> bytes:
    """Return the bytes of a workbook with these tabs alone.

    `choices` returns, for the title of a tab, the range in which its first column's values stand.
    """
    sources = {
        column.choices_from: choices(column.choices_from)
        for spec in specs
        for column in spec.columns
        if column.choices_from
    }
    return _draw_tabs(tuple(specs), tuple(sources.items()))


@lru_cache(DRAWINGS_KEPT)
def _draw_tabs(specs: tuple[TabSpec, ...], sources: tuple[tuple[str, str], ...]) -> bytes:
    choices = dict(sources).__getitem__
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for spec in specs:
        sheet = workbook.create_sheet(spec.title)
        if spec is TODAY_TAB:
            draw_today(sheet, spec)
        else:
            _draw(sheet, spec, choices)
        name = name_of_mark(spec.title)
        if name in TITLE_OF_NAME:
            workbook.defined_names[name] = DefinedName(name, attr_text=whole_tab(spec.title), hidden=True)
        # A workbook must show at least one tab.
        sheet.sheet_state = "hidden" if spec.hidden and len(specs) > 1 else "visible"
    file = io.BytesIO()
    workbook.save(file)
    parts = open_parts(file.getvalue())
    # LibreOffice fits rows to their texts only where it does not take the file for Excel's own.
    about = parts.read(_APP_PROPERTIES).replace(b"Microsoft Excel", b"mentorsheets")
    return pack(parts, {_APP_PROPERTIES: about})


def choices_range(title: str, header: int = 0, column: int = 0) -> str:
    """Return the range, as a drop-down names it, below the header at these indexes in a tab."""
    letters = column_letters(column)
    quoted = title.replace("'", "''")
    return f"'{quoted}'!${letters}${header + 2}:${letters}${header + 201}"


def _draw(sheet: Worksheet, spec: TabSpec, choices: Choices) -> None:
    for index, column in enumerate(spec.columns):
        letters = column_letters(index)
        _draw_column(sheet.column_dimensions[letters], spec, column)
        _draw_header(sheet, index, column)
        _offer_choices(sheet, letters, column, choices)
    widths = ColumnStyles({}, {index: column.width for index, column in enumerate(spec.columns)})
    for number, row in enumerate(spec.starts_with, start=2):
        for index, value in enumerate(row):
            _write(sheet, number, index, value)
        if height := height_of(dict(enumerate(row)), {}, widths, lambda _: True):
            sheet.row_dimensions[number].height = height
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2" if len(spec.columns) > 9 else "A2"
    if len(spec.columns) > 2:
        sheet.auto_filter.ref = f"A1:{column_letters(len(spec.columns) - 1)}{LAST_ROW}"
    sheet.sheet_properties.tabColor = _TAB_COLOURS[spec.owner]
    _colour_what_waits(sheet, spec)
    _set_up_printing(sheet, sum(column.width for column in spec.columns if not column.hidden))


def _draw_column(dimension: ColumnDimension, spec: TabSpec, column: Column) -> None:
    dimension.width = column.width
    dimension.hidden = column.hidden
    side = "center" if column.holds in (Holds.NUMBER, Holds.DAY) else None
    dimension.alignment = Alignment(side, vertical="top", wrap_text=column.holds is not Holds.DAY)
    dimension.border = _LINE
    if column.holds is Holds.DAY:
        dimension.number_format = DAY_FORMAT
    if column.owner is Owner.MACHINE and spec.owner is Owner.PEOPLE:
        dimension.fill = _MACHINE_BODY


def _draw_header(sheet: Worksheet, index: int, column: Column) -> None:
    cell = sheet.cell(1, index + 1, column.title)
    cell.fill, cell.font = _HEADERS[column.owner]
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if not column.meaning:
        return
    note = Comment(_note(column), "mentorsheets")
    note.width, note.height = 300, 40 + 20 * (1 + len(note.text) // 42 + note.text.count("\n"))
    cell.comment = note


def _note(column: Column) -> str:
    lines = [column.meaning]
    if column.holds is Holds.SOME_OF:
        lines.append("Several? Put commas between them.")
    if column.example:
        lines.append(f"Example: {column.example}")
    if column.private:
        lines.append("Private: it never goes into a mail, a report or a log.")
    if column.owner is Owner.MACHINE:
        lines.append("mentorsheets fills this column.")
    return "\n".join(lines)


def _offer_choices(sheet: Worksheet, letters: str, column: Column, choices: Choices) -> None:
    if column.choices_from:
        source = choices(column.choices_from)
    elif column.choices:
        source = '"' + ",".join(column.choices) + '"'
    else:
        return
    # Offered, not enforced: "paused until 2027-01-15" and several kinds in one cell are right too.
    offer = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
    offer.add(f"{letters}2:{letters}{LAST_ROW}")
    sheet.add_data_validation(offer)


def _write(sheet: Worksheet, number: int, index: int, value: str) -> None:
    cell = sheet.cell(number, index + 1, value or None)
    if cell.data_type == "f":
        cell.data_type = "s"
    cell.alignment, cell.border = Alignment(vertical="top", wrap_text=True), _LINE
    cell.font = Font("Calibri", 11, bold=index == 0)


def _colour_what_waits(sheet: Worksheet, spec: TabSpec) -> None:
    titles = [column.title for column in spec.columns]
    if "Coordinator" in titles and "State" in titles:
        word, state = (column_letters(titles.index(title)) for title in ("Coordinator", "State"))
        formula = f'AND(${state}2="{MatchState.PROPOSED}",${word}2="")'
        waits = Rule("expression", formula=[formula], dxf=DifferentialStyle(fill=_WAITING))
        everywhere = f"A2:{column_letters(len(titles) - 1)}{LAST_ROW}"
        sheet.conditional_formatting.add(everywhere, waits)
        over = Rule("expression", formula=[write_over_formula(state)], dxf=DifferentialStyle(font=_PALE))
        sheet.conditional_formatting.add(everywhere, over)
        shown = next(states for states in STATES_IN_SIGHT if set(spec.column("State").choices) > states)
        sheet.auto_filter.add_filter_column(titles.index("State"), sorted(shown), blank=True)


def _set_up_printing(sheet: Worksheet, width: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.fitToWidth = 1 + width // 320
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
