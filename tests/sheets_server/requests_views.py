"""Requests about how the grid is looked at: filters, filter views, conditional formats, bands."""

import copy
from typing import Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import Area, area_of, grid_range_of
from tests.sheets_server.batch import Context, Reply, fresh, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.entering import has_decimal_comma
from tests.sheets_server.errors import invalid
from tests.sheets_server.formulas import parts_by_commas
from tests.sheets_server.requests_ranges import sort_rows
from tests.sheets_server.sheet import Sheet
from tests.sheets_server.style import normalised, widened


def _explicit(sheet: Sheet, span: dict[str, Any]) -> dict[str, Any]:
    return grid_range_of(sheet.id, sheet.inside(area_of(span)))


def _criteria(wanted: dict[str, Any]) -> dict[str, Any]:
    """The criteria of a filter in both their spellings, as replies show them; the newer one counts."""
    specs = wanted.get("filterSpecs")
    if specs is None:
        old = wanted.get("criteria", {})
        specs = [{"filterCriteria": held, "columnIndex": int(column)} for column, held in sorted(old.items())]
    if not specs:
        return {}
    criteria = {str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {}) for spec in specs}
    return {"criteria": criteria, "filterSpecs": specs}


@handles("setBasicFilter")
def set_basic_filter(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = copy.deepcopy(body.get("filter", {}))
    sheet = book.in_range(wanted.get("range", {}))
    wanted["range"] = _explicit(sheet, wanted.get("range", {}))
    sheet.basic_filter = wanted | _criteria(wanted)
    _sort_below_header(book, sheet, wanted)
    return None


def _sort_below_header(book: Book, sheet: Sheet, wanted: dict[str, Any]) -> None:
    if wanted.get("sortSpecs"):
        area = area_of(wanted["range"])
        sort_rows(book, sheet, Area(area.top + 1, area.left, area.bottom, area.right), wanted["sortSpecs"])


@handles("clearBasicFilter")
def clear_basic_filter(book: Book, body: dict[str, Any], context: Context) -> Reply:
    book.sheet(body.get("sheetId", 0)).basic_filter = None
    return None


def _located(book: Book, name: str, key: str, wanted: Any, what: str) -> tuple[Sheet, dict[str, Any]]:
    for sheet in book.sheets:
        for entry in getattr(sheet, name):
            if entry[key] == wanted:
                return sheet, entry
    raise invalid(f"No {what} with id: {wanted}")


@handles("addFilterView")
def add_filter_view(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = copy.deepcopy(body.get("filter", {}))
    sheet = book.in_range(wanted.get("range", {}))
    every = [view for tab in book.sheets for view in tab.filter_views]
    view_id = wanted.get("filterViewId") or context.new_id()
    fresh(every, "filterViewId", view_id, "filter view")
    title = wanted.get("title") or f"Filter {len(sheet.filter_views) + 1}"
    if any(view["title"].lower() == title.lower() for view in sheet.filter_views):
        raise invalid(f'A filter view with the name "{title}" already exists.')
    span = wanted.get("range", {})
    head = {"filterViewId": view_id, "title": title, "range": _explicit(sheet, span)}
    view = head | {name: value for name, value in wanted.items() if name not in head} | _criteria(wanted)
    sheet.filter_views.append(view)
    return {"filter": view}


@handles("updateFilterView")
def update_filter_view(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("filter", {})
    sheet, view = _located(book, "filter_views", "filterViewId", wanted.get("filterViewId"), "filter view")
    at = sheet.filter_views.index(view)
    sheet.filter_views[at] = masks.patch(masks.parse(required_fields(body)), view, wanted)
    return None


@handles("duplicateFilterView")
def duplicate_filter_view(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, view = _located(book, "filter_views", "filterViewId", body.get("filterId"), "filter view")
    twin = copy.deepcopy(view) | {"filterViewId": context.new_id(), "title": f"Copy of {view['title']}"}
    sheet.filter_views.append(twin)
    return {"filter": twin}


@handles("deleteFilterView")
def delete_filter_view(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, view = _located(book, "filter_views", "filterViewId", body.get("filterId"), "filter view")
    sheet.filter_views.remove(view)
    return None


@handles("addBanding")
def add_banding(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = normalised(body.get("bandedRange", {}))
    sheet = book.in_range(wanted.get("range", {}))
    every = [band for tab in book.sheets for band in tab.banded_ranges]
    band_id = wanted.get("bandedRangeId") or context.new_id()
    fresh(every, "bandedRangeId", band_id, "banded range")
    band = {"bandedRangeId": band_id, "range": _explicit(sheet, wanted.get("range", {}))}
    band |= {name: value for name, value in wanted.items() if name not in band}
    sheet.banded_ranges.append(band)
    return {"bandedRange": band}


@handles("updateBanding")
def update_banding(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = normalised(body.get("bandedRange", {}))
    sheet, band = _located(
        book, "banded_ranges", "bandedRangeId", wanted.get("bandedRangeId"), "banded range"
    )
    at = sheet.banded_ranges.index(band)
    sheet.banded_ranges[at] = masks.patch(widened(masks.parse(required_fields(body))), band, wanted)
    return None


@handles("deleteBanding")
def delete_banding(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, band = _located(book, "banded_ranges", "bandedRangeId", body.get("bandedRangeId"), "banded range")
    sheet.banded_ranges.remove(band)
    return None


def _rule(book: Book, wanted: dict[str, Any]) -> tuple[Sheet, dict[str, Any]]:
    rule = normalised(wanted)
    if not rule.get("ranges"):
        raise invalid("ConditionalFormatRule.ranges must have at least one range.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("ConditionalFormatRule must have exactly one of booleanRule and gradientRule.")
    condition = rule.get("booleanRule", {}).get("condition", {})
    for value in condition.get("values", []) if condition.get("type") == "CUSTOM_FORMULA" else []:
        formula = value.get("userEnteredValue", "")
        if has_decimal_comma(book.locale) and parts_by_commas(formula):
            raise invalid(f"Invalid ConditionValue.userEnteredValue: {formula}")
    sheet = book.in_range(rule["ranges"][0])
    for span in rule["ranges"]:
        sheet.inside(area_of(span))
    return sheet, rule


@handles("addConditionalFormatRule")
def add_conditional_format(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, rule = _rule(book, body.get("rule", {}))
    sheet.conditional_formats.insert(body.get("index", 0), rule)
    return None


def _rule_at(sheet: Sheet, index: int) -> dict[str, Any]:
    if not 0 <= index < len(sheet.conditional_formats):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet.conditional_formats[index]


@handles("updateConditionalFormatRule")
def update_conditional_format(book: Book, body: dict[str, Any], context: Context) -> Reply:
    index = body.get("index", 0)
    if "rule" in body:
        sheet, rule = _rule(book, body["rule"])
        old = _rule_at(sheet, index)
        sheet.conditional_formats[index] = rule
        return {"newRule": rule, "newIndex": index, "oldRule": old}
    sheet = book.sheet(body.get("sheetId", 0))
    rule = _rule_at(sheet, index)
    sheet.conditional_formats.remove(rule)
    to = body.get("newIndex", 0)
    sheet.conditional_formats.insert(to, rule)
    return {"newRule": rule, "newIndex": to, "oldIndex": index}


@handles("deleteConditionalFormatRule")
def delete_conditional_format(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.sheet(body.get("sheetId", 0))
    rule = _rule_at(sheet, body.get("index", 0))
    sheet.conditional_formats.remove(rule)
    return {"rule": rule}
