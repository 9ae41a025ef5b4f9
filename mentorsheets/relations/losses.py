"""What the sheet has lost of what it knew: mail that went out, and what the mail was about.

From Messages follows what is due. Where it says less than the rest of the sheet, or than the journal, mail
might go a second time. So nothing is done until a person has looked.
"""

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.lost_column import LostColumn
from mentorsheets.domain.mail_trace import MailTrace, find_untraced
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.loss_words import BRING_BACK, MIXED_MAIL, MIXED_REGISTER, THEN, THINGS
from mentorsheets.relations.mixed_mail import is_mail_mixed
from mentorsheets.relations.mixed_register import is_mixed
from mentorsheets.relations.need_history import BEGUN
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.swapped_names import find_swapped
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.what_stood import OFTEN_EMPTY, STOOD_THERE, find_shrunk

LOST_KEY = "lost"
"""With what the key of a loss begins among the things that wait."""
GO_ON = 'If it was meant: the words "go on" beside this in Today, or mentorsheets settle --go-on.'
CHECK_IN = "check-in"
"""With what the kind and the part of a mail begins that asks how it goes."""

NEED_IS_OVER = frozenset({NeedEvent.MET, NeedEvent.MET_BEFORE, NeedEvent.WITHDRAWN})
"""After which nobody asks for a need any more."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A tab that says less than it must, in a sentence, and what to do; `what` are the ids of what is lost.

    Unless it `may_go_on`, it has to be mended. In Today it stands under `who`, else under the tab.
    """

    tab: str
    sentence: str
    hint: str
    what: tuple[str, ...] = ()
    may_go_on: bool = True
    who: str = ""

    @property
    def key(self) -> str:
        """By what it is known among the things that wait: another loss of the same tab is another thing."""
        mark = hashlib.sha256("\x1f".join((self.sentence, *sorted(self.what))).encode()).hexdigest()
        return f"{LOST_KEY}/{self.tab}/{mark[:12]}"


def find_losses(programme: Programme, today: date = date.max) -> tuple[Loss, ...]:
    """Return what a programme has lost; while there is anything, no mail may go and no match be proposed.

    What a round does `today` may stand in the programme before its mails do, and is no loss then.
    """
    return (
        *_find_copy(programme),
        *_find_doubles(programme),
        *(() if is_mixed(programme) else _find_swapped(programme)),
        *_find_mixed(programme),
        *(_tell_headless(tab, lost) for tab, lost in programme.headless.items()),
        *_find_lost_mail(programme, today),
        *(lost := tuple(_find_lost_matches(programme))),
        *_find_shrunk(programme, {*programme.headless, *(loss.tab for loss in lost)}),
        *_find_lost_needs(programme),
    )


def list_lost_mail(programme: Programme) -> tuple[MailTrace, ...]:
    """Return the mails that went out and that stand in Messages no more, the oldest first."""
    return tuple(sorted(programme.lost_traces.values(), key=lambda trace: (trace.on, trace.id)))


def list_losses(desk: Situation) -> Iterator[Waiting]:
    """Yield each loss as a thing that waits, beside which a person may say that we may go on."""
    for loss in find_losses(desk.programme, desk.today):
        yield Waiting(
            key=loss.key, topic=Topic.STOPPED, who=loss.who or f"The tab {loss.tab}",
            words=f"{loss.sentence} {loss.hint}", since=None,
            choices=(Word.PROCEED,) if loss.may_go_on else (), spots=(Spot(loss.tab, "", "A1"),),
        )  # fmt: skip


def _find_copy(programme: Programme) -> Iterator[Loss]:
    if programme.copy_of:
        yield Loss(
            "Settings",
            f"This sheet is a copy of {programme.copy_of} that sent mail: run both, and mail goes twice.",
            f"Run the other one alone. {GO_ON} Then see that nothing runs the other one any more.",
            (programme.copy_of,),
            who="This copy of the sheet",
        )


