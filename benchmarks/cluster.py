"""Shows workers on a real PostgreSQL that are killed at random: `python -m benchmarks.cluster [--blows 50]`."""

import argparse
import random
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, SendOutcome
from tests.mail.faulty import FaultyServer
from tests.mail.letters import plain
from tests.mail.transport.test_chaos import balance
from tests.runtime.cluster.community import (
    PEOPLE_EACH,
    Assassin,
    Workers,
    in_sheets,
    programmes,
    wait_until_done,
)
from tests.runtime.cluster.database import postgres
from tests.runtime.cluster.test_workers import CHECK_INS


def killed(address: str, folder: Path, told: argparse.Namespace) -> None:
    """Let workers look after programmes while they are killed, and print what became of the mails."""
    paths = programmes(folder, told.programmes)
    mails = len(paths) * PEOPLE_EACH
    begun = time.monotonic()
    with FaultyServer() as mail, Workers(address, folder, mail.port, told.workers, **CHECK_INS) as workers:
        dice = random.Random(told.seed)
        assassin = mail.on_stage = Assassin(dice, workers, told.blows, apart=max(1, mails // told.blows))
        found = wait_until_done(workers, address, mails, within=1800)
        twice, lost, wrong = balance(mail, {key: MailState(state) for key, state in found.items()})
    print(f"{told.workers} workers, {len(paths)} programmes, {mails} mails, {time.monotonic() - begun:.0f} s")
    print(f"killed: {dict(assassin.killed)}; ended as {dict(Counter(found.values()))}")
    print(f"{twice} twice, {lost} lost, {wrong} wrongly said sent; sheets agree: {in_sheets(paths) == found}")


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
    for name, usual in (("programmes", 50), ("workers", 3), ("blows", 50), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres(durable=True) as address:
        killed(address, Path(folder), told)
        print(f"journal in PostgreSQL: {speed(address):.0f} mails a second to the brink and back")
        print(f"journal in a file: {speed(Path(folder, 'mail.db')):.0f}")


if __name__ == "__main__":
    main()
