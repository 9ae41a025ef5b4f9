"""What waits for a call of the coordinator's: people without an address, whom no mail of ours reaches.

Such a match goes its way all the same: mail goes to the one who has an address, and for the other one the
coordinator speaks, and puts down in Today or in the tab Matches what they said.
"""

from collections.abc import Iterator

from mentorsheets.domain.model import Match, MatchState, Reply
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.shared_channels import read_channels
from mentorsheets.relations.history import Past
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id
from mentorsheets.relations.waiting_names import name_of, pair_of


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


def is_for_calls_alone(match: Match, programme: Programme) -> bool:
    """Return whether two have both said yes of whom neither can be written to: no introduction goes out."""
    both_yes = match.state is MatchState.ASKED and match.giver_says is match.asker_says is Reply.YES
    return both_yes and all(programme.can_only_be_rung(side) for side in match.people)


def waits_for_calls(match: Match, programme: Programme, past: Past) -> bool:
    """Return whether such two are not introduced yet: the coordinator has not told both of them so far."""
    told = (decided_id(f"tell/{match.id}/{side}") in past.entries for side in match.people)
    return is_for_calls_alone(match, programme) and not all(told)


def find_without_way(desk: Situation) -> Iterator[Waiting]:
    """Yield two who were introduced, of whom neither has said how the other could get in touch."""
    for match in desk.programme.matches:
        if match.state is not MatchState.INTRODUCED or match.first_talk is not None:
            continue
        people = [desk.programme.person_by_id.get(side) for side in match.people]
        if any(one is None or not one.address or read_channels(one.channel).reaches for one in people):
            continue
        yield Waiting(
            key=f"way/{'/'.join(sorted(match.people))}/{match.since}", topic=Topic.NEEDS,
            who=pair_of(match, desk),
            words="Neither has said how to be reached: ask each for a number or an address that the other "
            "may have, and pass it on.",
            since=match.since, choices=(Word.NOTED, Word.END),
            spots=(Spot("Participants", match.giver, "Channel"), Spot("Matches", match.id, "State")),
            people=match.people, match=match.id, about=match.giver,
        )  # fmt: skip


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
    elif match.state is MatchState.INTRODUCED or is_for_calls_alone(match, desk.programme):
        yield Waiting(
            key=f"tell/{match.id}/{person}", topic=Topic.RING, who=who,
            words=f"Both said yes: tell them by telephone, and how they reach each other. {needs}.",
            since=match.since, choices=(Word.NOTED, Word.END), spots=(Spot("Matches", match.id, "State"),),
            people=match.people, match=match.id, about=person,
        )  # fmt: skip
