from datetime import date
from typing import Any

import pytest

from mentorsheets.domain.model import CheckIn, Message
from mentorsheets.report.responses import count_responses
from tests.report.cases import load_cases, name_of, to_four


@pytest.mark.parametrize("case", load_cases("response"), ids=name_of)
def test_questions_are_counted_as_in_the_case(case: dict[str, Any]) -> None:
    given = case["given"]
    rows = [
        CheckIn(
            f"c{i}",
            row["person"],
            row["match"],
            "x",
            row["question"],
            date.fromisoformat(row["asked_on"]),
            row["answer"],
            row["words"],
        )
        for i, row in enumerate(given["rows"])
    ]
    mails = [
        Message(f"k{row.id}", "check-in", row.person, "", told["mail"], row.asked_on)
        for row, told in zip(rows, given["rows"], strict=True)
    ]
    found = count_responses(rows, mails, date.fromisoformat(given["today"]), given["answer_within"])
    assert {
        "asked": found.asked,
        "answered": found.answered,
        "words_only": found.words_only,
        "silent": found.silent,
        "not_reached": found.not_reached,
        "unknown": found.unknown,
        "pending": found.pending,
        "rate_strict": to_four(found.strict.value),
        "rate_with_words": to_four(found.with_words.value),
        "rate_of_reached": to_four(found.of_reached.value),
        "interval_strict": to_four(found.strict.interval),
        "mails": found.mails,
        "mails_answered": found.mails_answered,
        "mail_rate": to_four(found.by_mail.value),
    } == case["expect"]
