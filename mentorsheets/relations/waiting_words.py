"""What waits because of what was said in somebody's name: pairs to keep apart, and questions unanswered."""

from collections.abc import Iterator
from datetime import timedelta

from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import refusal_key
from mentorsheets.relations.confirmations import describe
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.waiting_names import pair_of

UNANSWERED_FOR = timedelta(days=7)
"""So long the question whether it was them is left to those who were asked, before a human looks."""


def find_refused(desk: Situation) -> Iterator[Waiting]:
    """Yield each pair of whom one asked to avoid the other, and whose match is not over.

    Nothing automatic is said or done about it before the coordinator said a word.
    """
    people = desk.programme.person_by_id
    for match in desk.programme.matches:
        sides = desk.programme.list_refusals(match)
        if not sides or match.state.is_over:
            continue
        names = {side: people[side].name for side in match.people}
        words = ", and ".join(f"{names[side]} is to avoid {names[match.other(side)]}" for side in sides)
        avoid = (Spot("Participants", side, "Avoid") for side in sides)
        yield Waiting(
            key=refusal_key(match, sides), topic=Topic.NEEDS, who=pair_of(match, desk),
            words=f"{words}. Nothing goes to either of them about this match until you say so.",
            since=None, choices=(Word.END, Word.HAND_OVER, Word.GO_ON),
            spots=(Spot("Matches", match.id, "State"), *avoid),
            people=match.people, match=match.id, about=sides[0],
        )  # fmt: skip


def find_unanswered(desk: Situation) -> Iterator[Waiting]:
    """Yield each question whether it was them that somebody has left unanswered for days.

    So it is with each that only the coordinator can answer, at once.
    """
    for one in desk.programme.confirmations:
        person = desk.programme.person_by_id.get(one.person)
        if person is None or is_gone(person.id) or one.said is not None:
            continue
        if one.topic is ConfirmTopic.SAME:
            yield _ask_who(one, person)
            continue
        if desk.today - one.on < UNANSWERED_FOR:
            continue
        yield Waiting(
            key=f"confirm/{one.id}", topic=Topic.READ, who=person.name,
            words=f"Was asked whether it was them, and has not said so: {describe(one, desk.programme)}. "
            "Nothing of it was done.",
            since=one.on, choices=(Word.NOTED,), spots=(Spot("Participants", one.person, "Email"),),
            people=(one.person,), about=one.person,
        )  # fmt: skip


def _ask_who(one: Confirmation, person: Person) -> Waiting:
    return Waiting(
        key=f"who/{one.id}", topic=Topic.READ, who=person.name,
        words=f"An answer to a form came in this name from {one.address}, which nobody here has. It waits "
        "until you say who it is. The same person is asked first, at the address that we know.",
        since=one.on, choices=(Word.SAME, Word.OTHER), spots=(Spot("Participants", one.person, "Email"),),
        people=(one.person,), about=one.person,
    )  # fmt: skip
