"""One line of settings says where mail goes, and never gives its password away."""

from dataclasses import replace
from pathlib import Path

import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.mail.mail_address import LoginSources, OutboxAddress, ServerAddress, parse_mail_address
from mentorsheets.mail.transport.login import Login, LoginRefused, find_login, xoauth2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("outbox:letters", OutboxAddress(Path("letters"))),
        ("outbox:", OutboxAddress(Path("outbox"))),
        ("smtp://localhost", ServerAddress("smtp", "localhost", 25)),
        ("smtp://127.0.0.1:2525", ServerAddress("smtp", "127.0.0.1", 2525)),
        (
            "smtp+starttls://me@mail.example.org",
            ServerAddress("smtp+starttls", "mail.example.org", 587, "me"),
        ),
        (
            "smtps://me%40example.org:p%2Fw@[::1]:4650",
            ServerAddress("smtps", "::1", 4650, "me@example.org", "p/w"),
        ),
    ],
)
def test_a_mail_setting_is_understood(text: str, found: OutboxAddress | ServerAddress) -> None:
    assert parse_mail_address(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mail.example.org",
        "http://x.example.org",
        "smtp://",
        "smtp://h:port",
        "smtps://h:99999",
        "smtps://h/path",
    ],
)
def test_any_other_setting_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(WrongUse) as refused:
        parse_mail_address(text.replace("h", "u:secret@h"))
    assert "secret" not in str(refused.value)


def test_mail_in_the_clear_stays_on_this_computer_unless_told() -> None:
    with pytest.raises(WrongUse):
        parse_mail_address("smtp://mail.example.org")
    plain = parse_mail_address("smtp://mail.example.org", plain_allowed=True)
    assert isinstance(plain, ServerAddress)
    assert plain.host == "mail.example.org"


def server(text: str = "smtps://me@mail.example.org") -> ServerAddress:
    address = parse_mail_address(text)
    assert isinstance(address, ServerAddress)
    return address


def login_for(address: ServerAddress, sources: LoginSources) -> Login:
    login = find_login(address, sources)
    assert login
    return login


def test_a_password_is_not_shown() -> None:
    address = server("smtps://me:secret@mail.example.org")
    login = login_for(address, LoginSources(password="secret2"))
    assert "secret" not in f"{address!r} {login!r} {address} {login}"


def test_the_password_comes_from_file_environment_or_address(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from file\n")
    told = LoginSources(password="from environment")
    address = server("smtps://me:from-address@mail.example.org")
    assert login_for(address, replace(told, password_file=str(file))).secret() == "from file"
    assert login_for(address, told).secret() == "from environment"
    assert login_for(address, LoginSources()).secret() == "from-address"


def test_a_user_without_a_password_is_told_what_to_set() -> None:
    with pytest.raises(WrongUse, match="MENTORSHEETS_MAIL_PASSWORD"):
        find_login(server(), LoginSources())


def test_a_server_without_a_user_needs_no_login() -> None:
    assert find_login(server("smtps://mail.example.org"), LoginSources()) is None


def test_a_token_comes_from_a_command() -> None:
    login = login_for(server(), LoginSources(token_command="printf 'to ken'"))
    assert login.is_token
    assert xoauth2(login.user, login.secret()) == "user=me\x01auth=Bearer to ken\x01\x01"


@pytest.mark.parametrize("command", ["false", "/no/such/program"])
def test_a_token_command_that_fails_says_so(command: str) -> None:
    login = login_for(server(), LoginSources(token_command=command))
    with pytest.raises(LoginRefused):
        login.secret()


def test_a_missing_google_key_says_so(tmp_path: Path) -> None:
    login = login_for(server(), LoginSources(google_key=str(tmp_path / "none.json")))
    with pytest.raises(LoginRefused):
        login.secret()


def test_a_missing_password_file_says_so(tmp_path: Path) -> None:
    login = login_for(server(), LoginSources(password_file=str(tmp_path / "none")))
    with pytest.raises(LoginRefused):
        login.secret()
