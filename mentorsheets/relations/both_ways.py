"""Two who help each other: one relationship with two directions, asked, answered and ended as one.

Each direction is a match, with needs, a state and a history of its own; so one can end and leave the other.
"""

from collections.abc import Container, Iterable, Iterator

from mentorsheets.domain.enums import LIVE, TALKING, MatchState
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Match, Message
from mentorsheets.domain.programme import Programme

SAID_OF_BOTH = frozenset(
    {
        Event.MET, Event.NOT_YET, Event.NEVER_MET, Event.NOT_A_FIT, Event.CLOSE_ASKED, Event.CLOSING_ANSWERED,
        Event.GO_ON,
    }
)  # fmt: skip
"""What an answer says of the two themselves, and so of both directions; all else is of one."""
_ASKS = (MailKind.ASK_GIVER, MailKind.ASK_ASKER)


def answer_id(check_in: CheckIn, match: str = "") -> str:
    """Return the name in the history of the answer to a check-in, whatever it is taken to mean.

    `match` is the one that the line is of, where the check-in is about two who help each other.
    """
    return history_id("answer", check_in.person, match or check_in.match, check_in.id)


def find_back(match: Match, programme: Programme, states: Container[MatchState]) -> Match | None:
    """Return the match the other way round between the same two that is in one of these states, if any is."""
    for other in programme.matches_of.get(match.asker, ()):
        if other.people == (match.asker, match.giver) and other.state in states:
            return other
    return None


def list_directions(match: Match, programme: Programme) -> tuple[Match, ...]:
    """Return a match, and the one the other way round if the two are in touch about that as well."""
    back = find_back(match, programme, LIVE)
    return (match, back) if back else (match,)


def want_check_ins(match: Match, programme: Programme) -> bool:
    """Return whether two wish to be asked how it goes: a no in one of their two rows is a no of theirs."""
    return all(one.wants_check_ins for one in list_directions(match, programme))


def pair_directions(person: str, matches: Iterable[Match]) -> Iterator[tuple[Match, Match | None]]:
    """Yield each of a person's matches, those of two who help each other as one.

    It then leads in which the person is helped, and the one in which they help comes with it.
    """
    theirs = list(matches)
    backs: dict[str, Match] = {}
    told: set[str] = set()
    for match in theirs:
        if person == match.asker:
            reverse = (o for o in theirs if o.people == (match.asker, match.giver) and o.id not in told)
            if (back := next(reverse, None)) is not None:
                backs[match.id] = back
                told.add(back.id)
    yield from ((match, backs.get(match.id)) for match in theirs if match.id not in told)


def find_asked_with(match: Match, person: str, programme: Programme) -> Match | None:
    """Return the other direction that one mail asked somebody about along with a match, as one question."""
    back = find_back(match, programme, (MatchState.ASKED,))
    if back is not None and any(_asks_both(mail, match, back) for mail in _mails_to(person, programme)):
        return back
    return None


def find_introduced_with(match: Match, person: str, programme: Programme) -> Match | None:
    """Return the other direction that one mail introduced somebody to along with a match, if it goes on."""
    back = find_back(match, programme, TALKING)
    for mail in _mails_to(person, programme) if back else ():
        introduces = any(part.startswith(f"{MailKind.INTRODUCTION}/") for part in mail.carries)
        if back and introduces and {match.id, back.id} <= set(mail.about):
            return back
    return None


def _mails_to(person: str, programme: Programme) -> tuple[Message, ...]:
    return programme.messages_of.get(person, ())


def _asks_both(mail: Message, match: Match, back: Match) -> bool:
    asked = {part.partition("/")[2] for part in mail.carries if part.startswith(_ASKS)}
    return {match.id, back.id} <= asked
