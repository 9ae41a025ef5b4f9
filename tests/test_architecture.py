"""The house's limits: short files, short functions, and no library that came along by chance."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
TOLD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, GROUPS = TOLD["project"], TOLD["dependency-groups"]
NEEDED = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
SOURCES = sorted((ROOT / "mentorsheets").rglob("*.py"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def is_long(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return (function.end_lineno or 0) - function.lineno >= 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_at_most_300_lines_and_a_function_50(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert [function.name for function in functions(ast.parse(text)) if is_long(function)] == []


def outside_imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def named(lines: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def pinned(file: str) -> set[str]:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    return {canonicalize_name(line.partition("==")[0]) for line in text.splitlines() if "==" in line}


@cache
def find_bringers() -> Mapping[str, list[str]]:
    """Return which distributions bring each module: a look at every file of each takes seconds."""
    return packages_distributions()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def unnamed(paths: Iterable[Path], lines: Iterable[str]) -> set[str]:
    imported = set(chain(*(outside_imports(tree_of(path)) for path in paths)))
    known, bringers = named(lines), find_bringers()
    return {
        module
        for module in imported - sys.stdlib_module_names - {"mentorsheets", "tests", "benchmarks", "docs"}
        if not {canonicalize_name(name) for name in bringers.get(module, ())} & known
    }


def test_every_library_that_the_code_imports_is_named_in_the_project() -> None:
    assert unnamed(SOURCES, NEEDED) == set()


def test_every_library_that_the_tests_import_is_named_in_the_project() -> None:
    assert unnamed((ROOT / "tests").rglob("*.py"), [*NEEDED, *GROUPS["test"]]) == set()


def test_every_library_that_the_project_names_is_pinned() -> None:
    assert named(PROJECT["dependencies"]) <= pinned("run.txt")
    assert named([*NEEDED, *chain(*GROUPS.values())]) <= pinned("dev.txt")


def test_what_is_pinned_to_run_is_pinned_to_test() -> None:
    assert pinned("run.txt") <= pinned("dev.txt")


CLOCKS = {
    "time",
    "now",
    "today",
    "utcnow",
    "monotonic",
    "perf_counter",
    "formatdate",
    "localtime",
    "make_msgid",
}
"""Names in the standard library under which a clock is read; `date.today` and the like by their last word."""


def clock_readers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name == "time")
            case ast.ImportFrom(module="time"):
                yield "time"
            case ast.ImportFrom(module="email.utils", names=names):
                yield from (name.name for name in names if name.name in CLOCKS)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="date" | "datetime" | "time" as left), attr=attr)
            ) if attr in CLOCKS:
                yield f"{left}.{attr}"
            case ast.Constant(value=str() as text) if "CURRENT_TIMESTAMP" in text or "now()" in text:
                yield text


@pytest.mark.parametrize(
    "line",
    ["import time", "from time import monotonic", "datetime.now(UTC)", "date.today()", "from email.utils import make_msgid", "'SELECT now()'"],
)  # fmt: skip
def test_a_reader_of_the_clock_is_seen(line: str) -> None:
    assert list(clock_readers(ast.parse(line)))


def test_one_file_reads_the_clock_and_no_other() -> None:
    readers = {path.relative_to(ROOT).as_posix() for path in SOURCES if list(clock_readers(tree_of(path)))}
    assert readers == {"mentorsheets/runtime/system_clock.py"}


IRREGULAR = {
    "told", "said", "heard", "written", "taken", "known", "held", "kept", "broken", "sent", "seen",
    "drawn", "laid", "left", "met", "meant", "begun", "found", "spoken", "chosen",
    "given", "gone", "felt", "brought", "thought", "sought", "put",
}  # fmt: skip
NO_PARTICIPLES = {"need", "feed", "seed", "embed"}
MOST_PARTICIPLES = 0.04
"""Of all names of functions. A few are the field's own (`served`, `covered`), or a library asks for them."""


def is_participle(name: str) -> bool:
    first = name.strip("_").split("_")[0]
    return first in IRREGULAR or (re.search(r"(?<!e)ed$", first) is not None and first not in NO_PARTICIPLES)


def test_a_function_is_named_by_what_it_does() -> None:
    names = [function.name for path in SOURCES for function in functions(tree_of(path))]
    names = [name for name in names if not name.startswith("__")]
    assert sum(map(is_participle, names)) / len(names) <= MOST_PARTICIPLES


ANYWHERE = {"T", "D", "__all__"}
"""Type variables by the custom of Python."""


def own_names(tree: ast.Module) -> Iterator[str]:
    """Yield the classes and constants that a file makes at its top."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (
                    name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_a_class_or_constant_has_a_name_of_its_own() -> None:
    count = Counter(chain(*(set(own_names(tree_of(path))) for path in SOURCES)))
    twice = {name for name, times in count.items() if times > 1 and not name.startswith("_")}
    assert sorted(twice - ANYWHERE) == [], (
        "each of these means two things: give one of them a name of its own"
    )


def is_number(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=bool()):
            return False
        case ast.Constant(value=int() | float()) | ast.Call(func=ast.Name(id="timedelta")):
            return True
        case ast.UnaryOp(operand=one):
            return is_number(one)
        case ast.BinOp(left=left, right=right):
            return is_number(left) and is_number(right)
        case ast.Tuple(elts=several):
            return bool(several) and all(map(is_number, several))
    return False


def unexplained_numbers(source: str) -> Iterator[int]:
    """Yield the lines of a file that give a number a name and do not say, there or on the next line, what it is."""
    lines, body = source.splitlines(), ast.parse(source).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and is_number(node.value):
            match after:
                case ast.Expr(value=ast.Constant(value=str())):
                    continue
            if "#" not in lines[node.lineno - 1] and not lines[node.lineno - 2].startswith("#"):
                yield node.lineno


def test_a_number_says_its_unit_and_why_it_is_no_other() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in SOURCES
        for line in unexplained_numbers(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert list(unexplained_numbers("MOST = 3\nLEAST = -1  # people\n")) == [1]
