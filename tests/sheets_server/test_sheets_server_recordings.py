"""How recordings are played: in the shapes of their recorders, with files that were there before."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.recordings import Played, list_cassettes, play
from benchmarks.recordings_nock import read_nock
from tests.sheets_server.server import SheetsServer

FILE = "1made-up-file-of-somebody-else-0123456789ab"
BOOK = f"/v4/spreadsheets/{FILE}"
TAB = {"sheetId": 7, "title": "list.csv", "index": 0, "sheetType": "GRID"}
TOLD = {
    "spreadsheetId": FILE,
    "properties": {"title": "A list", "locale": "en_US", "timeZone": "Etc/GMT"},
    "sheets": [{"properties": {**TAB, "gridProperties": {"rowCount": 20, "columnCount": 6}}}],
    "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{FILE}/edit",
}
NOCK = f"""
const nock = require("nock");
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .get("{BOOK}/")
  .once()
  .reply(200, {json.dumps(TOLD)}, ["Vary", 'a="b"; c']);
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .get("{BOOK}/values/%27list.csv%27!A1:F1")
  .reply(200, {{ range: "list.csv!A1:F1", majorDimension: "ROWS", values: [["id", 'it\\'s'], ], }});
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .post("{BOOK}/values/%27list.csv%27!A1:append", {{ values: [["1", null, "", null]] }})
  .query({{ valueInputOption: "USER_ENTERED", includeValuesInResponse: true }})
  .reply(200, {{
    spreadsheetId: "{FILE}", tableRange: "list.csv!A1:B1",
    updates: {{ spreadsheetId: "{FILE}", updatedRange: "list.csv!A2:C2", updatedRows: 1, updatedColumns: 2,
      updatedCells: 2,
      updatedData: {{ range: "list.csv!A2:C2", majorDimension: "ROWS", values: [["1"]] }} }},
  }});
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .put("{BOOK}/values/%27list.csv%27!A2%3AF2", {{ range: "list.csv!A2:F2", values: [["1", "a"]] }})
  .query({{ valueInputOption: "USER_ENTERED", includeValuesInResponse: "true" }})
  .reply(200, {{ spreadsheetId: "{FILE}", updatedRange: "list.csv!A2:B2", updatedRows: 1, updatedColumns: 2,
    updatedCells: 2, updatedData: {{ range: "list.csv!A2:F2", majorDimension: "ROWS", values: [["1", "a"]] }} }});
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .post("{BOOK}/:batchUpdate", {{ requests: {{ update_sheet_properties: {{
    properties: {{ sheet_id: 7, grid_properties: {{ frozen_row_count: 1 }} }},
    fields: "grid_properties.frozen_row_count" }} }} }})
  .reply(200, {{ spreadsheetId: "{FILE}", replies: [{{}}] }});
nock("https://sheets.googleapis.com:443", {{ encodedQueryParams: true }})
  .get("{BOOK}/values/%27list.csv%27!A1:F9")
  .reply(429, {{ error: {{ code: 429 }} }});
"""


def test_a_recording_of_a_file_that_was_there_before_is_played_whole(tmp_path: Path) -> None:
    (tmp_path / "recording.js").write_text(NOCK)
    played = Played()
    with SheetsServer() as server:
        for name, interactions in list_cassettes(tmp_path):
            play(interactions, name, server, played)
    assert played.differ == []
    assert (played.answers, played.equal, played.told, played.apart) == (5, 5, 2, 0)


def test_a_file_of_which_a_recording_does_not_tell_the_tabs_is_left_out(tmp_path: Path) -> None:
    head, _, *rest = NOCK.split("nock(")
    (tmp_path / "recording.js").write_text("nock(".join([head, *rest]))
    played = Played()
    with SheetsServer() as server:
        for name, interactions in list_cassettes(tmp_path):
            play(interactions, name, server, played)
    assert (played.answers, played.apart) == (0, 4)


def test_what_is_no_value_of_javascript_is_told_by_its_place() -> None:
    with pytest.raises(ValueError, match="no JavaScript value"):
        read_nock('nock("https://sheets.googleapis.com:443", {}).get(%)')


def test_answers_that_nock_packed_are_read() -> None:
    packed = gzip.compress(b'{"id": "1"}').hex()
    pieces = json.dumps([packed[:20], packed[20:]])
    told = read_nock(f'nock("https://a.example").get("/v4/x").reply(200, {pieces})')
    assert told[0]["response"]["body"] == {"string": '{"id": "1"}'}
    broken = read_nock('nock("https://a.example").get("/v4/x").reply(200, ["1f8b", "08"])')
    assert broken[0]["response"]["body"] == {"string": ""}
