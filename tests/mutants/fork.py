"""Children that run tests: forks, so that what is loaded already is loaded for all of them."""

import ast
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutants.cpu_time import CPU_SECONDS

LONGEST = 40
"""CPU seconds after which a mutant is taken to go round in circles, which is noticed too."""
QUIET = [
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not outside",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
]


class Changed(SourceFileLoader, MetaPathFinder):  # type: ignore[misc] # as the two of typeshed's disagree
    """Loads one module from a syntax tree, and leaves all others to Python."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.module = ".".join(path.with_suffix("").parts)
        self.tree = tree
        super().__init__(self.module, str(path.resolve()))

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - Python's own signature
        """Return what the tree says, whatever was compiled before."""
        return compile(self.tree, self.path, "exec")

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Return where the module comes from, if it is the one."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.module else None


class Stopwatch:
    """Notes how many CPU seconds each test takes, and which fail."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add what a test, its making ready or its tidying up took."""
        took = dict(report.user_properties).get(CPU_SECONDS, report.duration)
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + float(str(took))
        if report.failed:
            self.failed.append(report.nodeid)


def in_child(work: Callable[[], int], seconds: int) -> int:
    """Do work in a fork that may take so many CPU seconds; return its exit code, 128 or more if it was killed."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256
    code = 255
    try:
        os.setpgid(0, 0)
        told = os.fdopen(os.dup(2), "w", buffering=1)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        # What waits for ever takes no CPU.
        signal.alarm(20 * seconds)
        code = work()
    except Exception:  # noqa: BLE001 - a fork that went on would be a second parent
        traceback.print_exc(file=told)
    finally:
        os._exit(code)


def is_killed(path: Path, tree: ast.Module, tests: Sequence[str]) -> bool:
    """Return whether one of the tests fails, or goes round in circles, when a file is as the tree says."""

    def work() -> int:
        sys.meta_path.insert(0, Changed(path, tree))
        return int(pytest.main([*QUIET, "-x", "-p", "no:xdist", "-p", "no:cov", *tests]))

    return in_child(work, LONGEST) != 0


def survey(tests: Sequence[str], folder: Path) -> None:
    """Write down which tests pass by each line, and how long each takes, into a folder."""

    def work() -> int:
        watch = Stopwatch()
        os.environ["COVERAGE_FILE"] = str(folder / "coverage")
        # Without the project's own settings: programs that tests start are not changed, so they say nothing here.
        measure = [
            "--cov=mentorsheets",
            "--cov-context=test",
            f"--cov-config={os.devnull}",
            "--cov-report=",
            "-p",
            "tests.mutants.cpu_time",
            "-n",
            "2",
        ]
        code = int(pytest.main([*QUIET, *measure, *tests], plugins=[watch]))
        (folder / "failed.json").write_text(json.dumps(watch.failed))
        if code == 0:
            (folder / "seconds.json").write_text(json.dumps(watch.seconds))
        return code

    folder.mkdir(parents=True, exist_ok=True)
    if in_child(work, 1200) != 0:
        failed = "\n".join(json.loads((folder / "failed.json").read_text()))
        raise SystemExit(f"The tests fail without any mutant: run `make test` first.\n{failed}")
