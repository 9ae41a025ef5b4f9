"""What a coordinator could do about the needs that stay open, summed up from their reasons.

    for advice in advise(community, pairing):
        print(words(advice))

    Two more people who offer sponsorship and speak Portuguese would meet five needs.

Only kinds, languages and rules are ever worded; what people wish of each other's identity is not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsheets.domain.support import Reason
from mentorsheets.pairing.community import Community, Member
from mentorsheets.pairing.result import OpenAsk, Pairing

Sort = Literal["recruit", "room", "rule", "limit"]
UNSAID = {"affinity", "avoid", "declined", "forbidden", "paused"}
USUAL_PLACES = 2
"""Relationships that a new helper is expected to take on, when advice counts how many to look for."""
LIMITS: tuple[tuple[Sort, Reason], ...] = (("room", Reason.FULL), ("limit", Reason.OWN_LIMIT))


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do and how many open needs it would meet, or, unless `whole`, find one more helper for.

    "recruit": so many `people` who offer `kind`, speak `language`, have time when it is asked for and
    USUAL_PLACES places each; "room": one more place each for so many
    of those who offer `kind`; "rule": look again at `rule`, which alone keeps askers of `kind` from those who
    offer it; "limit": ask whether so many people want more at once than they said.
    """

    sort: Sort
    kind: str
    meets: int
    people: int
    language: str = ""
    rule: str = ""
    whole: bool = True


def advise(community: Community, pairing: Pairing, most: int = 5) -> tuple[Advice, ...]:
    """Sum up what a pairing leaves open as advice, what meets most needs first."""
    return sum_up(community, pairing.open, most)


def sum_up(community: Community, open_asks: Sequence[OpenAsk], most: int = 5) -> tuple[Advice, ...]:
    """Sum up open needs as advice, what meets most of them first.

    Each is true by itself: were it done, and nothing else, so many needs would have one more helper.
    """
    members = {member.id: member for member in community.members}
    found: list[Advice] = []
    for kind in sorted({ask.kind for ask in open_asks}):
        asks = [ask for ask in open_asks if ask.kind == kind]
        free = [ask for ask in asks if not ask.asker_full]
        found += _recruit(kind, free, members, community)
        found += _by_rule(kind, free)
        for sort, reason in LIMITS:
            stuck = [ask for ask in asks if ask.reason is reason]
            if stuck:
                found.append(Advice(sort, kind, len(stuck), len(stuck), whole=_are_whole(stuck)))
    return tuple(sorted(found, key=lambda one: (-one.meets, one.people, one.sort, one.kind))[:most])


def _are_whole(asks: Iterable[OpenAsk]) -> bool:
    return all(ask.lacking == 1 for ask in asks)


def _recruit(
    kind: str, asks: Iterable[OpenAsk], members: dict[str, Member], community: Community
) -> list[Advice]:
    """Return how many more people are wanted, for the language that most of those who wait share.

    Whoever has no time at all, demands an identity or waits for people by name is not promised anybody.
    """
    waiting = [
        ask
        for ask in asks
        if ask.reason in {Reason.NOBODY, Reason.FULL, Reason.RULE} and _is_open(members[ask.asker], community)
    ]
    spoken = Counter(language for ask in waiting for language in members[ask.asker].languages)
    if not spoken:
        return []
    language, count = min(spoken.items(), key=lambda item: (-item[1], item[0]))
    whole = _are_whole(ask for ask in waiting if language in members[ask.asker].languages)
    return [Advice("recruit", kind, count, -(-count // USUAL_PLACES), language=language, whole=whole)]


def _is_open(member: Member, community: Community) -> bool:
    musts = community.musts
    demands = member.wish_is_demand and member.wished_traits
    named = "wish" in musts and any(asker == member.id for asker, _ in community.asked_for)
    reachable = "place" not in musts or member.remote or member.cities
    free = "time" not in musts or member.availability.bit_count() >= community.min_overlap
    return bool(reachable and free and not demands and not named)


def _by_rule(kind: str, asks: Iterable[OpenAsk]) -> list[Advice]:
    freed: dict[str, int] = defaultdict(int)
    for ask in asks:
        if ask.reason is Reason.RULE and ask.freed and ask.rule not in UNSAID:
            freed[ask.rule] += 1
    return [Advice("rule", kind, count, count, rule=rule) for rule, count in freed.items()]


RULE_WORDS = {
    "start": "start later",
    "language": "speak no language in common",
    "time": "are free at other hours",
    "place": "meet in other places",
    "team": "are of the same team",
    "chain": "are in the same reporting chain",
    "rhythm": "want another rhythm",
    "length": "want another length",
    "arrangement": "want another arrangement",
    "level": "have no higher level",
    "interests": "share no interest with who asks",
    "wish": "named others, or were not named",
}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def words(advice: Advice) -> str:
    """Return an advice as one sentence, without any name and without any trait of a person."""
    needs = f"{_number(advice.meets).lower()} {'need' if advice.meets == 1 else 'needs'}"
    who = _number(advice.people)
    several, meet = advice.people != 1, "meet" if advice.whole else "find one more helper for"
    if advice.sort == "recruit":
        offer = "people who offer" if several else "person who offers"
        speak = "speak" if several else "speaks"
        return f"{who} more {offer} {advice.kind} and {speak} {advice.language} would {meet} {needs}."
    if advice.sort == "room":
        places = "places" if several else "place"
        return f"{who} more {places} with those who offer {advice.kind} would {meet} {needs}."
    if advice.sort == "rule":
        apart = RULE_WORDS[advice.rule]
        return f"For {needs} of {advice.kind}, some who offer it {apart}, and nothing else is in the way."
    people = "people who ask" if several else "person who asks"
    have = "have" if several else "has"
    asks = f"{who} {people} for {advice.kind}"
    return f"{asks} {have} as many helpers as they said: ask whether they want one more."


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
