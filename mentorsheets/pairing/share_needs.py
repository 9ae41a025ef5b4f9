"""Which helper of an asker is there for which need, over all that stands and all that is proposed."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.allot import allot
from mentorsheets.pairing.community import Community, Pair
from mentorsheets.pairing.result import Pairing


def share_needs(
    programme: Programme, community: Community, pairing: Pairing
) -> Mapping[Pair, tuple[str, ...]]:
    """Return for each pair of a pairing the kinds of need that its giver is there for, in usual order.

    Pairs that were kept have all that they cover; new ones share what is left, each with one of their own.
    """
    order = [kind.id for kind in programme.catalogue]
    asks = {member.id: member.asks for member in community.members}
    lots = {member.id: member.lot or member.id for member in community.members}
    seats = Counter((asker, one.kind) for one in pairing.circles for asker in one.askers)
    by_asker = defaultdict(list)
    for match in pairing.matches:
        by_asker[match.asker].append(match)
    shares: dict[Pair, tuple[str, ...]] = {}
    for asker, matches in by_asker.items():
        kept, new = ([match for match in matches if match.kept is side] for side in (True, False))
        taken = Counter(kind for match in kept for kind in match.kinds)
        shares |= {match.pair: tuple(kind for kind in order if kind in match.kinds) for match in kept}
        open_to = {kind: ask.helpers - taken[kind] - seats[asker, kind] for kind, ask in asks[asker].items()}
        wanted = {kind: open_to[kind] for kind in order if open_to.get(kind, 0) > 0}
        new.sort(key=lambda match: lots[match.giver])
        meets = [[kind for kind in order if kind in match.kinds] for match in new]
        shares |= {match.pair: tuple(kinds) for match, kinds in zip(new, allot(meets, wanted), strict=True)}
    return shares


def tell_shares(shares: Mapping[Pair, tuple[str, ...]], asker: str, programme: Programme) -> str:
    """Return in words who of an asker's helpers is there for what; "" where that says nothing."""
    people, title = programme.person_by_id, programme.catalogue.title
    of_asker = {giver: kinds for (giver, one), kinds in shares.items() if one == asker and kinds}
    if len(set(of_asker.values())) < 2:
        return ""
    place = {person.id: at for at, person in enumerate(programme.people)}
    return ", ".join(
        f"{people[giver].name} for {' and '.join(map(title, of_asker[giver]))}"
        for giver in sorted(of_asker, key=place.__getitem__)
    )
