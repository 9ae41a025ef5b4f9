"""Bad weather between a run and Google: what passes is waited for, the rest is one sentence with what to do."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse
from mentorsheets.sheet.backend import AppendRows, Operation, WriteCells
from mentorsheets.sheet.google.backend import GoogleSheet
from mentorsheets.sheet.google.ways import open_google
from tests.sheet.desks import rows_of
from tests.sheet.google.desk import ROBOT, GoogleDesk
from tests.sheets_server.server import SheetsServer

WRITE: list[Operation] = [WriteCells("Matches", {(1, 0): "m1"}), AppendRows("Matches", (("m2",),))]
PUT = {"Matches": [["Match"], ["old"]]}
DONE = [["Match"], ["m1"], ["m2"]]


def refusal(action: Callable[..., object]) -> MentorsheetsError:
    with pytest.raises((WrongUse, Unreachable)) as caught:
        action()
    assert (
        ROBOT in str(caught.value) or not isinstance(caught.value, WrongUse) or "sheet" in str(caught.value)
    )
    return caught.value


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize("operation", ["spreadsheets.get", "spreadsheets.batchUpdate"])
def test_an_outage_that_passes_is_waited_for(
    desk: GoogleDesk, server: SheetsServer, status: int, operation: str
) -> None:
    desk.put(PUT)
    seen = desk.backend.read()
    server.fail(status=status, operation=operation, times=2, retry_after="3")
    desk.backend.write(WRITE, seen)
    assert rows_of(desk.backend, "Matches") == DONE


@pytest.mark.parametrize("kind", ["reset", "lost_reply", "html"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_reply_that_is_lost_is_not_written_twice(
    desk: GoogleDesk, server: SheetsServer, kind: str, times: int
) -> None:
    desk.put(PUT)
    seen = desk.backend.read()
    server.fail(kind, operation="spreadsheets.batchUpdate", times=times)
    desk.backend.write(WRITE, seen)
    assert rows_of(desk.backend, "Matches") == DONE


def test_a_write_whose_replies_are_all_lost_is_found_done(desk: GoogleDesk, server: SheetsServer) -> None:
    desk.put(PUT)
    seen = desk.backend.read()
    server.fail("lost_reply", operation="spreadsheets.batchUpdate", times=99)
    desk.backend.write(WRITE, seen)
    server.weather.faults.clear()
    assert rows_of(desk.backend, "Matches") == DONE


@pytest.mark.parametrize("kind", ["status", "reset"])
def test_an_outage_that_stays_is_told_and_nothing_is_written(
    desk: GoogleDesk, server: SheetsServer, kind: str
) -> None:
    desk.put(PUT)
    seen = desk.backend.read()
    server.fail(kind, operation="spreadsheets.batchUpdate", times=99)
    told = refusal(lambda: desk.backend.write(WRITE, seen))
    assert (type(told), told.exit_code) == (Unreachable, 3)
    server.weather.faults.clear()
    assert rows_of(desk.backend, "Matches") == PUT["Matches"]


def test_a_second_try_is_logged_without_a_word_of_the_sheet(
    desk: GoogleDesk, server: SheetsServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A command that ran before in this process keeps its lines to itself.
    monkeypatch.setattr(logging.getLogger("mentorsheets"), "propagate", True)
    server.fail(status=503, operation="spreadsheets.get", times=1)
    caplog.set_level("WARNING", logger="mentorsheets")
    desk.backend.read()
    assert [record.getMessage() for record in caplog.records] == ["no answer, so it is tried again"]
    assert vars(caplog.records[0])["facts"]["status"] == 503
    assert desk.key not in str(vars(caplog.records[0])["facts"])


def test_a_slow_answer_is_given_up(
    desk: GoogleDesk, server: SheetsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentorsheets.sheet.google.client.TIMEOUTS", (1.0, 0.05))
    server.fail("slow", seconds=30, operation="spreadsheets.get", times=99)
    assert isinstance(refusal(desk.another().read), Unreachable)


def test_the_quota_is_told(desk: GoogleDesk, server: SheetsServer) -> None:
    server.quota(reads=0, writes=0)
    assert "slow down" in refusal(desk.backend.read).sentence


def test_a_token_that_ends_is_renewed(desk: GoogleDesk, server: SheetsServer) -> None:
    desk.put(PUT)
    seen = desk.backend.read()
    server.accounts.expire(ROBOT)
    desk.backend.write(WRITE, seen)
    assert rows_of(desk.backend, "Matches") == DONE
    assert server.weather.count("token") == 2


def test_a_revoked_key_is_told_with_the_account_and_what_to_do(
    desk: GoogleDesk, server: SheetsServer
) -> None:
    desk.backend.read()
    server.accounts.revoke(ROBOT)
    told = refusal(desk.backend.read)
    assert isinstance(told, WrongUse)
    assert ROBOT in told.sentence
    assert "make a new key" in told.hint


def test_a_login_that_is_down_is_told(desk: GoogleDesk, server: SheetsServer) -> None:
    server.fail("html", status=502, operation="token", times=99)
    assert isinstance(refusal(desk.backend.read), Unreachable)


def test_a_sheet_that_is_not_shared_says_with_whom_to_share_it(server: SheetsServer, tmp_path: Path) -> None:
    told = refusal(GoogleDesk(server, tmp_path, role="").backend.read)
    assert told.sentence == f"This sheet is not shared with {ROBOT}."
    assert told.hint == f"Open the sheet, click Share, paste {ROBOT}, choose Editor, click Send."


def test_a_sheet_that_may_only_be_read_says_what_to_choose(server: SheetsServer, tmp_path: Path) -> None:
    desk = GoogleDesk(server, tmp_path, role="reader")
    desk.put(PUT)
    seen = desk.backend.read()
    told = refusal(lambda: desk.backend.write(WRITE, seen))
    assert told.sentence == f"{ROBOT} may read this sheet but not write to it."
    assert "choose Editor" in told.hint


def test_cells_that_others_protected_are_told(desk: GoogleDesk) -> None:
    desk.put(PUT)
    desk.person.protect("Matches", "A1:A9")
    seen = desk.backend.read()
    told = refusal(lambda: desk.backend.write(WRITE, seen))
    assert "protected" in told.sentence
    assert rows_of(desk.backend, "Matches") == PUT["Matches"]


@pytest.mark.parametrize("rows", [30_000, 49_999])
def test_a_sheet_that_is_as_large_as_google_allows_is_told(desk: GoogleDesk, rows: int) -> None:
    desk.put({"Matches": [["Match", *(f"Column {n}" for n in range(199))], ["old"]]})
    desk.person.book.sheets[0].grid |= {"rowCount": rows, "columnCount": 200}
    seen = desk.backend.read()
    told = refusal(lambda: desk.backend.write(WRITE, seen))
    assert "10 million cells" in told.sentence
    assert rows_of(desk.backend, "Matches")[1:] == [["old"]]


def test_two_hundred_columns_and_a_cell_of_fifty_thousand_characters_are_no_matter(desk: GoogleDesk) -> None:
    desk.put({"Matches": [["Match", *(f"Column {n}" for n in range(199))], ["old", "x" * 50_000]]})
    desk.backend.write(WRITE, desk.backend.read())
    assert rows_of(desk.backend, "Matches")[1:] == [["m1", "x" * 50_000], ["m2"]]


def test_an_api_that_is_switched_off_says_where_to_switch_it_on(
    desk: GoogleDesk, server: SheetsServer
) -> None:
    server.world.sheets_api_enabled = False
    try:
        assert "https://console.developers.google.com" in refusal(desk.backend.read).hint
    finally:
        server.world.sheets_api_enabled = True


def test_a_sheet_that_is_not_there_is_told(desk: GoogleDesk) -> None:
    desk.key = "1" + "x" * 43
    assert "no Google sheet under this address" in refusal(desk.another().read).sentence


def test_a_host_that_does_not_answer_is_told(desk: GoogleDesk) -> None:
    desk.environ["MENTORSHEETS_SHEETS_API"] = "http://127.0.0.1:9"
    assert isinstance(refusal(desk.another().read), Unreachable)


def test_a_missing_or_broken_key_file_is_told_and_never_shown(desk: GoogleDesk, tmp_path: Path) -> None:
    def opened() -> GoogleSheet:
        return open_google(desk.key, desk.access, desk.clock)

    secret = tmp_path / "secret.json"
    desk.environ["GOOGLE_APPLICATION_CREDENTIALS"] = str(secret)
    assert "cannot be read" in refusal_of(opened).sentence
    for content in ("no JSON", "[]", '{"type": "service_account", "private_key": "hush"}'):
        secret.write_text(content)
        told = refusal_of(opened)
        assert "is not the key of a service account" in told.sentence
        assert "hush" not in str(told)


def refusal_of(action: Callable[..., object]) -> WrongUse:
    with pytest.raises(WrongUse) as caught:
        action()
    return caught.value


@pytest.mark.parametrize("reference", ["programme.xlsx", "https://example.org/d/1", "short"])
def test_what_is_no_google_sheet_is_told(desk: GoogleDesk, reference: str) -> None:
    with pytest.raises(WrongUse, match="no address of a Google sheet"):
        open_google(reference, desk.access, desk.clock)


def test_the_key_alone_names_the_sheet_too(desk: GoogleDesk) -> None:
    desk.put(PUT)
    backend = open_google(desk.key, desk.access, desk.clock)
    assert backend.name == "the Google sheet"
    assert rows_of(backend, "Matches") == PUT["Matches"]
    assert backend.name == "Harbour"


def test_nothing_of_the_sheet_stands_in_what_is_told_of_an_outage(
    desk: GoogleDesk, server: SheetsServer
) -> None:
    desk.put({"Matches": [["Match"], ["ana@example.org"]]})
    seen = desk.backend.read()
    server.fail(status=500, operation="spreadsheets.batchUpdate", times=99)
    told = refusal(lambda: desk.backend.write([WriteCells("Matches", {(1, 0): "bo@example.org"})], seen))
    assert "example.org" not in str(told)


def test_the_server_is_only_on_loopback(server: SheetsServer) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    assert requests.get(f"{server.address}/_control/calls", timeout=5).ok
