"""Circles: where a kind of need has more askers than places, groups around one host, in the same optimum.

A circle takes one unit of its host's capacity and one of each asker's. Its members share a language and a
time, and all of them meet remotely or in one city. Nobody sits in it beside somebody whom they avoid or who
is in their chain.
"""

from collections.abc import Iterator

import numpy as np

from mentorsheets.pairing import bound
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.columns import Columns, Flags, Ints
from mentorsheets.pairing.community import Circles
from mentorsheets.pairing.exact import Covered, Start
from mentorsheets.pairing.model import Groups, Model, build, has_bit
from mentorsheets.pairing.program import FREE
from mentorsheets.pairing.result import Circle
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.stages import shares


def cover(start: Start, shape: Circles) -> Covered | None:
    """Settle stages 1 and 2 with circles beside pairs; None if no circle could be."""
    columns = start.columns
    seats = list(_seats(columns, start, shape))
    if not seats:
        return None
    model = _model(start, seats, shape)
    first = np.zeros(model.program.width)
    in_line = model.z_at[start.first]
    first[in_line[in_line >= 0]] = 1
    most = (len(model.z) + 1) * model.served() + first
    answer = model.program.maximise(most)
    model.program.at_least(most, int(np.rint(answer.objective)))
    answer = model.program.maximise(model.covered(), start=(model.x, answer.values[model.x]))
    chosen = answer.values[model.x] > 0.5
    already = (np.minimum(start.left.covered, columns.helpers) * columns.worth).sum()
    value = int(shares(model, chosen)[0].sum() - already)
    model.program.at_least(model.covered(), value)
    none, flat = np.zeros(columns.size, np.int64), np.zeros_like(columns.worth)
    prices = bound.Prices(none, none, flat, none, 0)
    limit = max(value, int(np.floor(answer.bound + 1e-6))) * bound.GRAIN
    return Covered(model, chosen, value, limit, answer.proven, prices)


def held(model: Model, chosen: Flags) -> tuple[Circle, ...]:
    """Word the circles of an answer."""
    if model.groups is None:
        return ()
    columns, found = model.columns, []
    for circle in np.unique(model.groups.circle[chosen & (model.groups.circle >= 0)]):
        seats = np.flatnonzero(chosen & (model.groups.circle == circle))
        askers = [columns.members[row] for row in model.pairs.asker[seats]]
        host = columns.members[model.groups.host[circle]]
        slots, languages = host.availability, host.languages
        for asker in askers:
            slots, languages = slots & asker.availability, languages & asker.languages
        kind = columns.kinds[int(model.pairs.covers[seats[0]]).bit_length() - 1]
        found.append(Circle(host.id, tuple(sorted(a.id for a in askers)), kind, languages, slots))
    return tuple(sorted(found, key=lambda circle: (circle.kind, circle.host, circle.askers)))


def _model(start: Start, seats: list[tuple[int, int, Ints]], shape: Circles) -> Model:
    """Build the model of all pairs and, after them, the seats of all circles that could be."""
    plain, count = start.pairs, [len(askers) for _, _, askers in seats]
    circle = np.concatenate([np.full(len(plain), -1), np.repeat(np.arange(len(seats)), count)])
    host = np.array([host for host, _, _ in seats], np.int64)
    pairs = Candidates(
        np.concatenate([plain.giver, np.repeat(host, count)]),
        np.concatenate([plain.asker, *(askers for _, _, askers in seats)]),
        np.concatenate(
            [plain.covers, np.repeat(np.array([1 << kind for _, kind, _ in seats], np.uint64), count)]
        ),
    )
    order = np.lexsort((circle, pairs.giver, pairs.asker))
    groups = Groups(circle[order], host, shape.at_least, shape.at_most)
    model = build(start.columns, pairs.only(order), start.left, groups=groups)
    _keep_apart(model, groups)
    return model


def _keep_apart(model: Model, groups: Groups) -> None:
    """Let no two sit in one circle of whom one avoids the other or is above them."""
    columns = model.columns
    apart = np.union1d(columns.pairs["avoid"], columns.pairs["chain"])
    for circle in range(len(groups.host)):
        seats = np.flatnonzero(groups.circle == circle)
        left, right = np.triu_indices(len(seats), 1)
        asker = model.pairs.asker[seats]
        use = np.flatnonzero(has(apart, columns.key(asker[left], asker[right])))
        row = model.program.rows(len(use), -FREE, 1)
        model.program.fill(row + np.arange(len(use)), model.x[seats[left[use]]], 1)
        model.program.fill(row + np.arange(len(use)), model.x[seats[right[use]]], 1)


def _seats(columns: Columns, start: Start, shape: Circles) -> Iterator[tuple[int, int, Ints]]:
    """Find hosts, kinds and the askers who could sit together: one language, one time, one way to meet."""
    runs = _runs(columns)
    for kind in range(len(columns.kinds)):
        about = start.pairs.only(has_bit(start.pairs.covers, kind))
        givers = np.unique(about.giver)
        if start.left.missing[:, kind].sum() <= columns.give[givers].sum():
            continue
        for host in givers:
            askers = _once_more(columns, int(host), kind, about.asker[about.giver == host], shape)
            found = set()
            for together in _together(columns, int(host), askers):
                times = (runs[together] & runs[host]).sum(axis=0)
                best = together[runs[together][:, int(times.argmax())] & runs[host][int(times.argmax())]]
                if len(best) >= shape.at_least:
                    found.add(tuple(best.tolist()))
            for group in sorted(found):
                # A host with room for several may sit down with one part of a crowd after the other.
                for _ in range(min(int(columns.give[host]), len(group) // shape.at_least)):
                    yield int(host), kind, np.array(group, np.int64)


def _once_more(columns: Columns, host: int, kind: int, askers: Ints, shape: Circles) -> Ints:
    """Leave out whom the host is not to meet in a circle over this kind again."""
    members, name = columns.members, columns.kinds[kind]
    left = [row for row in askers if (members[host].id, members[row].id, name) not in shape.not_again]
    return np.array(left, np.int64)


def _together(columns: Columns, host: int, askers: Ints) -> Iterator[Ints]:
    for language in columns.language_values[host]:
        speak = (
            askers[(columns.language_values[askers] == language).any(axis=1)] if language >= 0 else askers[:0]
        )
        if columns.remote[host]:
            yield speak[columns.remote[speak]]
        for city in columns.city_values[host]:
            if city >= 0:
                yield speak[(columns.city_values[speak] == city).any(axis=1)]


def _runs(columns: Columns) -> Flags:
    """Tell for each member and slot whether a meeting can begin there and last as long as it must."""
    free = np.unpackbits(columns.slots.view(np.uint8), axis=1, bitorder="little").astype(bool)
    runs = free.copy()
    for later in range(1, max(columns.community.min_overlap, 1)):
        runs[:, :-later] &= free[:, later:]
        runs[:, -later:] = False
    return np.asarray(runs)
