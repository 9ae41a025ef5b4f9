"""The loopback server's bad weather: quotas, outages, tokens, sharing, and the program that starts it."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec

import google.auth.credentials
import google.auth.exceptions
import google.auth.transport.requests
import pytest
import requests
from google.oauth2 import service_account
from google.oauth2.credentials import Credentials

from tests.sheets_server.client import Api, Refusal
from tests.sheets_server.server import SheetsServer

P = ParamSpec("P")

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
ROBOT = "robot@throw-away.example.org"


class Clock:
    """A clock that goes when told to, from now on (the assertions of google-auth carry the real time)."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[SheetsServer]:
    with SheetsServer(clock=clock) as running:
        yield running


@pytest.fixture
def api(server: SheetsServer) -> Api:
    return Api(server)


def credentials(server: SheetsServer, *scopes: str) -> service_account.Credentials:
    key = server.service_account(ROBOT)
    held: service_account.Credentials = service_account.Credentials.from_service_account_info(
        key, scopes=list(scopes or [SCOPE])
    )
    return held


def token(held: google.auth.credentials.Credentials) -> str:
    held.refresh(google.auth.transport.requests.Request())
    assert held.token
    return str(held.token)


def refusal(action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action(*args, **kwargs)
    return caught.value


def test_the_quota_is_per_minute_and_apart_for_reads_and_writes(
    api: Api, server: SheetsServer, clock: Clock
) -> None:
    server.quota(reads=2, writes=1)
    assert api.get()
    assert api.get()
    refused = refusal(api.get)
    assert refused.status == 429
    assert refused.error["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert "Read requests per minute per user" in refused.message
    assert refused.error["error"]["details"][0]["metadata"]["quota_limit_value"] == "2"
    api.write("A1", [[1]])
    assert refusal(api.write, "A1", [[1]]).status == 429
    clock.now += 61
    assert api.get()


def test_an_outage_is_told_as_google_tells_it_and_passes(api: Api, server: SheetsServer) -> None:
    server.fail(status=503, times=2, operation=r"values\..*", retry_after="7")
    refused = refusal(api.values, "A1")
    assert refused.error["error"] == {
        "code": 503,
        "message": "The service is currently unavailable.",
        "status": "UNAVAILABLE",
    }
    assert api.get()
    assert refusal(api.write, "A1", [[1]]).status == 503
    assert api.shown("A1") == []


def test_an_outage_can_be_a_page_of_html(api: Api, server: SheetsServer) -> None:
    server.fail("html", status=502)
    refused = refusal(api.get)
    assert (refused.status, "<html" in refused.error) == (502, True)


def test_a_reset_connection_did_nothing_and_a_lost_reply_did_all(api: Api, server: SheetsServer) -> None:
    server.fail("reset", operation="values.update")
    with pytest.raises(requests.ConnectionError):
        api.write("A1", [["x"]])
    assert api.shown("A1") == []
    server.fail("lost_reply", operation="values.update")
    with pytest.raises(requests.ConnectionError):
        api.write("A1", [["x"]])
    assert api.shown("A1") == [["x"]]


def test_a_slow_answer_runs_into_the_callers_patience(api: Api, server: SheetsServer) -> None:
    server.fail("slow", seconds=30)
    with pytest.raises(requests.Timeout):
        api.session.get(server.address + f"/v4/spreadsheets/{api.id}", timeout=0.05)


def test_calls_are_counted_by_kind_and_operation(api: Api, server: SheetsServer) -> None:
    server.forget_calls()
    api.get()
    api.write("A1", [[1]])
    api.batch({"addSheet": {}})
    assert server.weather.summary() == {
        "reads": 1,
        "writes": 2,
        "tokens": 0,
        "operations": {"spreadsheets.get": 1, "values.update": 1, "spreadsheets.batchUpdate": 1},
        "statuses": {"200": 3},
    }


def test_a_person_may_act_before_any_call(api: Api, server: SheetsServer) -> None:
    server.before_request(lambda call: server.person(api.id).type("Sheet1", "A1", call.operation))
    assert api.shown("A1") == [["values.get"]]


def test_a_signed_assertion_gets_a_token_that_ends(server: SheetsServer, clock: Clock) -> None:
    held = credentials(server)
    api = Api(server, token=token(held))
    assert api.get()
    clock.now += 3600
    refused = refusal(api.get)
    assert (refused.status, refused.error["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_a_token_can_be_made_to_end_early(server: SheetsServer) -> None:
    api = Api(server, token=token(credentials(server)))
    server.accounts.expire(ROBOT)
    assert refusal(api.get).status == 401


def test_a_revoked_key_gets_no_token(server: SheetsServer) -> None:
    held = credentials(server)
    server.accounts.revoke(ROBOT)
    with pytest.raises(google.auth.exceptions.RefreshError, match="invalid_grant"):
        token(held)


def test_a_key_that_was_replaced_signs_nothing(server: SheetsServer) -> None:
    held = credentials(server)
    server.service_account(ROBOT)
    with pytest.raises(google.auth.exceptions.RefreshError, match="Invalid JWT Signature"):
        token(held)


def test_a_wrong_clock_is_told(server: SheetsServer, clock: Clock) -> None:
    held = credentials(server)
    clock.now += 7200
    with pytest.raises(google.auth.exceptions.RefreshError, match="reasonable timeframe"):
        token(held)


def test_the_token_endpoint_can_be_down_too(server: SheetsServer) -> None:
    server.fail(status=500, operation="token", times=99)
    answer = requests.post(f"{server.address}/token", data={"grant_type": "x"}, timeout=5)
    assert (answer.status_code, answer.json()["error"]) == (500, "internal_failure")
    server.weather.faults.clear()
    answer = requests.post(f"{server.address}/token", data={"grant_type": "x"}, timeout=5)
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


def test_default_credentials_of_a_person_work_until_withdrawn(server: SheetsServer) -> None:
    info = server.accounts.authorised_user(server.address, "ann@example.org")
    held = Credentials(None, **{name: value for name, value in info.items() if name != "type"})
    assert Api(server, token=token(held)).get()
    server.accounts.revoke("ann@example.org")
    with pytest.raises(google.auth.exceptions.RefreshError, match="expired or revoked"):
        token(held)


def test_a_spreadsheet_is_open_to_whom_it_is_shared_with(server: SheetsServer) -> None:
    book_id = server.make("Programme", "coordinator@example.org")
    access = token(credentials(server))
    api = Api(server, book_id, access)
    refused = refusal(api.get)
    assert (refused.status, refused.message) == (403, "The caller does not have permission")
    assert refused.error["error"]["status"] == "PERMISSION_DENIED"
    server.person(book_id).share(ROBOT, "reader")
    assert api.get()
    assert refusal(api.write, "A1", [[1]]).status == 403
    server.person(book_id).share(ROBOT, "writer")
    assert api.write("A1", [[1]])


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [
        (SCOPE, True, True),
        (f"{SCOPE}.readonly", True, False),
        ("https://www.googleapis.com/auth/drive.metadata.readonly", False, False),
    ],
)
def test_scopes_bound_what_a_token_may_do(
    server: SheetsServer, scope: str, reads: bool, writes: bool
) -> None:
    book_id = server.make("Programme", "coordinator@example.org", {ROBOT: "writer"})
    api = Api(server, book_id, token(credentials(server, scope)))
    asked: dict[str, tuple[bool, Callable[[], Any]]] = {
        "read": (reads, api.get),
        "write": (writes, lambda: api.write("A1", [[1]])),
    }
    for allowed, action in asked.values():
        if allowed:
            assert action()
        else:
            assert refusal(action).message == "Request had insufficient authentication scopes."


def test_an_api_that_is_not_enabled_says_where_to_enable_it(api: Api, server: SheetsServer) -> None:
    server.world.sheets_api_enabled = False
    refused = refusal(api.get)
    assert refused.error["error"]["details"][0]["reason"] == "SERVICE_DISABLED"
    assert "https://console.developers.google.com/apis/api/sheets.googleapis.com" in refused.message


def test_what_does_not_exist_is_told_apart_from_what_is_private(api: Api, server: SheetsServer) -> None:
    server.world.hide("hidden")
    assert refusal(Api(server, "nowhere").get).error == {
        "error": {"code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"}
    }
    assert refusal(Api(server, "hidden").get).status == 403
    drive = refusal(api.send, "GET", "/drive/v3/files/hidden")
    assert drive.error["error"]["errors"][0]["reason"] == "notFound"
    assert refusal(api.send, "GET", "/v4/nothing").status == 404


def test_it_starts_from_the_command_line_and_is_steered_over_http() -> None:
    command = [sys.executable, "-m", "tests.sheets_server", "--port", "0", "--private-id", "hidden-one"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        try:
            assert started.stdout
            address = started.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
            _steer(address)
        finally:
            started.terminate()


def _steer(address: str) -> None:
    def control(what: str, **body: Any) -> dict[str, str]:
        answer = requests.post(f"{address}/_control/{what}", json=body, timeout=5)
        assert answer.status_code == 200, answer.text
        found: dict[str, str] = answer.json()
        return found

    def read(path: str) -> requests.Response:
        return requests.get(f"{address}/v4/spreadsheets/{path}", timeout=5)

    assert read("hidden-one").status_code == 403
    account = control("accounts", email=ROBOT)
    assert account["token_uri"] == f"{address}/token"
    stranger = {"robot@sheets-server.example.org": "writer"}
    book_id = control("spreadsheets", title="Shared", owner="ann@example.org", shared=stranger)[
        "spreadsheetId"
    ]
    control("person", **{"spreadsheetId": book_id, "act": "type", "with": ["Sheet1", "A1", "hello"]})
    assert read(f"{book_id}/values/A1").json()["values"] == [["hello"]]
    control("faults", status=500, operation="values.get")
    assert read(f"{book_id}/values/A1").status_code == 500
    control("quota", reads=0)
    assert read(book_id).status_code == 429
    calls = requests.get(f"{address}/_control/calls", timeout=5).json()
    assert (calls["reads"], calls["statuses"]) == (4, {"403": 1, "200": 1, "500": 1, "429": 1})
    assert control("reset") == {}
    assert requests.post(f"{address}/_control/person", json={"act": "fly"}, timeout=5).status_code == 400


def test_an_account_that_was_made_elsewhere_passes_unless_all_must_be_known(server: SheetsServer) -> None:
    with SheetsServer() as elsewhere:
        info = elsewhere.service_account("other@throw-away.example.org") | {
            "token_uri": f"{server.address}/token"
        }
    held = service_account.Credentials.from_service_account_info(info, scopes=[SCOPE])
    assert Api(server, token=token(held)).get()
    server.accounts.strict = True
    with pytest.raises(google.auth.exceptions.RefreshError, match="account not found"):
        token(held)
    with pytest.raises(Refusal):
        Api(server, token="anything")
