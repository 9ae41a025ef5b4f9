"""A secret may be replaced, and what the former one marked still counts."""

from pathlib import Path

from mentorsheets.runtime.config import Config, read_config
from mentorsheets.runtime.secret import LEAST_SECRET, find_secret, find_secrets
from mentorsheets.workflow.doctor.findings import Findings
from mentorsheets.workflow.doctor.mail import examine_secret

LONG, FORMER = "n" * LEAST_SECRET, "f" * LEAST_SECRET


def test_the_secret_that_is_told_comes_first_and_those_that_it_replaced_behind_it(tmp_path: Path) -> None:
    told = {"MENTORSHEETS_SECRET": LONG, "MENTORSHEETS_SECRET_BEFORE": f"\n{FORMER}\n older \n"}
    config = read_config({"sheet": str(tmp_path / "p.xlsx")}, told, tmp_path)
    assert find_secrets(config) == (LONG.encode(), FORMER.encode(), b"older")
    assert LONG not in repr(config)
    assert FORMER not in repr(config)


def test_a_secret_in_the_file_still_counts_once_one_is_told(tmp_path: Path) -> None:
    sheet = str(tmp_path / "p.xlsx")
    kept = find_secret(Config(sheet))
    assert find_secrets(Config(sheet)) == (kept,)
    assert find_secrets(Config(sheet, secret=LONG)) == (LONG.encode(), kept)


def test_a_short_secret_works_and_is_told_without_being_shown(tmp_path: Path) -> None:
    short, long = Findings(), Findings()
    examine_secret(Config(str(tmp_path / "p.xlsx"), secret="hush-hush"), short)
    examine_secret(Config(str(tmp_path / "p.xlsx"), secret=LONG), long)
    assert [finding.exit_code for finding in short.all] == [0]
    assert "9 characters" in short.all[0].sentence
    assert "hush" not in str(short.all)
    assert long.all == []
