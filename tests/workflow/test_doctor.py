"""`mentorsheets doctor`, on real workbooks, journals and folders, a loopback Google, and real mail servers."""

import asyncio
import json
import socket
import ssl
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.domain.settings import AnswersBy, Settings
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.doctor.findings import Findings, FindingVerdict
from mentorsheets.workflow.doctor.folder import find_sharing
from mentorsheets.workflow.doctor.mail import examine_mailbox
from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, mail_folder
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.workflow.sheets import NEEDS, PEOPLE, run, small_programme

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET = "correct-horse"
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "me@example.org"],
    ["Time zone", "Lisbon"],
]
AUTHORITY = trustme.CA()


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return small_programme(tmp_path, Settings=SETTINGS)


def examined(sheet: Path | str, *more: str, code: int = 0) -> dict[str, list[str]]:
    """Return what is found by verdict, as "Area: sentence hint"."""
    told = json.loads(run("doctor", "--sheet", sheet, "--format", "json", *more, code=code))
    assert told["exit_code"] == code
    found: dict[str, list[str]] = {"fine": [], "advice": [], "wrong": []}
    for one in told["findings"]:
        found[one["verdict"]].append(f"{one['area']}: {one['sentence']} {one['hint']}".strip())
    return found


def only(texts: Sequence[str]) -> str:
    (text,) = texts
    return text


