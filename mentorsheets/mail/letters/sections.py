"""From the parts that are due to the facts that the templates of the mails need."""

from collections.abc import Callable, Mapping
from datetime import date

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import NeedStatus, Reply
from mentorsheets.mail import facts
from mentorsheets.mail.letters import circles, meeting
from mentorsheets.mail.letters.context import Writing
from mentorsheets.mail.letters.coordinator import digest, escalation, safety
from mentorsheets.mail.letters.links import Desk, Links
from mentorsheets.mail.letters.meeting import is_single, match_of
from mentorsheets.mail.render.calendar import suggest_times
from mentorsheets.relations.mail_parts import About, Due, Part
from mentorsheets.relations.record_answer import CLOSING


def sections_of(due: Due, desk: Desk, links: Links | None, today: date) -> tuple[facts.Section, ...]:
    """Return the sections of a mail, in the order of its parts."""
    writing = Writing(desk, due, links, today)
    return tuple(section for part in due.parts for section in WRITERS[part.kind.traits.writer](part, writing))


Written = tuple[facts.Section, ...]
SAID_NO = frozenset({Event.GIVER_NO, Event.ASKER_NO, Event.REFUSED})
"""What makes an end of a match before anybody was introduced."""


def _check_in(part: Part, writing: Writing) -> Written:
    asked = tuple(_ask(about, writing) for about in part.abouts)
    return (facts.CheckInFacts(others=tuple(dict.fromkeys(a.other.name for a in part.abouts)), asked=asked),)


def _ask(about: About, writing: Writing) -> facts.Asked:
    place = writing.place(about.match.id)
    served = facts.Served(
        yes=writing.answer("gyes", place),
        partly=writing.answer("gpart", place),
        no=writing.answer("gno", place),
    )
    return facts.Asked(
        other=about.other.name,
        helps=about.helps,
        needs=tuple(writing.desk.programme.catalogue.titles(about.match.kinds)),
        words=about.words,
        question=about.check_in.question,
        taps=writing.taps(about.match.id),
        served=served if about.asks_if_served else None,
    )


def _decline(part: Part, writing: Writing) -> Written:
    return (
        facts.DeclinedKindly(
            needs=writing.titles(part),
            other=writing.other(part),
            helps=part.helps,
            looking=not part.helps,
            pending=part.cause in SAID_NO and _reply_of(part) is None,
        ),
    )


def _withdrawn(part: Part, writing: Writing) -> Written:
    return (
        facts.Withdrawn(
            other=writing.other(part),
            needs=writing.titles(part),
            was_asked=_reply_of(part) is None,
            helps=part.helps,
            gone=part.cause in {Event.PAUSES, Event.LEAVES},
        ),
    )


def _reply_of(part: Part) -> Reply | None:
    """Return what the reader answered when they were asked about being introduced."""
    return match_of(part).giver_says if part.helps else match_of(part).asker_says


def _times(part: Part, writing: Writing) -> Written:
    match, people = match_of(part), writing.desk.programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    return (
        facts.SuggestedTimes(
            other=writing.other(part),
            giver=giver.name,
            asker=asker.name,
            times=suggest_times(giver, asker, writing.today),
        ),
    )


def _reminder(part: Part, writing: Writing) -> Written:
    match = match_of(part)
    return (
        facts.Reminder(
            other=writing.other(part),
            needs=writing.titles(part),
            helps=part.helps,
            wrote=part.cause == PersonEvent.UNCLEAR,
            asked_on=part.on or writing.today,
            question=part.check_in.question if part.check_in else "",
            taps=writing.taps(match.id) if part.check_in and part.check_in.kind != CLOSING else None,
            answer=None if part.check_in else writing.yes_no(match.id),
            until=part.until,
        ),
    )


def _silence(part: Part, writing: Writing) -> Written:
    return (
        facts.SilenceOtherSide(
            other=writing.other(part), needs=writing.titles(part), taps=writing.taps(match_of(part).id)
        ),
    )


def _closing(part: Part, writing: Writing) -> Written:
    place = writing.place(match_of(part).id)
    # Whoever helps cannot know, and what is met already is not asked again.
    asks = not part.helps and any(need.status == NeedStatus.OPEN for need in part.needs)
    return (
        facts.ClosingQuestions(
            other=writing.other(part),
            needs=writing.titles(part),
            since=part.on,
            questions=part.questions,
            agreed=part.cause == Event.LENGTH_REACHED,
            fulfilled=part.cause == Event.NEED_MET,
            is_single=is_single(part),
            met=writing.answer("done", place) if asks else None,
            still=writing.answer("still", place) if asks else None,
            go_on=writing.answer("goon", place),
        ),
    )


def _thanks(part: Part, writing: Writing) -> Written:
    catalogue = writing.desk.programme.catalogue
    met = [need.kind for need in part.needs if need.status != "open"]
    still_open = [need.kind for need in part.needs if need.status == "open"]
    return (
        facts.EndedThanks(
            other=writing.other(part),
            helped=part.helps,
            met=tuple(catalogue.titles(met)),
            still_open=tuple(catalogue.titles(still_open)),
            taken_on=part.cause == Event.RETURNS,
        ),
    )


def _tell_of_leaving(part: Part, writing: Writing) -> Written:
    return (
        facts.SomeoneLeft(
            other=writing.other(part),
            needs=writing.titles(part),
            helped=part.helps,
            paused=part.cause == Event.PAUSES,
            back_on=part.other.back_on if part.other else None,
        ),
    )


def _offer(part: Part, writing: Writing) -> Written:
    offers = [one for one in writing.due.parts if one.kind == part.kind]
    place = offers.index(part)
    answer = facts.YesNo(yes=writing.answer("offyes", place), no=writing.answer("offno", place))
    return (facts.OfferBack(need=writing.titles(part)[0], answer=answer),)


def _vague(part: Part, writing: Writing) -> Written:
    vague = [one for one in writing.due.parts if one.kind == part.kind]
    return (
        facts.VagueNeed(
            need=writing.titles(part)[0],
            words=part.needs[0].words,
            prompt=part.words,
            reply=writing.answer("tell", vague.index(part)),
        ),
    )


def _refresh(part: Part, writing: Writing) -> Written:
    catalogue = writing.desk.programme.catalogue
    return (
        facts.NeedsRefresh(
            needs=tuple(
                facts.NeedLine(title=catalogue.title(need.kind), words=need.words) for need in part.needs
            ),
            same=writing.answer("needsok"),
            change=writing.answer("needsnew"),
        ),
    )


WRITERS: Mapping[str, Callable[[Part, Writing], Written]] = {
    "ask": meeting.ask,
    "check-in": _check_in,
    "circle agenda": circles.agenda,
    "circle check-in": circles.check_in,
    "circle invitation": circles.invitation,
    "closing": _closing,
    "declined": _decline,
    "digest": digest,
    "escalation": escalation,
    "introduction": meeting.introduction,
    "left": _tell_of_leaving,
    "offer": _offer,
    "refresh": _refresh,
    "reminder": _reminder,
    "safety": safety,
    "silence": _silence,
    "thanks": _thanks,
    "times": _times,
    "vague need": _vague,
    "withdrawn": _withdrawn,
}
"""What writes the facts of a part, by the name that the table of kinds has for it."""
