"""How each mail that came in ended: in one named state, which the sheet remembers and a human can see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.mail.incoming.already_read import describe_bounce
from mentorsheets.mail.incoming.arrivals import Automatic, Bounce, Complaint, DeskTap, Incoming, Untied
from mentorsheets.relations.holds import is_hold
from mentorsheets.workflow.unmatched_mail import find_writers

LEFT_TO_HUMAN = frozenset({PersonEvent.UNCLEAR, PersonEvent.TALK, PersonEvent.WHICH})
"""What moves nothing by itself, so that a human has to read it, or its writer is asked."""
SAID_BEFORE = "said before"
BETWEEN_TWO = "between the two of a match"


@dataclass(frozen=True, slots=True)
class Step:
    """What one mail led to: its `changes`, and the programme `after` them."""

    incoming: Incoming
    changes: Sequence[Change]
    after: Programme
    is_between_two: bool = False


def name_end(step: Step, today: date, arrived: datetime | None) -> ReadMail:
    """Return how a mail ended."""
    one, person = step.incoming, _person(step)
    about, detail = _about(step.changes), ""
    match one:
        case Bounce():
            became, about, detail = MailEnd.BOUNCE, one.key, describe_bounce(one, step.after.marks)
        case Automatic():
            became, detail = MailEnd.AUTOMATIC, one.kind
        case _ if not step.changes and step.is_between_two:
            became, detail = MailEnd.NOT_OURS, BETWEEN_TWO
        case Untied() if not (one.key or person or step.changes):
            became = MailEnd.NOT_OURS
        case _:
            became = _weigh(step, person)
            detail = SAID_BEFORE if became is MailEnd.ACTED and not step.changes else ""
    return ReadMail(one.id, became, today, person, about, detail, arrived)


def is_to_be_remembered(end: ReadMail, one: Incoming) -> bool:
    """Return whether the sheet has to know a mail again; lists, and what strangers wrote, it need not."""
    if isinstance(one, Automatic):
        return one.is_ours
    return end.became is not MailEnd.NOT_OURS or bool(end.detail)


def count_ends(ends: Iterable[ReadMail]) -> dict[str, int]:
    """Return how many mails ended in each way, automatic ones by their kind."""
    named = (
        f"{end.became} ({end.detail})" if end.became is MailEnd.AUTOMATIC else str(end.became) for end in ends
    )
    return dict(Counter(named))


def _person(step: Step) -> str:
    match step.incoming:
        case Automatic() | DeskTap():
            return ""
        case Bounce(key=key):
            found = next((message for message in step.after.messages if message.id == key), None)
            return found.person if found else ""
        case Untied() as one:
            writers = find_writers(one, step.after)
            return writers[0].id if len(writers) == 1 else ""
        case one:
            return one.person


def _weigh(step: Step, person: str) -> MailEnd:
    is_held = step.after.is_held(person) or person in step.after.open_holds
    if isinstance(step.incoming, Complaint) or any(map(is_hold, step.changes)):
        return MailEnd.HELD
    if any(map(_is_to_read, step.changes)):
        return MailEnd.HELD if is_held else MailEnd.FOR_HUMAN
    if not step.changes and (is_held or isinstance(step.incoming, Untied)):
        return MailEnd.HELD
    return MailEnd.ACTED


def _is_to_read(change: Change) -> bool:
    match change:
        case Added(HistoryEntry() as entry):
            return entry.event in LEFT_TO_HUMAN
        case Changed(CheckIn() as was, CheckIn() as now):
            return now.words != was.words and now.answer == was.answer
        case _:
            return False


def _about(changes: Iterable[Change]) -> str:
    for change in changes:
        record = change.now if isinstance(change, Changed) else getattr(change, "record", None)
        match record:
            case Match() | Need():
                return record.id
            case CheckIn() | HistoryEntry() if record.match:
                return record.match
            case _:
                continue
    return ""
