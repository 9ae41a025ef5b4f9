"""Whatever the server, the line or a person does in the midst of a write: nothing of theirs is lost, and all is told."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse
from mentorsheets.sheet.backend import ChangedMeanwhile, WriteCells
from mentorsheets.sheet.edits import SetRow
from mentorsheets.sheet.workbook.read import book_of
from mentorsheets.sheet.writing.commit import commit
from tests.files_server.messages import Asked
from tests.files_server.server import FilesServer
from tests.sheet.desks import Grid, records_of, rows_of
from tests.sheet.remote.desk import LoopbackDesk, dav_desk, graph_desk

MATCHES: Grid = [
    ["Match", "Giver", "Coordinator", "State"],
    ["m1", "ana@example.org", None, "proposed"],
    ["m2", "bo@example.org", None, "proposed"],
]
EDITS = [
    SetRow("Matches", {"Match": "m1"}, {"State": "asked"}, {"State": "proposed"}),
    SetRow("Matches", {"Match": "m2"}, {"State": "asked"}, {"Coordinator": None}),
]
WORKBOOK = "harbour.xlsx"


@pytest.fixture(params=["dav", "graph"])
def desk(request: pytest.FixtureRequest, server: FilesServer, tmp_path: Path) -> Iterator[LoopbackDesk]:
    found = dav_desk(server) if request.param == "dav" else graph_desk(server, tmp_path)
    found.put({"Matches": MATCHES})
    yield found
    assert server.leaks == 0


def upload(desk: LoopbackDesk) -> str:
    """With what the path of the workbook's upload ends."""
    return WORKBOOK if "/dav/" in desk.place else "/1/content"


def states(desk: LoopbackDesk) -> list[object]:
    return [row["State"] for row in records_of(desk.backend, "Matches")]


def at_call(desk: LoopbackDesk, number: int, act: Callable[[], None], begin: str = "/") -> Callable[[], int]:
    """Let a person act just before the call of this number is looked at; return how many calls there were.

    Calls whose path begins otherwise are not counted.
    """
    seen: list[str] = []

    def interfere(asked: Asked) -> None:
        if asked.path.startswith(begin):
            seen.append(asked.path)
        if len(seen) == number:
            act()

    desk.server.before.append(interfere)
    return lambda: len(seen)


@pytest.mark.thorough
def test_a_green_cell_typed_before_any_call_is_never_lost_and_decides(desk: LoopbackDesk) -> None:
    start = desk.data
    for number in range(1, 99):
        desk.save(start)
        count = at_call(desk, number, lambda: desk.type("Matches", "C3", "decline"))
        with desk.backend.claimed("run"):
            commit(desk.backend, EDITS)
        calls = count()
        desk.server.before.clear()
        if calls < number:
            break
        rows = records_of(desk.backend, "Matches")
        assert rows[1]["Coordinator"] == "decline", f"lost before call {number}"
        assert rows[0]["State"] == "asked"
        # What was typed after the upload came too late to decide; whatever came before did.
        assert rows[1]["State"] == ("asked" if number == calls else "proposed")
    assert number > 6


@pytest.mark.parametrize("fault", ["reset", "lost_reply", "cut"])
def test_an_upload_that_breaks_off_is_settled_by_what_stands_there(desk: LoopbackDesk, fault: str) -> None:
    if fault == "cut" and "/dav/" not in desk.place:
        pytest.skip("Graph takes an upload whole or not at all")
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        desk.server.fail(fault, "PUT", upload(desk))
        desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert states(desk) == ["asked", "proposed"]


def test_an_upload_whose_answer_is_lost_while_a_person_saves_is_planned_anew(desk: LoopbackDesk) -> None:
    with desk.backend.claimed("run"):
        desk.server.fail("lost_reply", "PUT", upload(desk))
        done: list[str] = []

        def save_right_after(asked: Asked) -> None:
            if not done and asked.method == "GET" and states_there(desk) == "asked":
                done.append("x")
                desk.type("Matches", "C3", "decline")

        desk.server.before.append(save_right_after)
        commit(desk.backend, EDITS[:1])
    desk.server.before.clear()
    rows = records_of(desk.backend, "Matches")
    assert (rows[0]["State"], rows[1]["Coordinator"], done) == ("asked", "decline", ["x"])


def states_there(desk: LoopbackDesk) -> object:
    return book_of(desk.data).tabs[0].rows[1][3]


