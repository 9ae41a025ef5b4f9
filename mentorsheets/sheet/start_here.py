"""What the tab of a fresh sheet says that tells how to work with it."""

from mentorsheets.sheet.columns import Column, Holds, TabSpec

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
            "Today",
            (
                "What waits for you, the most urgent first. Choose a word in the green cell of a row: the "
                "next run does it, writes it into History, and takes the row away."
            ),
        ),
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
