"""Looking for evidence of what became of mail of unknown fate, where a run finds some by itself."""

import logging

from mentorsheets.domain.clock import Moment
from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import settle_by_evidence, settle_planned
from mentorsheets.mail.mail_address import LoginSources
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.messages import MailState, Transport
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.runtime.log import note


def look_for_evidence(
    journal: Journal,
    transport: Transport,
    ids: MessageIds,
    mailbox: str,
    logins: LoginSources,
    moment: Moment,
    *,
    is_stateless: bool = False,
) -> None:
    """Settle mail of unknown fate by what lies in the outbox, or in the `mailbox` that is named, if one is.

    `ids` makes what mail is called. A mailbox that cannot be read keeps no mail from going out: what is
    unknown stays so. Where nothing but the sheet knows what went (`is_stateless`), mail that waits is looked
    for as well, before it goes.
    """
    doubted = (MailState.UNKNOWN, MailState.PLANNED) if is_stateless else (MailState.UNKNOWN,)
    if not journal.records(*doubted):
        return
    if isinstance(transport, Outbox):
        settle_by_evidence(journal, transport, ids, moment.now)
    elif mailbox:
        # Slow to import, and many programmes have no mailbox.
        from mentorsheets.mail.incoming.mailbox import MailboxEvidence, find_mailbox  # noqa: PLC0415

        try:
            with find_mailbox(mailbox, logins) as box:
                settle_by_evidence(journal, MailboxEvidence(box), ids, moment.now)
                if is_stateless:
                    settle_planned(journal, MailboxEvidence(box), ids, moment.now)
        except MentorsheetsError as error:
            note("mailbox cannot be read", logging.WARNING, error=type(error).__name__)
