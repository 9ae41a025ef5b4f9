"""Hours behind days that are refused, or cut short with a stop."""

import pytest

from tests.sheet.reading.test_hours import spans


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("Monday-Friday (except Wednesdays) 5-7pm", {0, 1, 3, 4}, (17, 19)),
        ("Monday-Friday except Wednesdays 5-7pm", {0, 1, 3, 4}, (17, 19)),
        ("Mon-Fri (not Wed), 5-7pm", {0, 1, 3, 4}, (17, 19)),
        ("Mon-Fri but not Wed 17-19", {0, 1, 3, 4}, (17, 19)),
        ("Mo. - Fr. ab 17:00", {0, 1, 2, 3, 4}, (17, 22)),
        ("Mo.-Fr. 9-17", {0, 1, 2, 3, 4}, (9, 17)),
        ("Lun. à ven. 18h-20h", {0, 1, 2, 3, 4}, (18, 20)),
    ],
)
def test_hours_behind_refused_or_shortened_days_are_those_of_the_days_that_are_offered(
    text: str, days: set[int], hours: tuple[int, int]
) -> None:
    assert set(spans(text)) == {(day, *hours) for day in days}
