"""Beside the package `matching`, on an instance of hospitals and residents: who has a place, and who would rather swap.

    python -m benchmarks.hospital_residents --folder FOLDER

The folder holds `residents`, `hospitals` and `capacities` (.yml or .json) as its tutorial has them; no data ship with
this. A stable matching is one in which no two would both rather have each other (a blocking pair). We let as many
residents as can be have a place, and then add up ranks: what that is worth, and what it costs in blocking pairs.
"""

import argparse
import json
from functools import partial
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import NamedTuple

from mentorsheets.pairing.assign import assign

Lists = dict[str, list[str]]
Places = dict[str, str]
"""The hospital of each resident who has one."""


class Game(NamedTuple):
    """Whom each would have, in order, and how many residents each hospital takes."""

    residents: Lists
    hospitals: Lists
    capacities: dict[str, int]

    @property
    def rank(self) -> dict[str, dict[str, int]]:
        """How each hospital ranks its residents, from 0 on."""
        return {
            hospital: {one: at for at, one in enumerate(wanted)}
            for hospital, wanted in self.hospitals.items()
        }


def read(folder: Path) -> Game:
    """Return the game that the files of a folder describe."""
    found = []
    for name in Game._fields:
        path = folder / f"{name}.json"
        if path.exists():
            found.append(json.loads(path.read_text(encoding="utf-8")))
        else:
            text = (folder / f"{name}.yml").read_text(encoding="utf-8")
            found.append(import_module("yaml").safe_load(text))
    return Game(*found)


def by_ranks(game: Game, *, both: bool) -> Places:
    """Give as many as can be a place, and of such answers take that with the lowest ranks (of `both` sides)."""
    rank, count = game.rank, len(game.residents)
    longest = max(map(len, (*game.residents.values(), *game.hospitals.values())))
    scores: dict[tuple[str, str], float] = {}
    for resident, wanted in game.residents.items():
        for at, hospital in enumerate(wanted):
            if resident in rank[hospital]:
                lost = at + (rank[hospital][resident] / longest if both else 0)
                scores[hospital, resident] = 2 * longest * count - lost
    give = {hospital: (0, game.capacities[hospital]) for hospital in game.hospitals}
    found = assign(scores, give, dict.fromkeys(game.residents, (0, 1)))
    return {resident: hospital for hospital, resident in found.pairs}


def stable(game: Game, optimal: str) -> Places:
    """Match with the package, best for one side."""
    solver = import_module("matching.games").HospitalResident
    solved = solver.create_from_dictionaries(*game).solve(optimal=optimal)
    return {resident.name: hospital.name for hospital, had in solved.items() for resident in had}


def count_blocking(game: Game, places: Places) -> int:
    """Count the pairs who would both rather have each other than what they have."""
    rank, count = game.rank, 0
    had: dict[str, list[str]] = {hospital: [] for hospital in game.hospitals}
    for resident, hospital in places.items():
        had[hospital].append(resident)
    for resident, wanted in game.residents.items():
        better = wanted[: wanted.index(places[resident])] if resident in places else wanted
        for hospital in better:
            if resident in rank[hospital]:
                worst = max((rank[hospital][one] for one in had[hospital]), default=-1)
                room = len(had[hospital]) < game.capacities[hospital]
                count += room or rank[hospital][resident] < worst
    return count


def main() -> None:
    """Print each answer as a row of a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    game = read(parser.parse_args().folder)
    print(
        "| way | have a place | first choices | mean rank | blocking pairs | CPU s |\n|---|---|---|---|---|---|"
    )
    for name, way in (
        ("mentorsheets, ranks of residents", partial(by_ranks, game, both=False)),
        ("mentorsheets, ranks of both sides", partial(by_ranks, game, both=True)),
        ("matching, best for residents", partial(stable, game, "resident")),
        ("matching, best for hospitals", partial(stable, game, "hospital")),
    ):
        begun = process_time()
        places = way()
        spent = process_time() - begun
        ranks = [1 + game.residents[one].index(hospital) for one, hospital in places.items()]
        mean = f"{sum(ranks) / len(ranks):.3f}"
        cells = [name, len(places), ranks.count(1), mean, count_blocking(game, places), f"{spent:.2f}"]
        print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
