"""Recordings that nock writes: JavaScript that names each request and its answer, read without being run."""

import gzip
import json
import re
from typing import Any
from urllib.parse import urlencode

CALL = re.compile(r'nock\("(?P<host>https://[^":]+)(?::\d+)?"')
STEP = re.compile(r"\s*\.(?P<name>\w+)\(")
METHODS = frozenset({"get", "post", "put", "delete", "patch"})
WORD = re.compile(r"[A-Za-z_$][\w$]*")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
REGEX = re.compile(r"/(?:[^/\\\n]|\\.)+/[a-z]*")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
CONSTANTS = {"true": True, "false": False}
ESCAPED_QUOTE = re.compile(r"\\'")


def read_nock(text: str) -> list[dict[str, Any]]:
    """Return the interactions of a file, in the shape of the other recorders."""
    return [found for at in CALL.finditer(text) if (found := _interaction(text, at))]


def _interaction(text: str, at: re.Match[str]) -> dict[str, Any] | None:
    asked: dict[str, Any] = {}
    query: dict[str, str] = {}
    place = text.index(")", _after_values(text, at.end()) - 1) + 1
    while step := STEP.match(text, place):
        values, place = _values(text, step.end())
        name = step["name"]
        if name in METHODS:
            body = values[1] if len(values) > 1 else ""
            asked = {"method": name.upper(), "uri": at["host"] + values[0], "body": _said(body)}
        elif name == "query":
            query = values[0]
        elif name == "reply":
            uri = asked["uri"] + (f"?{urlencode(query)}" if query else "")
            answer = {"status": {"code": values[0]}, "body": _said(_unpacked(values[1]))}
            return {"request": {**asked, "uri": uri}, "response": answer}
    return None


def _said(body: Any) -> dict[str, str]:  # noqa: ANN401 - any JSON
    return {"string": body if isinstance(body, str) else json.dumps(body)}


def _unpacked(body: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return an answer that was packed by gzip, and told in pieces of hexadecimal digits, as text."""
    if not (isinstance(body, list) and body and all(isinstance(piece, str) for piece in body)):
        return body
    try:
        return gzip.decompress(bytes.fromhex("".join(body))).decode()
    except (ValueError, OSError, EOFError):
        return ""


def _after_values(text: str, at: int) -> int:
    """Return the place after the rest of a list of arguments whose first is read."""
    return _values(text, at + 1)[1] if text[at] == "," else at + 1


def _values(text: str, at: int) -> tuple[list[Any], int]:
    """Return the arguments of a call whose bracket is just behind, and the place after its end."""
    return _list(text, at, ")")


def _list(text: str, at: int, end: str) -> tuple[list[Any], int]:
    found: list[Any] = []
    while (at := _skip(text, at)) < len(text) and text[at] != end:
        value, at = _value(text, at)
        found.append(value)
    return found, at + 1


def _object(text: str, at: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while (at := _skip(text, at)) < len(text) and text[at] != "}":
        key, at = _value(text, at)
        at = text.index(":", at) + 1
        found[str(key)], at = _value(text, _skip(text, at))
    return found, at + 1


def _value(text: str, at: int) -> tuple[Any, int]:
    if text[at] == "{":
        return _object(text, at + 1)
    if text[at] == "[":
        return _list(text, at + 1, "]")
    if found := TEXT.match(text, at):
        inner = found[0][1:-1]
        if found[0][0] == "'":
            inner = ESCAPED_QUOTE.sub("'", inner).replace('"', '\\"')
        return json.loads(f'"{inner}"', strict=False), found.end()
    if found := NUMBER.match(text, at):
        said = found[0]
        return (float(said) if set(said) & set(".eE") else int(said)), found.end()
    if found := REGEX.match(text, at):
        return "", found.end()
    if found := WORD.match(text, at):
        return CONSTANTS.get(found[0], None if found[0] == "null" else found[0]), found.end()
    raise ValueError(f"no JavaScript value at {at}: {text[at : at + 20]!r}")


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at