def test_a_programme_in_good_order_gets_a_tick_for_everything(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    run("init", "--sheet", path)
    found = examined(path)
    assert found["wrong"] == []
    assert {line.split(":")[0] for line in found["fine"]} == {
        "Sheet",
        "Settings",
        "Templates",
        "Journal",
        "Mail",
    }
    assert "has all tabs and columns" in " ".join(found["fine"])
    assert len(found["advice"]) == 3


def test_it_reads_well_as_text_and_leaves_no_trace(sheet: Path, tmp_path: Path) -> None:
    before = sheet.read_bytes()
    told = run("doctor", "--sheet", sheet)
    assert "✓ programme.xlsx is found and can be read." in told
    assert "• It lacks tabs: " in told
    assert sheet.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {sheet.name, f".{sheet.name}.run"}


@pytest.mark.parametrize(
    ("name", "content"), [("gone.xlsx", None), ("no.xlsx", b"PK"), ("old.xls", b"x"), ("people.csv", b"Name")]
)
def test_a_sheet_that_cannot_be_read_is_told_and_the_rest_is_looked_at_all_the_same(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    found = examined(tmp_path / name, code=2)
    assert only(found["wrong"]).startswith("Sheet: ")
    assert any(line.startswith("Mail: ") for line in found["fine"])


def test_a_workbook_that_somebody_has_open_is_told(sheet: Path) -> None:
    sheet.with_name(".~lock.programme.xlsx#").write_text("ana")
    assert "open in LibreOffice" in only(examined(sheet, code=2)["wrong"])


def test_a_sheet_without_people_is_told(tmp_path: Path) -> None:
    assert "no column Email" in only(
        examined(small_programme(tmp_path, Participants=[["Name"], ["Ana"]]), code=2)["wrong"]
    )


def test_cells_to_mend_are_counted_and_settings_told_by_cell(tmp_path: Path) -> None:
    settings: list[list[Cell]] = [*SETTINGS, ["Language", "English"], ["Send between", "noon"]]
    path = small_programme(
        tmp_path, Needs=[NEEDS, ["nobody@example.org", "safe space", None]], Settings=settings
    )
    wrong = examined(path, code=1)["wrong"]
    assert [line.split(".")[0] for line in wrong] == [
        "Settings: B5: These are no hours of a day",
        "Sheet: Cells that need mending: 1",
    ]
    assert "nobody" not in " ".join(wrong)


def test_a_language_without_templates_is_told(tmp_path: Path) -> None:
    for language, there in (("Spanish", True), ("español", True), ("Finnish", False)):
        path = small_programme(tmp_path, Settings=[*SETTINGS, ["Language", language]])
        assert any("Not all mails" in line for line in examined(path)["advice"]) is not there


def test_a_template_with_a_mistake_is_named(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "check-in.md").write_text("Subject: Hello {{ nmae }}\n\nHow is it going?\n")
    monkeypatch.setenv("MENTORSHEETS_TEMPLATES", str(tmp_path / "words"))
    assert "words/check-in.md" in only(examined(sheet, code=2)["wrong"])


def journal(sheet: Path, now: datetime, unknown: int = 0) -> None:
    """Make the journal that belongs to a sheet, with so many mails of unknown fate in it."""
    programme = read(Workbook(sheet)).programme
    with Journal(sheet.with_name(".programme.journal"), programme_id(programme), now) as made:
        for number in range(unknown):
            made.db.execute(
                "INSERT INTO mail (key, programme, kind, persons, period, state, changed_at) VALUES (?, 'p', 'check-in', '[]', 'w', 'unknown', ?)",
                (f"key{number}", stamp(now)),
            )


def test_a_journal_that_agrees_gets_a_tick(sheet: Path) -> None:
    journal(sheet, datetime(2026, 1, 5, tzinfo=UTC))
    assert any("Journal: It opens" in line for line in examined(sheet)["fine"])


def test_mails_of_unknown_fate_wait_for_a_person(sheet: Path) -> None:
    journal(sheet, datetime(2026, 1, 5, tzinfo=UTC), unknown=2)
    assert "mentorsheets settle" in only(examined(sheet, code=1)["wrong"])


def test_a_clock_before_the_journal_is_told(sheet: Path) -> None:
    journal(sheet, datetime(2150, 1, 1, tzinfo=UTC) + timedelta(days=1), unknown=1)
    assert "clock" in only(examined(sheet, code=1)["wrong"])


def test_a_journal_of_another_programme_is_told(sheet: Path) -> None:
    with Journal(sheet.with_name(".programme.journal"), "another", datetime(2026, 1, 5, tzinfo=UTC)):
        pass
    assert "belongs to another programme" in only(examined(sheet, code=2)["wrong"])


def test_a_file_that_is_no_journal_is_told(sheet: Path) -> None:
    sheet.with_name(".programme.journal").write_text("Dear diary, this is no database at all. " * 50)
    assert "cannot be read" in only(examined(sheet, code=2)["wrong"])


def test_a_journal_in_a_synced_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox (Harbour)"
    folder.mkdir()
    wrong = only(examined(small_programme(folder, Settings=SETTINGS), code=1)["wrong"])
    assert "the synced folder Dropbox (Harbour)" in wrong


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /home nfs4 rw 0 0
/dev/sda2 /home/ana/own ext4 rw 0 0
//host/share /media/our\\040share cifs rw 0 0
not a mount"""


@pytest.mark.parametrize(
    ("folder", "sharer"),
    [
        ("/var/lib", ""), ("/home/ana", "a network share (nfs4)"), ("/home/ana/own/x", ""), ("/homestead", ""),
        ("/media/our share/x", "a network share (cifs)"), ("/Users/ana/OneDrive - Harbour/x", "the synced folder OneDrive - Harbour"),
    ],
)  # fmt: skip
def test_a_folder_is_shared_by_what_is_mounted_or_synced_there(folder: str, sharer: str) -> None:
    assert find_sharing(PurePosixPath(folder), MOUNTS) == sharer


def test_a_windows_share_is_one() -> None:
    assert find_sharing(PureWindowsPath(r"\\host\share\x"), "") == "a network share"
    assert find_sharing(PureWindowsPath(r"C:\Users\ana"), "") == ""


class Server(Controller):
    """aiosmtpd on a free port that counts what it is given; `secured` has STARTTLS and wants a login."""

    def __init__(self, *, secured: bool = False) -> None:
        self.secured = secured
        self.given: list[str] = []
        super().__init__(self, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd's own

    def factory(self) -> SMTP:
        if not self.secured:
            return SMTP(self)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        AUTHORITY.issue_cert("localhost").configure_cert(context)
        return SMTP(
            self,
            tls_context=context,
            require_starttls=True,
            auth_require_tls=True,
            auth_required=True,
            authenticator=check,
        )

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, _envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.given.append(address)
        return "250 OK"


def check(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=data.password == SECRET.encode(), handled=False)


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    running = Server(secured=getattr(request, "param", False))
    running.start()
    yield running
    running.stop()
    assert running.given == []


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


secured = pytest.mark.parametrize("server", [True], indirect=True)


def test_a_mail_server_without_a_login_is_reached_and_sent_nothing(sheet: Path, server: Server) -> None:
    fine = examined(sheet, "--mail", f"smtp://127.0.0.1:{server.port}")["fine"]
    assert any("it answers; no login is set" in line for line in fine)


@secured
@pytest.mark.usefixtures("trusted")
def test_a_mail_server_takes_the_login_and_is_sent_nothing(
    sheet: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAIL_PASSWORD", SECRET)
    told = run("doctor", "--sheet", sheet, "--mail", f"smtp+starttls://me@localhost:{server.port}")
    assert "takes the login" in told
    assert SECRET not in told


@secured
@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_told_and_shown_to_nobody(sheet: Path, server: Server) -> None:
    wrong = only(
        examined(sheet, "--mail", f"smtp+starttls://me:wrong-secret@localhost:{server.port}", code=2)["wrong"]
    )
    assert "535" in wrong
    assert "wrong-secret" not in wrong


@secured
def test_a_certificate_that_nobody_vouches_for_is_told(sheet: Path, server: Server) -> None:
    wrong = only(
        examined(sheet, "--mail", f"smtp+starttls://me:{SECRET}@localhost:{server.port}", code=2)["wrong"]
    )
    assert "certificate" in wrong


def test_a_server_that_does_not_answer_asks_to_run_again(sheet: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    wrong = only(examined(sheet, "--mail", f"smtp://127.0.0.1:{port}", code=3)["wrong"])
    assert "no connection" in wrong


@pytest.mark.parametrize(
    "mail", ["carrier-pigeon", "smtp://mail.example.org", "smtps://me@mail.example.org", "smtps://me:hush@[x"]
)
def test_a_mail_setting_that_cannot_work_is_told_without_its_password(
    sheet: Path, mail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    wrong = only(examined(sheet, "--mail", mail, code=2)["wrong"])
    assert wrong.startswith("Mail: ")
    assert "hush" not in wrong


def test_a_server_without_a_coordinators_address_cannot_be_used(tmp_path: Path, server: Server) -> None:
    path = small_programme(tmp_path, Settings=[SETTINGS[0], SETTINGS[2]])
    assert "Coordinator e-mail" in only(
        examined(path, "--mail", f"smtp://127.0.0.1:{server.port}", code=2)["wrong"]
    )


def test_an_outbox_that_is_a_file_is_told(sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "box").write_text("a file")
    assert "Nothing can be written into" in only(
        examined(sheet, "--mail", f"outbox:{tmp_path / 'box'}", code=2)["wrong"]
    )


def test_where_copies_go_is_told_and_that_they_would_help(
    sheet: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = ("--mail", f"smtp://127.0.0.1:{server.port}")
    assert "MENTORSHEETS_MAIL_COPY" not in str(examined(sheet, *mail))
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://me:hush@127.0.0.1:1")
    assert any("No copies are kept" in line for line in examined(sheet, *mail, code=3)["advice"])
    monkeypatch.setenv("MENTORSHEETS_MAIL_COPY", "harbour@example.org")
    found = examined(sheet, *mail, code=3)
    assert any("A copy of each mail goes to harbour@example.org" in line for line in found["fine"])
    assert not any("No copies" in line for line in found["advice"])


@pytest.mark.parametrize("copy", ["nobody", "zoë@example.org", "a@b\nBcc: c@example.org"])
def test_copies_that_can_go_nowhere_are_told(
    sheet: Path, server: Server, monkeypatch: pytest.MonkeyPatch, copy: str
) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAIL_COPY", copy)
    wrong = only(examined(sheet, "--mail", f"smtp://127.0.0.1:{server.port}", code=2)["wrong"])
    assert wrong.startswith("Mail: MENTORSHEETS_MAIL_COPY")


@pytest.mark.parametrize(
    ("mailbox", "code"),
    [
        ("imap://me:hush@127.0.0.1:1", 3), ("imaps://me:hush@[x", 2), ("pop3://me:hush@mail.example.org", 2),
        ("imap://me:hush@mail.example.org", 2), ("imaps://mail.example.org", 2),
    ],
)  # fmt: skip
def test_a_mailbox_that_cannot_be_read_is_told_without_its_password(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, mailbox: str, code: int
) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", mailbox)
    wrong = only(examined(sheet, code=code)["wrong"])
    assert wrong.startswith("Answers by mail: ")
    assert "hush" not in wrong


@pytest.mark.outside
@pytest.mark.skipif(not (DOVECOT and IS_ROOT), reason="wants the Debian package dovecot-imapd, and root")
def test_a_mailbox_lets_in_whoever_has_the_password(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_folder() as folder, dovecot(folder) as port:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", f"imap://me:{SECRET}@127.0.0.1:{port}")
        assert any("mailbox can be read" in line for line in examined(sheet)["fine"])
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", f"imap://me:wrong@127.0.0.1:{port}")
        assert "refused the login" in only(examined(sheet, code=2)["wrong"])


@pytest.fixture(scope="module")
def google() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


def shared(google: SheetsServer, folder: Path, monkeypatch: pytest.MonkeyPatch, role: str) -> GoogleDesk:
    desk = GoogleDesk(google, folder, role)
    for name, value in desk.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    Path(desk.environ["GOOGLE_APPLICATION_CREDENTIALS"]).chmod(0o600)
    desk.put({"Participants": [PEOPLE], "Needs": [NEEDS], "Settings": SETTINGS})
    return desk


def test_a_google_sheet_is_read_and_written_to_on_trial_and_left_as_it_was(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    before = desk.backend.read().tabs
    found = examined(desk.key)
    assert found["wrong"] == []
    assert "robot@throw-away.example.org" in found["fine"][0]
    assert any("It can be written to" in line for line in found["fine"])
    assert desk.backend.read().tabs == before
    with desk.another().claimed("a run that comes next"):
        assert desk.backend.read().tabs == before


@pytest.mark.parametrize(("role", "click"), [("reader", "choose Editor"), ("", "click Share")])
def test_a_google_sheet_that_is_not_shared_enough_is_told_with_what_to_click(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: str, click: str
) -> None:
    desk = shared(google, tmp_path, monkeypatch, role)
    wrong = only(examined(desk.key, code=2)["wrong"])
    assert click in wrong
    assert "robot@throw-away.example.org" in wrong


def test_a_google_sheet_that_another_run_is_at_is_told(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    with desk.backend.claimed("the weekly job"):
        assert "the weekly job is at work" in only(examined(desk.key, code=75)["wrong"])


def test_a_key_file_that_is_none_or_open_to_others_is_told_and_never_shown(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    key = Path(desk.environ["GOOGLE_APPLICATION_CREDENTIALS"])
    key.chmod(0o644)
    found = examined(desk.key)
    assert any("chmod 600" in line for line in found["advice"])
    assert "PRIVATE KEY" not in str(found)
    key.write_text("no key")
    found = examined(desk.key, code=2)
    assert only(found["wrong"]).startswith("Google login: ")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "gone.json"))
    assert "gone.json" in only(examined(desk.key, code=2)["wrong"])


def test_without_a_mailbox_it_says_what_stays_unheard() -> None:
    findings = Findings()
    examine_mailbox(Config("x.xlsx", mail="smtp://localhost:25"), None, findings)
    named = Programme(settings=Settings(answers_by=AnswersBy.MAILBOX))
    examine_mailbox(Config("x.xlsx", mail="smtp://localhost:25"), named, findings)
    assert [finding.verdict for finding in findings.all] == [FindingVerdict.ADVICE, FindingVerdict.WRONG]
    assert "wishes to stop" in findings.all[0].sentence
