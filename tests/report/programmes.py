"""Programmes made from what a case gives."""

from typing import Any

from mentorsheets.domain.model import Decision, Match, MatchState, Need, NeedStatus, Person, Standing
from mentorsheets.domain.programme import Programme


def build_programme(given: dict[str, Any]) -> Programme:
    """Return the people, needs and matches of a case as a programme."""
    return Programme(
        people=tuple(
            Person(one["id"], one["id"], f"{one['id']}@example.org", standing=Standing(one["standing"]))
            for one in given["people"]
        ),
        needs=tuple(
            Need(
                one["id"],
                one["person"],
                one["kind"],
                how_many=one["how_many"],
                status=NeedStatus(one["status"]),
            )
            for one in given["needs"]
        ),
        matches=tuple(
            Match(
                one["id"],
                one["giver"],
                one["asker"],
                tuple(one["kinds"]),
                decision=Decision(one["decision"]) if one["decision"] else None,
                state=MatchState(one["state"]),
            )
            for one in given["matches"]
        ),
    )
