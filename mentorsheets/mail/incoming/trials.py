"""Finds in the mailbox the mails that we sent to ourselves to learn how it works, and what the server put in.

They are known by names that are made with the secret, so nothing that somebody else sent is taken for one.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import default
from typing import TYPE_CHECKING

from mentorsheets.mail.incoming.authentication import BY_MICROSOFT, MICROSOFT, read_topmost
from mentorsheets.mail.incoming.fetch import fetch_headers

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

LOOKED_BACK_FOR = timedelta(days=7)
"""So long back such a mail is looked for: what a server did longer ago, it may do otherwise now."""
MOST_LOOKED_AT = 200
"""So many of the newest mails are looked at, some kilobytes each; ours comes within minutes."""
SERVER_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
"""What a server may be called that is shown and typed into a cell."""


def find_trials(box: "BaseMailBox", names: Iterable[str], now: datetime) -> Mapping[str, Message]:
    """Return the newest mail of each name that is in the mailbox, by its name; headers alone."""
    # Slow to import, and many programmes have no mailbox.
    from imap_tools import A  # noqa: PLC0415

    wanted = tuple(names)
    box.folder.set("INBOX", readonly=True)
    uids = sorted(map(int, box.uids(A(date_gte=(now - LOOKED_BACK_FOR).date()))))[-MOST_LOOKED_AT:]
    found: dict[str, Message] = {}
    for mail in sorted(fetch_headers(box, uids), key=lambda one: one.uid):
        header = BytesHeaderParser(policy=default).parsebytes(mail.content)
        for name in wanted:
            if name in str(header["Subject"] or ""):
                found[name] = header
    return found


def read_server_name(header: Message) -> str:
    """Return the name that the server of the mailbox signs with, as a setting has it; "" for none."""
    name, results = read_topmost(header)
    if not name and results:
        hops = [str(value) for value in header.get_all("Received", [])]
        return MICROSOFT if any(BY_MICROSOFT.search(hop) for hop in hops) else ""
    return name if SERVER_NAME.fullmatch(name) else ""
