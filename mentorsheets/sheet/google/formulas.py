"""Formulas as Google understands them whatever country a sheet is set to.

Google reads formulas that come through its API by the sheet's own locale. Where that writes 1,5 for one and a
half, a comma parts no arguments: a cell shows an error, and a rule is refused with all that comes along with
it. A semicolon parts them everywhere, and Google shows it as a comma where that is usual.
"""

import re

_TEXT_OR_COMMA = re.compile(r"""(?P<text>"(?:[^"]|"")*"|'(?:[^']|'')*')|,""")


def write_formula(formula: str) -> str:
    """Return what is typed for a `formula` that has no "=" and parts its arguments by commas."""
    return "=" + _TEXT_OR_COMMA.sub(lambda found: found["text"] or ";", formula)
