"""What a sheet lacks of the declared tabs and columns, and the tab that tells a coordinator how it works."""

from mentorsheets.sheet.backend import AddTab, Book, Cell, Operation, WriteCells
from mentorsheets.sheet.columns import Column, Holds, TabSpec
from mentorsheets.sheet.headers import find_header, find_tab
from mentorsheets.sheet.schema import TABS

START_HERE = TabSpec(
    "Start here",
    "How to work with this sheet.",
    (
        Column("Start here", "", width=26),
        Column("How to work with this sheet", "", holds=Holds.LONG_TEXT, width=104),
    ),
    starts_with=(
        (
            "Participants",
            (
                "One row for each person: how to reach them, what they offer, how much they can take on. "
                "Anyone may give, ask, or both. What you do not know, leave empty."
            ),
        ),
        ("Needs", "One row for each thing that somebody needs, in their own words."),
        (
            "Green and grey",
            (
                "Columns with a green header are yours and stay as you leave them. Columns with a grey "
                "header are filled for you. Rest on a header to read what belongs below it."
            ),
        ),
        (
            "Matches",
            ("Who could help whom, and why. Rows in yellow wait for your word in the column Coordinator."),
        ),
        (
            "approve, decline, pin",
            (
                "approve: both people are asked, and introduced once both say yes. decline: they are not "
                "proposed to each other again. pin: the two stay together, whatever else changes."
            ),
        ),
        (
            "Your own matches",
            ("Type a row with giver, asker and the state active: it counts like any other."),
        ),
        (
            "Every week",
            (
                "Each person in a match gets one short mail that asks how it goes. Their answers come in "
                "under Check-ins; you may type in those that reach you another way."
            ),
        ),
        (
            "Problems",
            (
                "What could not be understood, by tab and cell, with what to do; it stands as a note on the "
                "cell as well. Both go once it is mended; everything else goes on meanwhile."
            ),
        ),
        (
            "Settings, Need kinds, Questions",
            ("How the programme runs. All of it works as it is; change what you like."),
        ),
        (
            "Someone pauses or leaves",
            (
                "Set their Status to paused, paused until a day, or left. All mail to them stops at once, "
                "and nothing of their history is lost."
            ),
        ),
        (
            "Feel free",
            (
                "Sort, filter, colour, move columns, add columns and tabs of your own. Only leave the tab "
                "Messages as it is: it keeps anybody from getting the same mail twice."
            ),
        ),
    ),
)


def lacking(book: Book) -> tuple[Operation, ...]:
    """Return what adds the declared tabs and columns that a sheet lacks, and touches nothing else."""
    operations: list[Operation] = []
    for spec in (START_HERE, *TABS):
        tab = find_tab(book, spec)
        if tab is None:
            operations.append(AddTab(spec))
            continue
        header = find_header(tab, spec)
        width = max((len(row) for row in tab.rows), default=0)
        missing = [column.title for column in spec.columns if column.title not in header.columns]
        cells: dict[tuple[int, int], Cell] = {
            (header.row, width + index): title for index, title in enumerate(missing)
        }
        if cells and spec is not START_HERE:
            operations.append(WriteCells(tab.title, cells))
    return tuple(operations)
