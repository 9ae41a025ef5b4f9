"""How many people somebody supports, at most and at least, and how many helpers they want."""

from mentorsheets.domain.settings import Settings
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.reading.rows import Row


def read_capacity(row: Row, settings: Settings) -> tuple[int, int, int]:
    """Return what Can support, Supports at least (no more than the first) and Wants at most say."""
    most = _count(row, "Can support", settings.can_support, settings)
    least = _count(row, "Supports at least", 0, settings)
    if least > most and row.cell("Can support") is None:
        # Who names a least number and no most one would have room for fewer than they ask for.
        most = min(least, settings.most_of_one)
        row.note("Can support", f"Read as {most}, since they support so many at least (Supports at least).")
    if least > most:
        row.note("Supports at least", f"Read as {most}, since they can support no more (Can support).")
    return most, min(least, most), _count(row, "Wants at most", settings.wants_at_most, settings)


def _count(row: Row, title: str, default: int, settings: Settings) -> int:
    if row.cell(title) is None:
        return default
    return row.settle(title, lambda: read_count(row.cell(title), most_of_one=settings.most_of_one), default)
