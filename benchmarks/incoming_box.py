"""Measures how long a full mailbox takes: the real command, a real Dovecot on loopback, a box of many mails.

    python -m benchmarks.incoming_box [--mails 50000] [--cut SECONDS]

It wants the Debian package dovecot-imapd, and root. Of 100 mails, 96 are of strangers, and one each is a reply of somebody
who takes part, an out-of-office note, a bounce, and a stranger's answer to a mail of ours. `--cut` kills the first
run after so many seconds, and prints how far it had come and what the next one still had to do.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, mail_folder
from tests.workflow.sheets import run, small_programme, table

SETTINGS = [["Setting", "Value"], ["Coordinator", "Mara"], ["Coordinator e-mail", "co@example.org"]]
ACTIVE = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]
OF_HUNDRED = {0: "reply", 1: "automatic", 2: "bounce", 3: "answer"}
"""What the first of each hundred mails are; all others are of strangers."""
FILLER = "Offers of this week, and what our neighbours cook. " * 60
"""About the three kilobytes that a newsletter has as text."""


def write_mail(number: int, asked: str) -> str:
    """Return the mail of this number; `asked` is the Message-ID of a mail of ours to Ana."""
    kind = OF_HUNDRED.get(number % 100, "stranger")
    sender = {
        "reply": "ana@example.org",
        "automatic": "ana@example.org",
        "bounce": "MAILER-DAEMON@mx.example.net",
    }
    head = (
        f"From: {sender.get(kind, f'shop{number}@example.net')}\nTo: co@example.org\nSubject: Number {number}\n"
        f"Message-ID: <n{number}@client.example>\n"
    )
    if kind in {"reply", "automatic", "answer"}:
        head += f"In-Reply-To: {asked}\n"
    if kind == "automatic":
        head += "Auto-Submitted: auto-replied\n"
    if kind == "bounce":
        report = "Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 4.2.2\n"
        return (
            f"{head}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nFull.\n"
            f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{report}\n"
            f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {asked}\n\n--b--\n"
        )
    return (
        f"{head}Content-Type: text/plain\n\n{'It was all right, thank you.' if kind == 'reply' else FILLER}\n"
    )


def fill(folder: Path, count: int, asked: str) -> None:
    """Put so many mails into the Maildir."""
    new = folder / "mail" / "all" / "new"
    for part in ("new", "cur", "tmp"):
        new.with_name(part).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (new / f"{1_700_000_000 + number}.n{number}.here").write_text(write_mail(number, asked))
    for place in (new.parent, *new.parent.iterdir()):
        place.chmod(0o777)


def collect(sheet: Path, patience: float | None = None) -> tuple[int | None, float]:
    """Run the command; return its exit code (None where it was killed) and the seconds it took."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "mentorsheets", "collect", "--sheet", str(sheet)]
    with (sheet.parent / "log").open("a") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=sheet.parent)
        try:
            code: int | None = process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            code = None
    return code, time.perf_counter() - begin


def read_to(sheet: Path) -> str:
    """Return what the sheet says of how far the mailbox was read, and in what its mails ended."""
    try:
        rows = table(sheet, "Mail read")
    except KeyError:
        return "nothing yet"
    counts: dict[str, int] = {}
    for row in rows:
        counts[str(row["Became"])] = counts.get(str(row["Became"]), 0) + 1
    return str(counts)


def main() -> None:
    """Fill a box, collect, and print."""
    parser = argparse.ArgumentParser(description="How long a full mailbox takes.")
    parser.add_argument("--mails", type=int, default=50_000)
    parser.add_argument("--cut", type=float)
    told = parser.parse_args()
    if not (DOVECOT and IS_ROOT):
        sys.stdout.write("wants dovecot-imapd, and root\n")
        return
    with tempfile.TemporaryDirectory() as place, mail_folder() as folder, dovecot(folder) as port:
        sheet = small_programme(Path(place), Matches=ACTIVE, Settings=SETTINGS)
        os.environ["MENTORSHEETS_MAIL"] = f"outbox:{place}/outbox"
        os.environ["MENTORSHEETS_SHEET"] = str(sheet)
        run("checkin", "--yes")
        mails = (
            message_from_bytes(file.read_bytes(), policy=default)
            for file in Path(place, "outbox").glob("*.eml")
        )
        asked = next(str(mail["Message-ID"]) for mail in mails if "ana@example.org" in str(mail["To"]))
        fill(folder, told.mails, asked)
        os.environ["MENTORSHEETS_MAILBOX"] = f"imap://hello:correct-horse@127.0.0.1:{port}"
        os.environ["MENTORSHEETS_MAIL_PLAIN"] = "yes"
        for patience in filter(None, [told.cut]):
            code, seconds = collect(sheet, patience)
            sys.stdout.write(f"cut off after {seconds:.0f} s ({code}): {read_to(sheet)}\n")
        for name in ("the box" if not told.cut else "the rest of it", "again, nothing new"):
            code, seconds = collect(sheet)
            sys.stdout.write(f"{name}: {seconds:.0f} s, exit code {code}: {read_to(sheet)}\n")
        used = os.times()
        sys.stdout.write(f"CPU seconds of the command: {used.children_user + used.children_system:.0f}\n")
        sys.stdout.write(Path(place, "log").read_text()[-600:])


if __name__ == "__main__":
    main()
