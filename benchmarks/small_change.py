"""Measures a small change: most pairs stay, ten people leave, ten come; and that nobody else is touched.

python -m benchmarks.small_change --instance n1000.s1.json.gz
"""

import argparse
import time
from dataclasses import replace
from pathlib import Path

from benchmarks import neutral
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve


def changed(community: Community, pairing: Pairing) -> Community:
    """Keep four of five pairs, drop every hundredth person and add as many who are like others."""
    gone = {member.id for member in community.members[::100]}
    new = tuple(replace(member, id=f"new-{member.id}") for member in community.members[50::100])
    staying = [match for at, match in enumerate(pairing.matches) if at % 5]
    kept = {match.pair: None for match in staying if not gone & {match.giver, match.asker}}
    members = tuple(member for member in community.members if member.id not in gone)
    return replace(community, members=members + new, kept=kept)


def main() -> None:
    """Pair, change, pair again, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instance", type=Path, required=True)
    community = neutral.community(neutral.load(parser.parse_args().instance))
    before = solve(community, "quick")
    after = changed(community, before)
    begin = time.process_time()
    pairing = solve(after)
    seconds = time.process_time() - begin
    lost = set(after.kept) - {match.pair for match in pairing.matches}
    new = sum(not match.kept for match in pairing.matches)
    print(f"{len(after.kept)} pairs kept, {len(lost)} of them touched, {new} new, {seconds:.2f} CPU s")
    for stage in pairing.stages[:2]:
        print(f"{stage.name}: {float(stage.value)} of at most {float(stage.bound or 0)}")


if __name__ == "__main__":
    main()
