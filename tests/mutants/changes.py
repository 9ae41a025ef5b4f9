"""The changes that make mutants: in Python's syntax tree, and in the SQL inside strings."""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift,
}  # fmt: skip
ASSERTED = "strict"
"""A keyword of zip: where it is true, it only says that two are as long as each other, as an assertion would."""
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
SOME_ROUND_NUMBER = 100
"""From here on a number is a size that somebody chose (bytes of a block, years that mean "for ever"), and one more of
it is the same to everybody: no fault, so no mutant."""
SQL = re.compile(r"\b(SELECT|UPDATE|DELETE|INSERT|WHERE|AND|state IN|SET|ORDER BY)\b")
MADE = re.compile(r"\bCREATE TABLE\b")
"""How tables are made: an index of other rows only makes it slower to find them."""
IN_SQL = [
    (re.compile(r"(?<![<>=])<(?![>=])"), "<="),
    (re.compile(r"(?<![<>])<="), "<"),
    (re.compile(r"(?<![<>])>(?!=)"), ">="),
    (re.compile(r">="), ">"),
    (re.compile(r"(?<![<>])= \?(?= AND| OR|$)"), "<> ?"),
    (re.compile(r"\bAND\b"), "OR"),
    (re.compile(r"\bNOT IN\b"), "IN"),
    (re.compile(r"'(?:planned|deferred|sending|unknown)', "), ""),
    (re.compile(r", '(?:planned|deferred|sending|unknown)'"), ""),
]


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one file: at the `place`-th node that can be changed, the `which`-th change to it."""

    path: Path
    line: int
    place: int
    which: int

    def before(self) -> str:
        """Return what stands in the place now, in words."""
        return _shown(list(_mutable(ast.parse(self.path.read_bytes())))[self.place])

    def make(self) -> tuple[ast.Module, str]:
        """Return the changed file, and the changed place in words, before and after."""
        tree = ast.parse(self.path.read_bytes())
        node = list(_mutable(tree))[self.place]
        before = _shown(node)
        list(_changes_at(node))[self.which](node)
        return ast.fix_missing_locations(
            tree
        ), f"{self.path.as_posix()}:{self.line}: {before}  →  {_shown(node)}"


def changes_of(path: Path) -> list[Change]:
    """Return each change that can be made to a file."""
    return [
        Change(path, node.lineno, place, which)
        for place, node in enumerate(_mutable(ast.parse(path.read_bytes())))
        for which, _ in enumerate(_changes_at(node))
    ]


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 140 else text[:70] + " … " + text[-65:]


def _mutable(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Yield the places where a change means something: no type, no docstring, no name of a thing."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.expr, ast.stmt)):
            yield node
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "bases", "keywords"} and not isinstance(
                node, ast.Call
            ):
                continue
            if isinstance(node, ast.Raise | ast.Import | ast.ImportFrom | ast.JoinedStr):
                continue
            if isinstance(node, ast.Assign) and (_names_a_type(node.value) or _is_reckoned(node.value)):
                continue
            if isinstance(node, ast.keyword) and node.arg == ASSERTED and ast.unparse(node.value) == "True":
                continue
            todo += [
                item for item in (value if isinstance(value, list) else [value]) if isinstance(item, ast.AST)
            ]


def _names_a_type(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"TypeVar", "NewType", "Signer"}


def _is_reckoned(node: ast.expr) -> bool:
    """Return whether this is a size written as a sum (2**31 - 1), see SOME_ROUND_NUMBER."""
    return isinstance(node, ast.BinOp) and all(
        isinstance(part, ast.BinOp | ast.Constant | ast.operator) for part in ast.walk(node)
    )


def _changes_at(node: ast.expr | ast.stmt) -> Iterator[Callable[[ast.AST], None]]:  # noqa: C901, PLR0912 - a table
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield _put("ops", [COMPARED[type(op)]()])
        case ast.BoolOp(op=op, values=values):
            yield _put("op", ast.Or() if isinstance(op, ast.And) else ast.And())
            yield from (_without("values", number) for number in range(len(values)))
        case ast.BinOp(op=op) if type(op) in RECKONED and not _joins_text(node):
            yield _put("op", RECKONED[type(op)]())
        case ast.AugAssign(op=op) if type(op) in RECKONED:
            yield _put("op", RECKONED[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield _put("op", ast.UAdd())
        case ast.IfExp():
            yield _swap
        case ast.If(test=test) | ast.While(test=test) if not isinstance(test, ast.Compare | ast.UnaryOp):
            yield _negate
        case ast.Constant(value=bool() as value):
            yield _put("value", not value)
        case ast.Constant(value=int() as value) if value < SOME_ROUND_NUMBER:
            yield _put("value", value + 1)
        case ast.Constant(value=str() as text) if not MADE.search(text) and (
            SQL.search(text) or "state " in text
        ):
            yield from (_put("value", changed) for changed in changes_in_sql(text))
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            yield lambda twin: setattr(twin.func, "id", CALLED[name])  # type: ignore[attr-defined]
        case ast.Set(elts=elements) | ast.Tuple(elts=elements) if len(elements) > 1 and _is_table(elements):
            yield from (_without("elts", number) for number in range(len(elements)))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            yield from (_open_comprehension(number) for number, one in enumerate(node.generators) if one.ifs)
        case ast.Continue():
            yield _become(ast.Break)


def changes_in_sql(text: str) -> Iterator[str]:
    """Yield a piece of SQL with one change each."""
    for pattern, other in IN_SQL:
        for found in pattern.finditer(text):
            yield text[: found.start()] + other + text[found.end() :]


def _is_table(elements: list[ast.expr]) -> bool:
    """Return whether these decide something; a list of questions that people are asked is wording."""
    return (
        all(isinstance(element, ast.Attribute | ast.Constant) for element in elements)
        and not all(
            isinstance(element, ast.Attribute) and getattr(element.value, "id", "") == "self"
            for element in elements
        )
        and not all(_is_sentence(element) for element in elements)
    )


def _is_sentence(element: ast.expr) -> bool:
    return (
        isinstance(element, ast.Constant) and isinstance(element.value, str) and element.value.count(" ") > 2
    )


def _joins_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr) or isinstance(getattr(side, "value", None), str)
        for side in (node.left, node.right)
    )


def _put(field: str, value: object) -> Callable[[ast.AST], None]:
    return lambda twin: setattr(twin, field, value)


def _without(field: str, number: int) -> Callable[[ast.AST], None]:
    def change(twin: ast.AST) -> None:
        values = getattr(twin, field)
        del values[number]
        if isinstance(twin, ast.BoolOp) and len(values) == 1:
            values.append(copy.deepcopy(values[0]))

    return change


def _swap(twin: ast.AST) -> None:
    assert isinstance(twin, ast.IfExp)
    twin.body, twin.orelse = twin.orelse, twin.body


def _negate(twin: ast.AST) -> None:
    assert isinstance(twin, ast.If | ast.While)
    twin.test = ast.UnaryOp(ast.Not(), twin.test)


def _open_comprehension(number: int) -> Callable[[ast.AST], None]:
    return lambda twin: twin.generators[number].ifs.clear()  # type: ignore[attr-defined]


def _become(kind: type[ast.stmt]) -> Callable[[ast.AST], None]:
    def change(twin: ast.AST) -> None:
        twin.__class__ = kind

    return change
