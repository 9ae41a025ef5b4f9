"""A built wheel carries all that it needs, and nothing that lay about, to wherever it is installed."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from packaging.metadata import Metadata
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SHIPPED = ("templates", "jobs")


def run(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    installed = run(
        "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", folder, wheel, cwd=folder
    )
    assert installed.returncode == 0, installed.stderr
    return folder


def kept_by_git(*folders: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {path for path in listed.stdout.split("\0") if path and (ROOT / path).exists()}


@pytest.mark.thorough
def test_the_wheel_has_every_template_and_job_and_nothing_that_git_ignores(wheel: Path) -> None:
    inside = {name.removeprefix("mentorsheets/") for name in ZipFile(wheel).namelist()}
    assert {name for name in inside if name.startswith(SHIPPED)} == kept_by_git(*SHIPPED)


@pytest.mark.thorough
def test_the_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    assert kept_by_git("mentorsheets") <= set(ZipFile(wheel).namelist())


@pytest.mark.thorough
def test_installed_elsewhere_it_finds_its_own_templates_and_jobs(elsewhere: Path, tmp_path: Path) -> None:
    told = run(
        "-c",
        f"from mentorsheets.resources import find_shipped; [print(find_shipped(name)) for name in {SHIPPED}]",
        cwd=tmp_path,
        PYTHONPATH=str(elsewhere),
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [str(elsewhere / "mentorsheets" / name) for name in SHIPPED]


@pytest.mark.thorough
def test_installed_elsewhere_it_runs_the_sample_programme_to_its_mails(
    elsewhere: Path, tmp_path: Path
) -> None:
    shown = run("-m", "mentorsheets", "demo", cwd=tmp_path, PYTHONPATH=str(elsewhere), HOME=str(tmp_path))
    assert shown.returncode == 0, shown.stderr
    assert list(tmp_path.rglob("*.xlsx"))
    assert list(tmp_path.rglob("*.eml"))


def test_what_an_index_shows_of_it_has_no_link_or_picture_that_it_cannot_reach(wheel: Path) -> None:
    inside = ZipFile(wheel)
    told = next(name for name in inside.namelist() if name.endswith(".dist-info/METADATA"))
    page = Metadata.from_email(inside.read(told)).description or ""
    assert "# mentorsheets" in page
    assert "<img" not in page
    assert [link for link in re.findall(r"\]\(([^)]*)\)", page) if not link.startswith("https://")] == []


def test_all_that_it_needs_is_here_in_the_versions_that_it_asks_for(wheel: Path) -> None:
    inside = ZipFile(wheel)
    told = next(name for name in inside.namelist() if name.endswith(".dist-info/METADATA"))
    needed = Metadata.from_email(inside.read(told)).requires_dist or []
    always = [one for one in needed if one.marker is None]
    assert always
    assert [
        str(one) for one in always if not Requirement(str(one)).specifier.contains(version(one.name))
    ] == []


def outside(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program as somebody would who has no checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**environment, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.thorough
def test_pip_installs_it_as_a_command(wheel: Path, tmp_path: Path) -> None:
    made = run("-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    python = tmp_path / "venv" / "bin" / "python"
    done = run("-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    # What it needs is taken from here, so that nothing has to be fetched.
    place = outside(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path)
    Path(place.stdout.strip(), "here.pth").write_text(sysconfig.get_path("purelib"))
    shown = outside(python.with_name("mentorsheets"), "check", "--sheet", "none.xlsx", cwd=tmp_path)
    assert shown.returncode == 2
    assert "none.xlsx" in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.fixture(scope="module")
def _with_an_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    if not shutil.which("uvx"):
        pytest.skip("uv is not here")
    folder = tmp_path_factory.mktemp("index")
    if outside(
        sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, "click", cwd=folder
    ).returncode:
        pytest.skip("no package index can be reached")


@pytest.mark.outside
@pytest.mark.usefixtures("_with_an_index")
def test_uvx_tries_it_without_installing_anything(wheel: Path, tmp_path: Path) -> None:
    shown = outside(
        "uvx", "--python", sys.executable, "--from", wheel, "mentorsheets", "--version", cwd=tmp_path
    )
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("mentorsheets, version")


@pytest.mark.thorough
@pytest.mark.outside
@pytest.mark.usefixtures("_with_an_index")
def test_pipx_installs_it_as_a_command(wheel: Path, tmp_path: Path) -> None:
    folders = {
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_MAN_DIR": str(tmp_path / "man"),
    }
    done = outside("uvx", "pipx", "install", "--python", sys.executable, wheel, cwd=tmp_path, **folders)
    assert done.returncode == 0, done.stderr
    shown = outside(tmp_path / "bin" / "mentorsheets", "demo", "--folder", "made", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert (tmp_path / "made" / "outbox" / "index.html").exists()
    assert "/mentorsheets check --sheet made/" in shown.stdout
    assert " -m mentorsheets" not in shown.stdout


def test_what_a_release_is_looked_over_with_is_pinned_by_hash() -> None:
    wanted = re.findall(r"^([\w-]+)>=", (ROOT / "requirements" / "release.in").read_text(), re.MULTILINE)
    pinned = (ROOT / "requirements" / "release.txt").read_text()
    assert wanted
    assert [
        name
        for name in wanted
        if not re.search(rf"^{name}==\S+ \\\n    --hash=sha256:", pinned, re.MULTILINE)
    ] == []


def test_a_commit_passes_the_same_words_as_make_lint() -> None:
    told = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for repo in told["repos"] for hook in repo["hooks"]] == ["make lint"]
    assert {repo["repo"] for repo in told["repos"]} == {"local"}
