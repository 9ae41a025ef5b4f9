"""Logins go over checked encryption, by password or token, and a refusal keeps the mail."""

import base64
import ssl
from asyncio import Server
from collections.abc import Iterator
from pathlib import Path
from ssl import SSLContext
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mentorsheets.errors import WrongUse
from mentorsheets.mail.incoming.mailbox import open_mailbox
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.messages import MailState, Stop
from mentorsheets.mail.transport.deliver import Delivery, Guards, Pace, deliver
from mentorsheets.mail.transport.login import Login, LoginRefused
from mentorsheets.mail.transport.smtp import OTHER_PORT, SmtpServer
from tests.mail.incoming.imap_server import mailbox
from tests.mail.letters import MONDAY, TurnableClock, plain

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET = "correct-horse"
AUTHORITY = trustme.CA()


class Keeper:
    """Keeps what it is given; takes a token as Google does, with a challenge before a refusal."""

    def __init__(self) -> None:
        self.kept: list[Any] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        self.kept.append(envelope.content)
        return "250 2.0.0 Ok"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        if SECRET.encode() in base64.b64decode(args[1]):
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"400"}')
        return AuthResult(success=False, handled=False)


def check(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=data.password == SECRET.encode(), handled=False)


@pytest.fixture(scope="module")
def server_trust() -> SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trust() -> SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


class Plain(Controller):
    """aiosmtpd in the clear."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd's own


class Secured(Plain):
    """aiosmtpd with STARTTLS (`smtp+starttls`) or within TLS (`smtps`), both with a login."""

    def __init__(self, scheme: str, context: SSLContext) -> None:
        self.scheme, self.context = scheme, context
        super().__init__(
            Keeper(), hostname="127.0.0.1", port=0, ssl_context=context if scheme == "smtps" else None
        )

    def factory(self) -> SMTP:
        starttls = self.scheme == "smtp+starttls"
        return SMTP(
            self.handler,
            tls_context=self.context if starttls else None,
            require_starttls=starttls,
            auth_require_tls=starttls,
            auth_required=True,
            authenticator=check,
        )


@pytest.fixture(params=["smtp+starttls", "smtps"])
def secured(request: pytest.FixtureRequest, server_trust: SSLContext) -> Iterator[Secured]:
    controller = Secured(request.param, server_trust)
    controller.start()
    yield controller
    controller.stop()


def attempt(
    tmp_path: Path, secured: Plain, login: Login, trust: SSLContext, scheme: str | None = None
) -> Delivery:
    address = ServerAddress(scheme or str(vars(secured)["scheme"]), "localhost", secured.port)
    transport = SmtpServer(address, login, trust=trust, answer_within=5)
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as journal:
        journal.plan([plain(1)], MONDAY)
        delivery = deliver(journal, transport, TurnableClock(), Pace(), Guards())
        transport.close()
        assert [record.state for record in journal.records()] == [
            MailState.SENT if delivery.counts.get(MailState.SENT) else MailState.PLANNED
        ]
    return delivery


def test_a_password_logs_in_over_encryption(tmp_path: Path, secured: Secured, trust: SSLContext) -> None:
    login = Login("me", lambda: SECRET)
    assert attempt(tmp_path, secured, login, trust).counts == {MailState.SENT: 1}
    assert secured.handler.kept[0] == plain(1).content


def test_a_token_logs_in(tmp_path: Path, secured: Secured, trust: SSLContext) -> None:
    login = Login("me", lambda: SECRET, is_token=True)
    assert attempt(tmp_path, secured, login, trust).counts == {MailState.SENT: 1}


@pytest.mark.parametrize("is_token", [False, True])
def test_a_wrong_secret_stops_the_run_and_is_not_repeated(
    tmp_path: Path, secured: Secured, trust: SSLContext, is_token: bool
) -> None:
    delivery = attempt(tmp_path, secured, Login("me", lambda: "wrong-secret", is_token=is_token), trust)
    assert delivery.stop == Stop.REFUSED
    assert "wrong-secret" not in repr(delivery)
    assert secured.handler.kept == []


def test_a_secret_that_cannot_be_had_stops_the_run(
    tmp_path: Path, secured: Secured, trust: SSLContext
) -> None:
    def none_to_be_had() -> str:
        raise LoginRefused("the token command failed")

    delivery = attempt(tmp_path, secured, Login("me", none_to_be_had), trust)
    assert (delivery.stop, delivery.reply) == (Stop.REFUSED, "the token command failed")


def test_a_certificate_that_nobody_vouches_for_stops_the_run(tmp_path: Path, secured: Secured) -> None:
    delivery = attempt(tmp_path, secured, Login("me", lambda: SECRET), ssl.create_default_context())
    assert (delivery.stop, delivery.reply) == (Stop.REFUSED, "its certificate is not to be trusted")
    assert secured.handler.kept == []


def test_a_server_that_is_called_at_another_port_is_told_apart_from_a_bad_certificate(
    tmp_path: Path, trust: SSLContext
) -> None:
    controller = Plain(Keeper(), hostname="127.0.0.1", port=0)
    controller.start()
    delivery = attempt(tmp_path, controller, Login("me", lambda: SECRET), trust, "smtps")
    controller.stop()
    assert (delivery.stop, delivery.reply) == (Stop.REFUSED, OTHER_PORT)
    with (
        mailbox() as there,
        pytest.raises(WrongUse, match="does not begin with encryption") as told,
        open_mailbox(ServerAddress("imaps", "localhost", there.port), Login("me", lambda: SECRET), trust),
    ):
        pass
    assert "993" in told.value.hint


def test_a_server_without_starttls_gets_neither_mail_nor_password(tmp_path: Path, trust: SSLContext) -> None:
    controller = Plain(Keeper(), hostname="127.0.0.1", port=0)
    controller.start()
    delivery = attempt(tmp_path, controller, Login("me", lambda: SECRET), trust, "smtp+starttls")
    controller.stop()
    assert delivery.stop == Stop.REFUSED
    assert controller.handler.kept == []
