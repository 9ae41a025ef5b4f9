"""A monitor hears when a run begins and how it ended; that it does not answer changes nothing."""

import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mentorsheets.runtime import log
from mentorsheets.runtime.heartbeat import run_watched
from tests.jobs.harbour import ALWAYS, harbour
from tests.workflow.sheets import run


@pytest.fixture
def monitor() -> Iterator[tuple[str, list[str]]]:
    heard: list[str] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(500 if "broken" in self.path else 200)
            self.send_header("Content-Length", "9")
            self.end_headers()
            if "endless" in self.path:
                over.wait(60)
            self.wfile.write(b"heard you")

        def log_message(self, *_: str) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    over.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("code", "end"), [(0, "/id"), (1, "/id"), (75, "/id"), (2, "/id/2"), (3, "/id/3"), (4, "/id/4")]
)
def test_a_monitor_hears_the_start_and_the_exit_code(
    monitor: tuple[str, Sequence[object]], code: int, end: str
) -> None:
    address, heard = monitor
    assert run_watched(f"{address}/id", lambda: code) == code
    assert heard == ["/id/start", end]


def test_a_query_stays_at_the_end_of_the_address(monitor: tuple[str, Sequence[object]]) -> None:
    address, heard = monitor
    run_watched(f"{address}/id/?create=1", lambda: 0)
    assert heard == ["/id/start?create=1", "/id?create=1"]


def test_a_run_that_breaks_is_heard_too(monitor: tuple[str, Sequence[object]]) -> None:
    address, heard = monitor
    with pytest.raises(ZeroDivisionError):
        run_watched(f"{address}/id", lambda: 1 // 0)
    assert heard == ["/id/start", "/id/fail"]


@pytest.mark.parametrize("where", ["", "http://127.0.0.1:9", "no address at all", "http://[", "BROKEN"])
def test_a_monitor_that_does_not_answer_changes_nothing(
    monitor: tuple[str, Sequence[object]], where: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert run_watched(where.replace("BROKEN", f"{monitor[0]}/broken"), lambda: 0) == 0
    assert "127.0.0.1" not in caplog.text


def test_a_monitor_whose_answer_never_ends_is_heard_and_holds_nothing_up(
    monitor: tuple[str, Sequence[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    address, heard = monitor
    log.set_up("text", "info")
    try:
        assert run_watched(f"{address}/endless", lambda: 0) == 0
    finally:
        log.set_up(None, "info")
    assert heard == ["/endless/start", "/endless"]
    assert capsys.readouterr().err == ""


def test_a_pass_is_heard_from_the_command(
    monitor: tuple[str, Sequence[object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address, heard = monitor
    monkeypatch.setenv("MENTORSHEETS_HEARTBEAT", f"{address}/id")
    run("run", "--once", "--sheet", harbour(tmp_path, *ALWAYS))
    run("run", "--once", "--sheet", tmp_path / "gone.xlsx", code=2)
    assert heard == ["/id/start", "/id", "/id/start", "/id/2"]
