"""Field masks: `a.b,c(d,e/f)`, for what a reply shows and for what an update touches."""

import re
from typing import Any

from tests.sheets_server.errors import bad_field

Tree = dict[str, Any]
_TOKEN = re.compile(r"[A-Za-z0-9_*@]+|[.,/()]")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        compact = re.sub(r"\s", "", text)
        self.tokens = _TOKEN.findall(compact)
        if "".join(self.tokens) != compact:
            raise self.refusal()
        self.at = 0

    def refusal(self) -> Exception:
        return bad_field("fields", f"Error expanding 'fields' parameter. Cannot parse '{self.text}'.")

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def read_list(self) -> Tree:
        tree: Tree = {}
        while True:
            _merge(tree, self.read_path())
            if self.peek() != ",":
                return tree
            self.take()

    def read_path(self) -> Tree:
        name = self.take()
        if not name or name in ".,/()":
            raise self.refusal()
        following = self.peek()
        if following in (".", "/") and following:
            self.take()
            return {name: self.read_path()}
        if following == "(":
            self.take()
            inner = self.read_list()
            if self.take() != ")":
                raise self.refusal()
            return {name: inner}
        return {name: {}}


def _merge(tree: Tree, more: Tree) -> None:
    for name, inner in more.items():
        if name not in tree:
            tree[name] = inner
        elif not inner or not tree[name]:
            tree[name] = {}
        else:
            _merge(tree[name], inner)


def parse(text: str) -> Tree:
    """A tree of names; an empty subtree means all below it."""
    reader = _Reader(text)
    tree = reader.read_list()
    if reader.peek():
        raise reader.refusal()
    return {} if "*" in tree else tree


def project(tree: Tree, value: Any) -> Any:
    """What the mask leaves of a reply; lists keep their length."""
    if not tree or "*" in tree:
        return value
    if isinstance(value, list):
        return [project(tree, item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: project(tree[name], inner) for name, inner in value.items() if name in tree}


def reaches(tree: Tree, *path: str) -> bool:
    """Whether the mask shows anything at or below `path`."""
    for name in path:
        if not tree or "*" in tree:
            return True
        if name not in tree:
            return False
        tree = tree[name]
    return True


def patch(tree: Tree, target: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """`target` with the masked fields taken from `source`: set where it has them, removed where not."""
    if not tree or "*" in tree:
        return dict(source)
    result = dict(target)
    for name, inner in tree.items():
        if name not in source:
            result = _without(result, name, inner)
        elif inner and isinstance(source[name], dict):
            below = result.get(name)
            result[name] = patch(inner, below if isinstance(below, dict) else {}, source[name])
        else:
            result[name] = source[name]
    return result


def _without(target: dict[str, Any], name: str, inner: Tree) -> dict[str, Any]:
    result = dict(target)
    below = result.get(name)
    if inner and isinstance(below, dict):
        result[name] = patch(inner, below, {})
        if not result[name]:
            del result[name]
    else:
        result.pop(name, None)
    return result