def _find_doubles(programme: Programme) -> Iterator[Loss]:
    for tab, (ours, other) in programme.doubled.items():
        yield Loss(
            tab,
            f"Two tabs could be {tab}: {ours}, which it was so far, and {other}.",
            f"Rename {other}; or, if that one is meant from now on, delete {ours}.",
            may_go_on=False,
        )


def _tell_headless(tab: str, lost: LostColumn) -> Loss:
    """Return that the rows of a tab cannot be read for one column, and what is right to do about it."""
    column = f"column {lost.title}"
    said = (
        f"The {column} of the tab {tab} is empty"
        if lost.is_there
        else f"The tab {tab} has no {column} any more"
    )
    back = BRING_BACK.replace("bring the tab back", f"copy the {column} back")
    if lost.under:
        back = f"If it is what stands under {lost.under} now, type {lost.title} there again. Else: {back}"
    delete = f"If nothing helps, delete the tab {tab}: you are asked then how to go on."
    return Loss(tab, f"{said}, so its rows cannot be read.", f"{back} {delete}", may_go_on=False)


def _find_mixed(programme: Programme) -> Iterator[Loss]:
    """Yield of which tab one column was sorted alone, so that nobody knows whose a row is."""
    if is_mixed(programme):
        yield Loss("Register", *MIXED_REGISTER, may_go_on=False)
    elif "Messages" not in programme.headless and is_mail_mixed(programme):
        yield Loss("Messages", *MIXED_MAIL, may_go_on=False)


def _find_lost_mail(programme: Programme, today: date) -> Iterator[Loss]:
    if "Messages" in programme.headless:
        return
    lost = tuple(trace.id for trace in list_lost_mail(programme))
    then = "Then they are written there again, and none of them goes twice."
    if not lost and (lost := _list_unwritten(programme, today)):
        then = "Nothing says which these were, so some would then go a second time."
    if not lost:
        return
    mails = count_things(len(lost), "mail")
    is_gone = "Messages" in programme.missing
    said = "is gone, which told of" if is_gone else "lacks"
    yield Loss(
        "Messages",
        f"The tab Messages {said} {mails} that went out.",
        f"{BRING_BACK} {GO_ON} {then}",
        lost,
    )


def _list_unwritten(programme: Programme, today: date) -> tuple[str, ...]:
    """Return who was asked before `today` by Check-ins and Matches, if no record of mail is left at all."""
    if programme.messages or programme.traces:
        return ()

    def counts(day: date) -> bool:
        return day < today and _is_new(day, programme)

    asked = {row.person for row in programme.check_ins if row.question and counts(row.asked_on)}
    consents = {
        person
        for match in programme.matches
        if match.since and counts(match.since)
        for person, said in ((match.giver, match.giver_says), (match.asker, match.asker_says))
        # Whom no mail reaches, the coordinator asked.
        if said is not None and not programme.can_only_be_rung(person)
    }
    if not asked and "Messages" not in programme.missing:
        # Only we write Check-ins; in Matches somebody may have typed what was said before there was any mail.
        return ()
    return tuple(sorted(asked | consents))


def _find_lost_matches(programme: Programme) -> Iterator[Loss]:
    # With somebody who was forgotten nobody can be brought together anew, so that row may well be deleted.
    if not {"Matches", "Circles"}.isdisjoint(programme.headless):
        return
    gone = frozenset(filter(is_gone, programme.happened.people))
    closed = {entry.match for entry in programme.history if entry.person in gone} if gone else set[str]()
    circles = {circle.id for circle in programme.circles}
    known = {match.id for match in programme.matches} | circles | programme.unclear
    about: set[str] = set()
    for topic in _list_topics(programme):
        if topic not in closed:
            if topic in known:
                return
            about.add(topic)
    if not about:
        return
    tab = "Circles" if "Circles" in programme.missing and programme.matches else "Matches"
    said = "is gone" if tab in programme.missing else "holds none of them"
    if not programme.people:
        # Without its people a row of Matches says nothing.
        tab, said = "Participants", "holds nobody any more"
    elif not programme.matches and (gone_people := _count_gone(programme)):
        tab, said = "Participants", f"lacks {count_things(gone_people, 'person', 'people')} who took part"
    pairs = count_things(len(about), "match", "matches")
    yield Loss(
        tab,
        f"Mails went out about {pairs}, but the tab {tab} {said}.",
        f"{BRING_BACK} {GO_ON} Then people may be brought together, and asked, anew.",
        tuple(about),
    )


