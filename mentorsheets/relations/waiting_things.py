"""What waits that is no word of anybody's: decisions, mail, cells to mend, unmet needs."""

import hashlib
from collections.abc import Iterable, Iterator

from mentorsheets.domain.clock import months_before
from mentorsheets.domain.dead_addresses import DEAD_SENTENCE, find_dead
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.forgotten import ASKED_TO_BE_FORGOTTEN
from mentorsheets.domain.holds import HELD_SENTENCE
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Decision,
    Message,
    NeedStatus,
    Person,
    Problem,
    Standing,
)
from mentorsheets.domain.programme import REFUSED_SENTENCE, Programme
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.relations.paired_before import was_paired
from mentorsheets.relations.silence import has_gone_silent
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id
from mentorsheets.relations.waiting_addresses import find_dead_addresses
from mentorsheets.relations.waiting_names import name_of
from mentorsheets.relations.waiting_proposals import find_decisions

LEFT_OUT_BY_CLOCK = (
    "Has not answered, so nobody is proposed to them by itself: once they write, or if you ask for Pair now."
)
"""What stands below the need of somebody whom a run by the clock leaves out for their silence."""
TOLD_APART = frozenset({HELD_SENTENCE, REFUSED_SENTENCE, ASKED_TO_BE_FORGOTTEN, DEAD_SENTENCE})
"""Problems that have a line of their own: who is held, is to avoid the other of two, was forgotten, or has an
address that mail came back from."""


def find_things(desk: Situation) -> Iterator[Waiting]:
    """Yield all of these."""
    yield from find_decisions(desk)
    yield from find_dead_addresses(desk)
    yield from _mail(desk)
    yield from _returned(desk)
    yield from _to_mend(desk)
    yield from _nobody(desk)
    yield from _long_gone(desk)
    yield from _old_answers(desk)


def _mail(desk: Situation) -> Iterator[Waiting]:
    for message in desk.programme.stuck_messages:
        person = desk.programme.person_by_id.get(message.person)
        if message.state == "unknown":
            words = f"“{message.subject}”: nobody knows whether it arrived. {message.detail}".strip()
            yield _stuck(message, person, words, (Word.ARRIVED, Word.SEND_AGAIN))
        elif message.state == "refused" and person and _is_to_mend(message, person, desk):
            words = f"“{message.subject}” was refused. {message.detail}".strip()
            yield _stuck(message, person, words, (Word.MENDED, Word.PAUSE, Word.LEAVE))


def _is_to_mend(message: Message, person: Person, desk: Situation) -> bool:
    """Return whether a refused mail waits for a word, and nothing of its address does already."""
    is_told = bool(person.address) and find_dead(person.address or "", desk.programme)
    return person.may_be_mailed and not is_told and not _went_later(message, desk)


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


def _returned(desk: Situation) -> Iterator[Waiting]:
    """Yield whoever was forgotten and is there again, by their cell: their name is in no tab of ours."""
    for one in desk.programme.returned:
        yield Waiting(
            key=f"again/{one.mark[:16]}/{one.before}", topic=Topic.DECIDE, who="Somebody who was forgotten",
            words="They stand in the sheet again. Delete the row, or let them in if they asked for it.",
            since=None, choices=(Word.LET_IN,), spots=(Spot(one.tab, "", one.cell or "A1"),),
            about=one.id,
        )  # fmt: skip


def mend_key(problem: Problem) -> str:
    """Return the key under which it waits that a cell is to be mended: one for all alike in a tab."""
    told = f"{problem.tab}\x1f{problem.sentence}\x1f{problem.value}"
    return f"mend/{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def count_things_to_mend(programme: Programme, problems: Iterable[Problem] = ()) -> int:
    """Return how many things Today lists as to be mended, with those `problems` that were found besides."""
    every = (one for one in (*programme.problems, *problems) if one.sentence not in TOLD_APART)
    return _count_open(every, programme)


def count_told_apart(programme: Programme, problems: Iterable[Problem] = ()) -> int:
    """Return how many things beside those need a human, which have a line of their own in Today."""
    every = (one for one in (*programme.problems, *problems) if one.sentence in TOLD_APART)
    return _count_open(every, programme)


def needs_a_human(programme: Programme, problems: Iterable[Problem] = ()) -> bool:
    """Return whether anything of the two is there: what a human noted in Today is not."""
    return _count_open((*programme.problems, *problems), programme) > 0


def _count_open(problems: Iterable[Problem], programme: Programme) -> int:
    keys = {mend_key(one) for one in problems if one.needs_mending}
    return sum(decided_id(key) not in programme.history_ids for key in keys)


