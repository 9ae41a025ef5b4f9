import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from mentorsheets.domain.mail_kinds import (
    Carrier,
    MailKind,
    RunPart,
    Urgency,
    find_kind,
    kinds_of,
    waits_for_answer,
)
from mentorsheets.domain.model import MatchState
from mentorsheets.mail.facts import KINDS
from mentorsheets.mail.letters.sections import WRITERS
from mentorsheets.mail.messages import MessageKey, PlannedMail
from mentorsheets.relations.states import TRANSITIONS

NAMES = (
    "safety-escalation", "escalation", "introduction", "ask-giver", "ask-asker", "confirm",
    "which-one", "someone-left",
    "declined-kindly", "withdrawn", "circle-invitation", "circle-agenda", "closing-questions", "ended-thanks",
    "thanks-from-other", "check-in", "circle-check-in", "suggested-times", "silence-other-side", "reminder", "offer-back",
    "vague-need", "needs-refresh", "your-data", "digest",
)  # fmt: skip
DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def names(kinds: Iterator[object] | frozenset[MailKind]) -> set[str]:
    return {str(kind) for kind in kinds}


def test_the_names_that_stand_in_journals_and_sheets_stay_as_they_are_in_the_order_of_a_mail() -> None:
    assert tuple(MailKind) == NAMES
    assert sorted(MailKind, key=lambda kind: kind.place) == list(NAMES)


def test_a_kind_is_its_name_wherever_it_is_written() -> None:
    assert f"{MailKind.CHECK_IN}/2026-W48" == "check-in/2026-W48"
    assert json.dumps({MailKind.CHECK_IN: MailKind.DIGEST}) == '{"check-in": "digest"}'
    assert MessageKey("p", MailKind.DIGEST, ("c",), "w").id == MessageKey("p", "digest", ("c",), "w").id


def test_what_waits_for_an_answer_is_every_question_that_counts_towards_silence() -> None:
    assert names(kind for kind in MailKind if kind.waits) == {
        "ask-giver", "ask-asker", "reminder", "check-in", "silence-other-side", "closing-questions",
        "circle-invitation", "circle-check-in",
    }  # fmt: skip


def test_into_silence_go_news_alone_and_never_a_question() -> None:
    assert names(kind for kind in MailKind if not kind.goes_into_silence) == {
        "ask-giver", "ask-asker", "reminder", "check-in", "silence-other-side", "closing-questions",
        "circle-invitation", "circle-check-in", "offer-back", "vague-need", "needs-refresh",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("carried", "waits"),
    [
        (("someone-left/h1", "check-in/2026-W48"), True),
        (("someone-left/h1",), False),
        (("told/h1", "digest/2026-11-23"), False),
        (("of-another-version/1",), False),
        ((), False),
    ],
)
def test_a_mail_waits_for_an_answer_if_any_of_its_parts_does(carried: tuple[str, ...], waits: bool) -> None:
    assert waits_for_answer(carried) is waits


def test_a_name_that_only_another_version_knows_is_no_kind() -> None:
    assert find_kind("check-in") is MailKind.CHECK_IN
    assert find_kind("first-conversation") is None


def rank(kind: str) -> int:
    return PlannedMail(MessageKey("p", kind, ("a",), "1"), "", "", (), b"", DAY, DAY).rank


def test_what_somebody_waits_for_goes_before_the_rest() -> None:
    assert [kind for kind in NAMES if rank(kind) < 0] == ["safety-escalation"]
    first = {"introduction", "ask-giver", "ask-asker", "confirm", "which-one"}
    assert {kind for kind in NAMES if rank(kind) == 0} == first
    assert rank("first-conversation") == rank("of another version") == 1


def test_nothing_but_a_cry_for_help_goes_at_any_hour() -> None:
    assert [kind for kind in MailKind if kind.urgency is Urgency.AT_ONCE] == ["safety-escalation"]


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ("everything", set(NAMES)),
        ("introductions", {"ask-giver", "ask-asker", "introduction", "declined-kindly", "withdrawn"}),
        ("check-ins", {"check-in"}),
        ("needs", {"needs-refresh", "vague-need"}),
        ("digest", {"digest", "escalation", "safety-escalation"}),
        (
            "follow-ups",
            {
                "someone-left", "declined-kindly", "closing-questions", "ended-thanks", "suggested-times",
                "silence-other-side", "reminder", "offer-back", "escalation", "safety-escalation",
                "circle-invitation", "circle-agenda", "circle-check-in", "confirm", "which-one",
                "thanks-from-other", "your-data",
            },
        ),
    ],
)  # fmt: skip
def test_each_part_of_a_run_sends_its_kinds(part: str, kinds: set[str]) -> None:
    assert names(kinds_of(RunPart(part))) == kinds


@pytest.mark.parametrize("kind", MailKind)
def test_each_kind_goes_in_a_part_of_a_run_and_says_why(kind: MailKind) -> None:
    assert kind.traits.part
    assert kind.traits.why.endswith(".")


@pytest.mark.parametrize("kind", MailKind)
def test_the_digest_has_a_name_for_whatever_goes_to_people(kind: MailKind) -> None:
    assert bool(kind.traits.plural) == (kind.traits.carrier is not Carrier.COORDINATORS)


def test_each_kind_has_a_writer_and_no_writer_is_left_over() -> None:
    assert {kind.traits.writer for kind in MailKind} == set(WRITERS)


def test_the_sections_of_a_mail_stand_in_the_order_of_the_kinds() -> None:
    first = [*NAMES[:3], "first-conversation"]
    assert [section.kind for section in KINDS] == [*first, *NAMES[3:]]


def test_what_goes_to_the_coordinator_is_named_so() -> None:
    to_coordinator = {k for k in MailKind if k.traits.carrier is Carrier.COORDINATORS}
    assert to_coordinator == {"safety-escalation", "escalation", "digest"}


@pytest.mark.parametrize("kind", MailKind)
def test_what_is_only_for_some_states_may_go_in_these_and_no_other(kind: MailKind) -> None:
    states = kind.traits.states
    assert [kind.may_go_in(state) for state in MatchState] == [
        states is None or state in states for state in MatchState
    ]


def test_what_a_transition_makes_due_is_a_kind_of_the_table() -> None:
    assert all(isinstance(kind, MailKind) for rule in TRANSITIONS.values() for kind in rule.due)
