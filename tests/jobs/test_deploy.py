"""The ready files: each parses, says what it must, and names no command or option that does not exist."""

import ast
import configparser
import re
import runpy
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.cli import main
from tests.jobs.harbour import ALWAYS, ROOT, harbour

DEPLOY = ROOT / "deploy"
JOBS = sorted((ROOT / "jobs").glob("[!_]*.py"))
UNITS = sorted((DEPLOY / "systemd").iterdir())


def loaded(
    name: str,
) -> Any:
    yaml = pytest.importorskip("yaml", reason="PyYAML reads these files")
    return yaml.safe_load((DEPLOY / name).read_text())


def unit(path: Path) -> configparser.RawConfigParser:
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[method-assign,assignment] # as its manual says
    read.read_string(path.read_text())
    return read


def understood(arguments: Sequence[str]) -> str:
    """Let Click read a command line as it would when it runs, and run nothing."""
    context = main.make_context("mentorsheets", list(arguments))
    name, command, rest = main.resolve_command(context, [*context._protected_args, *context.args])
    assert command
    assert name
    command.make_context(name, rest, parent=context)
    return name


def commands() -> Iterator[str]:
    yield from unit(DEPLOY / "systemd" / "mentorsheets.service")["Service"]["ExecStart"].splitlines()
    yield from unit(DEPLOY / "systemd" / "mentorsheets-run.service")["Service"]["ExecStart"].splitlines()
    for name in ("crontab", "github-actions.yml"):
        lines = (DEPLOY / name).read_text().splitlines()
        yield from (line for line in lines if re.search(r"(^\s*|/)mentorsheets -", line))


@pytest.mark.parametrize("line", list(commands()))
def test_every_command_that_a_file_names_exists(line: str) -> None:
    words = shlex.split(re.split(r"(?:^|[\s/])mentorsheets ", line, maxsplit=1)[1].split(" ||")[0])
    assert understood(words) == "run"


def test_the_image_and_the_cron_job_together_make_a_command_that_exists() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    entry, usual = (
        ast.literal_eval("".join(re.findall(rf"^{word} (.*)$", text, re.MULTILINE)))
        for word in ("ENTRYPOINT", "CMD")
    )
    assert understood([*entry[1:], *usual]) == "run"
    container = loaded("kubernetes-cronjob.yaml")["spec"]["jobTemplate"]["spec"]["template"]["spec"][
        "containers"
    ][0]
    assert understood([*entry[1:], *container["args"]]) == "run"


def test_the_image_is_plain_pinned_and_runs_as_nobody_in_particular() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("FROM")] == ["FROM python:3.13-slim"]
    assert any("--require-hashes -r requirements/run.txt" in line for line in lines)
    assert lines.index("USER 10001") < lines.index('CMD ["run"]')
    copied = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_kubernetes_starts_one_at_a_time_without_rights_and_tells_the_sheet_first() -> None:
    spec = loaded("kubernetes-cronjob.yaml")["spec"]
    assert spec["concurrencyPolicy"] == "Forbid"
    assert spec["jobTemplate"]["spec"]["backoffLimit"] == 0
    pod = spec["jobTemplate"]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    (container,) = pod["containers"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert {"name": "MENTORSHEETS_STATELESS", "value": "yes"} in container["env"]
    assert {mount["name"] for mount in container["volumeMounts"]} == {
        volume["name"] for volume in pod["volumes"]
    }


def test_github_runs_one_at_a_time_reads_only_and_has_its_secrets_from_github() -> None:
    told = loaded("github-actions.yml")
    assert told["concurrency"] == {"group": "mentoring", "cancel-in-progress": False}
    assert told["permissions"] == {"contents": "read"}
    step = told["jobs"]["run"]["steps"][-1]
    assert step["env"]["MENTORSHEETS_STATELESS"] == "yes"
    secret = [name for name, value in step["env"].items() if "secrets." in value]
    assert {"MENTORSHEETS_SECRET", "MENTORSHEETS_SHEET", "MENTORSHEETS_MAIL_PASSWORD"} <= set(secret)
    assert subprocess.run(["bash", "-n"], input=step["run"], text=True, check=False).returncode == 0


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (1, 0), (2, 2), (3, 3), (75, 0)])
def test_on_github_a_cell_to_mend_is_a_warning_another_run_is_fine_and_all_else_fails(
    tmp_path: Path, code: int, ends: int
) -> None:
    script = loaded("github-actions.yml")["jobs"]["run"]["steps"][-1]["run"]
    program = tmp_path / "mentorsheets"
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "GOOGLE_KEY": "{}",
        "GOOGLE_APPLICATION_CREDENTIALS": str(tmp_path / "google.json"),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "::warning::" in done.stdout) == (ends, code == 1)


