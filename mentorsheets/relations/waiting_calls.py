"""What waits for a call of the coordinator's: people without an address, whom no mail of ours reaches.

Such a match goes its way all the same: mail goes to the one who has an address, and for the other one the
coordinator speaks, and puts down in Today or in the tab Matches what they said.
"""

from collections.abc import Iterator

from mentorsheets.domain.model import Match, MatchState
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.waiting_names import name_of


def find_calls(desk: Situation) -> Iterator[Waiting]:
    """Yield everybody without an address, and what they are to be asked or told of their matches."""
    seen = {one.id: one.since.on for one in desk.programme.register if one.since is not None}
    for person in desk.programme.people:
        if desk.programme.can_only_be_rung(person.id):
            kinds = [need.kind for need in desk.programme.open_needs(person.id)]
            titles = ", ".join(desk.programme.catalogue.titles(kinds))
            yield Waiting(
                key=f"ring/{person.id}", topic=Topic.RING, who=person.name,
                words="No e-mail address: ring them." + (f" Asks for {titles}." if titles else ""),
                since=seen.get(person.id),
                choices=(Word.NOTED, Word.PAUSE, Word.LEAVE),
                spots=(Spot("Participants", person.id, "Email"),), people=(person.id,), about=person.id,
            )  # fmt: skip
            for match in desk.programme.matches_of.get(person.id, ()):
                yield from _of_match(match, person.id, desk)


def _of_match(match: Match, person: str, desk: Situation) -> Iterator[Waiting]:
    gives = person == match.giver
    said = match.giver_says if gives else match.asker_says
    who = f"{name_of(person, desk)}, about {name_of(match.other(person), desk)}"
    needs = ", ".join(desk.programme.catalogue.titles(match.kinds))
    if match.state is MatchState.ASKED and said is None:
        yield Waiting(
            key=f"ask/{match.id}/{person}", topic=Topic.RING, who=who,
            words=f"Ring them: would they like this match? {needs}.", since=match.since,
            choices=(Word.YES, Word.NO, Word.END),
            spots=(Spot("Matches", match.id, "Giver says" if gives else "Asker says"),),
            people=match.people, match=match.id, about=person,
        )  # fmt: skip
    elif match.state is MatchState.INTRODUCED:
        yield Waiting(
            key=f"tell/{match.id}/{person}", topic=Topic.RING, who=who,
            words=f"Both said yes: tell them by telephone, and how they reach each other. {needs}.",
            since=match.since, choices=(Word.NOTED, Word.END), spots=(Spot("Matches", match.id, "State"),),
            people=match.people, match=match.id, about=person,
        )  # fmt: skip
