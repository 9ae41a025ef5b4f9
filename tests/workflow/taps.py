"""Tapping the buttons of mails in the outbox, as a mail program does: from whatever address."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from tests.mail.bodies import body_of


def mails_to(address: str) -> list[EmailMessage]:
    """Return the mails in the outbox to an address, oldest first."""
    files = sorted(Path("outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    found = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return [mail for mail in found if address in str(mail["To"])]


def buttons(mail: EmailMessage) -> dict[str, str]:
    """Return the links of a mail by what their buttons say."""
    lines = body_of(mail).splitlines()
    found = [line.rpartition(": ") for line in lines if ": mailto:" in line or ": https:" in line]
    return {words.strip(): link for words, _, link in found}


def tap(link: str, sender: str, number: int, *, body: str = "", header: str = "") -> str:
    """Return the mail that tapping a button sends, from an address; `header` has lines to put on top."""
    parts = urlsplit(link)
    subject = parse_qs(parts.query)["subject"][0]
    return (
        f"{header}From: {sender}\nTo: {unquote(parts.path)}\nSubject: {subject}\n"
        f"Message-ID: <t{number}@client.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )
