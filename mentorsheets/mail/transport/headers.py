"""Header lines of our own making, because a sheet's cell must never add a header or a recipient.

Python's own policies leave both doors open: an encoded newline becomes a header (CVE-2024-6923), and a
long List-Unsubscribe is turned into encoded-words that no mail service reads.
"""

import re
from dataclasses import dataclass
from email.header import Header
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from mentorsheets.errors import WrongUse

FORGING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]|=\?")
LONGEST_HEADER_LINE = 998
"""Bytes a line, without its end (RFC 5322, 2.1.1)."""
LONGEST_WORDING = 250
"""Characters of a name or subject, so that encoded and folded it stays within a few lines."""
BELOW = ".example"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name as people see it (may be empty) and an address."""

    name: str
    address: str


def safe_text(value: str, where: str) -> str:
    """Return `value` if it can stand in a header; `where` names the field (never its content) in the error.

    Raises WrongUse for line breaks, control and direction-override characters, and encoded-words.
    """
    if FORGING.search(value):
        raise WrongUse(
            f"{where} holds a line break, a control character or “=?”, which could forge a mail header.",
            "Type it again by hand, in plain letters.",
        )
    if len(value) > LONGEST_WORDING:
        raise WrongUse(f"{where} is longer than {LONGEST_WORDING} characters.", "Shorten it.")
    return value


def safe_address(address: str, where: str) -> str:
    """Return `address` as it goes on the wire: domain in ASCII (IDNA), local part as it is.

    Raises WrongUse if it is no address. Whether it can be reached is not asked here.
    """
    try:
        return _write_address(address)
    except EmailNotValidError:
        raise WrongUse(f"{where} is not an e-mail address.", "Correct it in the sheet.") from None


# A mail names its programme's address in several headers, and each reader gets many mails.
@lru_cache(maxsize=5000)
def _write_address(address: str) -> str:
    # The library refuses .local and .invalid, which offices and rehearsals use, unless they end so.
    found = validate_email(address + BELOW, check_deliverability=False)
    return f"{found.local_part}@{found.ascii_domain.removesuffix(BELOW)}"


def safe_reader(address: str) -> str:
    """Return the one `address` that a person named to get mail, as `safe_address` does.

    Raises WrongUse if it is none, or more than one.
    """
    try:
        return safe_address(address, "This")
    except WrongUse:
        raise WrongUse("This is not one e-mail address.", "Write it as name@example.org.") from None


def text_line(name: str, value: str) -> str:
    """Return the line `name: value`, in encoded-words (RFC 2047) where it is not ASCII."""
    return f"{name}: {_words(safe_text(value, name), len(name) + 2)}"


def mailbox_line(name: str, mailboxes: tuple[Mailbox, ...]) -> str:
    """Return the line `name: Somebody <address>, ...`."""
    return f"{name}: " + ",\r\n ".join(_mailbox(name, box) for box in mailboxes)


def plain_line(name: str, value: str) -> str:
    """Return a line of machine words (ids, addresses in brackets), which must stay unencoded and whole."""
    if not value.isascii() or FORGING.search(value) or len(name) + 2 + len(value) > LONGEST_HEADER_LINE:
        raise WrongUse(
            f"The mail header {name} cannot be written.", "Check the mail addresses in the settings."
        )
    return f"{name}: {value}"


def _mailbox(where: str, box: Mailbox) -> str:
    address = safe_address(box.address, f"An address in {where}")
    name = safe_text(box.name, f"A name in {where}").strip()
    if not name:
        return address
    if name.isascii():
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    return f"{_words(name, len(where) + 2)} <{address}>"


# Names and most subjects come again week by week.
@lru_cache(maxsize=5000)
def _words(value: str, used: int) -> str:
    if value.isascii():
        return value
    return Header(value, "utf-8", maxlinelen=75, header_name="x" * used).encode(linesep="\r\n")
