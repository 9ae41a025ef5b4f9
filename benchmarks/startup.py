"""How long commands take to begin, in CPU seconds, beside a bare Click programme in the same run.

    python -m benchmarks.startup

Each is started anew, in turns, so that a busy machine is equally busy for all; the least of its times counts,
since whatever else goes on can only add to it.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
BARE = """
import click
@click.group()
@click.version_option("1.0")
def main():
    "A bare programme."
@main.command()
def one():
    "Do nothing."
main()
"""
PEOPLE = 60
ROUNDS = 7


def main() -> None:
    """Print a table of commands with their times, peaks of memory, and what was aimed at."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        sheet = _sample(Path(folder))
        ours = [sys.executable, "-m", "mentorsheets"]
        commands = {
            "bare --help": ([sys.executable, "-c", BARE, "--help"], ""),
            "bare --version": ([sys.executable, "-c", BARE, "--version"], ""),
            "--help": ([*ours, "--help"], "2 × bare"),
            "--version": ([*ours, "--version"], "2 × bare"),
            "check": ([*ours, "check", "--sheet", sheet], "0.8 s"),
            "due": ([*ours, "due", "--sheet", sheet], "1.0 s"),
            "why": ([*ours, "why", "Ana", "--sheet", sheet], "1.0 s"),
        }
        found = {name: (float("inf"), 0.0) for name in commands}
        for _ in range(rounds):
            for name, (command, _aim) in commands.items():
                seconds, peak = measure(command, Path(folder))
                found[name] = min(found[name][0], seconds), max(found[name][1], peak)
    print(f"{PEOPLE} people, least of {rounds}, Python {sys.version.split()[0]}")
    print(f"{'':16}{'CPU s':>8}{'× bare':>8}{'MB':>6}  aim")
    for name, (seconds, peak) in found.items():
        bare = found["bare --version" if "version" in name else "bare --help"][0]
        print(f"{name:16}{seconds:8.3f}{seconds / bare:8.1f}{peak:6.0f}  {commands[name][1]}")


def measure(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command to its end; return its CPU seconds, user and system, and its peak of memory in MB."""
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command[1:4])} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)


def _sample(folder: Path) -> str:
    """Make the sheet of the sample programme, and return its path."""
    demo = [sys.executable, "-m", "mentorsheets", "demo", "--today", "2026-11-23", "--folder", "made"]
    subprocess.run(
        demo, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True
    )
    return str(folder / "made" / "programme.xlsx")


if __name__ == "__main__":
    main()
