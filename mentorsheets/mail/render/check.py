"""Finds the mistakes in a template before anything is sent, by its text alone: no sample person is needed."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from mentorsheets.mail.render.environment import CASES, FILTERS, FORMATS, OF_LISTS, environment
from mentorsheets.mail.render.types import Names, element, is_printable, members

LONGEST_SOURCE = 20_000
"""Characters of a template; ours have under 3,000, and checking grows with the length."""
DEEPEST_LOOP = 2
"""Loops within loops; facts nest no deeper, and each level multiplies a mail's length."""
LOOP: Names = {"first": bool, "last": bool, "index": int, "length": int}
# Without calls, assignments and sums a template can neither count nor grow: its work is bounded by its facts.
UNDERSTOOD = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Filter,
    nodes.If, nodes.For, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand,
    nodes.Concat,
)  # fmt: skip
BRACKETS = "Each {{ needs its }}, each {% if … %} its {% endif %}, each {% for … %} its {% endfor %}."
ORDERED = {"gt", "gteq", "lt", "lteq"}
MISTAKE_WORDS = {
    nodes.Call: "calls something",
    nodes.Include: "includes another file",
    nodes.Import: "imports another file",
    nodes.Extends: "extends another file",
    nodes.Assign: "sets a name of its own",
    nodes.Macro: "defines a macro",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the file or tab that it stands in, its line, what is wrong, and what to do."""

    place: str
    line: int
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}, line {self.line}: {self.sentence} {self.hint}".strip()


def find_mistakes(text: str, place: str, names: Names) -> list[Mistake]:
    """Return the mistakes of one template, where `names` gives the type of each name that it may use."""
    if len(text) > LONGEST_SOURCE:
        return [Mistake(place, 1, f"It is longer than {LONGEST_SOURCE:,} signs.", "Make it shorter.")]
    try:
        tree = environment("en").parse(text)
        walk = _Walk(place)
        walk.block(tree.body, names, 0)
        if not walk.found:
            environment("en").from_string(text)
    except TemplateSyntaxError as wrong:
        return [Mistake(place, wrong.lineno, f"It cannot be read: {wrong.message}", BRACKETS)]
    except (SyntaxError, RecursionError):
        return [Mistake(place, 1, "Too much stands within one another here.", "Make it simpler.")]
    return walk.found


def suggest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return what somebody may have meant: "Did you mean “others”?", else what there is."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"Did you mean “{close[0]}”?" if close else f"There is: {', '.join(sorted(known))}."


class _Walk:
    """Goes through one template, keeping what it finds."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.found: list[Mistake] = []

    def block(self, body: list[nodes.Node], names: Names, depth: int) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node, names)
            elif isinstance(node, nodes.If):
                self.type_of(node.test, names)
                for part in (node.body, node.elif_, node.else_):
                    self.block(list(part), names, depth)
            elif isinstance(node, nodes.For):
                self._loop(node, names, depth)
            else:
                self.type_of(node, names)

    def _output(self, node: nodes.Output, names: Names) -> None:
        for part in node.nodes:
            self._written(part, names)

    def _written(self, part: nodes.Node, names: Names) -> None:
        of = self.type_of(part, names)
        if of is not None and not is_printable(of):
            self._say(part, "This cannot be written as it is.", self._way_out(of))

    def _way_out(self, of: Any) -> str:  # noqa: ANN401
        inside = members(element(of) or of)
        return (
            f"Behind a dot it has: {', '.join(inside)}." if inside else "It is yes or no: ask for it with if."
        )

    def _loop(self, node: nodes.For, names: Names, depth: int) -> None:
        if depth == DEEPEST_LOOP or node.recursive:
            self._say(node, f"Loops may stand in one another {DEEPEST_LOOP} deep at most.")
            return
        of = self.type_of(node.iter, names)
        one = element(of)
        if of is not None and one is None:
            self._say(node, "This is not a list, so it cannot be gone through.")
        if not isinstance(node.target, nodes.Name):
            self._say(node, "A loop takes one name: {% for one in list %}.")
            return
        inner = {**names, node.target.name: one, "loop": LOOP}
        if node.test:
            self.type_of(node.test, inner)
        self.block(list(node.body), inner, depth + 1)
        self.block(list(node.else_), names, depth)

    def type_of(self, node: nodes.Node, names: Names) -> Any | None:  # noqa: ANN401
        """Return the type of an expression, or None where it is unknown; note what is wrong in it."""
        if not isinstance(node, UNDERSTOOD):
            what = MISTAKE_WORDS.get(type(node), "reckons like this")
            self._say(node, f"A template that {what} is not understood.",
                      "It can write facts, choose with if, and repeat with for.")  # fmt: skip
            return None
        if isinstance(node, nodes.Name):
            return self._known(node, node.name, names)
        if isinstance(node, nodes.Getattr):
            return self._behind_dot(node, names)
        if isinstance(node, nodes.Filter):
            return self._filter(node, names)
        if isinstance(node, nodes.Compare):
            return self._compare(node, names)
        return self._of_parts(node, names)

    def _of_parts(self, node: nodes.Node, names: Names) -> Any | None:  # noqa: ANN401
        if isinstance(node, nodes.TemplateData):
            return str
        if isinstance(node, nodes.Const):
            return type(node.value)
        if isinstance(node, nodes.Concat):
            for part in node.nodes:
                self._written(part, names)
            return str
        types = [self.type_of(child, names) for child in node.iter_child_nodes()]
        # “a or b” is one of the two; what is a choice by if has its test first.
        chosen = types[1:] if isinstance(node, nodes.CondExpr) else types
        return chosen[0] if len(set(chosen)) == 1 and not isinstance(node, nodes.Not) else bool

    def _compare(self, node: nodes.Compare, names: Names) -> type[bool]:
        left = self.type_of(node.expr, names)
        for operand in node.ops:
            right = self.type_of(operand.expr, names)
            if operand.op in ORDERED and {left, right} - {int, None}:
                self._say(node, "Only numbers can be more or less than one another.")
            elif operand.op in ("in", "notin") and right is not None and element(right) is None:
                self._say(node, "Something can be “in” a list only.")
        return bool

    def _behind_dot(self, node: nodes.Getattr, names: Names) -> Any | None:  # noqa: ANN401
        of = self.type_of(node.node, names)
        return None if of is None else self._known(node, node.attr, members(of))

    def _known(self, node: nodes.Node, name: str, names: Names) -> Any | None:  # noqa: ANN401
        if name not in names:
            self._say(node, f"There is no “{name}” here.", suggest(name, list(names)) if names else "")
        return names.get(name)

    def _filter(self, node: nodes.Filter, names: Names) -> Any | None:  # noqa: ANN401
        of = self.type_of(node.node, names) if node.node else None
        if node.name not in FILTERS:
            self._say(node, f"There is no “| {node.name}”.", suggest(node.name, FILTERS))
        if node.args or node.kwargs:
            self._say(node, f"“| {node.name}” takes nothing in brackets.")
        if of is not None and not self._suits(node.name, of):
            self._say(
                node, f"“| {node.name}” is not for this.", "See what each fact is in the list of facts."
            )
        if node.name in ("first", "last"):
            return element(of)
        return int if node.name == "count" else str

    def _suits(self, name: str, of: Any) -> bool:  # noqa: ANN401
        if name in OF_LISTS:
            return element(of) is not None
        wanted = FORMATS[name][1] if name in FORMATS else str if name in CASES else object
        if wanted is tuple:
            return element(of) is str
        return isinstance(of, type) and issubclass(of, wanted)

    def _say(self, node: nodes.Node, sentence: str, hint: str = "") -> None:
        self.found.append(Mistake(self.place, node.lineno, sentence, hint))
