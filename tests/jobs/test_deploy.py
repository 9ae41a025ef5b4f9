"""The ready files: each parses, says what it must, and names no command or option that does not exist."""

import ast
import configparser
import os
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
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.jobs.harbour import ALWAYS, ROOT, harbour
from tests.workflow.sheets import small_programme

DEPLOY = ROOT / "deploy"
JOBS = sorted((ROOT / "jobs").glob("[!_]*.py"))
UNITS = sorted(path for path in (DEPLOY / "systemd").iterdir() if path.is_file())
TEMPLATE = ROOT / "template"
WORKFLOW = TEMPLATE / ".github" / "workflows" / "mentoring.yml"
SECRETS = {
    "MENTORSHEETS_SHEET", "MENTORSHEETS_SECRET", "MENTORSHEETS_MAIL", "MENTORSHEETS_MAIL_PASSWORD",
    "MENTORSHEETS_MAILBOX", "MENTORSHEETS_HEARTBEAT", "GOOGLE_KEY",
}  # fmt: skip
OF_SOME_ACCOUNTS = {"MENTORSHEETS_MAILBOX_PASSWORD", "MENTORSHEETS_MAIL_COPY"}


def loaded(path: Path) -> Any:
    yaml = pytest.importorskip("yaml", reason="PyYAML reads these files")
    return yaml.safe_load(path.read_text())


def steps() -> dict[str, Any]:
    """Return the steps of the workflow by their names."""
    return {one.get("name", one.get("uses")): one for one in loaded(WORKFLOW)["jobs"]["mentoring"]["steps"]}


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
    for path in (DEPLOY / "crontab", WORKFLOW):
        lines = path.read_text().splitlines()
        yield from (
            line
            for line in lines
            if re.search(r"(^\s*|/|\) )mentorsheets (-|pair|preview|init|doctor)", line)
        )


@pytest.mark.parametrize("line", list(commands()))
def test_every_command_that_a_file_names_exists(line: str) -> None:
    words = shlex.split(
        re.split(r"(?:^|[\s/])mentorsheets ", line, maxsplit=1)[1].split(" ||")[0].split(" >")[0]
    )
    named = {"pair", "preview", "init", "doctor"} & set(words)
    assert understood(words) == (named.pop() if named else "run")


def test_the_image_and_the_cron_job_together_make_a_command_that_exists() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    entry, usual = (
        ast.literal_eval("".join(re.findall(rf"^{word} (.*)$", text, re.MULTILINE)))
        for word in ("ENTRYPOINT", "CMD")
    )
    assert understood([*entry[1:], *usual]) == "run"
    container = loaded(DEPLOY / "kubernetes-cronjob.yaml")["spec"]["jobTemplate"]["spec"]["template"]["spec"][
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
    spec = loaded(DEPLOY / "kubernetes-cronjob.yaml")["spec"]
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


def test_github_runs_one_at_a_time_reads_only_and_has_its_seven_secrets_from_github() -> None:
    told = loaded(WORKFLOW)
    assert told["concurrency"] == {"group": "mentoring", "cancel-in-progress": False}
    assert told["permissions"] == {"contents": "read"}
    assert "env" not in told
    assert steps()["Work"]["env"]["MENTORSHEETS_STATELESS"] == "yes"
    assert set(re.findall(r"secrets\.(\w+)", WORKFLOW.read_text())) == SECRETS | OF_SOME_ACCOUNTS
    readme = (TEMPLATE / "README.md").read_text()
    hosting = (ROOT / "docs" / "hosting.md").read_text()
    named = SECRETS | OF_SOME_ACCOUNTS
    assert [name for name in named if name not in readme or name not in hosting] == []
    for step in steps().values():
        assert (
            subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, check=False).returncode == 0
        )


def test_each_action_is_pinned_by_its_hash() -> None:
    used = [step["uses"] for step in steps().values() if "uses" in step]
    assert len(used) == 5
    assert [one for one in used if not re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", one)] == []


def test_nothing_is_done_in_a_repository_that_everybody_can_read() -> None:
    first = next(iter(steps().values()))
    for said, code in (("true", 0), ("false", 2), ("", 2)):
        script = f"gh() {{ echo {said}; }}\n{first['run']}"
        environment = {"PATH": "/usr/bin:/bin", "GITHUB_REPOSITORY": "org/mentoring"}
        done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, check=False)
        assert done.returncode == code


def work(
    folder: Path, program: str, what: str = "run", secret: str = "s"
) -> subprocess.CompletedProcess[str]:
    """Let the step that works find another program under the name mentorsheets."""
    (folder / "mentorsheets").write_text(f"#!/bin/sh\n{program}\n")
    (folder / "mentorsheets").chmod(0o755)
    environment = {
        "PATH": f"{folder}:/usr/bin:/bin", "GOOGLE_KEY": "{}", "WHAT": what,
        "GOOGLE_APPLICATION_CREDENTIALS": str(folder / "google.json"), "MENTORSHEETS_SHEET": "key",
        "MENTORSHEETS_SECRET": secret,
    }  # fmt: skip
    script = steps()["Work"]["run"]
    return subprocess.run(
        ["bash", "-e", "-c", script], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (1, 0), (2, 2), (3, 3), (4, 4), (75, 0)])
