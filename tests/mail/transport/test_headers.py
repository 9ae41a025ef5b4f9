"""The limits of a header, each on both sides, and what goes into a login."""

from dataclasses import replace
from pathlib import Path

import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.mail.transport.headers import (
    LONGEST_HEADER_LINE,
    LONGEST_WORDING,
    Mailbox,
    mailbox_line,
    plain_line,
    safe_text,
    text_line,
)
from mentorsheets.mail.transport.login import LoginRefused, xoauth2
from mentorsheets.mail.transport.login import _from_command as from_command
from mentorsheets.mail.transport.login import _from_file as from_file
from mentorsheets.mail.transport.mime import addresses, build
from tests.mail.letters import letter


def test_a_subject_may_have_250_characters_and_not_one_more() -> None:
    assert safe_text("x" * LONGEST_WORDING, "A subject")
    with pytest.raises(WrongUse):
        safe_text("x" * (LONGEST_WORDING + 1), "A subject")


def test_a_line_of_machine_words_may_be_as_long_as_mail_allows_and_not_one_byte_longer() -> None:
    room = LONGEST_HEADER_LINE - len("References: ")
    assert len(plain_line("References", "x" * room)) == LONGEST_HEADER_LINE
    with pytest.raises(WrongUse):
        plain_line("References", "x" * (room + 1))


@pytest.mark.parametrize("forged", ["Ä", "a\r\nBcc: x", "=?utf-8?q?x?=", "a\x7fb", "a\u202eb"])
def test_machine_words_are_plain(forged: str) -> None:
    with pytest.raises(WrongUse):
        plain_line("References", forged)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", "a@example.org"),
        ("  ", "a@example.org"),
        ("Ana", '"Ana" <a@example.org>'),
        ('Ana "A" \\ B', '"Ana \\"A\\" \\\\ B" <a@example.org>'),
    ],
)
def test_a_name_is_quoted_and_an_empty_one_left_out(name: str, written: str) -> None:
    assert mailbox_line("To", (Mailbox(name, "a@example.org"),)) == f"To: {written}"


def test_a_name_in_other_letters_is_encoded_and_one_in_plain_letters_stays_as_it_is() -> None:
    assert text_line("Subject", "How is it going?") == "Subject: How is it going?"
    assert text_line("Subject", "Wie läuft es?").startswith("Subject: =?utf-8?")
    folded = text_line("Subject", "ä" * 200).split("\r\n")
    assert max(map(len, folded)) <= 76


def test_a_conversation_keeps_its_beginning_and_its_nine_newest() -> None:
    def references(count: int) -> list[str]:
        content = build(letter(1, thread=tuple(f"<m{number}@example.org>" for number in range(count))))
        line = content.decode().partition("References: ")[2].partition("\r\n")[0]
        return line.split()

    assert references(10) == [f"<m{number}@example.org>" for number in range(10)]
    assert references(11) == ["<m0@example.org>", *(f"<m{number}@example.org>" for number in range(2, 11))]
    assert references(1) == ["<m0@example.org>"]


def test_an_address_in_two_places_is_handed_over_once() -> None:
    boxes = tuple(Mailbox(name, "a@example.org") for name in ("Ana", "Office"))
    assert addresses(boxes) == ("a@example.org",)
    content = build(replace(letter(1), to=boxes))
    assert content.decode().count("<a@example.org>") == 2


def test_a_secret_is_read_without_the_line_end_and_what_cannot_be_read_says_nothing_of_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "password").write_text("s3cret\n", encoding="utf-8")
    assert from_file(tmp_path / "password") == "s3cret"
    with pytest.raises(LoginRefused):
        from_file(tmp_path / "none")
    assert from_command("printf 'tok en\\n'") == "tok en"
    for command in ("false", "no-such-program-anywhere", "sh -c 'echo token; exit 3'"):
        with pytest.raises(LoginRefused) as refused:
            from_command(command)
        assert "token;" not in str(refused.value)
    assert xoauth2("me@example.org", "t") == "user=me@example.org\x01auth=Bearer t\x01\x01"
