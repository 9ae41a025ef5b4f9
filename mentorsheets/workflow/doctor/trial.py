"""Learning how the programme's mailbox works, by two mails that it sends to itself when it is asked to.

One tells under which name its server says who sent a mail; the other, whether mail to an address with a tag
behind a plus arrives. What they tell is shown for a human to confirm; no mail that came by itself teaches it.
"""

from collections.abc import Mapping
from datetime import timedelta
from email.message import Message
from email.utils import parseaddr

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import NeedsAPerson, WrongUse
from mentorsheets.mail.incoming.mailbox import find_mailbox
from mentorsheets.mail.incoming.trials import find_trials, read_server_name
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.messages import MailState, MessageKey, PlannedMail
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.mime import Letter, addresses, build
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.secret import open_desk
from mentorsheets.runtime.way_out import way_out
from mentorsheets.workflow.doctor.findings import Findings

ANSWERS_AREA = "Answers by mail"
TRIAL = "trial"
"""What stands in place of a kind in the names of such mails, of which no journal knows."""
TO_ITSELF, TO_TAG = "to itself", "to a tag"
TRIAL_SUBJECT = "mentorsheets tries your mailbox"
TRIAL_WORDS = "mentorsheets sent this to itself, to learn how this mailbox works. Delete it next week."
GOES_WITHIN = timedelta(hours=1)
"""How long such a mail is of use; it goes at once or not at all."""
TRY_AGAIN = "Run mentorsheets doctor --try-mail, wait a minute, and run mentorsheets doctor again."


def send_trials(config: Config, programme: Programme, moment: Moment, findings: Findings) -> None:
    """Send both mails to the programme's own address, and note what became of them."""
    if findings.attempt(ANSWERS_AREA, lambda: _send(config, programme, moment)):
        findings.advise(
            ANSWERS_AREA,
            "Two mails went to the programme's own address.",
            "Wait a minute, and run mentorsheets doctor again: it says what they tell.",
        )


def examine_trials(config: Config, programme: Programme, moment: Moment, findings: Findings) -> None:
    """Look what such mails tell that came back: the name to type into Settings, and whether tags work."""
    found = findings.attempt(ANSWERS_AREA, lambda: _find(config, programme, moment))
    if found is None:
        return
    _tell_server(found.get(TO_ITSELF), programme, findings)
    _tell_tags(found, programme, findings)
    _tell_sender(found.get(TO_ITSELF), programme, findings)


def _tell_sender(header: Message | None, programme: Programme, findings: Findings) -> None:
    """Note where the mail came back from another address than it was sent from: some providers change it."""
    own = programme.settings.coordinator_address
    if header is not None and fold_address(parseaddr(str(header["From"] or ""))[1]) != fold_address(own):
        findings.to_mend(
            ANSWERS_AREA,
            "The mail server puts another address in the place of Coordinator e-mail, so answers go astray.",
            "Let Coordinator e-mail be the address that logs in, or make it an alias of that account.",
        )


def _tell_server(header: Message | None, programme: Programme, findings: Findings) -> None:
    said = programme.settings.answers_checked_by.strip().lower()
    learnt = read_server_name(header) if header is not None else ""
    if header is None and not said:
        findings.advise(
            ANSWERS_AREA,
            "Nobody said what your mail server calls itself, so no reply in words is known to be genuine.",
            f"{TRY_AGAIN} Or fill in Answers checked by in Settings; docs/mail.md says how to find it.",
        )
    elif learnt and learnt == said:
        findings.fine(ANSWERS_AREA, f"Your mail server signs with {learnt}, as Answers checked by says.")
    elif learnt:
        findings.advise(
            ANSWERS_AREA,
            f"The mail that was sent to itself came back signed by {learnt}.",
            f"If that is your own mail server, type {learnt} beside Answers checked by in Settings.",
        )
    elif header is not None:
        findings.advise(
            ANSWERS_AREA,
            "The mail that was sent to itself came back without a word of your server on who sent it.",
            "Look at a mail from outside: docs/mail.md, What your mail server says.",
        )


def _tell_tags(found: Mapping[str, Message], programme: Programme, findings: Findings) -> None:
    is_on, works = programme.settings.tagged_replies, TO_TAG in found
    if works and is_on:
        findings.fine(ANSWERS_AREA, "Mail to an address with a tag arrives, and answers go to such ones.")
    elif works:
        findings.advise(
            ANSWERS_AREA,
            "Mail to an address with a tag behind a plus arrives here.",
            "Type yes beside Tagged replies in Settings, and answers tie whatever mail programs do.",
        )
    elif is_on and TO_ITSELF in found:
        findings.to_mend(
            ANSWERS_AREA,
            "Answers go to an address with a tag, and mail to one did not arrive.",
            f"Type no beside Tagged replies in Settings. To try once more: {TRY_AGAIN}",
        )


def _send(config: Config, programme: Programme, moment: Moment) -> bool:
    """Return True once both mails went out.

    Raises:
        WrongUse: no server is set, or no address to send from.
        NeedsAPerson: the server did not take them.
    """
    way = way_out(config, programme.settings)
    if way.folder is not None:
        raise WrongUse("No mail server is set, so nothing can be tried.", "Set one first: docs/mail.md.")
    mails = [_write(which, open_desk(programme, config), moment) for which in (TO_ITSELF, TO_TAG)]
    try:
        outcomes = [way.transport.deliver([mail], set)[0] for mail in mails]
    finally:
        way.transport.close()
    if any(outcome.state is not MailState.SENT for outcome in outcomes[:1]):
        raise NeedsAPerson(f"The mail to itself was not taken: {outcomes[0].reply}.", "See what it says.")
    return True


def _find(config: Config, programme: Programme, moment: Moment) -> Mapping[str, Message]:
    desk = open_desk(programme, config)
    names = {desk.signer.name(_key(which, desk).id): which for which in (TO_ITSELF, TO_TAG)}
    with find_mailbox(config.mailbox, config.logins_to_read) as box:
        found = find_trials(box, names, moment.now)
    return {names[name]: header for name, header in found.items()}


def _key(which: str, desk: Desk) -> MessageKey:
    return MessageKey(desk.signer.programme, TRIAL, (COORDINATOR_LINK,), which)


def _write(which: str, desk: Desk, moment: Moment) -> PlannedMail:
    key = _key(which, desk)
    own = Mailbox(desk.programme.settings.programme, desk.address)
    to = Mailbox("", desk.ids.tag(desk.address, key.id)) if which == TO_TAG else own
    letter = Letter(
        message_id=desk.ids.make(key.id),
        date=moment.acts_at(desk.programme.settings.time_zone),
        sender=own,
        to=(to,),
        subject=f"{TRIAL_SUBJECT} {desk.signer.name(key.id)}",
        text=TRIAL_WORDS,
        html=f"<p>{TRIAL_WORDS}</p>",
        language="en",
    )
    recipients = addresses(letter.to)
    sender = addresses((own,))[0]
    until = moment.now + GOES_WITHIN
    return PlannedMail(key, letter.message_id, sender, recipients, build(letter), moment.now, until)