def test_on_github_a_cell_to_mend_is_a_warning_another_run_is_fine_and_all_else_fails(
    tmp_path: Path, code: int, ends: int
) -> None:
    done = work(tmp_path, f"exit {code}")
    assert (done.returncode, "::warning::" in done.stdout) == (ends, code == 1)


def test_on_github_nothing_is_red_before_the_first_run_and_what_waits_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = small_programme(
        tmp_path,
        Matches=[["Giver", "Asker", "Needs", "Coordinator"], ["Gil", "Ana", "Role models", "approve"]],
        Settings=[
            ["Setting", "Value"],
            ["Coordinator e-mail", "co@example.org"],
            ["Send between", "0:00-24:00"],
            ["Send on weekends", "yes"],
        ],
    )
    words = ["--log-format", "text", "run", "--once", "--sheet", str(path), "--mail", "smtp://127.0.0.1:9"]
    refused = CliRunner().invoke(main, words, env={"MENTORSHEETS_SECRET": "long enough " * 4})
    assert refused.exit_code == 2
    (tmp_path / "real.txt").write_text(refused.output)
    done = work(tmp_path, f"cat {tmp_path}/real.txt >&2; exit 2")
    assert (done.returncode, "::notice::The first mails wait for you" in done.stdout) == (0, True)
    assert work(tmp_path, "echo The sheet was not found >&2; exit 2").returncode == 2


def test_a_secret_that_is_missing_on_github_is_named(tmp_path: Path) -> None:
    done = work(tmp_path, "exit 0", secret="")
    assert (done.returncode, "The secret MENTORSHEETS_SECRET is missing" in done.stdout) == (2, True)


@pytest.mark.parametrize(
    ("what", "runs"),
    [
        ("run", "--log-format text --log-level warning run --once"), ("pair", "pair"),
        ("preview", "preview --out preview.html"), ("init", "init"), ("doctor", "doctor"),
        ("first run", "--log-format text --log-level warning run --once --yes"),
    ],
)  # fmt: skip
def test_what_somebody_chooses_on_github_is_done_and_no_name_gets_into_the_log(
    tmp_path: Path, what: str, runs: str
) -> None:
    done = work(tmp_path, f'echo "$@" > {tmp_path}/asked; echo Ana', what)
    assert (tmp_path / "asked").read_text() == f"{runs}\n"
    assert "Ana" not in done.stdout or "run" in what


@pytest.mark.skipif(not shutil.which("gpg"), reason="GnuPG is not there; GitHub's machines have it")
def test_the_journal_goes_from_run_to_run_locked_and_one_that_cannot_be_opened_is_done_without(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    def run(name: str, secret: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": "/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path), "MENTORSHEETS_SECRET": secret,
            "GNUPGHOME": str(tmp_path),
        }  # fmt: skip
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", steps()[name]["run"]],
            env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

    # Its agent ends by itself once the folder of its keys is gone, but not before a minute has passed.
    request.addfinalizer(
        lambda: subprocess.run(["gpgconf", "--homedir", tmp_path, "--kill", "all"], check=True)
    )
    tmp_path.chmod(0o700)
    journal = tmp_path / "mentoring" / "programme.journal"
    assert run("Unlock the journal", "s" * 40).returncode == 0
    assert run("Lock the journal", "s" * 40).returncode == 0
    assert not (tmp_path / "journal.gpg").exists()
    journal.write_text("what went out")
    assert run("Lock the journal", "s" * 40).returncode == 0
    assert b"what went out" not in (tmp_path / "journal.gpg").read_bytes()
    journal.unlink()
    spoilt = run("Unlock the journal", "another secret")
    assert (spoilt.returncode, "::warning::" in spoilt.stdout, journal.exists()) == (0, True, False)
    assert run("Unlock the journal", "s" * 40).returncode == 0
    assert journal.read_text() == "what went out"


def test_compose_builds_the_image_keeps_the_journal_and_mounts_the_key() -> None:
    told = loaded(DEPLOY / "compose.yaml")
    (service,) = told["services"].values()
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert service["volumes"] == ["mentoring:/data"]
    assert set(service["secrets"]) == set(told["secrets"]) == {"google.json"}


