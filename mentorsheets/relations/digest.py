"""The coordinator's week: what waits for a decision, who is silent or asked for help, what went well."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CircleState, HistoryEntry, Match, MatchState
from mentorsheets.domain.support import find_sole_helpers
from mentorsheets.relations.mail_parts import (
    COORDINATOR,
    TOLD,
    DigestLine,
    DigestPart,
    Due,
    Spot,
    spots_of,
)
from mentorsheets.relations.situation import Situation

HELP: Mapping[str, str] = {
    Event.NEEDS_SOMETHING: "needs something",
    Event.NEVER_MET: "never met the other one",
    Event.TALK_TO_ME: "asks to be talked to",
    Event.UNCLEAR: "wrote something that only a human can read",
    PersonEvent.TALK: "asks to be talked to",
    PersonEvent.UNCLEAR: "wrote something that only a human can read",
}
UNCLEAR = frozenset({Event.UNCLEAR, PersonEvent.UNCLEAR})
GOOD: Mapping[str, str] = {
    Event.MET: "met",
    Event.NEED_MET: "has a need met",
    PersonEvent.OFFERS: "now offers what they once needed",
}
LONGEST_QUOTE = 200
"""Characters of somebody's words in a line of the digest."""


def digest_part(desk: Situation, week: date, coming: Iterable[Due]) -> DigestPart:
    """Return the digest of the week that begins on a Monday; `coming` are its mails to people."""
    lines = {
        "decide": _to_decide(desk),
        "help": (*_tell_held(desk), *_tell_happenings(desk, HELP)),
        "silent": _silent(desk),
        "single": _single(desk),
        "good": _tell_happenings(desk, GOOD),
        "coming": _coming(coming),
    }
    today = (entry for entry in desk.programme.history if entry.on == desk.today)
    return DigestPart(
        period=week.isoformat(), week=week,
        tells=tuple(entry.id for entry in today if entry.event in {*HELP, *GOOD}),
        lines=tuple((name, tuple(found)) for name, found in lines.items()),
    )  # fmt: skip


def _tell_held(desk: Situation) -> Iterator[DigestLine]:
    """Yield everybody who is held, told anew each week until a human has typed another word."""
    for person in desk.programme.people:
        holds = desk.programme.open_holds.get(person.id, {})
        if desk.programme.is_held(person.id) or holds:
            entries = desk.past.of_person.get(person.id, ())
            since = [entry.on for entry in entries if entry.event in HOLD_EVENTS]
            told = f"{person.name} is held" + (f" since {since[-1]}" if since else "")
            how = "" if confidential_mark(person.id) in holds else ": no mail until you type how they stand"
            yield DigestLine(f"{told}{how}", (_status(person.id),))


def _pair(match: Match, desk: Situation) -> str:
    people = desk.programme.person_by_id
    return f"{people[match.giver].name} for {people[match.asker].name}"


def _to_decide(desk: Situation) -> Iterator[DigestLine]:
    for match in desk.programme.matches:
        if match.state is MatchState.PROPOSED and match.decision is None:
            yield DigestLine(_pair(match, desk), (Spot("Matches", match.id, "Coordinator"),))
        elif match.state is MatchState.APPROVED:
            words = f"{_pair(match, desk)}: approved, but one of them cannot be asked"
            yield DigestLine(words, (Spot("Matches", match.id, "Coordinator"),))
    for circle in desk.programme.circles:
        topic = f"A circle on {desk.programme.catalogue.title(circle.kind)}"
        if circle.state is CircleState.PROPOSED and circle.decision is None:
            spot = Spot("Circles", circle.id, "Coordinator")
            yield DigestLine(f"{topic}, for {len(circle.askers)} who ask", (spot,))
        elif circle.state is CircleState.INVITED and circle.meets_on is None:
            yield DigestLine(f"{topic} has no day yet", (Spot("Circles", circle.id, "Meets on"),))


def _tell_happenings(desk: Situation, words: Mapping[str, str]) -> Iterator[DigestLine]:
    since, told = _last_digest(desk), desk.past.carried(COORDINATOR)
    for entry in desk.programme.history:
        if entry.event in words and entry.on >= since and f"{TOLD}/{entry.id}" not in told:
            yield _line(entry, words[entry.event], desk)


def _last_digest(desk: Situation) -> date:
    """Return the day of the last digest. Something may have come later on that day, so it counts again."""
    digests = (
        on for name, on in desk.past.carried(COORDINATOR).items() if name.startswith(f"{MailKind.DIGEST}/")
    )
    return max(digests, default=desk.today - WEEK)


def _line(entry: HistoryEntry, words: str, desk: Situation) -> DigestLine:
    person = desk.programme.person_by_id.get(entry.person)
    said = (Spot("History", entry.id, "In their words"),) if entry.words else ()
    own = f": “{_short(entry.words)}”" if entry.words and entry.event in UNCLEAR else ""
    return DigestLine(f"{person.name if person else 'Somebody'} {words}{own}", (*said, *spots_of(entry)))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"


def _silent(desk: Situation) -> Iterator[DigestLine]:
    for person in desk.programme.people:
        if desk.programme.takes_mail(person.id) and desk.past.is_quiet(person.id):
            yield DigestLine(f"{person.name} has left three mails unanswered", (_status(person.id),))
    people = desk.programme.person_by_id
    for match in desk.programme.matches:
        for side in match.people if match.state in {MatchState.INTRODUCED, MatchState.ACTIVE} else ():
            told = desk.past.has_been(Event.STILL_SILENT, match.id, side)
            quiet = not desk.past.is_quiet(side) and told and told.on > desk.past.last_sign(side, match.id)
            if quiet:
                words = f"{people[side].name} is silent on {_pair(match, desk)}"
                yield DigestLine(words, (Spot("Matches", match.id, "State"),))


def _single(desk: Situation) -> Iterator[DigestLine]:
    people = desk.programme.person_by_id
    for one in find_sole_helpers(desk.programme):
        if len(one.kinds) > 1:
            titles = ", ".join(desk.programme.catalogue.titles(one.kinds))
            words = f"{people[one.person].name} rests on {people[one.giver].name} alone for {titles}"
            yield DigestLine(words, (_status(one.person),))


def _status(person: str) -> Spot:
    return Spot("Participants", person, "Status")


def _coming(mails: Iterable[Due]) -> Iterator[DigestLine]:
    counts = Counter(part.kind for due in mails for part in due.parts)
    for kind, count in sorted(counts.items()):
        yield DigestLine(f"{kind.traits.plural}: {count}")
