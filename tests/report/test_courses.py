from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import MatchState
from mentorsheets.report.courses import Course, CourseStage, Lasting, count_flow, count_kept_up
from tests.report.cases import load_cases, to_four

REACHED = {
    "proposed": CourseStage.PROPOSED,
    "asked": CourseStage.BOTH_ASKED,
    "introduced": CourseStage.INTRODUCED,
}


def test_needs_flow_as_in_the_case() -> None:
    (case,) = load_cases("flow")
    furthest: dict[str, CourseStage | None] = {}
    for need in case["given"]["needs"]:
        ways = [m for m in case["given"]["matches"] if m["need"] == need["id"]]
        reached = [CourseStage.TALKED if way["talked"] else REACHED[way["reached"]] for way in ways]
        best = max(reached, default=CourseStage.ASKED_FOR)
        furthest[need["id"]] = {"met": CourseStage.MET, "withdrawn": None}.get(need["status"], best)
    flow = count_flow(furthest.values())
    names = [stage.name.lower().replace("_", " ") for stage in CourseStage]
    assert {
        "withdrawn": flow.withdrawn,
        "reached": dict(zip(names, flow.reached, strict=True)),
        "stopped_at": dict(zip(names, flow.stopped, strict=True)),
    } == case["expect"]


@given(st.lists(st.sampled_from([*CourseStage, None])))
def test_those_who_stop_add_up_to_those_who_asked(furthest: Sequence[CourseStage | None]) -> None:
    flow = count_flow(furthest)
    assert sum(flow.stopped) == flow.reached[CourseStage.ASKED_FOR]
    assert flow.reached[CourseStage.ASKED_FOR] + flow.withdrawn == len(furthest)
    assert list(flow.reached) == sorted(flow.reached, reverse=True)


def test_what_lasted_until_the_ninetieth_day_is_as_in_the_case() -> None:
    (case,) = load_cases("kept-up")
    courses = [
        Course(one["weeks"], one["age"], tuple(one["met_days"]), day, MatchState(state) if state else None)
        for one in case["given"]["relationships"]
        for day, state in [one.get("over", (None, None))]
    ]
    kept = count_kept_up(courses)
    named = {lasting.value.replace(" ", "_"): kept.counts[lasting] for lasting in Lasting}
    figures = {
        "of": kept.bounds.n,
        "lowest": to_four(kept.bounds.lowest),
        "highest": to_four(kept.bounds.highest),
    }
    assert named | figures == case["expect"]
