"""Tells whose mail it is, as far as anything proves it: by the address, and by what our own server says.

An address is a person's own if the sheet says so today and nobody else there has it. What came through a list
or a forwarder may be anybody's words by the time that it is here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses

from mentorsheets.domain.plain_text import fold_address
from mentorsheets.mail.incoming.authentication import MICROSOFT, Authentication, read_authentication
from mentorsheets.mail.incoming.known_ids import KnownIds

LIST_HEADERS = ("List-Id", "List-Post", "Mailing-List")
"""What a list puts into each mail that it brings."""
FORWARDED = (*LIST_HEADERS, "Resent-From", "Resent-Sender", "X-Forwarded-For")
LIST_ADDRESS = re.compile(r"mailto:([^\s<>?]+)", re.IGNORECASE)
ORIGINAL_SENDER = ("X-Original-From", "X-Original-Sender", "Reply-To")
"""Where a list that writes itself into From says whose words it brings."""
SEALED_ON_THE_WAY_OUT = "mx.microsoft.com"
"""Microsoft seals whatever its customers send, so its seal alone is no sign of a forwarder."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What a mail is known by: our messages by their ids, people's addresses, and our server's name.

    `owners` has the ids of whoever has an address (in small letters); where it is None, nobody asked the
    sheet, and the journal says to whom mail went. `server`: see `read_authentication`. `ours` are the
    addresses (in small letters) at which mail reaches whoever runs the programme.
    """

    ids: KnownIds
    owners: Mapping[str, frozenset[str]] | None = None
    server: str = ""
    ours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SenderBook:
    """What the sheet says of who may write: see `Acquaintance` for its parts."""

    owners: Mapping[str, frozenset[str]] | None = None
    server: str = ""
    ours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MailWriter:
    """What is known of a mail's writer.

    `address` is what stands in From, or what a list says of it; `persons` are those in the sheet who have it.
    """

    address: str
    persons: frozenset[str]
    authentication: Authentication
    is_forwarded: bool

    @property
    def is_vouched(self) -> bool:
        """Whether our own server says that it comes from its sender, by no list or forwarder."""
        return self.authentication is Authentication.PASSED and not self.is_forwarded

    @property
    def is_shared(self) -> bool:
        """Whether more than one person has the address, so that it proves neither."""
        return len(self.persons) > 1


def find_writer(message: Message, around: Acquaintance) -> MailWriter:
    """Return what is known of whoever wrote `message`."""
    authentication = read_authentication(message, around.server)
    is_forwarded = _came_through_another(message, authentication, around.server)
    owners = around.owners or {}
    address = _only_address(message, "From")
    if is_forwarded and address not in owners:
        named = (_only_address(message, name) for name in ORIGINAL_SENDER)
        address = next((one for one in named if one in owners), address)
    return MailWriter(address, owners.get(address, frozenset()), authentication, is_forwarded)


def is_through_our_list(message: Message, ours: frozenset[str]) -> bool:
    """Return whether a list brought a mail at whose address people write to us (`ours`)."""
    named = LIST_ADDRESS.findall(" ".join(str(one) for one in message.get_all("List-Post", [])))
    return not ours.isdisjoint(map(fold_address, named))


def _only_address(message: Message, field: str) -> str:
    """Return the one address that a field names; "" for none, and for several, since nobody knows then."""
    named = [address for _, address in getaddresses([str(one) for one in message.get_all(field, [])])]
    return fold_address(named[0]) if len(named) == 1 else ""


def _came_through_another(message: Message, authentication: Authentication, server: str) -> bool:
    if any(name in message for name in FORWARDED):
        return True
    sealed = [str(value).lower() for value in message.get_all("ARC-Authentication-Results", [])]
    own = SEALED_ON_THE_WAY_OUT if server.strip().lower() == MICROSOFT else server.strip().lower()
    sealers = [value.partition(";")[2].split(";")[0].split() for value in sealed]
    others = [name[0] for name in sealers if name and name[0] != own]
    if not others and (sealed or "ARC-Seal" not in message):
        return False
    is_own_provider = others == [SEALED_ON_THE_WAY_OUT] and authentication is Authentication.PASSED
    return not is_own_provider
