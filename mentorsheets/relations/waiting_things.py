"""What waits that is no word of anybody's: decisions, mail, cells to mend, unmet needs."""

import hashlib
from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.holds import HELD_SENTENCE
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Decision,
    Match,
    MatchState,
    Message,
    NeedStatus,
    Person,
)
from mentorsheets.domain.programme import REFUSED_SENTENCE
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word


def find_things(desk: Situation) -> Iterator[Waiting]:
    """Yield all of these."""
    yield from _to_decide(desk)
    yield from _mail(desk)
    yield from _to_mend(desk)
    yield from _nobody(desk)


def name_of(person: str, desk: Situation) -> str:
    """Return what a person is called."""
    found = desk.programme.person_by_id.get(person)
    return found.name if found else "Somebody"


def pair_of(match: Match, desk: Situation) -> str:
    """Return who helps whom, by name."""
    return f"{name_of(match.giver, desk)} for {name_of(match.asker, desk)}"


def status_of(person: str) -> Spot:
    """Return the cell that says how a person stands."""
    return Spot("Participants", person, "Status")


def _to_decide(desk: Situation) -> Iterator[Waiting]:
    proposals = {
        match.people: match
        for match in desk.programme.matches
        if match.state is MatchState.PROPOSED and match.decision is None
    }
    told: set[str] = set()
    for match in desk.programme.matches:
        spot = (Spot("Matches", match.id, "Coordinator"),)
        if proposals.get(match.people) is match and match.id not in told:
            back = proposals.get((match.asker, match.giver))
            told.update(one.id for one in (match, back) if one)
            yield _proposal(match, back, desk)
        elif match.state is MatchState.APPROVED:
            yield Waiting(
                key=f"still/{match.id}", topic=Topic.STILL, who=pair_of(match, desk),
                words="You approved it, but one of the two cannot be asked now.", since=match.since,
                choices=(Word.END, Word.HAND_OVER), spots=spot, people=match.people, match=match.id,
            )  # fmt: skip
    for circle in desk.programme.circles:
        title = f"A circle on {desk.programme.catalogue.title(circle.kind)}"
        if circle.state is CircleState.PROPOSED and circle.decision is None:
            yield Waiting(
                key=f"decide/{circle.id}", topic=Topic.DECIDE, who=title,
                words=f"{', '.join(name_of(who, desk) for who in circle.givers)} with "
                f"{', '.join(name_of(who, desk) for who in circle.askers)}",
                since=circle.since, choices=(Word.APPROVE, Word.DECLINE),
                spots=(Spot("Circles", circle.id, "Coordinator"),), people=circle.people, about=circle.id,
            )  # fmt: skip
        elif circle.state is CircleState.INVITED and circle.meets_on is None:
            yield Waiting(
                key=f"still/{circle.id}", topic=Topic.STILL, who=title, words="It has no day yet.",
                since=circle.since, choices=(Word.DECLINE,),
                spots=(Spot("Circles", circle.id, "Meets on"),), people=circle.people, about=circle.id,
            )  # fmt: skip


def _proposal(match: Match, back: Match | None, desk: Situation) -> Waiting:
    """Return the row of a proposal; with the one `back`, the two would help each other, and are one row."""
    who, words, about = pair_of(match, desk), _tell_proposal(match, desk), ""
    spots: tuple[Spot, ...] = (Spot("Matches", match.id, "Coordinator"),)
    if back is not None:
        who = f"{name_of(match.giver, desk)} and {name_of(match.asker, desk)}, each for the other"
        words, about = f"{words}\nThe other way round: {_tell_proposal(back, desk)}", back.id
        spots = (*spots, Spot("Matches", back.id, "Coordinator"))
    return Waiting(
        key=f"decide/{match.id}{'+' if about else ''}{about}", topic=Topic.DECIDE, who=who, words=words,
        since=_first_day(match, desk), choices=(Word.APPROVE, Word.DECLINE, Word.PIN), spots=spots,
        people=match.people, match=match.id, about=about,
    )  # fmt: skip


def _tell_proposal(match: Match, desk: Situation) -> str:
    titles = ", ".join(desk.programme.catalogue.titles(match.kinds))
    return ": ".join(filter(None, (titles, match.why)))


def _first_day(match: Match, desk: Situation) -> date | None:
    return next((entry.on for entry in desk.past.of_match.get(match.id, ())), match.since)


def _mail(desk: Situation) -> Iterator[Waiting]:
    for message in desk.programme.messages:
        person = desk.programme.person_by_id.get(message.person)
        if message.state == "unknown":
            words = f"“{message.subject}”: nobody knows whether it arrived. {message.detail}".strip()
            yield _stuck(message, person, words, (Word.ARRIVED, Word.SEND_AGAIN))
        elif (
            message.state == "refused" and person and person.may_be_mailed and not _went_later(message, desk)
        ):
            words = f"“{message.subject}” was refused. {message.detail}".strip()
            yield _stuck(message, person, words, (Word.MENDED, Word.PAUSE, Word.LEAVE))


def _went_later(message: Message, desk: Situation) -> bool:
    mails = desk.past.mails.get(message.person, ())
    return any(mail.state == "sent" and mail.on >= message.on for mail in mails)


def _stuck(message: Message, person: Person | None, words: str, choices: tuple[Word, ...]) -> Waiting:
    who = person.name if person else "You" if message.person == "coordinator" else "Somebody"
    return Waiting(
        key=f"mail/{message.id}/{message.state}", topic=Topic.MAIL, who=who, words=words, since=message.on,
        choices=choices, spots=(Spot("Messages", message.id, "State"),),
        people=(person.id,) if person else (), about=person.id if person else message.id,
    )  # fmt: skip


def _to_mend(desk: Situation) -> Iterator[Waiting]:
    for problem in desk.programme.problems:
        # Who is held has a line of their own, and so have two of whom one is to avoid the other.
        if problem.needs_mending and problem.sentence not in {HELD_SENTENCE, REFUSED_SENTENCE}:
            told = f"{problem.tab}\x1f{problem.sentence}\x1f{problem.value}"
            mark = hashlib.sha256(told.encode()).hexdigest()
            yield Waiting(
                key=f"mend/{mark[:16]}", topic=Topic.MEND, who=problem.value,
                words=f"{problem.sentence} {problem.hint}".strip(), since=None, choices=(Word.NOTED,),
                spots=(Spot(problem.tab, "", problem.cell or "A1"),),
            )  # fmt: skip


def _nobody(desk: Situation) -> Iterator[Waiting]:
    stands = find_stands(desk.programme)
    seated = {
        (who, circle.kind) for circle in desk.programme.circles if _is_on(circle) for who in circle.askers
    }
    for need in desk.programme.needs:
        if (need.person, need.kind) in seated:
            continue
        if need.status is NeedStatus.OPEN and stands[need.id] is Stand.NOBODY:
            title = desk.programme.catalogue.title(need.kind)
            yield Waiting(
                key=f"nobody/{need.id}", topic=Topic.NOBODY, who=name_of(need.person, desk),
                words=f"{title}: “{need.words}”" if need.words else title,
                since=need.asked_since.on if need.asked_since else None,
                choices=(Word.MET, Word.WITHDRAW, Word.NOTED),
                spots=(Spot("Needs", need.id, "Need"),), people=(need.person,), about=need.id,
            )  # fmt: skip


def _is_on(circle: Circle) -> bool:
    """Return whether a circle is proposed or under way, so that those in it are not without anybody."""
    is_over = circle.state in {CircleState.HELD, CircleState.CALLED_OFF}
    return not is_over and circle.decision is not Decision.DECLINE
