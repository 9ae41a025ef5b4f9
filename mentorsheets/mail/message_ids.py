"""The Message-IDs of our mail: told by the secret, so that an answer which names one has seen the mail.

The key of a message is made of public facts and stays in the journal and the tab Messages. Its Message-ID is
made of the key and the secret. Mail that went out before that was so has its key for a Message-ID, and both
forms are known as long as an answer to it can be expected.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta

from mentorsheets.mail.tokens import Signer

LONGEST_LOCAL_PART = 64
"""Bytes before the @ of an address that each server takes (RFC 5321, 4.5.3.1.1)."""
UNKEYED_FOR = timedelta(days=60)
"""How long after it went a mail is still known by its bare key; answers come within weeks."""
SERVERS_NAME = re.compile(r"^(250\b.*?\b)([0-9a-f]{16}(?:-[0-9a-f]+){3,}(?:-\d+)?)", re.IGNORECASE)
"""What a server that gives each mail a Message-ID of its own (Amazon SES) answers: that id's local part."""
NOTE = "given:"
"""With what begins that which is noted of it."""
NOTED_NAME = re.compile(rf"^250\b.*?\b({NOTE}[0-9a-f]{{32}})")


@dataclass(frozen=True, slots=True)
class MessageIds:
    """Makes the Message-IDs of one programme, whose mail comes from an address at `domain`."""

    signer: Signer
    domain: str

    def make(self, key: str) -> str:
        """Return the Message-ID of message `key`, angle brackets included."""
        return f"<{self.signer.name(key)}@{self.domain}>"

    def tag(self, address: str, key: str) -> str:
        """Return an address of ours with the name of message `key` behind a plus, without where none fits."""
        local, _, domain = address.rpartition("@")
        tagged = f"{local}+{self.signer.name(key)}"
        fits = bool(local) and "+" not in local and '"' not in local and len(tagged) <= LONGEST_LOCAL_PART
        return f"{tagged}@{domain}" if fits else address

    def possible(self, key: str, *, is_recent: bool) -> tuple[str, ...]:
        """Return those under which a message may have gone out; its bare key only where that `is_recent`."""
        bare = (key,) if is_recent else ()
        return tuple(f"<{name}@{self.domain}>" for name in (*bare, *reversed(self.signer.names(key))))


def note_given_name(local: str) -> str:
    """Return what is noted of a Message-ID's local part that a server chose: enough to know it again.

    What servers say stands in the tab Messages; whoever reads that could write an answer by the id itself.
    """
    return f"{NOTE}{hashlib.sha256(local.lower().encode()).hexdigest()[:32]}"


def hide_given_name(reply: str) -> str:
    """Return a server's reply without the Message-ID that it chose, whose note stands in its place."""
    return SERVERS_NAME.sub(lambda found: found[1] + note_given_name(found[2]), reply)
