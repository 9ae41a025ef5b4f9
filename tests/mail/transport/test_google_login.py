"""A login by Google's key files, against a server that hands out tokens as Google's does."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mentorsheets.mail.mail_address import LoginSources, ServerAddress
from mentorsheets.mail.transport.login import Login, LoginRefused, find_login
from tests.sheets_server.server import SheetsServer

OURS = ServerAddress("smtp+starttls", "mail.example.org", 587, user="zoe@harbour.example.org")


def by_key(folder: Path, content: str) -> Login:
    file = folder / "key.json"
    file.write_text(content, encoding="utf-8")
    login = find_login(OURS, LoginSources(google_key=str(file), password="not asked for"))
    assert login
    assert login.is_token
    assert login.user == OURS.user
    return login


def test_a_service_account_gets_a_token_and_none_once_its_key_is_gone(tmp_path: Path) -> None:
    with SheetsServer() as server:
        account = "robot@harbour.example.org"
        login = by_key(tmp_path, json.dumps(server.service_account(account)))
        token = login.secret()
        assert token
        assert token != login.secret(), "it is fetched anew each time, and never kept"
        server.accounts.revoke(account)
        with pytest.raises(LoginRefused):
            login.secret()


@pytest.mark.parametrize(
    "content", ["", "no JSON", "{}", '{"type": "service_account"}', '{"type": "authorized_user"}']
)
def test_a_file_that_is_no_key_gives_no_token_and_says_nothing_of_itself(
    tmp_path: Path, content: str
) -> None:
    with pytest.raises(LoginRefused) as refused:
        by_key(tmp_path, content).secret()
    assert str(refused.value) == "Google gave no token for this key file"


def test_a_command_comes_before_a_key(tmp_path: Path) -> None:
    sources = LoginSources(token_command="printf token", google_key=str(tmp_path / "none"))
    login = find_login(OURS, sources)
    assert login
    assert login.secret() == "token"
    assert find_login(replace(OURS, user=""), sources) is None