def _to_mend(desk: Situation) -> Iterator[Waiting]:
    """Yield a thing for all cells of a tab in which the same is wrong: one word ends it."""
    alike: dict[str, list[Problem]] = {}
    for problem in desk.programme.problems:
        if problem.needs_mending and problem.sentence not in TOLD_APART:
            alike.setdefault(mend_key(problem), []).append(problem)
    for key, problems in alike.items():
        one = problems[0]
        cells = [problem.cell or "A1" for problem in problems]
        where = f"Cells: {', '.join(cells)}." if len(cells) > 1 else ""
        yield Waiting(
            key=key, topic=Topic.MEND, who=one.value,
            words=" ".join(filter(None, (one.sentence, one.hint, where))),
            since=one.first_day(desk.today), choices=(Word.NOTED,),
            spots=tuple(Spot(one.tab, "", cell) for cell in cells),
        )  # fmt: skip


def _unpaired(open_needs: int) -> Waiting:
    """Return the one thing to do before anybody was ever proposed to anybody, in place of each need."""
    counted = "1 need has nobody." if open_needs == 1 else f"{open_needs} needs have nobody."
    return Waiting(
        key="unpaired", topic=Topic.DECIDE, who="",
        words=f"Nothing has been paired yet. {counted} Choose “Pair now” in Today, or run mentorsheets pair.",
        since=None, choices=(Word.NOTED,), spots=(Spot("Needs", "", "A1"),),
    )  # fmt: skip


def _nobody(desk: Situation) -> Iterator[Waiting]:
    found = tuple(_without_anybody(desk))
    if found and not was_paired(desk.programme):
        yield _unpaired(len(found))
    else:
        yield from found


def _without_anybody(desk: Situation) -> Iterator[Waiting]:
    stands = find_stands(desk.programme)
    seated = list_seated(desk.programme)
    for need in desk.programme.needs:
        if (need.person, need.kind) in seated:
            continue
        if need.status is NeedStatus.OPEN and stands[need.id] is Stand.NOBODY:
            title = desk.programme.catalogue.title(need.kind)
            left_out = f"\n{LEFT_OUT_BY_CLOCK}" if has_gone_silent(need.person, desk.past) else ""
            yield Waiting(
                key=f"nobody/{need.id}", topic=Topic.NOBODY, who=name_of(need.person, desk),
                words=(f"{title}: “{need.words}”" if need.words else title) + left_out,
                since=need.asked_since.on if need.asked_since else None,
                choices=(Word.MET, Word.WITHDRAW, Word.NOTED),
                spots=(Spot("Needs", need.id, "Need"),), people=(need.person,), about=need.id,
            )  # fmt: skip


def _long_gone(desk: Situation) -> Iterator[Waiting]:
    """Yield whoever left longer ago than *Keep people who left for* says: nobody is forgotten by itself.

    A word about it counts for a year.
    """
    months = desk.programme.settings.keep_left_for
    before = months_before(desk.today, months)
    for person in desk.programme.people if months else ():
        if person.standing is not Standing.LEFT or is_gone(person.id):
            continue
        left = [e.on for e in desk.past.of_person.get(person.id, ()) if e.event == PersonEvent.LEFT]
        if left and left[-1] < before:
            yield Waiting(
                key=f"left/{person.id}/{desk.today.year}", topic=Topic.DECIDE, who=person.name,
                words=f"Left more than {months} months ago. “mentorsheets forget” takes away what is held "
                "about them; others keep their past.",
                since=left[-1], choices=(Word.NOTED,),
                spots=(Spot("Participants", person.id, "Status"),), people=(person.id,), about=person.id,
            )  # fmt: skip


def _old_answers(desk: Situation) -> Iterator[Waiting]:
    """Yield each tab of a form with answers older than *Keep words for*: it is people's, so a human deletes.

    A word about it counts for a year.
    """
    months = desk.programme.settings.keep_words_for
    before = months_before(desk.today, months)
    for title, days in desk.programme.kept_answers.items() if months else ():
        old = sorted(on for on in days if on < before)
        if old:
            which = (
                f"1 answer older than {months} months."
                if len(old) == 1
                else f"{len(old)} answers older than {months} months."
            )
            yield Waiting(
                key=f"answers/{title}/{desk.today.year}", topic=Topic.DECIDE, who=title,
                words=f"{which} What was taken over stands in Participants and Needs: "
                "delete the rows here that you need no more, and in the form itself.",
                since=old[0], choices=(Word.NOTED,), spots=(Spot(title, "", "A1"),),
            )  # fmt: skip


def list_seated(programme: Programme) -> frozenset[tuple[str, str]]:
    """Return who (id) asks for what (kind) in a circle that is proposed or under way."""
    on = (circle for circle in programme.circles if _is_on(circle))
    return frozenset((who, circle.kind) for circle in on for who in circle.askers)


def _is_on(circle: Circle) -> bool:
    """Return whether a circle is proposed or under way, so that those in it are not without anybody."""
    is_over = circle.state in {CircleState.HELD, CircleState.CALLED_OFF}
    return not is_over and circle.decision is not Decision.DECLINE
