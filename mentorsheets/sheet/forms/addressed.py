"""Which column of a list holds everybody's own address."""

import re
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.wished_people import wishes_for_these
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import could_fill
from mentorsheets.sheet.forms.sides import release

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")
LEAST_UNADDRESSED = 3
"""Answers without an address, from which on no address stands below a question for it."""
ADDRESS_SHARE = 0.5
"""Share of a column's answers that are addresses, from which on it is one that holds them."""
FILLED_SHARE = 0.5
"""Share of the rows, and of those of the fullest such column, in which everybody's own address stands."""
_OF_OTHER_PEOPLE = frozenset(("Avoid", "Would like", "Reports to"))
"""Columns of addresses that are somebody else's."""


def choose_address(
    form: Form,
    found: dict[str, tuple[str, ...]],
    usable: Sequence[str],
    answers: Mapping[str, Sequence[str]],
    sampled: int,
) -> None:
    """Let the column be the e-mail that holds everybody's address, by the first `sampled` rows of a list.

    One that few filled, or that refuses or names people, holds the addresses of others: mail for somebody
    would go to the one whom they avoid. What is named as an e-mail goes first, then what is filled most.
    """
    there = found.get("Email", ("",))[0]
    holding = {
        one: len(answers[one])
        for one in usable
        if share_of_addresses(answers[one]) >= ADDRESS_SHARE and not _is_of_others(one)
    }
    least = FILLED_SHARE * max(_count_rows(form, sampled), *holding.values(), 0)
    full = {one: filled for one, filled in holding.items() if filled >= least}
    said = answers.get(there, ())
    # The address of whoever filled the form in for everybody is nobody's own, where each has one beside it.
    is_one_for_all = len(said) >= LEAST_UNADDRESSED and len({one.strip().casefold() for one in said}) == 1
    full = {
        one: filled for one, filled in full.items() if not is_one_for_all or len(set(answers[one])) == filled
    }
    is_there = (
        share_of_addresses(said) > 0 and (len(said) >= least or not full) and not (is_one_for_all and full)
    )
    if full and not is_there:
        chosen = max(full, key=lambda one: (could_fill(one) == "Email", full[one], len(set(answers[one]))))
        found["Email"] = (chosen,)
        release(found, found["Email"], "Email")
    elif there and len(said) >= LEAST_UNADDRESSED and "@" not in "".join(said):
        # Answers that slipped into another column are no addresses that anybody mistyped.
        del found["Email"]


def share_of_addresses(answers: Sequence[str]) -> float:
    """Return the share of the answers in which an address stands, 0 if there are none."""
    return sum(bool(ADDRESS.search(one)) for one in answers) / len(answers) if answers else 0.0


def _is_of_others(question: str) -> bool:
    return could_fill(question) in _OF_OTHER_PEOPLE or is_negated(question) or wishes_for_these(question)


def _count_rows(form: Form, sampled: int) -> int:
    """Return how many of the first rows say anything of somebody."""
    others = {*form.previews, *form.examples, *form.notes}
    last = min(form.header + 1 + sampled, len(form.tab.rows))
    below = (form.tab.rows[place] for place in range(form.header + 1, last) if place not in others)
    return sum(any(cell not in (None, "") for cell in row) for row in below)
