"""What the pairing comes to: matches with their reasons, circles, what stays open and why, and the proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from mentorsheets.domain.support import Reason
from mentorsheets.pairing.community import Pair


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage came to, what it could at most (at least, for load), and whether it is the optimum.

    Stage "covered" counts points of priority; its bound is certified by weak duality, whatever the solver
    says.
    """

    name: str
    value: Fraction
    bound: Fraction | None
    proven: bool

    @property
    def gap(self) -> Fraction:
        """The distance to the bound as a share of it; 0 without a bound."""
        return abs(self.bound - self.value) / abs(self.bound) if self.bound else Fraction(0)


@dataclass(frozen=True, slots=True)
class Better:
    """A better answer on the way: people served, points covered, and the bound on these once there is one."""

    served: int
    covered: Fraction
    bound: Fraction | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Why a match is a good one: what the two have in common, in the community's own words.

    `slots` has the bits of the week that both have free; `only` are the kinds that nobody else covers for the
    asker.
    """

    languages: frozenset[str]
    topics: frozenset[str]
    slots: int
    only: frozenset[str]
    reciprocal: bool
    wished_by_asker: bool
    wished_by_giver: bool


@dataclass(frozen=True, slots=True)
class ProposedMatch:
    """A giver, an asker and the kinds of need that the match covers; `kept` says that it was there before."""

    giver: str
    asker: str
    kinds: frozenset[str]
    kept: bool
    shared: Shared

    @property
    def pair(self) -> Pair:
        """(giver, asker)."""
        return self.giver, self.asker


@dataclass(frozen=True, slots=True)
class ProposedCircle:
    """A host or two and several askers around one kind of need, with languages and slots that all share."""

    hosts: tuple[str, ...]
    askers: tuple[str, ...]
    kind: str
    languages: frozenset[str]
    slots: int


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """A need that lacks helpers, and why.

    Of `offering` others, `allowed` may be paired with the asker. For RULE, `rule` is the one whose lifting
    would free most helpers, and `freed` how many. For FULL, `price` is what one more place would bring, in
    points of priority; `givers` are those who could help if they had room. `asker_full` says that the person
    has as many helpers as they want, whatever else stands in the way.
    """

    asker: str
    kind: str
    lacking: int
    reason: Reason
    offering: int = 0
    allowed: int = 0
    rule: str = ""
    freed: int = 0
    price: Fraction = Fraction(0)
    givers: tuple[str, ...] = ()
    asker_full: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """The whole answer; `prices` say what one more place of a giver would bring, in points of priority."""

    matches: tuple[ProposedMatch, ...]
    circles: tuple[ProposedCircle, ...]
    stages: tuple[Stage, ...]
    open: tuple[OpenAsk, ...]
    prices: Mapping[str, Fraction] = field(default_factory=dict)
    hint: str = ""

    def stage(self, name: str) -> Stage:
        """Return a stage by its name."""
        return next(stage for stage in self.stages if stage.name == name)
