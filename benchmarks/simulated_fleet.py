"""A day of thousands of programmes on Google sheets: a queue, workers, and Google's quota, played through.

    python -m benchmarks.simulated_fleet --programmes 10000 --people 200 --workers 100 200 --projects 40 80

No part of mentorsheets runs here: what a pass and a mail cost goes in as was measured, and out comes how late a pass
begins after its tick, how late a cry for help is heard, and how long after its hour the last mail of a Monday goes.
Like procrastinate with our tick, each programme stands once at most in the queue, which is worked off in order.
"""

import argparse
import heapq
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

DAY, HOUR, MINUTE = 24 * 3600, 3600, 60
"""Seconds."""
MONDAY_HOUR = 9
"""The hour, in a programme's own zone, at which its check-ins of the week become due."""
ZONES: dict[int, int] = {-8: 10, -5: 20, -3: 10, 0: 15, 1: 25, 3: 8, 5: 8, 8: 4}
"""Hours from UTC, and of how many in a hundred programmes: invented, as a community that spans the world."""
CRIES = 1 / (200 * 30)
"""Cries for help a person and day: about one a month in a programme of 200, more than we wish on anybody."""
LIMIT = 300
"""Reads (and as many writes) a minute that Google allows a project."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was measured: CPU seconds and calls of a pass, seconds of a call and of a mail."""

    idle_cpu: float
    busy_cpu: float
    idle_calls: int
    busy_calls: int
    call: float
    mail: float


@dataclass(frozen=True, slots=True)
class Fleet:
    """How many of each, seconds between two ticks, and the most mails that a job sends before it yields."""

    programmes: int
    people: int
    workers: int
    projects: int
    tick: int
    most_mails: int


@dataclass(slots=True)
class Day:
    """What came of a day, in seconds but for `cpu` (CPU seconds) and `passes`."""

    waited: float = 0
    heard: list[float] | None = None
    monday: float = 0
    cpu: float = 0
    busy: float = 0
    passes: int = 0


class Quota:
    """Google's limit for one project: so many calls in each minute, the rest has to wait."""

    def __init__(self) -> None:
        """Begin with nothing used."""
        self.minute, self.used = 0, 0

    def take(self, now: float, calls: int) -> float:
        """Return when so many calls can have been made from `now` on, as far as the limit goes."""
        minute = max(self.minute, int(now // MINUTE))
        if minute > self.minute:
            self.minute, self.used = minute, 0
        self.used += calls
        while self.used > LIMIT:
            self.minute, self.used = self.minute + 1, self.used - LIMIT
        return max(now, self.minute * MINUTE)


def live_a_day(fleet: Fleet, cost: Cost, seed: int = 1) -> Day:
    """Play a Monday through, from midnight UTC, and until what it left is done."""
    dice = random.Random(seed)
    zones = dice.choices(list(ZONES), list(ZONES.values()), k=fleet.programmes)
    due = [((MONDAY_HOUR - zone) % 24) * HOUR for zone in zones]
    left = [fleet.people] * fleet.programmes
    cries = [sorted(_draw_cries(dice, fleet.people)) for _ in range(fleet.programmes)]
    quotas = [Quota() for _ in range(fleet.projects)]
    free = [0.0] * fleet.workers
    # When each is next ready to be worked on: at its tick, which all share.
    queue = [(0.0, number) for number in range(fleet.programmes)]
    day = Day(heard=[])
    assert day.heard is not None
    while queue:
        ready, number = heapq.heappop(queue)
        begin = max(ready, heapq.heappop(free))
        mails = min(left[number], fleet.most_mails) if begin >= due[number] else 0
        calls, cpu = (cost.busy_calls, cost.busy_cpu) if mails else (cost.idle_calls, cost.idle_cpu)
        allowed = quotas[number % fleet.projects].take(begin, calls)
        end = allowed + calls * cost.call + cpu + mails * cost.mail
        heapq.heappush(free, end)
        day.waited, day.passes = max(day.waited, begin - ready), day.passes + 1
        day.cpu, day.busy = day.cpu + cpu, day.busy + end - begin
        while cries[number] and cries[number][0] <= begin:
            day.heard.append(end - cries[number].pop(0))
        left[number] -= mails
        if mails and not left[number]:
            day.monday = max(day.monday, end - due[number])
        again = end if mails and left[number] else (int(end // fleet.tick) + 1) * fleet.tick
        if again < DAY or left[number] or cries[number]:
            heapq.heappush(queue, (again, number))
    return day


def _draw_cries(dice: random.Random, people: int) -> Iterator[float]:
    """Yield at which seconds of the day somebody cries for help: a Poisson stream."""
    at = dice.expovariate(people * CRIES / DAY)
    while at < DAY:
        yield at
        at += dice.expovariate(people * CRIES / DAY)


def main() -> None:
    """Print a row for each number of workers and projects."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("programmes", 10_000), ("people", 200), ("most-mails", 1_000_000), ("tick", 60)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--workers", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--projects", type=int, nargs="+", default=[20, 40])
    for name, number in (("idle-cpu", 0.15), ("busy-cpu", 3.0), ("call", 0.3), ("mail", 0.2)):
        parser.add_argument(f"--{name}", type=float, default=number)
    parser.add_argument("--idle-calls", type=int, default=2)
    parser.add_argument("--busy-calls", type=int, default=16)
    given = parser.parse_args()
    cost = Cost(given.idle_cpu, given.busy_cpu, given.idle_calls, given.busy_calls, given.call, given.mail)
    print("| workers | projects | longest wait, min | cry heard, min: half / 99 % / last | Monday done after, h "
          "| cores busy | workers busy |\n|---|---|---|---|---|---|---|")  # fmt: skip
    for workers in given.workers:
        for projects in given.projects:
            size = given.programmes, given.people, workers, projects, given.tick * MINUTE, given.most_mails
            day = live_a_day(Fleet(*size), cost)
            heard = sorted(day.heard or [0])
            at = [heard[math.ceil(len(heard) * share) - 1] / MINUTE for share in (0.5, 0.99, 1)]
            print(
                f"| {workers} | {projects} | {day.waited / MINUTE:.0f} | {at[0]:.0f} / {at[1]:.0f} / {at[2]:.0f} "
                f"| {day.monday / HOUR:.1f} | {day.cpu / DAY:.1f} | {day.busy / DAY / workers:.0%} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
