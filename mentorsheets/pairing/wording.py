"""The sentences that a coordinator reads: why a match was proposed, and why a need stays open."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from mentorsheets.domain.model import Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import count_shared_minutes, find_shared_stretches
from mentorsheets.pairing.advice import UNSAID
from mentorsheets.pairing.result import OpenAsk, ProposedMatch, Reason

LONGEST_WHY = 140
"""Characters of a need quoted in Why, so that it stays readable beside others."""
OWN_LIMIT = "They have as many helpers as they want at one time (Wants at most)"
EXCLUDES = {
    "paused": "are paused or cannot be reached",
    "language": "share no language with the asker",
    "time": "are not free when the asker is",
    "place": "can neither meet the asker online nor in one city",
    "team": "are in the asker's team",
    "chain": "are in the asker's reporting line",
    "rhythm": "want to talk far more, or far less, often",
    "length": "want it to last longer, or less long",
    "arrangement": "give on other terms",
}
"""What each rule of pairing says of those whom it excludes."""
BETWEEN = {
    "paused": "One of them has no address that could be read.",
    "language": "They share no language.",
    "time": "They have too little free time in common.",
    "place": "They can meet neither online nor in one city.",
    "team": "They are of the same team.",
    "chain": "One of them is in the other's reporting line.",
    "rhythm": "One wants to talk far more often than the other.",
    "length": "One wants it to last longer than the other.",
    "arrangement": "Their terms do not fit (Arrangement).",
}
"""What each rule says of two people whom it keeps apart."""


def join_list(parts: Iterable[str]) -> str:
    """Return the parts as a list in running text: "a, b and c"."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def why(match: ProposedMatch, programme: Programme, today: date) -> str:
    """Return why these two were put together, without anything that is private to either."""
    people = programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    offered = join_list(_titles(programme, match.kinds))
    asked = _words(programme.open_needs(asker.id), match.kinds)
    sentences = [
        f"{giver.name} offers {offered}, which {asker.name} asks for{asked}.",
        _common(giver, asker, match, today, programme.settings.time_zone),
    ]
    if match.shared.reciprocal:
        sentences.append("Each has something that the other asks for.")
    if match.shared.wished_by_asker or match.shared.wished_by_giver:
        wishing = asker.name if match.shared.wished_by_asker else giver.name
        sentences.append(f"{wishing} would like this match.")
    return " ".join(sentences)


def _titles(programme: Programme, kinds: Iterable[str]) -> list[str]:
    return [title[:1].lower() + title[1:] for title in programme.catalogue.titles(kinds)]


def _words(needs: Iterable[Need], kinds: frozenset[str]) -> str:
    quoted = [f"“{_short(need.words)}”" for need in needs if need.kind in kinds and need.words]
    return f" ({'; '.join(dict.fromkeys(quoted))})" if quoted else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_WHY else line[: LONGEST_WHY - 1].rstrip() + "…"


def _common(giver: Person, asker: Person, match: ProposedMatch, today: date, zone: str) -> str:
    parts = [f"speak {join_list(sorted(match.shared.languages))}"] if match.shared.languages else []
    if giver.availability and asker.availability:
        hours = count_shared_minutes(giver, asker, today) / 60
        stretch = "an hour" if hours == 1 else f"{hours:g} hours"
        parts.append(f"are free at the same time {stretch} a week ({_when(giver, asker, today, zone)})")
    if match.shared.topics:
        parts.append(f"like {join_list(sorted(match.shared.topics))}")
    both = f"Both {join_list(parts)}." if parts else ""
    return f"{both} {_silent_on_hours(giver, asker)}".strip()


def _silent_on_hours(giver: Person, asker: Person) -> str:
    silent = [person.name for person in (giver, asker) if not person.availability]
    have = "has" if len(silent) == 1 else "have"
    return f"{join_list(silent)} {have} yet to say when they are free." if silent else ""


def _when(giver: Person, asker: Person, today: date, zone: str) -> str:
    """Return the first two stretches that both have free, in the programme's time."""
    local = ZoneInfo(zone)
    stretches = [
        f"{start.astimezone(local):%a %H:%M}–{end.astimezone(local):%H:%M}"
        for start, end in find_shared_stretches(giver, asker, today)
    ]
    more = "…" if len(stretches) > 2 else ""
    return f"{', '.join(stretches[:2])}{more} {zone}"


def apart(rule: str) -> str:
    """Return why a rule keeps two people apart, without what is private to either."""
    return BETWEEN.get(rule, "The two are not to be matched, for reasons that are nobody else's business.")


def unmet(ask: OpenAsk, programme: Programme) -> str:
    """Return why a need lacks helpers, and what would change it."""
    if ask.reason is Reason.RULE:
        return _explain_rule(ask)
    names = _givers(ask, programme)
    return {
        Reason.NOBODY: "Nobody offers it.",
        Reason.PAUSED: "They are paused or have left.",
        Reason.FULL: f"Those who could help have no place free: {names}. One more place is enough.",
        Reason.OWN_LIMIT: f"{OWN_LIMIT}.",
        Reason.BOTH_FULL: f"{OWN_LIMIT}, and those who could help have no place free: {names}.",
        Reason.GAP: "Somebody could help; look for a match by hand.",
    }[ask.reason]


def _givers(ask: OpenAsk, programme: Programme) -> str:
    more = ["others"] if ask.allowed > len(ask.givers) else []
    return join_list([*sorted(programme.person_by_id[giver].name for giver in ask.givers), *more])


def _explain_rule(ask: OpenAsk) -> str:
    people = "One person offers it" if ask.offering == 1 else f"{ask.offering} people offer it"
    if ask.rule in UNSAID - {"paused"}:
        return f"{people}, but none may be matched, for reasons that are nobody else's business."
    kept_out = EXCLUDES[ask.rule]
    if not ask.freed:
        return f"{people}, but each is kept out by more than one thing; most {kept_out}."
    if ask.freed == ask.offering:
        return f"{people}, but {'they' if ask.offering == 1 else 'all of them'} {kept_out}."
    return f"{people}, but none fits; {ask.freed} of them only because they {kept_out}."
