"""Short signs for answers that a header explains itself: "Mentor (M) / Mentee (E)", "1 = mentor"."""

import re
from collections.abc import Mapping

from mentorsheets.sheet.cells.text import plain

_SIGN_BEHIND = re.compile(r"([^\W\d_][^()\[\]/,;|?:=]*?)\s*[(\[]\s*(\w{1,2})\s*[)\]]")
_SIGN_BEFORE = re.compile(
    r"(?<![^\W_])(\w{1,2})\s*(?:=|:|→|->|\s[-–—])\s*([^()\[\]/,;|?:=]*[^\W\d_][^()\[\]/,;|?:=]*)"
)
LEAST_SIGNS = 2
"""Signs from which on they are a legend; one alone in brackets may be anything."""


def read_legend(title: str) -> Mapping[str, str]:
    """Return what each short sign in a header stands for, by the plain sign; nothing if it explains none."""
    for pattern, (sign, words) in ((_SIGN_BEHIND, (2, 1)), (_SIGN_BEFORE, (1, 2))):
        found = {plain(one[sign]): one[words].strip() for one in pattern.finditer(title)}
        if len(found) >= LEAST_SIGNS:
            return found
    return {}
