"""Finds where a letter of ours ends that somebody's mail program left below their words without any mark.

Every letter ends with its buttons, whose tokens nobody else writes. What stands below the last of them is the
writer's own, and so is what stands within it in red or blue: whoever greets above a letter, and answers below
it or in it, loses no word.
"""

import re
from collections.abc import Sequence

BUTTON_SIGN = "\ue001"
"""Stands behind each button of ours that an HTML reply quotes (see `html_text`)."""
INK = "\ue002"
"""Stands behind each line of an HTML reply in whose words a strong colour was chosen (see `html_text`)."""
WRAPPED_TOKEN = re.compile(
    r"(?<![a-z0-9])[a-z0-9]{1,16}-\s*\d{1,2}-\s*(?:[a-z2-7]\s*){26}-\s*(?:[a-z2-7]\s*){15}[a-z2-7](?![a-z0-9])",
    re.IGNORECASE,
)
"""A token, also where a mail program wrapped it over lines."""


def find_end(lines: Sequence[str], first: int) -> int | None:
    """Return the line after the last button of ours among `lines` from `first` on; None if there is none."""
    below = "\n".join(lines[first:])
    ends = [found.end() for found in WRAPPED_TOKEN.finditer(below)]
    if (marked := below.rfind(BUTTON_SIGN)) >= 0:
        ends.append(marked)
    return first + below.count("\n", 0, max(ends)) + 1 if ends else None


def has_button(line: str) -> bool:
    """Return whether a line has a button of ours."""
    return BUTTON_SIGN in line or WRAPPED_TOKEN.search(line) is not None


def read_below(text: str) -> str:
    """Return what stands below the last button that an HTML reply quotes; "" where it quotes none."""
    return text.rpartition(BUTTON_SIGN)[2] if BUTTON_SIGN in text else ""


def list_inked(lines: Sequence[str]) -> list[str]:
    """Return the lines of an earlier letter that somebody wrote into it in a colour of their own."""
    return [line for line in lines if line.endswith(INK)]


def drop_marks(text: str) -> str:
    """Return text without the marks of buttons and of colours."""
    return text.replace(BUTTON_SIGN, "").replace(INK, "")
