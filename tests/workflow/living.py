"""A small programme that is lived through day by day with the real command, and a mailbox that people write to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.today_places import HEADER_ROW
from tests.mail.incoming.imap_server import Mailbox, mailbox
from tests.workflow.sheets import Rows, small_programme, table

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator", "Mara Silva"],
    ["Coordinator e-mail", "co@example.org"],
    ["Safety contact", "Sam"],
    ["Safety contact e-mail", "sam@example.org"],
    ["Answers checked by", "mx.example.org"],
]
IN_TOUCH: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    ["m1", "Gil", "Ana", "Role models", "active"],
]
GENUINE = "mx.example.org; dmarc=pass header.from=example.org"


@dataclass
class Life:
    """A programme's sheet and mailbox: `mails` are those that people sent so far, in order."""

    path: Path
    box: Mailbox
    mails: list[str] = field(default_factory=list)

    def run(self, command: str, day: str, *more: str, code: int | None = None) -> str:
        """Run the command on a day; unless `code` says otherwise, 0 and 1 will do."""
        arguments = [command, "--sheet", str(self.path), "--today", day, *more]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in ({0, 1} if code is None else {code}), result.output + repr(
            result.exception
        )
        return result.stdout

    def pass_day(self, day: str) -> None:
        """Do what the clock does on a day."""
        self.run("run", day, "--once")

    def outbox(self) -> list[EmailMessage]:
        """Return all that went out so far, in the order in which it went."""
        files = sorted(Path("outbox").glob("*.eml"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        return [message_from_bytes(file.read_bytes(), policy=default) for file in files]

    def to(self, address: str) -> list[EmailMessage]:
        """Return what went to an address so far."""
        return [mail for mail in self.outbox() if address in str(mail["To"])]

    def receive(self, mail: EmailMessage) -> None:
        """Let a mail arrive in the programme's mailbox."""
        number = len(self.mails) + 1
        if "Message-ID" not in mail:
            mail["Message-ID"] = f"<m{number}@client.example>"
        self.mails.append(mail.as_string())
        self.box.hold(*self.mails)

    def write(
        self,
        sender: str,
        text: str,
        *,
        to: str = "co@example.org",
        subject: str = "Hello",
        genuine: bool = False,
    ) -> None:
        """Let somebody write out of the blue."""
        self.receive(_mail(sender, to, subject, text, genuine=genuine))

    def reply(self, sender: str, text: str, *, genuine: bool = True, place: int = -1, to: str = "") -> None:
        """Let somebody answer a mail that went to them, the last one unless `place` says which."""
        asked = self.to(sender)[place]
        mail = _mail(sender, to or "co@example.org", f"Re: {asked['Subject']}", text, genuine=genuine)
        mail["In-Reply-To"] = str(asked["Message-ID"])
        self.receive(mail)

    def tap(self, reader: str, words: str, *, sender: str = "", place: int = -1, count: int = 0) -> None:
        """Let somebody send what a button of a mail to `reader` has written, found by its first words."""
        subject = buttons(self.to(reader)[place], words)[count]
        self.receive(_mail(sender or reader, "co@example.org", subject, "", genuine=False))

    def status(self, name: str) -> object:
        """Return what stands in somebody's Status."""
        return next(row["Status"] for row in table(self.path, "Participants") if row["Name"] == name)

    def today(self) -> list[dict[str, object]]:
        """Return the rows of the tab Today that wait."""
        header, *rows = openpyxl.load_workbook(self.path)["Today"].iter_rows(
            min_row=HEADER_ROW + 1, values_only=True
        )
        found: list[dict[str, object]] = [dict(zip(map(str, header), row, strict=True)) for row in rows]
        return [row for row in found if row["Row"]]

    def say(self, what: str, word: str) -> None:
        """Type a word into the green cell of the first row of Today of this kind."""
        book = openpyxl.load_workbook(self.path)
        for row in book["Today"].iter_rows(min_row=HEADER_ROW + 2):
            if row[6].value and str(row[0].value).startswith(what):
                row[4].value = word
                book.save(self.path)
                return
        raise AssertionError(f"nothing of this kind waits: {what}")

    def everything(self) -> str:
        """Return all that stands in the sheet."""
        book = openpyxl.load_workbook(self.path)
        return str([[cell for row in tab.iter_rows(values_only=True) for cell in row] for tab in book])


def _mail(sender: str, to: str, subject: str, text: str, *, genuine: bool) -> EmailMessage:
    mail = EmailMessage()
    if genuine:
        mail["Authentication-Results"] = GENUINE
        mail["Received"] = "from mail.example.org by mx.example.org; Tue, 24 Nov 2026 08:12:00 +0000"
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail.set_content(text)
    return mail


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def buttons(mail: EmailMessage, words: str) -> list[str]:
    """Return the subjects that the buttons of a mail write which say these words."""
    links = [part for part in text_of(mail).replace("\n", " ").split() if "mailto:" in part]
    subjects = [unquote(link.partition("subject=")[2].rstrip(")>")).strip() for link in links]
    return [subject for subject in subjects if subject.startswith(words)]


@contextmanager
def living(folder: Path, monkeypatch: pytest.MonkeyPatch, **tabs: Rows) -> Iterator[Life]:
    """Yield a programme in which Gil and Ana are in touch, unless `tabs` say otherwise."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
    with mailbox() as box:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        given: dict[str, Rows] = {"Matches": IN_TOUCH, "Settings": SETTINGS, **tabs}
        yield Life(small_programme(folder, **given), box)
