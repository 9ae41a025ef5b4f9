"""Who is there when a simulated year begins, and who joins in which week, from the invented programme."""

from collections.abc import Mapping
from datetime import date

from mentorsheets.simulation.sample import SampleCell, SampleRows, sample_rows

THERE_AT_FIRST = 0.8
"""Share of the invented people who are there on the first day."""
ALSO_TYPED = (
    ("No mail on", "2027-04-02, 2027-12-24"),
    ("Ask needs anew", "every three months"),
    ("Propose circles", "yes"),
)

GRANTS = "Grant applications"
KNOWS_GRANTS = "kwame.mensah@example.org"
ASKS_ABOUT_GRANTS = {
    "ana.duarte@example.org": "Which number do they look at first, and which never?",
    "amina.wario@example.org": "How do I ask for money for something that has no name yet?",
    "ዳዊት በቀለ": "They want a budget for three years. I know what next week costs.",
    "layla.haddad@example.org": "How long may I wait for an answer before I ask again?",
    "olena.kovalenko@example.org": "Who reads it, and what had they for breakfast?",
    "cigdem.yildiz@example.org": "What did you leave out of the one that was granted?",
}
"""A fund has opened that many want to apply to, and one person knows how: a matter for a circle."""


def starting_rows(
    begins: date, people: int, weeks: int
) -> tuple[Mapping[str, SampleRows], dict[int, dict[str, SampleRows]]]:
    """Return the rows that stand there at first, and those that are typed in each later week, by tab.

    The rows of `people` persons are handed out; the last of them have joined when half of the year is over.
    """
    everything = sample_rows(begins)
    header, *rows = everything["Participants"]
    rows = [_with_grants(row) for row in rows if row[1]][:people]
    asked = (
        (who, GRANTS, words, "high", None, "one conversation", "open")
        for who, words in ASKS_ABOUT_GRANTS.items()
    )
    needs = (*everything["Needs"], *asked)
    there = round(people * THERE_AT_FIRST)
    names = [{str(row[0]), str(row[1])} for row in rows]
    first = {
        "Need kinds": (("Need", "Meaning"), (GRANTS, "How to ask a fund for money.")),
        "Settings": (*everything["Settings"], *ALSO_TYPED),
        "Participants": (header, *rows[:there]),
        "Needs": _of(needs, names[:there]),
        "Matches": _between(everything["Matches"], names[:there]),
    }
    later: dict[int, dict[str, SampleRows]] = {}
    for number, row in enumerate(rows[there:]):
        week = 2 + number * max(1, weeks // 2 // max(1, people - there))
        tabs = later.setdefault(week, {"Participants": (header,), "Needs": (needs[0],)})
        tabs["Participants"] += (row,)
        tabs["Needs"] += _of(everything["Needs"], [names[there + number]])[1:]
    return first, later


def _of(needs: SampleRows, names: list[set[str]]) -> SampleRows:
    header, *rows = needs
    known = set().union(*names)
    return (header, *(row for row in rows if str(row[0]) in known))


def _between(matches: SampleRows, names: list[set[str]]) -> SampleRows:
    header, *rows = matches
    known = set().union(*names)
    return (header, *(row for row in rows if {str(row[1]), str(row[2])} <= known))


def _with_grants(row: tuple[SampleCell, ...]) -> tuple[SampleCell, ...]:
    return (*row[:3], f"{row[3]}, {GRANTS}", *row[4:]) if row[1] == KNOWS_GRANTS else row