def _count_gone(programme: Programme) -> int:
    """Return how many people stand in the register and in Participants no more."""
    here = {person.id for person in programme.people}
    return sum(one.since is not None and one.id not in here for one in programme.register)


def _find_swapped(programme: Programme) -> Iterator[Loss]:
    """Yield that names stand beside other people's addresses, as after one column alone was sorted."""
    swapped = find_swapped(programme)
    if swapped:
        people = count_things(len(swapped), "person", "people")
        yield Loss(
            "Participants",
            f"In Participants {people} stand beside the address of somebody else of them.",
            f"Somebody may have sorted one column alone: undo it in your spreadsheet program. {GO_ON} Then "
            "mail calls people by these names.",
            swapped,
        )


def _find_shrunk(programme: Programme, told: Container[str]) -> Iterator[Loss]:
    """Yield what suddenly says much less than at the last run, but for the tabs of which that is told."""
    if "Participants" in told:
        # Without its people no other tab can be read.
        return
    for one in find_shrunk(programme):
        if one.tab in told:
            continue
        place = f"The column {one.column} of the tab {one.tab}" if one.column else f"The tab {one.tab}"
        things = count_things(one.before, *(("person", "people") if one.column else THINGS[one.tab]))
        if one.tab in programme.missing:
            said = f"{place} is gone, which held {things}."
        elif one.column and f"{one.tab}/{one.column}" in programme.lacking:
            said = f"{place} is gone, which said something of {things}."
        elif one.tab == "History" and not one.column:
            said = f"{place} holds nothing any more, which says who is held and what happened."
        elif f"{one.tab}/{one.column}" in OFTEN_EMPTY:
            said = f"{place} says nothing any more."
        elif one.column:
            said = f"{place} says something of {one.now or 'nobody'} now, and of {things} at the last run."
        else:
            said = f"{place} holds {one.now or 'nothing'} now, and {things} at the last run."
        yield Loss(one.tab, said, f"{BRING_BACK} {GO_ON} {THEN[one.column or one.tab]}", (one.column,))


def _find_lost_needs(programme: Programme) -> Iterator[Loss]:
    """Yield that no need is left, where the history knows of some that people asked for and still would."""
    known = any(entry.id == STOOD_THERE for entry in programme.register)
    if known or programme.needs or programme.unread_needs:
        return
    # Where the register is emptied too, people have no ids yet by which the history knows them.
    here = {person.id for person in programme.people}
    left = {entry.id for entry in programme.register} - here
    open_ones: dict[str, str] = {}
    for entry in programme.history:
        is_here = entry.person not in left and not is_gone(entry.person)
        if entry.event in BEGUN and is_here and _is_new(entry.on, programme):
            open_ones[entry.match] = entry.person
        elif entry.event in NEED_IS_OVER:
            open_ones.pop(entry.match, None)
    if open_ones:
        said = "is gone, which held" if "Needs" in programme.missing else "holds nothing now, and held"
        needs = count_things(len(open_ones), "need")
        yield Loss(
            "Needs", f"The tab Needs {said} {needs}.", f"{BRING_BACK} {GO_ON} {THEN['Needs']}", (*open_ones,)
        )


def _list_topics(programme: Programme) -> Iterable[str]:
    """Yield the ids of the matches and circles that mail of late was about."""
    for trace in programme.traces:
        if _is_new(trace.on, programme):
            yield from trace.about
    for trace in find_untraced(programme.messages, programme.traces):
        if _is_new(trace.on, programme):
            yield from trace.about


def _is_new(day: date, programme: Programme) -> bool:
    return programme.went_on is None or day > programme.went_on
