"""Two runs at one Google sheet: one does the work, the other is told who is at it; a dead one gives way."""

import threading
from datetime import timedelta

import pytest

from mentorsheets.errors import Busy
from mentorsheets.sheet.backend import AppendRows, ChangedMeanwhile, WriteCells
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.google.backend import GoogleSheet
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import rows_of
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call

PUT = {"Matches": [["Match"], ["m1"]]}
ADD = [AppendRows("Matches", (("m2",),))]


def hidden(desk: GoogleDesk) -> list[str]:
    return [tab for tab in desk.person.tabs() if tab.startswith("_mentorsheets")]


def test_a_claimed_sheet_is_written_by_its_holder_and_told_to_others(desk: GoogleDesk) -> None:
    desk.put(PUT)
    other = desk.another()
    with desk.backend.claimed("attic computer (cron)"):
        desk.backend.write(ADD, desk.backend.read())
        seen = other.read()
        with pytest.raises(Busy, match="attic computer cron is at work on Harbour") as caught:
            other.write(ADD, seen)
        assert caught.value.exit_code == 75
        with pytest.raises(Busy, match="attic computer"), other.claimed("laptop"):
            pass
    other.write(ADD, other.read())
    assert rows_of(other, "Matches") == [["Match"], ["m1"], ["m2"], ["m2"]]


def test_the_claim_of_a_run_that_died_gives_way_when_its_time_is_over(desk: GoogleDesk) -> None:
    desk.put(PUT)
    claim = desk.backend.claimed("crashed", minutes=15)
    claim.__enter__()
    other = desk.another()
    desk.clock.now += timedelta(minutes=14)
    with pytest.raises(Busy, match="crashed"), other.claimed("next"):
        pass
    desk.clock.now += timedelta(minutes=2)
    with other.claimed("next"):
        other.write(ADD, other.read())
        late = desk.backend.read()
        with pytest.raises(Busy, match="next is at work"):
            desk.backend.write(ADD, late)
    claim.__exit__(None, None, None)
    assert rows_of(desk.backend, "Matches") == [["Match"], ["m1"], ["m2"]]


def test_a_claimed_run_takes_few_calls_as_well(desk: GoogleDesk, server: SheetsServer) -> None:
    desk.put(PUT)
    server.forget_calls()
    with desk.backend.claimed("run"):
        seen = desk.backend.read()
        commit(desk.backend, [AddRow("Matches", {"Match": "m2"})], seen)
    assert (server.weather.count("read"), server.weather.count("write")) == (4, 3)
    assert rows_of(desk.backend, "Matches") == [["Match"], ["m1"], ["m2"]]


@pytest.mark.parametrize("another_wrote", [False, True])
def test_a_claim_after_a_look_takes_one_call_and_shows_what_came_since(
    desk: GoogleDesk, server: SheetsServer, another_wrote: bool
) -> None:
    desk.put(PUT)
    desk.backend.read()
    desk.type("Matches", "B2", "typed since")
    if another_wrote:
        desk.another().write(ADD, desk.another().read())
    server.forget_calls()
    with desk.backend.claimed("run"):
        rows = rows_of(desk.backend, "Matches")
        assert rows == [["Match"], ["m1", "typed since"], *([["m2"]] if another_wrote else [])]
        assert (server.weather.count("read") > 0) == another_wrote
    assert len(hidden(desk)) == 2


def test_two_hidden_tabs_are_all_that_remains(desk: GoogleDesk) -> None:
    desk.put(PUT)
    for _ in range(3):
        with desk.backend.claimed("run"):
            desk.backend.write(ADD, desk.backend.read())
    assert len(hidden(desk)) == 2
    assert " held by " not in hidden(desk)[-1]
    assert [tab.title for tab in desk.backend.read().tabs] == ["Matches"]


def test_of_two_runs_that_claim_at_once_one_gets_it(desk: GoogleDesk, server: SheetsServer) -> None:
    desk.put(PUT)
    other = desk.another()
    gate = threading.Barrier(2, timeout=60)
    server.before_request(lambda call: _meet(gate) if call.kind == "write" else None)
    outcomes: list[str | type[Busy]] = []

    def run(backend: GoogleSheet, name: str) -> None:
        try:
            with backend.claimed(name):
                outcomes.append("got it")
        except Busy as busy:
            outcomes.append(type(busy))

    threads = [threading.Thread(target=run, args=pair) for pair in ((desk.backend, "one"), (other, "two"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=90)
    assert sorted(map(str, outcomes)) == sorted(["got it", str(Busy)])
    assert len(hidden(desk)) == 2


def test_a_first_claim_that_comes_late_fails_though_the_winner_is_long_done(
    desk: GoogleDesk, server: SheetsServer
) -> None:
    desk.put(PUT)
    other = desk.another()
    late: list[Call] = []

    def win_meanwhile(call: Call) -> None:
        if call.kind == "write" and not late:
            late.append(call)
            with other.claimed("quick"):
                pass

    server.before_request(win_meanwhile)
    with pytest.raises(Busy), desk.backend.claimed("late"):
        pass
    assert " held by " not in hidden(desk)[-1]


def _meet(gate: threading.Barrier) -> None:
    try:
        gate.wait()
    except threading.BrokenBarrierError:
        return
    gate.abort()


def test_of_two_runs_that_write_at_once_one_is_told_that_the_sheet_changed(
    desk: GoogleDesk, server: SheetsServer
) -> None:
    desk.put(PUT)
    other = desk.another()
    seen, too = desk.backend.read(), other.read()
    calls: list[Call] = []

    def rival(call: Call) -> None:
        if call.kind == "write" and not calls:
            calls.append(call)
            other.write([WriteCells("Matches", {(1, 0): "rival"})], too)

    server.before_request(rival)
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write(ADD, seen)
    assert rows_of(desk.backend, "Matches") == [["Match"], ["rival"]]


def test_a_hidden_tab_that_somebody_deleted_or_renamed_does_no_harm(desk: GoogleDesk) -> None:
    desk.put(PUT)
    desk.backend.write(ADD, desk.backend.read())
    desk.person.delete_tab(hidden(desk)[0])
    desk.backend.write(ADD, desk.backend.read())
    desk.person.rename_tab(hidden(desk)[0], "what is this")
    desk.backend.write(ADD, desk.backend.read())
    assert rows_of(desk.backend, "Matches") == [["Match"], ["m1"], ["m2"], ["m2"], ["m2"]]
    assert "what is this" in desk.person.tabs()


def test_a_claim_that_cannot_be_given_back_ends_by_itself(desk: GoogleDesk, server: SheetsServer) -> None:
    desk.put(PUT)
    with desk.backend.claimed("run", minutes=5):
        server.fail(status=503, times=99)
    server.weather.faults.clear()
    desk.clock.now += timedelta(minutes=6)
    with desk.another().claimed("next"):
        pass


def test_a_copy_that_somebody_deleted_meanwhile_keeps_nobody_out(desk: GoogleDesk) -> None:
    desk.put(PUT)
    with desk.backend.claimed("run"):
        desk.backend.write(ADD, desk.backend.read())
        desk.person.delete_tab(next(tab for tab in hidden(desk) if " before " in tab))
    assert not [tab for tab in hidden(desk) if " wrote" in tab]
    with desk.another().claimed("next"):
        assert rows_of(desk.another(), "Matches") == [["Match"], ["m1"], ["m2"]]
