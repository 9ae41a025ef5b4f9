"""While a run is at work on a workbook on a server, no other one is, on whatever computer; one that died lets go."""

from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.errors import Busy, Unreachable, WrongUse
from mentorsheets.sheet.backend import WriteCells
from tests.files_server.server import FilesServer
from tests.sheet.desks import rows_of
from tests.sheet.remote.desk import LoopbackDesk, dav_desk, graph_desk


@pytest.fixture(params=["dav", "graph"])
def desk(request: pytest.FixtureRequest, server: FilesServer, tmp_path: Path) -> LoopbackDesk:
    found = dav_desk(server) if request.param == "dav" else graph_desk(server, tmp_path)
    found.put({"Mine": [["x"]]})
    return found


def claim_path(desk: LoopbackDesk) -> str:
    return f"{desk.place}.claim.txt"


def claim_text(desk: LoopbackDesk) -> str:
    return desk.server.disk.files[claim_path(desk)].data.decode()


def another(desk: LoopbackDesk) -> LoopbackDesk:
    """The desk of another computer, whose clock is the same."""
    found = LoopbackDesk(desk.server, desk.sheet, desk.place, desk.environ)
    found.clock = desk.clock
    found.backend = found.another()
    return found


def test_a_second_run_is_told_who_is_at_work_and_writes_nothing(desk: LoopbackDesk) -> None:
    other = another(desk)
    seen = other.backend.read()
    with desk.backend.claimed("pair on attic (since 09.00 UTC)"):
        assert "pair on attic (since 09.00 UTC) is at work" in claim_text(desk)
        with pytest.raises(
            Busy, match=r"pair on attic \(since 09.00 UTC\) is at work on .*harbour\.xlsx"
        ) as told:
            other.backend.claimed("second").__enter__()
        assert "after 09.15 UTC if it died" in told.value.hint
        with pytest.raises(Busy):
            other.backend.write([WriteCells("Mine", {(1, 0): "y"})], seen)
    assert "Nobody is at work" in claim_text(desk)
    other.backend.write([WriteCells("Mine", {(1, 0): "y"})], seen)
    assert rows_of(desk.backend, "Mine") == [["x"], ["y"]]


def test_a_run_that_died_gives_way_after_a_quarter_of_an_hour(desk: LoopbackDesk) -> None:
    dead = desk.backend.claimed("died")
    dead.__enter__()
    other = another(desk)
    desk.clock.now += timedelta(minutes=14)
    with pytest.raises(Busy):
        other.backend.claimed("second").__enter__()
    desk.clock.now += timedelta(minutes=2)
    with other.backend.claimed("second"):
        with pytest.raises(Busy, match="Another run"):
            desk.backend.read()
        assert "second" in claim_text(desk)
    # What it does at last does not harm the one that came after it.
    with other.backend.claimed("third"):
        dead.__exit__(None, None, None)
        assert "third" in claim_text(desk)


def test_a_run_that_takes_longer_says_so_anew(desk: LoopbackDesk) -> None:
    other = another(desk)
    with desk.backend.claimed("long"):
        for _ in range(6):
            desk.clock.now += timedelta(minutes=6)
            desk.backend.read()
            with pytest.raises(Busy):
                other.backend.claimed("second").__enter__()


@pytest.mark.parametrize("text", ["", "Nobody is", "a word of somebody's", "Until: yesterday\n"])
def test_a_claim_that_cannot_be_read_is_nobodys(desk: LoopbackDesk, text: str) -> None:
    desk.server.disk.save(claim_path(desk), text.encode())
    with desk.backend.claimed("run"):
        assert "run is at work" in claim_text(desk)


@pytest.mark.thorough
@pytest.mark.parametrize("fault", ["reset", "lost_reply"])
def test_a_claim_whose_answer_is_lost_is_looked_for(desk: LoopbackDesk, fault: str) -> None:
    with desk.backend.claimed("first"):
        pass
    for path in (claim_path(desk), ""):
        if not path:
            del desk.server.disk.files[claim_path(desk)]
        desk.server.fail(fault, "PUT")
        with desk.backend.claimed("run"):
            assert "run is at work" in claim_text(desk)


def test_a_server_that_answers_no_claim_ends_in_a_sentence(desk: LoopbackDesk) -> None:
    desk.server.fail("reset", "PUT", times=99)
    with pytest.raises((Unreachable, Busy)):
        desk.backend.claimed("run").__enter__()


def test_a_folder_that_may_not_be_written_to_is_told_and_the_sheet_can_still_be_read(
    desk: LoopbackDesk,
) -> None:
    desk.server.disk.is_read_only = True
    assert rows_of(desk.backend, "Mine") == [["x"]]
    with pytest.raises(WrongUse, match="may not be written to with this login") as raised:
        desk.backend.claimed("run").__enter__()
    assert "Share the folder" in raised.value.hint


def test_a_claim_that_cannot_be_given_back_ends_by_itself(desk: LoopbackDesk) -> None:
    with desk.backend.claimed("run"):
        desk.server.fail("reset", "PUT", times=99)
    desk.server.faults.clear()
    desk.clock.now += timedelta(minutes=16)
    with another(desk).backend.claimed("second"):
        pass
