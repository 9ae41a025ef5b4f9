"""The people of a simulated year: who answers soon, who forgets, who falls silent, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mentorsheets.simulation.dice import Dice
from mentorsheets.simulation.letters import ReadLetter, SimulatedReply, Tap

ASKED_ACTIONS = ("yes", "no")
HOW_IT_GOES = (("met", 72.0), ("notyet", 22.0), ("needs", 3.0))
SERVED = (("gyes", 65.0), ("gpart", 25.0), ("gno", 10.0))
REPLIES_IN_WORDS = (
    ("need met", 9.0),
    ("not a fit", 2.0),
    ("we never met", 3.0),
    ("my need changed", 2.0),
    ("end", 1.0),
    ("It was good to laugh about the whole thing for once.", 2.0),
    ("talk to me", 0.5),
)
CLOSING_ANSWERS = (("done", 6.0), ("still", 2.0), ("", 4.0))
LOOKING_BACK = (
    ("I dare more than I did. Thank you.", 2.0),
    ("We got further than I thought, and the rest I can do alone.", 1.0),
    ("Less than I had hoped, and still worth it.", 1.0),
)
ANSWERS_ALL, FORGETS = 0.55, 0.9
"""Up to which throw somebody is one who answers nearly all, or one who forgets; the rest fall silent."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How everybody behaves: by these dice, and `pace` times as eventful as a year is."""

    dice: Dice
    pace: float = 1.0

    def replies(self, letter: ReadLetter) -> Iterator[SimulatedReply]:
        """Yield what the readers of a letter send back, each on its day."""
        for reader in letter.to:
            if self._answers(letter, reader):
                days = self.dice.pick(((0, 3.0), (1, 4.0), (2, 2.0), (4, 2.0)), "when", letter.name, reader)
                day = letter.day + timedelta(days=days)
                for tap, words in self._said(letter, reader):
                    yield SimulatedReply(letter, reader, day, tap, words)

    def _answers(self, letter: ReadLetter, reader: str) -> bool:
        temper = self.dice.roll("temper", reader)
        if temper < ANSWERS_ALL:
            return self.dice.happens(0.95, "answers", letter.name, reader)
        if temper < FORGETS:
            return self.dice.happens(0.6, "answers", letter.name, reader)
        asks = letter.kind.startswith(("ask", "circle"))
        return asks or self.dice.happens(0.15, "answers", letter.name, reader)

    def _said(self, letter: ReadLetter, reader: str) -> Iterator[tuple[Tap | None, str]]:
        about = (letter.name, reader)
        if wish := self._wish(letter, about):
            yield wish, ""
        elif letter.offers("goon"):
            yield from self._looks_back(letter, about)
        elif letter.offers("notyet"):
            yield from self._how_it_goes(letter, about)
        for place in sorted({tap.place for tap in letter.offers("yes")}):
            yes = self.dice.happens(0.87, "yes", place, *about)
            yield _tap(letter, ASKED_ACTIONS[not yes], place), ""
        for tap in letter.offers("offyes"):
            yes = self.dice.happens(0.7, "offers", tap.place, *about)
            yield _tap(letter, "offyes" if yes else "offno", tap.place), ""
        for tap in letter.offers("thanks"):
            if self.dice.happens(0.5, "thanks", tap.place, *about):
                yield tap, ""
        if letter.offers("needsok"):
            right = self.dice.happens(0.75, "needs", *about)
            yield _tap(letter, "needsok" if right else "needsnew", 0), ""

    def _wish(self, letter: ReadLetter, about: Sequence[str]) -> Tap | None:
        for action, chance in (("leave", 0.0035), ("pause", 0.004), ("fewer", 0.003)):
            if letter.offers(action) and self.dice.happens(chance * self.pace, action, *about):
                return letter.offers(action)[0]
        return None

    def _looks_back(self, letter: ReadLetter, about: Sequence[str]) -> Iterator[tuple[Tap | None, str]]:
        place = letter.offers("goon")[0].place
        if self.dice.happens(0.12, "goes on", *about):
            yield _tap(letter, "goon", place), ""
            return
        words = self.dice.pick(LOOKING_BACK, "back", *about)
        # A check-in in the same mail offers "done" as well; that a need is still there only looking back says.
        asks = any(tap.place == place for tap in letter.offers("still"))
        said = self.dice.pick(CLOSING_ANSWERS, "settled", *about) if asks else ""
        if said:
            yield _tap(letter, said, place), words if self.dice.happens(0.3, "adds", *about) else ""
        else:
            yield None, words

    def _how_it_goes(self, letter: ReadLetter, about: Sequence[str]) -> Iterator[tuple[Tap | None, str]]:
        places = letter.places()
        # A reply in words is taken to be about the first match, so only who has one alone writes any.
        if len(places) == 1 and self.dice.happens(min(0.14 * self.pace, 0.3), "writes", *about):
            yield None, self.dice.pick(REPLIES_IN_WORDS, "words", *about)
            return
        for place in places:
            action = self.dice.pick(HOW_IT_GOES, "goes", place, *about)
            yield _tap(letter, action, place), ""
            if any(tap.place == place for tap in letter.offers("gyes")):
                yield _tap(letter, self.dice.pick(SERVED, "served", place, *about), place), ""


def _tap(letter: ReadLetter, action: str, place: int) -> Tap:
    return next(tap for tap in letter.offers(action) if tap.place == place)
