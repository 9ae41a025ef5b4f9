"""A built wheel carries all that it needs, and nothing that lay about, to wherever it is installed."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("templates", "jobs")


def run(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("elsewhere")
    installed = run(
        "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", folder, wheel, cwd=folder
    )
    assert installed.returncode == 0, installed.stderr
    return folder


def kept_by_git(*folders):
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {path for path in listed.stdout.split("\0") if path and (ROOT / path).exists()}


def test_the_wheel_has_every_template_and_job_and_nothing_that_git_ignores(wheel):
    inside = {name.removeprefix("mentorsheets/") for name in ZipFile(wheel).namelist()}
    assert {name for name in inside if name.startswith(SHIPPED)} == kept_by_git(*SHIPPED)


def test_the_wheel_has_every_file_of_the_package(wheel):
    assert kept_by_git("mentorsheets") <= set(ZipFile(wheel).namelist())


def test_installed_elsewhere_it_finds_its_own_templates_and_jobs(elsewhere, tmp_path):
    told = run(
        "-c",
        f"from mentorsheets.resources import shipped; [print(shipped(name)) for name in {SHIPPED}]",
        cwd=tmp_path,
        PYTHONPATH=str(elsewhere),
    )
    assert told.stdout.splitlines() == [str(elsewhere / "mentorsheets" / name) for name in SHIPPED]


def test_installed_elsewhere_it_runs_the_sample_programme_to_its_mails(elsewhere, tmp_path):
    shown = run("-m", "mentorsheets", "demo", cwd=tmp_path, PYTHONPATH=str(elsewhere), HOME=str(tmp_path))
    assert shown.returncode == 0, shown.stderr
    assert list(tmp_path.rglob("*.xlsx"))
    assert list(tmp_path.rglob("*.eml"))
