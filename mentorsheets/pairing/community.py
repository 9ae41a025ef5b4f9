"""What the pairing starts from: members, what they ask and offer, and the rules between them.

    ana = Member(id="ana", offers=frozenset({"art"}), give=2, languages=frozenset({"pt"}), availability=7)
    bo = Member(id="bo", asks={"art": Ask(3)}, take=1, languages=frozenset({"pt"}), availability=6)
    pairing = solve(Community(members=(ana, bo)))

An id is any text that stays the same from run to run; the order of members never matters, and with a lot for
each neither do the ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Pair: TypeAlias = tuple[str, str]
"""(giver, asker), by id."""

NONE: frozenset[str] = frozenset()
USUAL_MUSTS = frozenset({"language", "time", "place", "team", "rhythm", "length", "arrangement"})
"""Rules that hold unless somebody chose otherwise, among those that are a choice."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How much a need matters (weight, 1 to 3) and by how many different people it is to be met."""

    weight: int = 1
    helpers: int = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """What one side of a relationship can live with; an empty set means anything."""

    rhythms: frozenset[str] = NONE
    lengths: frozenset[str] = NONE
    arrangements: frozenset[str] = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person, as far as pairing needs to know.

    `give` and `take` count relationships at once on each side; whoever carries fewer than their `least` is
    chosen before other givers, where that takes nothing from any asker. `availability` has one bit for each
    slot of a week, in UTC, of whatever length the programme counts in. `above` names everyone in the
    reporting chain above the person, up to its end. `experience` is in years. `giving` and `asking` are the
    terms on each side. `traits` are shared identities and experiences, `wished_traits` those that the person
    would like a giver to have (all of them, if `wish_is_demand`): both are used for pairing only and never
    shown. Who is `first_in_line` has just lost somebody, and who was `left_out` got nobody when others did;
    both are served before others, and what the first ask weighs more. Who may not pair (paused, gone), or
    has not `begun`, keeps what there is and gets nothing new. `lot` settles what is equal otherwise; without
    one, the id does.
    """

    id: str
    lot: str = field(default="", repr=False)
    asks: Mapping[str, Ask] = field(default_factory=dict, repr=False)
    offers: frozenset[str] = field(default=NONE, repr=False)
    give: int = 0
    least: int = 0
    take: int = 0
    languages: frozenset[str] = NONE
    availability: int = 0
    remote: bool = True
    cities: frozenset[str] = NONE
    team: str = ""
    above: frozenset[str] = NONE
    topics: frozenset[str] = NONE
    experience: int | None = None
    gap_pref: Literal["any", "senior", "peer"] = "any"
    place: str = ""
    giving: Terms = Terms()
    asking: Terms = Terms()
    traits: frozenset[str] = field(default=NONE, repr=False)
    wished_traits: frozenset[str] = field(default=NONE, repr=False)
    wish_is_demand: bool = field(default=False, repr=False)
    first_in_line: bool = False
    left_out: bool = False
    may_pair: bool = True
    begun: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much once all that matters more is settled; whole numbers from 0 up.

    `rules` are points by the name of a rule for each pair for which it holds; `shared_slot` those of each
    slot of the week that both have free.
    """

    shared_topic: int = 2
    most_topics: int = 5
    wished: int = 40
    reciprocal: int = 30
    new_level: int = 6
    new_place: int = 6
    experience_gap: int = 10
    shared_trait: int = 15
    narrow: int = 3
    first_in_line: int = 1
    shared_slot: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Circles:
    """The shape of a group around one kind of need: a host and how many askers.

    `not_again` holds (host, asker, kind): these two are not to sit in one circle over it, with this host.
    """

    at_least: int = 3
    at_most: int = 8
    not_again: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Everyone who takes part, and what holds between them.

    `blocked` holds both ways; `declined` and `forbidden` only as (giver, asker). `kept` maps the pairs that
    stay whatever the rules say (active, approved, pinned) to the kinds that they cover, or to None for all
    that the giver offers and the asker asks. `asked_for` are (asker, giver) wishes, `offered_to` (giver,
    asker) wishes, and `ranks` says of those named after others how many came before. With
    `several_helpers`, a person's needs are spread over two or more people where that takes nothing from
    anybody else, before the load is evened out. Without `circles` none is proposed. `musts` are those of
    the rules that are a choice (`rules.RULES_OF_CHOICE`) without which nobody is paired. Without
    `people_first` as much as can be is covered, whether or not that serves fewer people.
    """

    members: tuple[Member, ...]
    min_overlap: int = 1
    same_team_allowed: bool = False
    blocked: frozenset[Pair] = frozenset()
    declined: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    kept: Mapping[Pair, frozenset[str] | None] = field(default_factory=dict)
    asked_for: frozenset[Pair] = frozenset()
    offered_to: frozenset[Pair] = frozenset()
    ranks: Mapping[Pair, int] = field(default_factory=dict)
    several_helpers: bool = True
    musts: frozenset[str] = USUAL_MUSTS
    people_first: bool = True
    circles: Circles | None = None
    weights: Weights = Weights()
