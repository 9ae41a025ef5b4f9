"""What `due` foretells is what goes out, day by day, as long as nobody answers and nothing changes."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from tests.jobs.harbour import harbour, one_pass
from tests.workflow.sheets import NEEDS, PEOPLE, run

NAMES = ("Ana", "Ben", "Eve", "Gil", "Ida")
SENDS = {
    "introduce": kinds_of(RunPart.INTRODUCTIONS),
    "checkin": kinds_of(RunPart.CHECK_INS),
    "followup": kinds_of(RunPart.FOLLOW_UPS),
}
STATES = ("proposed", "approved", "active", "active", "closing", "paused", "ended")
MONDAY = date(2026, 11, 23)
PAIRS = [(giver, asker) for giver in NAMES for asker in NAMES if giver != asker]

HOURS = (0, 16, 20)
"""In UTC: by one of them everybody below has working hours on the same day, as with a pass every hour."""

people = st.tuples(
    st.sampled_from([None, None, None, "paused", "left"]),
    st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Auckland", "Pacific/Honolulu"]),
    st.sampled_from([None, "help", "How did you get there?"]),
)
matches = st.tuples(
    st.sampled_from(PAIRS), st.sampled_from(STATES), st.integers(0, 200), st.sampled_from(["approve", None])
)
programmes = st.tuples(
    st.lists(people, min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(matches, min_size=1, max_size=6, unique_by=lambda one: frozenset(one[0])),
    st.integers(0, 6),
    st.lists(st.integers(0, 7), max_size=2),
    st.sampled_from([1, 2, 3]),
)

Drawn = tuple[
    Sequence[tuple[str | None, str, str | None]],
    Sequence[tuple[tuple[str, str], str, int, str | None]],
    int,
    Sequence[int],
    int,
]
"""People, matches, the day of the week to begin on, days ahead that are holidays, and mails a week."""


def written(
    folder: Path,
    programme: Drawn,
) -> tuple[Path, date]:
    """Write a programme as a sheet; returns its path and the day on which to begin."""
    who, pairs, weekday, holidays, mails_a_week = programme
    begin = MONDAY + timedelta(days=weekday)
    path = harbour(
        folder,
        ["No mail on", ", ".join(f"{begin + timedelta(days=ahead)}" for ahead in holidays) or None],
        ["Mails a week", mails_a_week],
        Participants=[
            [*PEOPLE, "Time zone"],
            *(
                [
                    name,
                    f"{name.lower()}@example.org",
                    status,
                    "Role models, Safe space",
                    4,
                    4,
                    *[None] * 3,
                    zone,
                ]
                for name, (status, zone, _) in zip(NAMES, who, strict=True)
            ),
        ],
        Needs=[
            NEEDS,
            *([name, "Role models", words] for name, (*_, words) in zip(NAMES, who, strict=True) if words),
        ],
        Matches=[
            ["Giver", "Asker", "Needs", "State", "Since", "Coordinator"],
            *(
                [*pair, "Role models", state, begin - timedelta(days=ago), decision]
                for pair, state, ago, decision in pairs
            ),
        ],
    )
    return path, begin


def foretold(
    path: Path, begin: date, days: int
) -> tuple[Counter[tuple[str, str, str]], list[dict[str, str | list[str]]]]:
    told = json.loads(run("due", "--sheet", path, "--today", begin, "--days", days, "--format", "json"))
    return Counter((one["day"], one["kind"], one["to"]) for one in told), told


def went(path: Path) -> Counter[tuple[str, str, str]]:
    """Return what the tab Messages says went out, in the words of `due`."""
    programme = read(Workbook(path)).programme
    names = {person.id: person.name for person in programme.people} | {"coordinator": "the coordinator"}
    return Counter(
        (f"{one.on}", one.kind, ", ".join(names[who] for who in (one.person, *one.also)))
        for one in programme.messages
    )


@pytest.mark.thorough
@settings(phases=[Phase.generate], max_examples=4)
@given(programme=programmes)
def test_the_passes_of_a_week_send_exactly_what_was_foretold(
    tmp_path_factory: pytest.TempPathFactory,
    programme: Drawn,
) -> None:
    path, begin = written(tmp_path_factory.mktemp("due"), programme)
    expected, _ = foretold(path, begin, 5)
    for day, hour in product(range(5), HOURS):
        moment = datetime.combine(begin + timedelta(days=day), time(hour), UTC)
        assert one_pass(path, moment) in {0, 1}
    assert went(path) == expected


@settings(phases=[Phase.generate], max_examples=6)
@given(programme=programmes)
def test_the_commands_of_a_day_send_their_parts_of_what_was_foretold(
    tmp_path_factory: pytest.TempPathFactory,
    programme: Drawn,
) -> None:
    path, begin = written(tmp_path_factory.mktemp("due"), programme)
    _, told = foretold(path, begin, 8)
    if not told:
        return
    day = told[0]["day"]
    for command, kinds in SENDS.items():
        mails = json.loads(run(command, "--sheet", path, "--today", day, "--dry-run", "--format", "json"))[
            "mails"
        ]
        sends = Counter(
            (mail["kind"], ", ".join(person["name"] for person in mail["people"])) for mail in mails
        )
        expected: Counter[tuple[str, str]] = Counter()
        for one in told:
            kept = [kind for kind in one["parts"] if kind in kinds]
            if kept and one["day"] == day:
                expected[kept[0], str(one["to"])] += 1
        assert sends == expected, command
