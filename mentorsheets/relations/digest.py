"""The coordinator's week: the list of what waits, as Today shows it, what went well, and what will go out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.happened import put_in_order
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry
from mentorsheets.domain.support import find_sole_helpers
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.mail_parts import COORDINATOR, TOLD, DigestLine, DigestPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot, spots_of
from mentorsheets.relations.waiting_names import name_of

GOOD: Mapping[str, str] = {
    Event.MET: "talked",
    Event.NEED_MET: "has a need met",
    PersonEvent.OFFERS: "now offers what they once needed",
}


def digest_part(desk: Situation, week: date, coming: Iterable[Due], least_kinds: int = 2) -> DigestPart:
    """Return the digest of the week that begins on a Monday; `coming` are its mails to people.

    Of those who rest on one single helper it tells who has `least_kinds` of help from them.
    """
    today = [entry for entry in put_in_order(desk.programme.happened.list(GOOD)) if entry.on == desk.today]
    return DigestPart(
        period=week.isoformat(),
        week=week,
        tells=tuple(entry.id for entry in today),
        waiting=find_waiting(desk.programme, desk.today, desk.past),
        single=tuple(_single(desk, least_kinds)),
        good=tuple(_tell_good(desk)),
        coming=tuple(_coming(coming)),
    )


def _tell_good(desk: Situation) -> Iterator[DigestLine]:
    since, told = _last_digest(desk), desk.past.carried(COORDINATOR)
    for entry in put_in_order(desk.programme.happened.list(GOOD)):
        is_new = entry.on >= since and f"{TOLD}/{entry.id}" not in told
        if is_new and entry.id not in desk.past.echoes:
            yield _line(entry, f"{GOOD[entry.event]}{_beside(entry, desk)}", desk)


def _beside(entry: HistoryEntry, desk: Situation) -> str:
    """Return with whom somebody talked, "" where it is not about that."""
    match = desk.programme.match_by_id.get(entry.match)
    if entry.event != Event.MET or match is None or entry.person not in match.people:
        return ""
    return f" with {name_of(match.other(entry.person), desk)}"


def _last_digest(desk: Situation) -> date:
    """Return the day of the last digest. Something may have come later on that day, so it counts again."""
    digests = (
        on for name, on in desk.past.carried(COORDINATOR).items() if name.startswith(f"{MailKind.DIGEST}/")
    )
    return max(digests, default=desk.today - WEEK)


def _line(entry: HistoryEntry, words: str, desk: Situation) -> DigestLine:
    person = desk.programme.person_by_id.get(entry.person)
    said = (Spot("History", entry.id, "In their words"),) if entry.words else ()
    return DigestLine(f"{person.name if person else 'Somebody'} {words}", (*said, *spots_of(entry)))


def _single(desk: Situation, least_kinds: int) -> Iterator[DigestLine]:
    people = desk.programme.person_by_id
    for one in find_sole_helpers(desk.programme):
        if len(one.kinds) >= least_kinds:
            titles = ", ".join(desk.programme.catalogue.titles(one.kinds))
            words = f"{people[one.person].name} rests on {people[one.giver].name} alone for {titles}"
            yield DigestLine(words, (Spot("Participants", one.person, "Status"),))


def _coming(mails: Iterable[Due]) -> Iterator[DigestLine]:
    counts = Counter(part.kind for due in mails for part in due.parts)
    for kind, count in sorted(counts.items()):
        yield DigestLine(f"{kind.traits.plural}: {count}")
