"""Shows workers on a real PostgreSQL that are killed at random, or of which one programme wants very much.

python -m benchmarks.cluster --programmes 200 --people 20 --blows 60
python -m benchmarks.cluster --programmes 200 --people 20 --blows 0 --stops 2
python -m benchmarks.cluster --programmes 201 --large 10000 --blows 0 --turn-mails 2500
python -m benchmarks.cluster --programmes 200 --blows 0
"""

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, SendOutcome
from tests.mail.faulty import FaultyServer
from tests.mail.letters import plain
from tests.mail.transport.test_chaos import balance
from tests.runtime.cluster.community import (
    Assassin,
    Workers,
    in_sheets,
    keys_by_name,
    programmes,
    wait_until_done,
)
from tests.runtime.cluster.database import postgres
from tests.runtime.cluster.test_restarts import Restarter
from tests.runtime.cluster.test_workers import CHECK_INS

WHOSE = re.compile(rb"^To: .*?(harbour-\d+)@", re.MULTILINE | re.DOTALL)
"""Whose people a mail goes to."""


def killed(address: str, folder: Path, told: argparse.Namespace) -> None:
    """Let workers look after programmes while they are killed, and print what became of the mails."""
    paths = programmes(folder, told.programmes, told.large, told.people)
    mails = max(told.large, told.people) + (len(paths) - 1) * told.people
    begun, arrived = time.monotonic(), dict[int, float]()
    with (
        FaultyServer() as mail,
        Workers(
            address,
            folder,
            mail.port,
            told.workers,
            **CHECK_INS,
            MENTORSHEETS_TURN_MAILS=str(told.turn_mails),
        ) as workers,
    ):
        dice = random.Random(told.seed)
        assassin = Assassin(dice, workers, told.blows, apart=max(1, mails // max(1, told.blows)))

        stops = tuple(mails * (number + 1) // (told.stops + 1) for number in range(told.stops))
        restarter = Restarter(address, stops)

        def look(number: int, stage: str) -> None:
            if stage == "taken":
                arrived[len(mail.taken)] = time.monotonic() - begun
            assassin(number, stage)
            restarter(number, stage)

        mail.on_stage = look
        found = wait_through_stops(restarter, workers, address, mails, told.within)
        known = {key: MailState(state) for key, state in found.items()}
        twice, lost, wrong = balance(mail, known, keys_by_name(address))
        tell_waits(mail, arrived, has_large=told.large > told.people)
    print(f"{told.workers} workers, {len(paths)} programmes, {mails} mails, {time.monotonic() - begun:.0f} s")
    print(f"PostgreSQL stopped {told.stops - len(restarter.after)} times")
    print(f"killed: {dict(assassin.killed)}; ended as {dict(Counter(found.values()))}")
    print(f"{twice} twice, {lost} lost, {wrong} wrongly said sent; sheets agree: {in_sheets(paths) == found}")


def wait_through_stops(
    restarter: Restarter, workers: Workers, address: str, mails: int, within: int
) -> dict[str, str]:
    """Return what became of each mail, however often the database was away while that was looked for."""
    while True:
        try:
            return wait_until_done(workers, address, mails, within=within, look_every=2)
        except psycopg.OperationalError:
            for thread in restarter.busy:
                thread.join()


def tell_waits(mail: FaultyServer, arrived: dict[int, float], *, has_large: bool) -> None:
    """Print when each small programme had its last mail, and when the large one had its first and its last."""
    begins, ends = dict[str, float](), dict[str, float]()
    for number, content in enumerate(mail.taken, start=1):
        if found := WHOSE.search(content):
            name, at = found[1].decode(), arrived.get(number, 0.0)
            begins.setdefault(name, at)
            ends[name] = max(at, ends.get(name, 0.0))
    if large := min(ends) if has_large else "":
        print(f"the large one's mails after {begins.pop(large):.0f} to {ends.pop(large):.0f} s")
    waits = sorted(ends.values())
    shares = {share: waits[min(len(waits) - 1, len(waits) * share // 100)] for share in (10, 50, 90, 99, 100)}
    print("small ones done after s:", ", ".join(f"{share} % {wait:.0f}" for share, wait in shares.items()))
    print("each:", " ".join(f"{wait:.0f}" for wait in waits))


def speed(place: Path | str, seconds: float = 3) -> float:
    """Return how many mails a second a journal takes to the brink and back, one at a time."""
    now = datetime.now(UTC)
    mails = [plain(number, not_before=now, not_after=now + timedelta(days=1)) for number in range(20_000)]
    with Journal(place, "speed", now) as journal:
        journal.plan(mails, now)
        begun, done = time.monotonic(), 0
        while time.monotonic() - begun < seconds and done < len(mails):
            key = mails[done].key.id
            journal.brink([key], now, "speed")
            journal.record([(key, SendOutcome(MailState.SENT, "250 Ok"))], now)
            done += 1
        return done / (time.monotonic() - begun)


def main() -> None:
    """Start a server of its own, and print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (
        ("programmes", 50),
        ("workers", 3),
        ("blows", 50),
        ("seed", 1),
        ("people", 6),
        ("large", 0),
        ("stops", 0),
        ("turn-mails", 200),
        ("within", 3600),
    ):
        parser.add_argument(f"--{name}", type=int, default=usual)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres(durable=True) as address:
        killed(address, Path(folder), told)
        print(f"journal in PostgreSQL: {speed(address):.0f} mails a second to the brink and back")
        print(f"journal in a file: {speed(Path(folder, 'mail.db')):.0f}")


if __name__ == "__main__":
    main()
