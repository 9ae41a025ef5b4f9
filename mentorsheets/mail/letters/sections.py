"""From the parts that are due to the facts that the templates of the mails need."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import NeedStatus, Reply
from mentorsheets.mail import facts
from mentorsheets.mail.letters import circles, endings, meeting
from mentorsheets.mail.letters.confirm import confirm
from mentorsheets.mail.letters.context import Writing
from mentorsheets.mail.letters.coordinator import digest, escalation, many_held, safety
from mentorsheets.mail.letters.links import Desk, Links
from mentorsheets.mail.letters.needs import ask_if_right
from mentorsheets.mail.render.calendar import suggest_times
from mentorsheets.relations.confirmations import ConfirmPart
from mentorsheets.relations.mail_parts import (
    About,
    AskPart,
    CheckInPart,
    CirclePart,
    ClosingPart,
    DataPart,
    DigestPart,
    EscalationPart,
    IntroductionPart,
    MatchPart,
    NeedPart,
    NewsPart,
    Part,
    RefreshPart,
    ReminderPart,
)
from mentorsheets.relations.many_holds import ManyHeldPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.questions import goal_question
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.which_one import WhichOnePart


def sections_of(due: Due, desk: Desk, links: Links | None, today: date) -> tuple[facts.Section, ...]:
    """Return the sections of a mail, in the order of its parts."""
    writing = Writing(desk, due, links, today)
    written = (WRITERS[part.kind.traits.writer](part, writing) for part in due.parts)
    return meeting.explain_once(section for sections in written for section in sections)


Written = tuple[facts.Section, ...]
SAID_NO = frozenset({Event.GIVER_NO, Event.ASKER_NO, Event.REFUSED})
"""What makes an end of a match before anybody was introduced."""


def _check_in(part: CheckInPart, writing: Writing) -> Written:
    asked = tuple(_ask(about, writing) for about in part.abouts)
    return (facts.CheckInFacts(others=tuple(dict.fromkeys(a.other.name for a in part.abouts)), asked=asked),)


def _ask(about: About, writing: Writing) -> facts.AskedRelationship:
    place = writing.place(about.match.id)
    served = facts.GoalQuestion(
        question=facts.ProgrammePhrase(goal_question(about.check_in, writing.desk.programme)),
        yes=writing.answer("gyes", place),
        partly=writing.answer("gpart", place),
        no=writing.answer("gno", place),
    )
    return facts.AskedRelationship(
        other=about.other.name,
        helps=about.helps,
        needs=writing.titles(about.match.kinds),
        words=about.words,
        back=writing.titles(about.back.kinds) if about.back else (),
        question=facts.ProgrammePhrase(about.check_in.question),
        taps=writing.taps(about.match.id, helps=about.helps),
        when=None if about.talked else writing.talk_days(about.match.id),
        served=served if about.asks_if_served else None,
    )


def _decline(part: NewsPart | CirclePart, writing: Writing) -> Written:
    looking = not part.helps
    if isinstance(part, CirclePart):
        return (circles.called_off(part, writing),)
    return (
        facts.DeclinedKindly(
            needs=writing.titles(_list_kinds(part)),
            other=part.other.name,
            helps=part.helps,
            looking=looking,
            pending=part.cause in SAID_NO and _reply_of(part) is None,
        ),
    )


def _list_kinds(part: MatchPart) -> tuple[str, ...]:
    """Return the kinds of need that a part is about, those of both directions where it tells of both."""
    back = part.back.need_kinds if part.back else ()
    return tuple(dict.fromkeys((*part.need_kinds, *back)))


def _withdrawn(part: NewsPart, writing: Writing) -> Written:
    return (
        facts.Withdrawn(
            other=part.other.name,
            needs=writing.titles(_list_kinds(part)),
            was_asked=_reply_of(part) is None,
            helps=part.helps,
            gone=part.cause in {Event.PAUSES, Event.LEAVES},
        ),
    )


def _reply_of(part: NewsPart) -> Reply | None:
    """Return what the reader answered when they were asked about being introduced."""
    return part.match.giver_says if part.helps else part.match.asker_says


def _times(part: NewsPart, writing: Writing) -> Written:
    match, people = part.match, writing.desk.programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    return (
        facts.SuggestedTimes(
            other=part.other.name,
            giver=giver.name,
            asker=asker.name,
            times=suggest_times(giver, asker, writing.today),
        ),
    )


def _reminder(part: ReminderPart, writing: Writing) -> Written:
    match = part.match
    return (
        facts.Reminder(
            other=part.other.name,
            needs=writing.titles(_list_kinds(part)),
            helps=part.helps,
            wrote=part.wrote,
            asked_on=part.asked_on,
            question=facts.ProgrammePhrase(part.check_in.question if part.check_in else ""),
            taps=writing.taps(match.id, helps=part.helps)
            if part.check_in and part.check_in.kind != CLOSING_QUESTION
            else None,
            answer=None if part.check_in else writing.yes_no(match.id),
            until=part.until,
        ),
    )


def _silence(part: NewsPart, writing: Writing) -> Written:
    return (
        facts.SilenceOtherSide(
            other=part.other.name,
            needs=writing.titles(_list_kinds(part)),
            taps=writing.taps(part.match.id, helps=part.helps),
        ),
    )


def _closing(part: ClosingPart, writing: Writing) -> Written:
    place = writing.place(part.match.id)
    # Whoever helps cannot know, and what is met already is not asked again.
    asks = not part.helps and any(need.status == NeedStatus.OPEN for need in part.needs)
    return (
        facts.ClosingQuestions(
            other=part.other.name,
            needs=writing.titles(_list_kinds(part)),
            since=part.began,
            questions=tuple(map(facts.ProgrammePhrase, part.questions)),
            agreed=part.cause == Event.LENGTH_REACHED,
            fulfilled=part.cause == Event.NEED_MET,
            is_single=part.is_single,
            met=writing.answer("done", place) if asks else None,
            still=writing.answer("still", place) if asks else None,
            go_on=writing.answer("goon", place),
        ),
    )


def _tell_of_leaving(part: NewsPart, writing: Writing) -> Written:
    return (
        facts.SomeoneLeft(
            other=part.other.name,
            needs=writing.titles(part.need_kinds),
            helped=part.helps,
            back=writing.titles(part.back.need_kinds) if part.back else (),
            paused=part.cause == Event.PAUSES,
            back_on=part.other.back_on,
        ),
    )


def _offer(part: NeedPart, writing: Writing) -> Written:
    offers = [one for one in writing.due.parts if one.kind == part.kind]
    place = offers.index(part)
    answer = facts.YesNo(yes=writing.answer("offyes", place), no=writing.answer("offno", place))
    return (facts.OfferBack(need=writing.titles([part.need.kind])[0], answer=answer),)


def _vague(part: NeedPart, writing: Writing) -> Written:
    vague = [one for one in writing.due.parts if one.kind == part.kind]
    return (
        facts.VagueNeed(
            need=writing.titles([part.need.kind])[0],
            words=part.need.words,
            prompt=facts.ProgrammePhrase(part.prompt),
            reply=writing.answer("tell", vague.index(part)),
        ),
    )


def _which_one(part: WhichOnePart, writing: Writing) -> Written:
    pairs = zip(part.others, part.among, strict=True)
    return (
        facts.WhichOne(
            names=tuple(person.name for person in part.others),
            said=part.words,
            others=tuple(
                facts.NamedAnswer(name=person.name, link=writing.answer(part.action, writing.place(match.id)))
                for person, match in pairs
            ),
        ),
    )


def _send_data(part: DataPart, _writing: Writing) -> Written:
    return (facts.YourData(asked_on=part.asked_on, mails=part.has_mails),)


Writer = Callable[[Part, Writing], Written]
AnyPart = TypeVar("AnyPart", bound=Part)


def _for(kind_of_part: type[AnyPart], write: Callable[[AnyPart, Writing], Written]) -> Writer:
    """Return what writes parts of one class, as the table of writers holds it."""

    def write_part(part: Part, writing: Writing) -> Written:
        if not isinstance(part, kind_of_part):
            raise TypeError(f"{part.kind} is no {kind_of_part.__name__}")
        return write(part, writing)

    return write_part


def _decline_part(part: Part, writing: Writing) -> Written:
    write = _for(CirclePart, _decline) if isinstance(part, CirclePart) else _for(NewsPart, _decline)
    return write(part, writing)


def _tell_safety(part: Part, writing: Writing) -> Written:
    write = _for(ManyHeldPart, many_held) if isinstance(part, ManyHeldPart) else _for(EscalationPart, safety)
    return write(part, writing)


WRITERS: Mapping[str, Writer] = {
    "ask": _for(AskPart, meeting.ask),
    "check-in": _for(CheckInPart, _check_in),
    "circle agenda": _for(CirclePart, circles.agenda),
    "circle check-in": _for(CirclePart, circles.check_in),
    "circle invitation": _for(CirclePart, circles.invitation),
    "closing": _for(ClosingPart, _closing),
    "confirm": _for(ConfirmPart, confirm),
    "which one": _for(WhichOnePart, _which_one),
    "declined": _decline_part,
    "digest": _for(DigestPart, digest),
    "escalation": _for(EscalationPart, escalation),
    "introduction": _for(IntroductionPart, meeting.introduction),
    "left": _for(NewsPart, _tell_of_leaving),
    "offer": _for(NeedPart, _offer),
    "refresh": _for(RefreshPart, ask_if_right),
    "reminder": _for(ReminderPart, _reminder),
    "safety": _tell_safety,
    "silence": _for(NewsPart, _silence),
    "thanks": _for(NewsPart, endings.thank),
    "thanks of the other": _for(NewsPart, endings.pass_thanks),
    "times": _for(NewsPart, _times),
    "vague need": _for(NeedPart, _vague),
    "withdrawn": _for(NewsPart, _withdrawn),
    "your data": _for(DataPart, _send_data),
}
"""What writes the facts of a part, by the name that the table of kinds has for it."""
