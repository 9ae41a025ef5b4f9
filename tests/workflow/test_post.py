"""Whether a message may go, as the sheet stands at that moment."""

from pathlib import Path

import pytest

from mentorsheets.mail.letters.links import COORDINATOR_LINK
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.delivery_guards import may_send
from tests.workflow.sheets import ANA, EVE, GIL, PEOPLE, small_programme


@pytest.mark.parametrize("status", ["paused", "left"])
def test_a_message_to_two_goes_only_if_both_want_mail(tmp_path: Path, status: str) -> None:
    away = ["Gil", "gil@example.org", status]
    programme = read(Workbook(small_programme(tmp_path, Participants=[PEOPLE, away, ANA, EVE]))).programme
    ids = {person.name: person.id for person in programme.people}
    assert may_send(programme, (ids["Ana"], ids["Eve"]))
    assert not may_send(programme, (ids["Gil"], ids["Ana"]))
    assert not may_send(programme, (ids["Ana"], ids["Gil"]))


def test_the_coordinator_always_gets_mail_and_a_stranger_never(tmp_path: Path) -> None:
    programme = read(Workbook(small_programme(tmp_path, Participants=[PEOPLE, GIL]))).programme
    assert may_send(programme, (COORDINATOR_LINK,))
    assert not may_send(programme, ("somebody who was erased",))