def test_an_upload_that_always_breaks_off_ends_in_a_sentence_and_leaves_the_sheet_whole(
    desk: LoopbackDesk,
) -> None:
    before = desk.data
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        desk.server.fail("reset", "PUT", upload(desk), times=99)
        with pytest.raises(Unreachable, match="broke off"):
            desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert desk.data == before


def test_a_server_that_asks_to_wait_is_asked_again_and_nothing_is_done_twice(desk: LoopbackDesk) -> None:
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        desk.server.fail("status", "PUT", upload(desk), status=429, headers={"Retry-After": "7"}, times=2)
        desk.server.fail("status", "GET", status=503, times=2)
        desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert states(desk) == ["asked", "proposed"]


@pytest.mark.parametrize("tags", ["weak", "none"])
def test_a_server_without_strong_tags_is_read_and_never_written(desk: LoopbackDesk, tags: str) -> None:
    before, desk.server.disk.tags = desk.data, tags
    seen = desk.backend.read()
    with pytest.raises(WrongUse, match="what others type meanwhile could be lost"):
        desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert desk.data == before


def test_a_server_that_heeds_no_condition_is_found_out_before_the_sheet_is_touched(
    desk: LoopbackDesk,
) -> None:
    before, desk.server.disk.heeds = desk.data, False
    with pytest.raises(WrongUse, match="heed If-Match"), desk.backend.claimed("run"):
        pytest.fail("it was claimed")
    assert desk.data == before


def test_a_tag_that_is_weak_for_the_first_second_is_waited_for(desk: LoopbackDesk) -> None:
    desk.server.disk.tags = "young"
    desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], desk.backend.read())
    assert states(desk) == ["asked", "proposed"]


def test_a_file_that_is_open_elsewhere_is_waited_for(desk: LoopbackDesk) -> None:
    seen = desk.backend.read()
    desk.server.disk.files[desk.place].owner = "somebody"
    with pytest.raises(Unreachable, match=r"harbour\.xlsx is open in a spreadsheet program"):
        desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    desk.server.disk.files[desk.place].owner = ""
    desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert states(desk) == ["asked", "proposed"]


def test_a_sheet_deleted_in_the_midst_is_not_made_again(desk: LoopbackDesk) -> None:
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        del desk.server.disk.files[desk.place]
        with pytest.raises(ChangedMeanwhile):
            desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
        with pytest.raises(WrongUse, match="There is no workbook at this address"):
            desk.backend.read()
    assert desk.place not in desk.server.disk.files


