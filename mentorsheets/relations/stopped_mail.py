"""All mail to those who take part, stopped by the coordinator: since when, and that clocks stood still."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import HistoryEntry
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.mail_parts import COORDINATOR
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word


def note_stop(programme: Programme, today: date) -> Iterator[Change]:
    """Yield what puts down that mail was stopped, or goes again, if the history does not say so yet."""
    stops = programme.mail_stops
    is_noted = bool(stops) and stops[-1][1] is None
    if programme.settings.stops_mail != is_noted:
        event = DeskEvent.SENDS_AGAIN if is_noted else DeskEvent.STOPPED
        name = history_id(event, COORDINATOR, "", f"{today} {len(stops)}")
        yield Added(HistoryEntry(name, today, event, COORDINATOR, "", words=programme.settings.all_mail))


def find_stopped(desk: Situation) -> Iterator[Waiting]:
    """Yield that all mail is stopped, and what lets it go again."""
    settings = desk.programme.settings
    if not settings.stops_mail:
        return
    stops = desk.programme.mail_stops
    since = stops[-1][0] if stops and stops[-1][1] is None else desk.today
    yield Waiting(
        key=f"stopped/{since}", topic=Topic.STOPPED, who="Everybody who takes part",
        words=settings.stop_sentence, since=since, choices=(Word.NOTED,),
        spots=(Spot("Settings", "All mail", "Value"),),
    )  # fmt: skip
