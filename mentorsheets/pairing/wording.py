"""The sentences that a coordinator reads: why a match was proposed, and why a need stays open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from mentorsheets.domain.model import Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.domain.weekly_hours import count_shared_minutes, find_shared_stretches
from mentorsheets.pairing.advice import UNSAID
from mentorsheets.pairing.community import Pair
from mentorsheets.pairing.result import OpenAsk, ProposedMatch
from mentorsheets.pairing.share_needs import tell_shares

MOST_QUOTED = 100
"""Characters of the asker's words in Why, so that it stays two lines of its column."""
MOST_WHO_COULD = 5
"""Names of possible helpers in one sentence."""
OWN_LIMIT = "They have as many helpers as they want at one time (Wants at most)"
EXCLUDES = {
    "paused": "are paused or cannot be reached",
    "start": "start on a later day",
    "language": "share no language with the asker",
    "time": "are not free when the asker is",
    "place": "can neither meet the asker online nor in one city",
    "team": "are in the asker's team",
    "chain": "are in the asker's reporting line",
    "rhythm": "want to talk far more, or far less, often",
    "length": "support people for less long (Supports for)",
    "arrangement": "give on other terms",
    "level": "have no higher level than the asker",
    "interests": "share no interest with the asker",
    "wish": "named others, or are none of those whom the asker named",
}
"""What each rule of pairing says of those whom it excludes."""
BETWEEN = {
    "paused": "One of them has no address that could be read.",
    "start": "One of them starts on a later day (From).",
    "language": "They share no language.",
    "time": "They have too little free time in common.",
    "place": "They can meet neither online nor in one city.",
    "team": "They are of the same team.",
    "chain": "One of them is in the other's reporting line.",
    "rhythm": "One wants to talk far more often than the other.",
    "length": "What is asked for lasts longer than they support people (Supports for).",
    "arrangement": "Their terms do not fit (Arrangement).",
    "level": "The one who helps has no higher Level.",
    "interests": "They share no interest.",
    "wish": "One of them named others (Would like).",
}
"""What each rule says of two people whom it keeps apart."""


def join_list(parts: Iterable[str]) -> str:
    """Return the parts as a list in running text: "a, b and c"."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def why(
    match: ProposedMatch, programme: Programme, today: date, shares: Mapping[Pair, tuple[str, ...]]
) -> str:
    """Return why these two were put together, without anything that is private to either.

    At most two lines: the asker's own words on what this giver is there for, and what the two have in common,
    with who is there for what if the asker has several helpers (`shares`). Who the two are and what the giver
    could meet stands beside it.
    """
    people = programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    words = _words(programme.open_needs(asker.id), shares.get(match.pair) or match.kinds)
    common = _common(giver, asker, match, today, programme.settings.time_zone)
    common += filter(None, [tell_shares(shares, asker.id, programme)])
    return "\n".join(filter(None, (words, " · ".join(common))))


def _words(needs: Iterable[Need], kinds: Collection[str]) -> str:
    said = dict.fromkeys(" ".join(need.words.split()) for need in needs if need.kind in kinds and need.words)
    quoted = [f"“{_cut(words, MOST_QUOTED // len(said))}”" for words in said]
    return "; ".join(quoted)


def _cut(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _common(giver: Person, asker: Person, match: ProposedMatch, today: date, zone: str) -> list[str]:
    shared = match.shared
    parts = [join_list(sorted(shared.languages))] if shared.languages else []
    if giver.availability and asker.availability:
        parts.append(_free(giver, asker, today, zone))
    silent = [person.name for person in (giver, asker) if not person.availability]
    parts += [f"no hours known of {join_list(silent)}"] if silent else []
    parts += [f"both like {join_list(sorted(shared.topics))}"] if shared.topics else []
    parts += ["each helps the other"] if shared.reciprocal else []
    if shared.wished_by_asker or shared.wished_by_giver:
        parts.append(f"{asker.name if shared.wished_by_asker else giver.name} would like this match")
    return parts


def _free(giver: Person, asker: Person, today: date, zone: str) -> str:
    """Return how long both are free in an ordinary week, and the first time of it in the programme's zone."""
    stretches = list(find_shared_stretches(giver, asker, today))
    if not stretches:
        return "no free hour in common"
    hours = count_shared_minutes(giver, asker, today) / 60
    begins, ends = (moment.astimezone(ZoneInfo(zone)) for moment in stretches[0])
    more = " …" if len(stretches) > 1 else ""
    length = "an hour" if hours == 1 else f"{hours:g} hours"
    return f"{length} a week ({begins:%a %H:%M}–{ends:%H:%M}{more})"


def apart(rule: str) -> str:
    """Return why a rule keeps two people apart, without what is private to either."""
    return BETWEEN.get(rule, "The two are not to be matched, for reasons that are nobody else's business.")


def tell_unreachable(helpers: Sequence[str]) -> str:
    """Return why somebody without an address is proposed to nobody, and by name who could help them."""
    few = [*helpers[:MOST_WHO_COULD], *(["others"] if len(helpers) > MOST_WHO_COULD else [])]
    could = f" {join_list(few)} could help: type the match into the tab Matches." if few else ""
    return f"Cannot be written to: ring them, or type an address into Email.{could}"


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
    few = "one" if ask.freed == 1 else str(ask.freed)
    return f"{people}, but none fits; {few} of them only because they {kept_out}."
