"""What the coordinator typed over cells of Today that we fill: told until they say that they have seen it."""

from collections.abc import Iterator

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.typed_over import BY_YOU, key_of_typed_over
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word


def find_typed_over_rows(desk: Situation) -> Iterator[Waiting]:
    """Yield a row for each that was put down, on which no word was said yet."""
    for entry in desk.programme.happened.list({DeskEvent.TYPED_OVER}):
        yield Waiting(
            key=key_of_typed_over(entry.id), topic=Topic.TYPED, who=BY_YOU, words=entry.words,
            since=entry.on, choices=(Word.NOTED,), spots=(Spot("History", entry.id, "In their words"),),
        )  # fmt: skip
