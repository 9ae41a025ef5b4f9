"""Google's published discovery documents as a judge of requests and replies."""

import json
import marshal
from functools import cache
from pathlib import Path
from typing import Any

Problems = list[str]
Document = dict[str, Any]
LONGEST_KEPT = 10_000
"""Bytes of a value that is remembered: a row, but not a whole tab."""


@cache
def document(name: str) -> Document:
    """A discovery document (`sheets.v4` or `drive.v3`) as google-api-python-client carries it."""
    import googleapiclient  # noqa: PLC0415 - only the tests that judge by it need it installed

    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    found: Document = json.loads((folder / f"{name}.json").read_text())
    return found


@cache
def methods(name: str) -> dict[str, Document]:
    """The methods by the names that the server gives its operations, such as `values.batchGet`."""
    found: dict[str, Document] = {}

    def collect(part: Document) -> None:
        for method in part.get("methods", {}).values():
            found[".".join(method["id"].split(".")[-2:])] = method
        for inner in part.get("resources", {}).values():
            collect(inner)

    collect(document(name))
    return found


def _method(operation: str) -> tuple[str, Document]:
    for name in ("sheets.v4", "drive.v3"):
        if operation in methods(name):
            return name, methods(name)[operation]
    raise LookupError(operation)


def request_problems(operation: str, body: Any) -> Problems:
    """What in a request's body the API does not know."""
    name, method = _method(operation)
    if "request" not in method:
        return [] if body is None else [f"{operation} takes no body"]
    return _problems(name, method["request"], body, operation)


def reply_problems(operation: str, reply: Any) -> Problems:
    """What in a reply the API could not have sent."""
    name, method = _method(operation)
    return _problems(name, method["response"], reply, operation) if "response" in method else []


def _problems(name: str, schema: Document, value: Any, at: str) -> Problems:
    if "$ref" in schema:
        schema = document(name)["schemas"][schema["$ref"]]
    kind = schema.get("type", "any")
    if kind == "object":
        return _object_problems(name, schema, value, at)
    if kind == "array":
        if not isinstance(value, list):
            return [f"{at}: not a list: {value!r}"]
        return [
            problem
            for index, item in enumerate(value)
            for problem in _item_problems(name, schema["items"], item, f"{at}[{index}]")
        ]
    return _scalar_problems(schema, kind, value, at)


_SOUND: set[tuple[str, int, bytes]] = set()
"""What was found to fit already: most rows of a sheet are like others, in each of its replies."""


def _item_problems(name: str, schema: Document, item: Any, at: str) -> Problems:
    key = name, id(schema), marshal.dumps(item, 2)
    if key in _SOUND:
        return []
    found = _problems(name, schema, item, at)
    if not found and len(key[-1]) < LONGEST_KEPT:
        _SOUND.add(key)
    return found


def _object_problems(name: str, schema: Document, value: Any, at: str) -> Problems:
    if not isinstance(value, dict):
        return [f"{at}: not an object: {value!r}"]
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    found: Problems = []
    for key, inner in value.items():
        part = known.get(key, others)
        if part is None:
            found.append(f"{at}.{key}: no such field")
        elif inner is not None:
            found += _problems(name, part, inner, f"{at}.{key}")
    return found


def _scalar_problems(schema: Document, kind: str, value: Any, at: str) -> Problems:
    fits = {
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "integer": isinstance(value, int) and not isinstance(value, bool),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
        "any": True,
    }
    if not fits[kind]:
        return [f"{at}: not of type {kind}: {value!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is not one of {schema['enum']}"]
    return []


class Judge:
    """Watches a server (`server.after_request(judge)`) and collects what does not fit the documents."""

    def __init__(self) -> None:
        self.problems: Problems = []

    def __call__(self, call: Any, body: bytes, reply: bytes) -> None:
        if call.operation in {"unknown", "token", "control", "files.export", "files.upload"}:
            return
        if body and call.status == 200:
            self.problems += request_problems(call.operation, json.loads(body))
        if call.status == 200:
            self.problems += reply_problems(call.operation, json.loads(reply))
