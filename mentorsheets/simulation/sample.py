"""An invented programme to try things on: its people and needs as a coordinator would have typed them."""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files

SampleCell = str | int | date | None
SampleRows = tuple[tuple[SampleCell, ...], ...]

# Giver, asker, needs, weeks since it began, note: some grew by themselves, some the coordinator arranged.
RELATIONSHIPS = (
    (
        "wanjiru.kamau@example.org",
        "Ana Duarte",
        "Role models",
        5,
        "They met over a bread recipe.",
    ),
    (
        "सुनीता शर्मा",
        "junjun.villanueva@example.org",
        "Emotional support",
        9,
        "",
    ),
    (
        "lukasz.wojcik@example.org",
        "zoe.lindqvist@example.org",
        "Professional development",
        12,
        "Grew by itself, at the rents and trams day.",
    ),
    (
        "José Luis Peña",
        "Áile Somby",
        "Access to networks",
        3,
        "Asked me for each other by name.",
    ),
)
SAMPLE_SETTINGS: SampleRows = (
    ("Setting", "Value"),
    ("Programme", "Open Table Mentoring"),
    ("Coordinator", "Inês Carvalho"),
    ("Coordinator e-mail", "coordinator@example.org"),
    ("Time zone", "Europe/Lisbon"),
    ("Check-in every", "week"),
    ("Send between", "09:00-17:00"),
)


def sample_rows(today: date) -> Mapping[str, SampleRows]:
    """Return the tabs that people fill, by title: the header first, then rows as wide, None where empty.

    Nobody in it exists. Some rows hold slips such as a real sheet has. The relationships under way began
    some weeks before `today`.
    """
    return {
        "Participants": _table("participants.csv"),
        "Needs": _table("needs.csv"),
        "Matches": _relationships(today),
        "Settings": SAMPLE_SETTINGS,
    }


def _table(name: str) -> SampleRows:
    text = files("mentorsheets").joinpath("sample_data", name).read_text(encoding="utf-8")
    return tuple(tuple(_cell(value) for value in row) for row in csv.reader(text.splitlines()))


def _cell(typed: str) -> SampleCell:
    return int(typed) if typed.isdecimal() else typed or None


def _relationships(today: date) -> SampleRows:
    header = (
        "Match",
        "Giver",
        "Asker",
        "Needs",
        "Why",
        "Coordinator",
        "State",
        "Since",
        "Next check-in",
        "Notes",
    )
    return header, *(
        (None, giver, asker, needs, None, None, "active", today - timedelta(weeks=weeks), None, note or None)
        for giver, asker, needs, weeks, note in RELATIONSHIPS
    )