def test_the_sample_of_settings_is_one_that_a_shell_systemd_and_docker_read_alike() -> None:
    lines = (DEPLOY / "mentorsheets.env").read_text().splitlines()
    settings = [line.removeprefix("#") for line in lines if re.match(r"#?[A-Z_]+=", line)]
    assert {line.partition("=")[0] for line in settings} >= SECRETS - {"GOOGLE_KEY", "MENTORSHEETS_SECRET"}
    assert [line for line in settings if re.search(r"[\s\"'$`&;|<>()]", line)] == []
    for name in ("systemd/mentorsheets.service", "systemd/mentorsheets-run.service", "crontab", "Dockerfile"):
        assert "mentorsheets.env" in (DEPLOY / name).read_text()


@pytest.mark.outside
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not there")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in UNITS:
        here = re.sub(r"/opt/mentorsheets/bin/\w+", "/bin/true", path.read_text())
        (tmp_path / path.name).write_text(here)
    for service in ("mentorsheets.service", "mentorsheets-run.service"):
        shutil.copytree(DEPLOY / "systemd" / "mentorsheets.service.d", tmp_path / f"{service}.d")
    command = ["systemd-analyze", "verify", *(path.name for path in UNITS)]
    there = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    done = subprocess.run(command, env=there, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "mentorsheets" in line] == []


def test_both_services_keep_their_state_where_systemd_makes_it_and_no_bad_mail_ends_the_one_that_stays() -> (
    None
):
    for name in ("mentorsheets.service", "mentorsheets-run.service"):
        service = unit(DEPLOY / "systemd" / name)["Service"]
        assert service["StateDirectory"] == "mentorsheets"
        assert service["WorkingDirectory"] == "%S/mentorsheets"
        assert service["EnvironmentFile"] == "-/etc/mentorsheets.env"
    stays = unit(DEPLOY / "systemd" / "mentorsheets-run.service")["Service"]
    assert (stays["Restart"], stays["RestartPreventExitStatus"]) == ("on-failure", "2")


def test_a_worker_comes_back_however_it_ended_and_however_long_its_database_is_away() -> None:
    told = unit(DEPLOY / "systemd" / "mentorsheets-worker.service")
    assert told["Service"]["Restart"] == "always"
    assert told["Unit"]["StartLimitIntervalSec"] == "0"
    words = shlex.split(told["Service"]["ExecStart"])
    assert words[1:] == ["--app=mentorsheets.runtime.cluster.app", "worker"]
    assert "worker" in (ROOT / "docs" / "scale.md").read_text()


def test_systemd_waits_for_the_mail_in_hand_and_takes_another_run_for_no_failure() -> None:
    service = unit(DEPLOY / "systemd" / "mentorsheets.service")["Service"]
    assert int(service["TimeoutStopSec"]) > 60
    assert service["SuccessExitStatus"] == "1 75"
    assert unit(DEPLOY / "systemd" / "mentorsheets.timer")["Timer"]["Persistent"] == "true"


def test_cron_lines_have_a_time_and_a_command() -> None:
    lines = [line for line in (DEPLOY / "crontab").read_text().splitlines() if line and line[0] not in "#M"]
    assert len(lines) == 1
    assert re.fullmatch(
        r"(?:[\d*/,-]+\s+){5}cd \S+ && while .* done < \S+\.env && \S+/mentorsheets .*", lines[0]
    )


ENVIRONMENT = """# settings
MENTORSHEETS_SHEET=https://docs.google.com/spreadsheets/d/abc/edit?usp=sharing&ouid=12#gid=0
#MENTORSHEETS_MAILBOX=imaps://nobody
MENTORSHEETS_MAIL_PASSWORD=a$b"c d"""


def test_cron_and_a_command_by_hand_read_settings_that_a_shell_would_stumble_over(tmp_path: Path) -> None:
    (tmp_path / "mentorsheets.env").write_text(ENVIRONMENT)
    here = f"user=$(id -un) etc={tmp_path} here={tmp_path}/state program=env"
    by_hand = re.sub(r"(?m)^user=.*$", here, (DEPLOY / "by-hand").read_text()).replace("-p /run", "")
    line = (DEPLOY / "crontab").read_text().splitlines()[-1].partition("cd ")[2]
    cron = re.sub(r"/opt/\S+ .*", "env", f"cd {line}").replace("/srv/mentoring", str(tmp_path))
    for script in (by_hand.replace('runuser -u "$user" --', ""), cron):
        done = subprocess.run(
            ["sh", "-c", script], env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=True
        )
        told = [one for one in done.stdout.decode().splitlines() if one.startswith("MENTORSHEETS")]
        assert sorted(told) == sorted(one for one in ENVIRONMENT.splitlines() if one[0] != "#")


def schedules() -> Iterator[re.Match[str] | None]:
    """Yield each time of day that a ready file or a job names, as cron writes it."""
    yield from (
        re.match(r"((?:\S+\s+){5})\S*cd ", line) for line in (DEPLOY / "crontab").read_text().splitlines()
    )
    yield re.search(r'cron: "(.*)"', WORKFLOW.read_text())
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