@pytest.mark.outside
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not there")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in UNITS:
        here = path.read_text().replace("/srv/mentoring/.venv/bin/mentorsheets", "/bin/true")
        (tmp_path / path.name).write_text(here)
    command = ["systemd-analyze", "verify", *(str(tmp_path / path.name) for path in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "mentorsheets" in line] == []


def test_systemd_waits_for_the_mail_in_hand_and_takes_another_run_for_no_failure() -> None:
    service = unit(DEPLOY / "systemd" / "mentorsheets.service")["Service"]
    assert int(service["TimeoutStopSec"]) > 60
    assert service["SuccessExitStatus"] == "75"
    assert unit(DEPLOY / "systemd" / "mentorsheets.timer")["Timer"]["Persistent"] == "true"


def test_cron_lines_have_a_time_and_a_command() -> None:
    lines = [line for line in (DEPLOY / "crontab").read_text().splitlines() if line and line[0] not in "#M"]
    assert len(lines) == 1
    assert re.fullmatch(r"(?:[\d*/,-]+\s+){5}cd \S+ && \S+/mentorsheets .*", lines[0])


def schedules() -> Iterator[re.Match[str] | None]:
    """Yield each time of day that a ready file or a job names, as cron writes it."""
    yield from (
        re.match(r"((?:\S+\s+){5})\S*cd ", line) for line in (DEPLOY / "crontab").read_text().splitlines()
    )
    yield re.search(r'cron: "(.*)"', (DEPLOY / "github-actions.yml").read_text())
    yield re.search(r'schedule: "(.*)"', (DEPLOY / "kubernetes-cronjob.yaml").read_text())
    yield from (re.search(r"^ {4}((?:\S+\s+){5})cd ", job.read_text(), re.MULTILINE) for job in JOBS)


def test_every_time_that_a_ready_file_or_a_job_names_is_one_that_cron_knows_and_not_the_full_hour() -> None:
    croniter = pytest.importorskip(
        "croniter", reason="it comes with the extra mentorsheets[cluster]"
    ).croniter
    found = [match[1].strip() for match in schedules() if match]
    assert len(found) == 3 + len(JOBS)
    for schedule in found:
        assert croniter(schedule, datetime(2026, 11, 23)).get_next(datetime) < datetime(2026, 11, 30)
        assert not schedule.startswith("0 ")


@pytest.mark.parametrize("job", JOBS, ids=lambda path: path.stem)
def test_each_job_is_one_call_that_works_and_says_when_to_run_it(
    job: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = ast.parse(job.read_text())
    assert [type(node) for node in tree.body] == [ast.Expr, ast.ImportFrom, ast.Expr]
    assert "For cron" in (ast.get_docstring(tree) or "")
    monkeypatch.chdir(tmp_path)
    # As Python does for a script that is started by its path.
    monkeypatch.syspath_prepend(str(job.parent))
    monkeypatch.setenv("MENTORSHEETS_SHEET", str(harbour(tmp_path, *ALWAYS)))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(job), run_name="__main__")
    assert ended.value.code == 0
    assert " round " in capsys.readouterr().err


def test_the_jobs_are_those_that_the_page_on_running_tells() -> None:
    told = (ROOT / "docs" / "running.md").read_text()
    assert [job.name for job in JOBS if f"`{job.name}`" not in told] == []


def test_jobs_know_the_library_by_what_it_promises_and_by_nothing_else() -> None:
    trees = (ast.walk(ast.parse(file.read_text())) for file in (ROOT / "jobs").glob("*.py"))
    nodes = [node for tree in trees for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    named = [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert {name for name in named if name and name.startswith("mentorsheets")} == {"mentorsheets"}
