"""Workers that are killed at random double nothing and lose nothing, whoever takes over."""

import random
from collections import Counter

from mentorsheets.mail.values import State
from tests.cluster.community import PEOPLE_EACH, Assassin, Workers, in_sheets, programmes, wait_until_done
from tests.mail.faulty import FaultyServer
from tests.mail.test_chaos import balance


def test_killed_workers_double_nothing_and_lose_nothing(tmp_path, place):
    paths = programmes(tmp_path, 6)
    with FaultyServer() as mail, Workers(place, tmp_path, mail.port, 3) as workers:
        assassin = mail.on_stage = Assassin(random.Random(3), workers, blows=6, apart=5)
        found = wait_until_done(workers, place, len(paths) * PEOPLE_EACH, within=120)
    assert balance(mail, {key: State(state) for key, state in found.items()}) == (0, 0, 0)
    assert in_sheets(paths) == found
    assert assassin.blows == 0
    print(assassin.killed, Counter(found.values()))  # noqa: T201
