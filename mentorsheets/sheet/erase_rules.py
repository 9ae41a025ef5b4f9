"""How each column is erased when somebody is forgotten; one without a rule fails a test."""

from collections.abc import Mapping
from enum import StrEnum


class Erase(StrEnum):
    """What becomes of a cell when the person of its row is forgotten.

    In everybody's rows, whole names and addresses of that person become "…" in cells that are not KEEP.
    """

    DROP = "emptied in their own rows"
    DROP_FOR_ASKER = "emptied where they were the one who asked"
    RENAME = "their name or id gives way to that of nobody"
    MASK = "stays, without their name and address"
    KEEP = "stays: a day, a state or a count that tells of nobody"


def _rules(**titles: str) -> dict[str, Erase]:
    return {title: Erase[rule.upper()] for rule, all_of in titles.items() for title in all_of.split(", ")}


ERASE_RULES: Mapping[str, Mapping[str, Erase]] = {
    "Participants": _rules(
        drop="Name, Email, Status, Offers, Can support, Wants at most, Languages, Time zone, Availability, "
        "Where, Team, Reports to, Interests, Would like, Avoid, Channel, How often, Arrangement, Level, "
        "Shares, Wishes to share, From, Supports at least, Supports for"
    ),
    "Needs": _rules(
        drop="Person, Need, In their words, Priority, How many, Kind, Status, Asked since, "
        "How it stands, Need id"
    ),
    "Matches": _rules(
        keep="Match, Coordinator, State, Since, Next check-in, Wants check-ins, Giver says, Asker says, "
        "First talk, Notes",
        rename="Giver, Asker, Giver id, Asker id",
        drop="Why",
        drop_for_asker="Needs",
    ),
    "Circles": _rules(
        keep="Circle, Need, Coordinator, State, Meets on, Since",
        rename="Givers, Askers, Giver ids, Asker ids",
        mask="Where",
    ),
    "Check-ins": _rules(
        keep="Check-in, Match, Asked on, Answer, Answered on, Goal asked, Also about",
        rename="Person, Person id",
        drop="In their words, Served own goal",
        drop_for_asker="Need",
        mask="Question, Who with whom",
    ),
    "Today": {
        **_rules(
            mask="What",
            drop="Who, Your word, Is called",
            keep=f"Drawn, Since, Where, Leads to, {', '.join(f'Choice {n}' for n in range(1, 9))}",
            rename="Row, Row's people",
        ),
        "In their words, or why": Erase.DROP,
    },
    "Problems": _rules(keep="Cell, Since", drop="There stands, What is wrong", mask="Tab, What to do"),
    "Messages": _rules(
        keep="Kind, State, On, About, At, Instance",
        rename="Message, Person, Period, Person id, Carries",
        mask="Subject, Detail, Who with whom",
    ),
    "Settings": _rules(keep="Setting, Meaning", mask="Value"),
    "Mapping": _rules(keep="Fills, Could fill, In use", mask="List, Question"),
    "Need kinds": _rules(mask="Need, Meaning, Ask, In Spanish, Ask in Spanish, In Arabic, Ask in Arabic"),
    "Questions": _rules(mask="Need, Question, In Spanish, In Arabic"),
    "Templates": _rules(keep="Name", mask="Text"),
    "History": _rules(
        keep="Entry, On, What, From, To",
        rename="Person, Match, Person id",
        drop="In their words",
        mask="Who with whom",
    ),
    "Register": _rules(
        keep="Since", rename="Person id", drop="Email, Name, Also writes from, Wrote before from"
    ),
    "To confirm": _rules(
        keep="Question, Topic, Asked on, Said",
        rename="Person id",
        drop="Address, Known address, Detail",
    ),
    "Answers taken": _rules(keep="Answer, Form, Taken on, Answered", rename="Person id", drop="Wrote"),
    "Mail read": _rules(keep="Mail, Became, Arrived, Read on", rename="Person id", drop="About, Detail"),
    "Mail sent": _rules(keep="On", rename="Mail, What"),
    "Forgotten": _rules(keep="Mark, On"),
    "Published": _rules(keep="Told, Period, Figure, Shown as"),
}
"""By tab and column. Rows of Participants and Needs go as a whole, with whatever columns people added."""

OWNERS: Mapping[str, tuple[str, ...]] = {
    "Matches": ("Giver id", "Asker id"),
    "Circles": ("Giver ids", "Asker ids"),
    "Check-ins": ("Person id",),
    "Today": ("Row's people",),
    "Messages": ("Person id",),
    "History": ("Person id",),
    "Register": ("Person id",),
    "Answers taken": ("Person id",),
    "Mail read": ("Person id",),
    "Mail sent": ("What",),
    "To confirm": ("Person id",),
}
"""In which columns the ids stand of those whose row it is."""
GO_WHOLE = frozenset({"Participants", "Needs"})
LISTS_OF_NAMES = frozenset({"Reports to", "Would like", "Avoid"})
"""Columns of others from which the name goes, with its comma."""
