"""The Message-IDs of our mail: told by the secret, so that an answer which names one has seen the mail.

The key of a message is made of public facts and stays in the journal and the tab Messages. Its Message-ID is
made of the key and the secret. Mail that went out before that was so has its key for a Message-ID, and both
forms are known as long as an answer to it can be expected.
"""

from dataclasses import dataclass
from datetime import timedelta

from mentorsheets.mail.tokens import Signer

LONGEST_LOCAL_PART = 64
"""Bytes before the @ of an address that each server takes (RFC 5321, 4.5.3.1.1)."""
UNKEYED_FOR = timedelta(days=60)
"""How long after it went a mail is still known by its bare key; answers come within weeks."""


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
