"""What the coordinator of a simulated year types: decisions, newcomers, who left, and what people told them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mentorsheets.domain.model import CircleState, Decision, MatchState
from mentorsheets.relations.waiting import Topic, Word
from mentorsheets.sheet.backend import Cell
from mentorsheets.simulation.dice import Dice
from mentorsheets.simulation.sample import SampleRows
from mentorsheets.simulation.type_cells import Hand

MOST_DECISIONS = 14
"""How many proposals a volunteer looks at in one evening."""
DECISION_ODDS = ((Decision.APPROVE, 91.0), (Decision.PIN, 4.0), (Decision.DECLINE, 5.0))
RESTS = timedelta(weeks=6)
"""How long an invented person who pauses stays away."""
TALKS_WITHIN = timedelta(days=3)
"""How long the invented coordinator needs to reach somebody."""
TALKED_ABOUT = (Topic.READ, Topic.NEEDS, Topic.STILL, Topic.SILENT)
UNTIL_IT_MEETS = timedelta(days=17)
"""Days from a circle's approval to the day that the invented coordinator sets."""
NEW_NEEDS = (
    ("Accountability", "Ask me every other Friday what became of the plan.", "8 weeks"),
    ("Access to networks", "Who else in our town does this, and would one of them have coffee with me?", "one conversation"),
    ("Role models", "To hear from somebody who changed course at my age.", "three months"),
    ("Professional development", "help", "8 weeks"),
)  # fmt: skip
CLEARER = "Sit beside me while I set up the first three steps of it."


@dataclass(slots=True)
class Coordinator:
    """One volunteer with an evening a week; `newcomers` are the rows of each week, by tab."""

    hand: Hand
    dice: Dice
    pace: float
    newcomers: dict[int, dict[str, SampleRows]]
    _away: dict[str, date] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def evening(self, week: int, today: date) -> None:
        """Do what the week has brought."""
        for title, (header, *rows) in self.newcomers.get(week, {}).items():
            self.hand.add(title, header, rows)
        self._decides(week)
        self._gathers(today)
        self._changes_people(today)
        self._notes_needs(today)
        self._types_answers(today)
        self._takes_over(today)
        self._clears_the_desk(today)

    def _decides(self, week: int) -> None:
        waiting = [
            (place, row)
            for place, row in self.hand.rows("Matches")
            if row["State"] == MatchState.PROPOSED and row["Coordinator"] is None
        ]
        for place, row in waiting[:MOST_DECISIONS]:
            word = self.dice.pick(DECISION_ODDS, "decides", row["Giver id"], row["Asker id"])
            self.hand.write("Matches", place, Coordinator=str(word), Notes=f"Seen in week {week + 1}.")

    def _gathers(self, today: date) -> None:
        """Approve a proposed circle, and give it a day and a place."""
        for place, row in self.hand.rows("Circles"):
            if row["State"] == CircleState.PROPOSED and row["Coordinator"] is None:
                meets = today + UNTIL_IT_MEETS
                self.hand.write(
                    "Circles", place, Coordinator="approve", Meets_on=meets, Where="Online, 18:00"
                )

    def _changes_people(self, today: date) -> None:
        for place, row in self.hand.rows("Participants"):
            who, status = str(row["Email"]), str(row["Status"] or "active")
            if status == "paused":
                if today >= self._away.setdefault(who, today + RESTS):
                    self.hand.write("Participants", place, Status="active")
                    del self._away[who]
            elif status == "active":
                self._goes_or_rests(place, who, today)

    def _goes_or_rests(self, place: int, who: str, today: date) -> None:
        if self.dice.happens(0.0022 * self.pace, "leaves", who, today):
            self.hand.write("Participants", place, Status="left")
        elif self.dice.happens(0.0022 * self.pace, "rests", who, today):
            until = today + RESTS
            self.hand.write("Participants", place, Status=f"paused until {until}")

    def _notes_needs(self, today: date) -> None:
        told = [row for _, row in self.hand.rows("History") if row["What"] == "needs are to be changed"]
        for row in told:
            if str(row["Entry"]) not in self._asked:
                self._asked.add(str(row["Entry"]))
                self._types_a_need(str(row["Person"]))
        for place, row in self.hand.rows("Needs"):
            if row["In their words"] == "help" and self.dice.happens(0.3, "clearer", row["Person"], today):
                self.hand.write("Needs", place, In_their_words=CLEARER)

    def _types_a_need(self, who: str) -> None:
        open_now = [
            (place, row)
            for place, row in self.hand.rows("Needs")
            if row["Person"] == who and row["Status"] in (None, "open")
        ]
        kinds = {row["Need"] for _, row in self.hand.rows("Needs") if row["Person"] == who}
        if len(open_now) > 1 and self.dice.happens(0.3, "withdraws", who):
            self.hand.write("Needs", open_now[0][0], Status="withdrawn")
        for kind, words, length in NEW_NEEDS:
            if kind not in kinds:
                header = ("Person", "Need", "In their words", "Kind", "Status")
                self.hand.add("Needs", header, [(who, kind, words, length, "open")])
                return

    def _types_answers(self, today: date) -> None:
        """Type what somebody said on the phone, where a question of a few days ago has no answer."""
        for place, row in self.hand.rows("Check-ins"):
            asked = row["Asked on"]
            is_open = row["Answer"] is None and row["In their words"] is None and isinstance(asked, date)
            if is_open and _is_recent(asked, today) and self.dice.happens(0.04, "phone", row["Check-in"]):
                self.hand.write("Check-ins", place, Answer="met")

    def _takes_over(self, today: date) -> None:
        """Take a relationship into human hands some weeks after somebody asked to be talked to."""
        cries = {row["Match"]: row["On"] for _, row in self.hand.rows("History") if _is_cry(row)}
        for place, row in self.hand.rows("Matches"):
            asked = cries.get(row["Match"])
            rests = row["State"] == MatchState.PAUSED and isinstance(asked, date)
            if rests and isinstance(asked, date) and today - asked > timedelta(weeks=2):
                self.hand.write("Matches", place, State=str(MatchState.HANDED_OVER))

    def _clears_the_desk(self, today: date) -> None:
        """Write in Today that somebody was talked to or answered, where they wait for it some days."""
        for place, row in self.hand.rows("Today"):
            since = row["Since"]
            if row["Your word"] is None and isinstance(since, date) and today - since > TALKS_WITHIN:
                possible = {cell for title, cell in row.items() if title.startswith("Choice ")}
                for word in (Word.GO_ON, Word.ANSWERED):
                    if word in possible and row["What"] in TALKED_ABOUT:
                        self.hand.write("Today", place, Your_word=str(word))
                        break


def _is_cry(row: Mapping[str, Cell]) -> bool:
    return row["What"] == "asks to be talked to"


def _is_recent(asked: Cell, today: date) -> bool:
    return isinstance(asked, date) and timedelta(days=3) <= today - asked <= timedelta(days=10)
