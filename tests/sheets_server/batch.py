"""spreadsheets.batchUpdate: requests in order, all or none."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sheets_server.book import Book
from tests.sheets_server.errors import ApiError, invalid, unknown_name

Reply = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a request may need besides the spreadsheet: who asks, and a source of new ids."""

    account: str
    chance: random.Random

    def new_id(self) -> int:
        return self.chance.randrange(1, 2**31 - 1)


_SNAKE = re.compile(r"(?<=[a-z0-9])_([a-z0-9])")
Handler = Callable[[Book, dict[str, Any], Context], Reply]
HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that carries out one kind of request."""

    def register(function: Handler) -> Handler:
        HANDLERS[kind] = function
        return function

    return register


def apply(book: Book, requests: Any, context: Context) -> list[dict[str, Any]]:
    """Carry out a batch and return its replies; when one request fails, the spreadsheet is as before."""
    requests = as_google_reads(requests)
    if not requests:
        raise invalid("Must specify at least one request.")
    named = [_kind(request, index) for index, request in enumerate(requests)]
    before = book.snapshot()
    replies = []
    try:
        for index, kind in enumerate(named):
            replies.append(_one(book, kind, requests[index][kind], index, context))
    except ApiError:
        book.restore(before)
        raise
    return replies


def as_google_reads(requests: Any) -> Any:
    """The list of requests in one spelling: Google takes one by itself, lists in lists, and snake_case too."""
    if isinstance(requests, dict):
        requests = [requests]
    if not isinstance(requests, list):
        return requests
    flat: list[Any] = []
    for one in requests:
        flat += as_google_reads(one) if isinstance(one, list) else [_in_camel_case(one)]
    return flat


def _in_camel_case(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        camel = ((_SNAKE.sub(lambda found: found[1].upper(), key), inner) for key, inner in value.items())
        return {key: _in_camel_case(inner, key) for key, inner in camel}
    if isinstance(value, list):
        return [_in_camel_case(inner) for inner in value]
    if name == "fields" and isinstance(value, str):
        return _SNAKE.sub(lambda found: found[1].upper(), value)
    return value


def _kind(request: Any, index: int) -> str:
    at = f"requests[{index}]"
    if not isinstance(request, dict):
        raise invalid(
            f"Invalid value at '{at}' (type.googleapis.com/google.apps.sheets.v4.Request), {request!r}"
        )
    for kind in request:
        if kind not in HANDLERS:
            raise unknown_name(kind, at)
    if len(request) != 1:
        raise invalid(f"Invalid {at}: exactly one kind of request must be set.")
    found: str = next(iter(request))
    return found


def _one(book: Book, kind: str, body: dict[str, Any], index: int, context: Context) -> dict[str, Any]:
    try:
        reply = HANDLERS[kind](book, body, context)
    except ApiError as error:
        raise ApiError(
            error.code, f"Invalid requests[{index}].{kind}: {error.message}", error.details
        ) from None
    return {} if reply is None else {kind: reply}


def required_fields(body: dict[str, Any]) -> str:
    """The update mask, which no update may go without."""
    fields = body.get("fields")
    if not fields:
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return str(fields)


def found(entries: list[dict[str, Any]], key: str, wanted: Any, refusal: str) -> dict[str, Any]:
    """The entry whose `key` is `wanted`; refused in the given words when there is none."""
    for entry in entries:
        if entry.get(key) == wanted:
            return entry
    raise invalid(refusal)


def fresh(entries: list[dict[str, Any]], key: str, wanted: Any, what: str) -> None:
    """Refuse an explicit id that is taken."""
    if any(entry.get(key) == wanted for entry in entries):
        raise invalid(f"Cannot add {what} with ID: {wanted}. An entry with that ID already exists.")
