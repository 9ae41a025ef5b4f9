"""The marks of tabs in a workbook: hidden names, which programs keep right at a change of title."""

import re
from collections.abc import Mapping

from lxml import etree

from mentorsheets.sheet.marks import TITLE_OF_NAME, name_of_mark
from mentorsheets.sheet.workbook.xml import add_child, child_after

_OF_TAB = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?")
_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")


def whole_tab(title: str) -> str:
    """Return how a name refers to all cells of a tab, so that no row takes it along when it goes."""
    quoted = title.replace("'", "''")
    return f"'{quoted}'!$A$1:$XFD$1048576"


def read_marks(workbook: etree._Element) -> dict[str, str]:
    """Return as which declared tab each marked tab is known, by its present title.

    A copy of a tab within the workbook has names of its own, which say nothing; one that was deleted leaves a
    name without a tab.
    """
    found: dict[str, str] = {}
    for name in workbook.iterfind("{*}definedNames/{*}definedName"):
        declared = TITLE_OF_NAME.get(name.get("name", ""))
        where = _OF_TAB.fullmatch((name.text or "").strip())
        if declared and where and name.get("localSheetId") is None:
            title = (where["quoted"] or "").replace("''", "'") or where["bare"]
            found.setdefault(title, declared)
    return found


def write_marks(workbook: etree._Element, marks: Mapping[str, str]) -> None:
    """Let each declared tab be known as the tab that has this title now."""
    if not marks:
        return
    names = child_after(workbook, "definedNames", _BEFORE_NAMES)
    known = {name.get("name"): name for name in names if name.get("localSheetId") is None}
    for declared, title in marks.items():
        key = name_of_mark(declared)
        element = known.get(key)
        if element is None:
            element = add_child(names, "definedName", name=key, hidden="1")
        element.text = whole_tab(title)
