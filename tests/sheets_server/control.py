"""The control endpoint: what tests in another process ask of the server, under /_control/."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.sheets_server.weather import KINDS, Fault

if TYPE_CHECKING:
    from tests.sheets_server.server import SheetsServer

ACTS = frozenset(
    {
        "type",
        "note",
        "sort",
        "insert_rows",
        "delete_rows",
        "move_rows",
        "insert_columns",
        "delete_columns",
        "move_columns",
        "rename_tab",
        "add_tab",
        "delete_tab",
        "set_filter",
        "protect",
        "share",
        "unshare",
        "values",
    }
)


def answer(server: "SheetsServer", method: str, path: str, body: bytes) -> tuple[int, Any]:
    """Status and JSON of one control request."""
    what = path.removeprefix("/_control/")
    if (method, what) == ("GET", "calls"):
        return 200, server.weather.summary() | {"calls": [asdict(call) for call in server.weather.calls]}
    doers = {
        "faults": _faults,
        "quota": _quota,
        "reset": _reset,
        "person": _person,
        "accounts": _accounts,
        "spreadsheets": _spreadsheets,
    }
    if method != "POST" or what not in doers:
        return 404, {"error": f"no such control: {method} {what}"}
    try:
        return 200, doers[what](server, json.loads(body or b"{}"))
    except (KeyError, TypeError, ValueError, LookupError) as problem:
        return 400, {"error": str(problem)}


def _faults(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """{kind, status, operation, times, seconds}; an empty object clears all faults."""
    if not given:
        server.weather.faults.clear()
        return {}
    fault = Fault(**given)
    if fault.kind not in KINDS:
        raise ValueError(f"unknown kind of fault: {fault.kind}")
    server.weather.faults.append(fault)
    return {}


def _quota(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """{reads, writes}: how many a minute; null for no limit."""
    server.weather.reads_a_minute, server.weather.writes_a_minute = given.get("reads"), given.get("writes")
    return {}


def _reset(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """Forget all spreadsheets, calls and faults."""
    server.world.books.clear()
    server.weather.calls.clear()
    server.weather.faults.clear()
    return {}


def _person(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """{spreadsheetId, act, with}: something that a person does in the browser."""
    if given["act"] not in ACTS:
        raise ValueError(f"unknown act: {given['act']}")
    found = getattr(server.person(given["spreadsheetId"]), given["act"])(*given.get("with", []))
    return {"result": found}


def _accounts(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """{email}: a throw-away service account's key."""
    return server.service_account(given["email"])


def _spreadsheets(server: "SheetsServer", given: dict[str, Any]) -> Any:
    """{title, owner, shared: {address: role}}: a spreadsheet that a person makes."""
    return {"spreadsheetId": server.make(given["title"], given["owner"], given.get("shared", {}))}
