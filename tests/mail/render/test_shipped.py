"""The templates are found wherever mentorsheets was put."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.mail.render.templates import Templates, mistakes_in
from mentorsheets.resources import find_shipped

PACKAGE = Path(__file__).parents[3] / "mentorsheets"


def test_in_a_checkout_they_stand_beside_the_package() -> None:
    assert find_shipped("templates") == PACKAGE.parent / "templates"
    assert (find_shipped("templates") / "letter.md").is_file()


@pytest.mark.parametrize("inside", [True, False])
def test_a_copied_package_finds_its_own(tmp_path: Path, inside: bool) -> None:
    copy = tmp_path / "mentorsheets"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "templates", (copy if inside else tmp_path) / "templates")
    program = "from mentorsheets.mail.render.templates import Templates; t = Templates.load(); print(len(t.sources))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert int(ran.stdout) > 60


@pytest.mark.thorough
def test_none_has_a_mistake_since_nobody_looks_for_one_at_a_start(shipped_templates: Templates) -> None:
    assert [mistake for source in shipped_templates.sources.values() for mistake in mistakes_in(source)] == []
    assert Templates.load(looks_at_all=True) == shipped_templates


def test_what_was_shipped_for_one_mail_is_looked_at_where_it_stands_for_another(
    shipped_templates: Templates,
) -> None:
    other = shipped_templates.sources["digest", "en"].text
    with pytest.raises(WrongUse, match="check-in in the tab"):
        Templates.load(tab={"check-in": other})
