"""`mentorsheets doctor` on real mail servers: the way out, and the mailbox that answers come into."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import AnswersBy, Settings
from mentorsheets.errors import WrongUse
from mentorsheets.mail.incoming.mailbox import find_mailbox
from mentorsheets.mail.mail_address import LoginSources
from mentorsheets.runtime.config import Config, read_config
from mentorsheets.workflow.doctor.findings import Findings, FindingVerdict
from mentorsheets.workflow.doctor.mail import examine_mailbox
from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, mail_folder
from tests.workflow.doctor.examined import SETTINGS, examined, only
from tests.workflow.sheets import run, small_programme

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET = "correct-horse"
AUTHORITY = trustme.CA()


class Server(Controller):
    """aiosmtpd on a free port that counts what it is given; `secured` has STARTTLS and wants a login."""

    def __init__(self, *, secured: bool = False) -> None:
        self.secured = secured
        self.given: list[str] = []
        self.not_its_own: list[str] = []
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
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.mail_from = address
        return "553 5.7.1 not yours" if address in self.not_its_own else "250 OK"

    async def handle_RCPT(  # noqa: N802 - the library's name
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


def test_a_server_that_takes_no_mail_from_the_coordinators_address_is_told(
    sheet: Path, server: Server
) -> None:
    server.not_its_own = ["me@example.org"]
    wrong = only(examined(sheet, "--mail", f"smtp://127.0.0.1:{server.port}", code=2)["wrong"])
    assert "no mail from the address in Coordinator e-mail (553)" in wrong
    assert "alias" in wrong


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
    assert "clock" in wrong
    assert "password" not in wrong


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


def test_an_outbox_on_a_disk_that_is_emptied_after_each_run_is_no_way_out(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    assert "vanishes after the run. Set MENTORSHEETS_MAIL" in only(examined(sheet, code=2)["wrong"])


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


def test_the_password_of_one_account_is_never_shown_to_the_server_of_another() -> None:
    mail = {"MENTORSHEETS_SHEET": "x.xlsx", "MENTORSHEETS_MAIL_PASSWORD": SECRET}
    of_ses = {**mail, "MENTORSHEETS_MAIL": "smtps://AKIA123@mail.example.org"}
    box = {"MENTORSHEETS_MAILBOX": "imaps://me%40example.org@imap.example.org"}
    apart = read_config({}, {**of_ses, **box}, Path("/nowhere"))
    assert apart.logins_to_read == LoginSources()
    with pytest.raises(WrongUse, match="no password"):
        find_mailbox(apart.mailbox, apart.logins_to_read)
    own = read_config({}, {**of_ses, **box, "MENTORSHEETS_MAILBOX_PASSWORD": "of the box"}, Path("/nowhere"))
    assert own.logins_to_read == LoginSources(password="of the box")
    one = {**mail, **box, "MENTORSHEETS_MAIL": "smtps://Me%40example.org@mail.example.org"}
    assert read_config({}, one, Path("/nowhere")).logins_to_read == LoginSources(password=SECRET)
    assert read_config({}, {**mail, **box}, Path("/nowhere")).logins_to_read == LoginSources(password=SECRET)


def test_a_mailbox_whose_certificate_nobody_vouches_for_is_told_as_that() -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert("localhost").configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        shaking = Thread(target=shake_hands, args=(listening, context))
        shaking.start()
        with (
            pytest.raises(WrongUse, match="certificate of localhost"),
            find_mailbox(f"imaps://me:{SECRET}@localhost:{port}", LoginSources()),
        ):
            pass
        shaking.join()


def shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Take one caller, who hangs up as soon as they see the certificate."""
    there, _ = listening.accept()
    with suppress(OSError), context.wrap_socket(there, server_side=True):
        pass
    there.close()


def test_without_a_mailbox_it_says_what_stays_unheard() -> None:
    findings = Findings()
    examine_mailbox(Config("x.xlsx", mail="smtp://localhost:25"), None, findings)
    named = Programme(settings=Settings(answers_by=AnswersBy.MAILBOX))
    examine_mailbox(Config("x.xlsx", mail="smtp://localhost:25"), named, findings)
    assert [finding.verdict for finding in findings.all] == [FindingVerdict.ADVICE, FindingVerdict.WRONG]
    assert "wishes to stop" in findings.all[0].sentence
