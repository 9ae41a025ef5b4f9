"""The tab Today of a programme: what waits for the coordinator, drawn by each run that writes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from mentorsheets.domain.enums import MatchState, Standing
from mentorsheets.domain.events import DeskEvent, Event, NeedEvent, PersonEvent
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, by_topic, sum_up
from mentorsheets.relations.waiting_things import list_seated
from mentorsheets.relations.waiting_unsent import OF_UNSENT
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import PARTICIPANTS, tab_spec
from mentorsheets.sheet.today import read_words
from mentorsheets.sheet.today_boxes import Box
from mentorsheets.sheet.today_page import CellPlace, TodayPage, TodayRow
from mentorsheets.sheet.today_places import MOST_ROWS

GOOD_FOR = timedelta(days=7)
"""How far back what went well is told."""
ANSWERED_WITHIN = timedelta(days=28)
"""The stretch whose questions the share of answers is of."""
MOST_SHOWN = {Topic.DECIDE: 12, Topic.MEND: 12, Topic.NOBODY: 10}
"""Rows of a topic of which there may be very many: about a screenful; the others stand in their own tab."""
FOLDED = {
    Topic.DECIDE: "They stand in Matches, in yellow: decide there, or here once these are done.",
    Topic.MEND: "They stand in the tab Problems, and as notes on their cells.",
    Topic.NOBODY: "They stand in the tab Needs.",
}
"""Where the others stand."""
MOST_GOOD = 8
"""Lines of what went well."""
WENT_WELL = {
    Event.MET: "talked",
    Event.NEED_MET: "has a need met",
    PersonEvent.OFFERS: "now offers what they once needed",
}


NOTHING_SAID: Mapping[Box, str] = {}
"""Where no box was used, so that each keeps what it says."""


def draw_page(
    reading: Reading, after: Programme, today: date, said: Mapping[Box, str] = NOTHING_SAID
) -> TodayPage:
    """Return what the tab is to say of a programme `after` a run's changes; `said`, what boxes came to."""
    waiting = find_waiting(after, today)
    rows = tuple(_list_rows(waiting, reading))
    # Two who help each other talked once, whatever the two lines of it in the history.
    good = tuple(dict.fromkeys(_tell_good(after, today)))
    stopped = after.settings.stops_mail
    well = f" {len(good)} went well this week." if good else ""
    well += _tell_renamed(after, today)
    return TodayPage(
        title=after.settings.programme,
        sentence=f"{'All mail is stopped. ' if stopped else ''}{sum_up(waiting)}.{well}",
        looked=today,
        numbers=tuple(_count(after, today, waiting)),
        rows=rows[:MOST_ROWS],
        good=good[:MOST_GOOD],
        more=max(0, len(rows) - MOST_ROWS),
        said=said if stopped else {Box.STOP: "", **said},
    )


def _tell_renamed(programme: Programme, today: date) -> str:
    renamed = programme.happened.list({DeskEvent.TAB_RENAMED})
    return "".join(f" {entry.words}" for entry in renamed if today - GOOD_FOR < entry.on <= today)


def _list_rows(waiting: Iterable[Waiting], reading: Reading) -> Iterator[TodayRow]:
    """Yield a row a thing, and of topics of which there may be very many a line that says how many more.

    A row in which a word stands is shown, wherever it comes.
    """
    typed = {word.key for word in read_words(reading.book)}
    for topic, these in by_topic(waiting):
        most = MOST_SHOWN.get(topic, len(these))
        folded = [one for one in these[most:] if one.key not in typed]
        yield from (_row(one, reading) for one in these[:most])
        yield from (_row(one, reading) for one in these[most:] if one.key in typed)
        if folded:
            who = f"and {len(folded)} more"
            places = tuple(_places(folded[0].spots[0], reading))
            yield TodayRow("", topic, who, FOLDED[topic], None, (), places)


def _row(one: Waiting, reading: Reading) -> TodayRow:
    places = tuple(place for spot in one.spots for place in _places(spot, reading))
    return TodayRow(
        one.key, one.topic, one.who, one.words, one.since, tuple(map(str, one.choices)), places, one.people
    )


def _places(spot: Spot, reading: Reading) -> Iterator[CellPlace]:
    if not spot.record:
        yield CellPlace(spot.tab, cell=spot.column)
        return
    spec = tab_spec(spot.tab)
    if spec is PARTICIPANTS:
        typed = reading.rows.get(spot.record, {})
        for title in ("Email", "Name"):
            if typed.get(title):
                yield CellPlace(spec.title, spot.column, title, str(typed[title]))
    elif spec.title == "Needs":
        yield CellPlace(spec.title, spot.column, "Need id", spot.record)
    else:
        yield CellPlace(spec.title, spot.column, spec.key, spot.record)


def _count(programme: Programme, today: date, waiting: Iterable[Waiting]) -> Iterator[tuple[str, str]]:
    stands = find_stands(programme)
    counted = [stand for stand in stands.values() if stand.is_counted]
    begins = today.replace(day=1)
    month = [e for e in programme.history if e.on >= begins and e.on.replace(day=1) == begins]
    met = {entry.match for entry in month if entry.event == NeedEvent.MET}
    new = {e.match for e in month if e.now is MatchState.INTRODUCED and e.was is not MatchState.INTRODUCED}
    # Two who help each other are one pair, whatever the two rows of it in Matches.
    begun = {frozenset(match.people): match for match in programme.matches if match.id in new}
    talked = {frozenset(m.people) for m in programme.matches if m.id in new and m.first_talk}
    rows = [
        row for row in programme.check_ins if today - ANSWERED_WITHIN <= row.asked_on < today and row.question
    ]
    answered = sum(bool(row.answer or row.words) for row in rows)
    stuck = len(programme.stuck_messages) + sum(one.key.startswith(OF_UNSENT) for one in waiting)
    here = sum(person.standing is Standing.ACTIVE for person in programme.people)
    yield str(here), "takes part" if here == 1 else "take part"
    seated = list_seated(programme)
    nobody = [n for n in programme.needs if stands[n.id] is Stand.NOBODY and (n.person, n.kind) not in seated]
    yield f"{len(nobody)} of {len(counted)}", "needs have nobody"
    yield str(len(met)), f"{'need' if len(met) == 1 else 'needs'} met in {today:%B}"
    yield f"{len(talked)} of {len(begun)}", f"pairs of {today:%B} have talked"
    yield f"{answered} of {len(rows)}", "questions of four weeks answered"
    yield str(stuck), "stuck mail" if stuck == 1 else "stuck mails"


def _tell_good(programme: Programme, today: date) -> Iterator[str]:
    people = programme.person_by_id
    said = (e for e in reversed(programme.happened.list(WENT_WELL)) if today - GOOD_FOR < e.on <= today)
    for entry in said:
        match = programme.match_by_id.get(entry.match)
        person = people.get(entry.person)
        if person is None:
            continue
        other = people.get(match.other(entry.person)) if match and entry.person in match.people else None
        beside = f" with {other.name}" if other and entry.event == Event.MET else ""
        yield f"{person.name} {WENT_WELL[entry.event]}{beside}."  # type: ignore[index]
