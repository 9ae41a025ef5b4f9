"""The coordinator's week: what waits for a decision, who is silent or asked for help, what went well."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import CircleState, HistoryEntry, Match, State
from mentorsheets.relations.endings import resting_on_one
from mentorsheets.relations.mail_parts import COORDINATOR, TOLD, Desk, Due, Line, Part, Spot, spots_of

WEEK = timedelta(days=7)
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
COMING: Mapping[str, str] = {
    "ask-asker": "questions whether somebody would like to be introduced",
    "ask-giver": "questions whether somebody would help",
    "check-in": "check-ins",
    "circle-agenda": "agendas of a circle",
    "circle-check-in": "check-ins on a circle",
    "circle-invitation": "invitations to a circle",
    "closing-questions": "closing questions",
    "declined-kindly": "news that a match will not be",
    "ended-thanks": "thanks at an ending",
    "introduction": "introductions",
    "needs-refresh": "questions whether needs have changed",
    "offer-back": "questions whether somebody now could help others",
    "reminder": "reminders",
    "silence-other-side": "questions about the other side's silence",
    "someone-left": "news of somebody who left or pauses",
    "suggested-times": "suggested times",
    "vague-need": "questions about a need that says too little",
    "withdrawn": "questions taken back",
}
"""What the kinds of mail are called where a coordinator reads of them."""
MOST_WORDS = 200


def digest_part(desk: Desk, week: date, coming: Iterable[Due]) -> Part:
    """Return the digest of the week that begins on a Monday; `coming` are its mails to people."""
    lines = {
        "decide": _to_decide(desk),
        "help": _happened(desk, HELP),
        "silent": _silent(desk),
        "single": _single(desk),
        "good": _happened(desk, GOOD),
        "coming": _coming(coming),
    }
    today = (entry for entry in desk.programme.history if entry.on == desk.today)
    return Part(
        "digest", COORDINATOR, week.isoformat(), on=week,
        tells=tuple(entry.id for entry in today if entry.event in {*HELP, *GOOD}),
        lines=tuple((name, tuple(found)) for name, found in lines.items()),
    )  # fmt: skip


def _pair(match: Match, desk: Desk) -> str:
    people = desk.programme.person_by_id
    return f"{people[match.giver].name} for {people[match.asker].name}"


def _to_decide(desk: Desk) -> Iterator[Line]:
    for match in desk.programme.matches:
        if match.state is State.PROPOSED and match.decision is None:
            yield Line(_pair(match, desk), (Spot("Matches", match.id, "Coordinator"),))
        elif match.state is State.APPROVED:
            words = f"{_pair(match, desk)}: approved, but one of them cannot be asked"
            yield Line(words, (Spot("Matches", match.id, "Coordinator"),))
    for circle in desk.programme.circles:
        topic = f"A circle on {desk.programme.catalogue.title(circle.kind)}"
        if circle.state is CircleState.PROPOSED and circle.decision is None:
            spot = Spot("Circles", circle.id, "Coordinator")
            yield Line(f"{topic}, for {len(circle.askers)} who ask", (spot,))
        elif circle.state is CircleState.INVITED and circle.meets_on is None:
            yield Line(f"{topic} has no day yet", (Spot("Circles", circle.id, "Meets on"),))


def _happened(desk: Desk, words: Mapping[str, str]) -> Iterator[Line]:
    since, told = _last_digest(desk), desk.past.carried(COORDINATOR)
    for entry in desk.programme.history:
        if entry.event in words and entry.on >= since and f"{TOLD}/{entry.id}" not in told:
            yield _line(entry, words[entry.event], desk)


def _last_digest(desk: Desk) -> date:
    """Return the day of the last digest. Something may have come later on that day, so it counts again."""
    digests = (on for name, on in desk.past.carried(COORDINATOR).items() if name.startswith("digest/"))
    return max(digests, default=desk.today - WEEK)


def _line(entry: HistoryEntry, words: str, desk: Desk) -> Line:
    person = desk.programme.person_by_id.get(entry.person)
    said = (Spot("History", entry.id, "In their words"),) if entry.words else ()
    own = f": “{_short(entry.words)}”" if entry.words and entry.event in UNCLEAR else ""
    return Line(f"{person.name if person else 'Somebody'} {words}{own}", (*said, *spots_of(entry)))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= MOST_WORDS else line[: MOST_WORDS - 1].rstrip() + "…"


def _silent(desk: Desk) -> Iterator[Line]:
    for person in desk.programme.people:
        if person.may_be_mailed and desk.past.is_quiet(person.id):
            yield Line(f"{person.name} has left three mails unanswered", (_status(person.id),))
    people = desk.programme.person_by_id
    for match in desk.programme.matches:
        for side in match.people if match.state in {State.INTRODUCED, State.ACTIVE} else ():
            told = desk.past.has_been(Event.STILL_SILENT, match.id, side)
            quiet = not desk.past.is_quiet(side) and told and told.on > desk.past.last_sign(side, match.id)
            if quiet:
                words = f"{people[side].name} is silent on {_pair(match, desk)}"
                yield Line(words, (Spot("Matches", match.id, "State"),))


def _single(desk: Desk) -> Iterator[Line]:
    for person, helper, kinds in resting_on_one(desk.programme):
        titles = ", ".join(desk.programme.catalogue.titles(kinds))
        yield Line(f"{person.name} rests on {helper.name} alone for {titles}", (_status(person.id),))


def _status(person: str) -> Spot:
    return Spot("Participants", person, "Status")


def _coming(mails: Iterable[Due]) -> Iterator[Line]:
    counts = Counter(part.kind for due in mails for part in due.parts)
    for kind, count in sorted(counts.items()):
        yield Line(f"{COMING[kind]}: {count}")