SENTENCES: dict[str, tuple[type[MentorsheetsError], str]] = {
    "page": (WrongUse, "sent a web page"),
    "huge": (WrongUse, "larger than 100 MB"),
    "reset": (Unreachable, "cannot be reached"),
    "403": (WrongUse, "may not be read"),
    "404": (WrongUse, "no workbook at this address"),
    "500": (Unreachable, "does not answer just now"),
    "418": (WrongUse, "refused a request"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("fault", SENTENCES)
def test_what_may_go_wrong_with_reading_is_told_in_a_sentence(desk: LoopbackDesk, fault: str) -> None:
    end = "" if "/dav/" in desk.place else WORKBOOK if fault in {"page", "huge"} else ""
    if fault.isdigit():
        desk.server.fail("status", "GET", status=int(fault), times=99)
    else:
        desk.server.fail(fault, "GET", end, times=99)
    kind, words = SENTENCES[fault]
    with pytest.raises(kind, match=words) as raised:
        desk.backend.read()
    assert raised.value.hint


WRITING = {403: "may not be written to", 413: "does not take a file of this size", 507: "no room left"}


@pytest.mark.parametrize("status", WRITING)
def test_what_may_go_wrong_with_writing_is_told_in_a_sentence(desk: LoopbackDesk, status: int) -> None:
    if status == 413 and "/dav/" not in desk.place:
        pytest.skip("there it goes in pieces")
    before = desk.data
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        desk.server.fail("status", "PUT", upload(desk), status=status, times=99)
        with pytest.raises(WrongUse, match=WRITING[status]):
            desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
    assert desk.data == before


def test_the_login_never_goes_to_another_host(server: FilesServer) -> None:
    desk = dav_desk(server)
    desk.put({"Matches": MATCHES})
    where = f"{server.elsewhere}/dav/Mentoring/the%20harbour.xlsx"
    for method, act in (("GET", desk.backend.read), ("PUT", lambda: desk.backend.claimed("run").__enter__())):
        server.faults.clear()
        server.fail("redirect", method, status=307, location=where, times=99)
        with pytest.raises(WrongUse, match="the login was not given"):
            act()
    assert server.leaks == 0
    server.faults.clear()
    server.fail("redirect", status=301, location=f"{server.address}/dav/Mentoring/the%20harbour.xlsx")
    assert rows_of(desk.backend, "Matches")[0][0] == "Match"


def test_a_server_that_sends_us_about_for_ever_is_left(server: FilesServer) -> None:
    desk = dav_desk(server)
    server.fail("redirect", status=302, location="/dav/Mentoring/the%20harbour.xlsx", times=99)
    with pytest.raises(WrongUse):
        desk.backend.read()


def test_a_download_over_an_unencrypted_line_is_refused(server: FilesServer, tmp_path: Path) -> None:
    desk = graph_desk(server, tmp_path)
    desk.put({"Matches": MATCHES})
    server.fail("redirect", end="/content", status=302, location="http://files.example.org/x")
    with pytest.raises(WrongUse, match="unencrypted"):
        desk.backend.read()


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_large_workbook_goes_to_onedrive_in_pieces_on_the_same_condition(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_changed: bool
) -> None:
    desk = graph_desk(server, tmp_path)
    desk.put({"Matches": MATCHES})
    monkeypatch.setattr("mentorsheets.sheet.remote.pieces.PIECE", 2000)
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        server.disk.most = 1000
        if is_changed:
            at_call(desk, 1, lambda: desk.type("Matches", "C3", "decline"), "/upload/")
            with pytest.raises(ChangedMeanwhile):
                desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
            assert not server.graph.uploads
        else:
            desk.backend.write([WriteCells("Matches", {(1, 3): "asked"})], seen)
            assert len(server.graph.spans) > 2
    assert states(desk) == (["proposed"] * 2 if is_changed else ["asked", "proposed"])
    assert server.leaks == 0


def test_where_only_an_upload_in_pieces_heeds_a_condition_every_upload_goes_that_way(
    server: FilesServer, tmp_path: Path
) -> None:
    server.graph.needs_session = True
    desk = graph_desk(server, tmp_path)
    desk.put({"Matches": MATCHES})
    commit(desk.backend, EDITS)
    assert states(desk) == ["asked", "asked"]
    assert server.graph.redeemed
    seen = desk.backend.read()
    with desk.backend.claimed("run"):
        desk.type("Matches", "C3", "decline")
        with pytest.raises(ChangedMeanwhile):
            desk.backend.write([WriteCells("Matches", {(1, 3): "ended"})], seen)


def test_the_tags_of_private_drives_have_no_quotes(server: FilesServer, tmp_path: Path) -> None:
    server.graph.is_private = True
    desk = graph_desk(server, tmp_path)
    desk.put({"Matches": MATCHES})
    commit(desk.backend, EDITS)
    assert states(desk) == ["asked", "asked"]


def test_a_file_whose_folder_is_not_shared_is_read_and_not_written(
    server: FilesServer, tmp_path: Path
) -> None:
    server.graph.is_alone = True
    desk = graph_desk(server, tmp_path)
    desk.put({"Matches": MATCHES})
    assert states(desk) == ["proposed", "proposed"]
    with pytest.raises(WrongUse, match=r"The folder in which harbour\.xlsx lies is not shared"):
        commit(desk.backend, EDITS)


def test_a_certificate_that_nobody_vouches_for_is_told_and_gets_no_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None
) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with FilesServer(context) as server:
        desk = dav_desk(server)
        desk.put({"Matches": MATCHES})
        with pytest.raises(WrongUse, match=r"The certificate of 127\.0\.0\.1 cannot be trusted") as raised:
            desk.backend.read()
        assert "REQUESTS_CA_BUNDLE" in raised.value.hint
        assert server.calls == []
        authority.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ours.pem"))
        assert states(desk) == ["proposed", "proposed"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "not a single byte"), (b"PK\x03\x04 no", "cannot be read as a workbook"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
     (b"{}", "cannot be read as a workbook")],
)  # fmt: skip
def test_what_is_no_workbook_is_never_written_over(desk: LoopbackDesk, data: bytes, words: str) -> None:
    desk.save(data)
    with pytest.raises(WrongUse, match=words):
        desk.backend.read()
    with pytest.raises(WrongUse, match=words), desk.backend.claimed("run"):
        commit(desk.backend, EDITS)
    assert desk.data == data
