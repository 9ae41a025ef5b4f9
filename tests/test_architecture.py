"""The house's limits: short files, short functions, and no library that came along by chance."""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
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
def test_a_file_has_at_most_300_lines_and_a_function_50(path):
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


def unnamed(paths: Iterable[Path], lines: Iterable[str]) -> set[str]:
    imported = set(chain(*(outside_imports(ast.parse(path.read_bytes())) for path in paths)))
    known, bringers = named(lines), packages_distributions()
    return {
        module
        for module in imported - sys.stdlib_module_names - {"mentorsheets", "tests", "benchmarks", "docs"}
        if not {canonicalize_name(name) for name in bringers.get(module, ())} & known
    }


def test_every_library_that_the_code_imports_is_named_in_the_project():
    assert unnamed(SOURCES, NEEDED) == set()


def test_every_library_that_the_tests_import_is_named_in_the_project():
    assert unnamed((ROOT / "tests").rglob("*.py"), [*NEEDED, *GROUPS["test"]]) == set()


def test_every_library_that_the_project_names_is_pinned():
    assert named(PROJECT["dependencies"]) <= pinned("run.txt")
    assert named([*NEEDED, *chain(*GROUPS.values())]) <= pinned("dev.txt")


def test_what_is_pinned_to_run_is_pinned_to_test():
    assert pinned("run.txt") <= pinned("dev.txt")
