"""A sheet as the library knows it: looking at it, and doing what is to be done."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.answer_rows import (
    FormsOutput,
    MailboxOutput,
    NoMailbox,
    TapsOutput,
    tell_forms,
    tell_mailbox,
    tell_taps,
)
from mentorsheets.api.arguments import Today, parse_part, parse_time, parse_way
from mentorsheets.api.results import DueMail, DueQuery, Proposal, find_query, name_mails
from mentorsheets.api.sent_mails import SentMails
from mentorsheets.api.sheet_rows import ForgetOutput, tell_forgetting
from mentorsheets.api.sheet_view import SheetView
from mentorsheets.domain.clock import Clock
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import OUTBOX, Config
from mentorsheets.sheet.google.address import GoogleAccess
from mentorsheets.sheet.remote.address import access_by
from mentorsheets.workflow.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorsheets.pairing.result import Better
    from mentorsheets.workflow.do_now import BoxDone
    from mentorsheets.workflow.read_answers import AnswersRead

EVERYTHING = Wishes()
"""The wishes of a round that sends all that is due, at any hour."""


def open(  # noqa: A001 - as `mentorsheets.open`, which is how it is used
    sheet: str | Path,
    *,
    credentials: str | Path | None = None,
    mail: str | Path = OUTBOX,
    journal: str | Path = "",
    templates: str | Path | None = None,
    mailbox: str = "",
    clock: Clock | None = None,
) -> "MentoringSheet":
    """Return a sheet that was read: an .xlsx workbook by its path or address, or a Google sheet.

    `credentials` is the key file of a service account for Google, without it this computer's login counts, or
    "user:password" for WebDAV. `mail` is where mail goes unless `send` says otherwise: a server, or a folder.
    `journal` notes what went: a file, or postgresql://…, else that of the commands. `templates` is a folder
    of your words. `mailbox` (imaps://user:password@host) is read before anything is sent. `clock`: for tests.

    Raises:
        WrongUse, Unreachable: no sheet is named or there, it holds no people, or there is no login.
    """
    if not str(sheet).strip():
        raise WrongUse("No sheet is named.", "Give the path of a workbook, or the address of a Google sheet.")
    config = Config(
        str(sheet),
        parse_way(mail)[0] if isinstance(mail, Path) else mail,
        journal=str(journal),
        templates=Path(templates) if templates else None,
        mailbox=mailbox,
        google=GoogleAccess(Path(credentials) if credentials else None),
        remote=access_by(str(credentials or "")),
    )
    return MentoringSheet(config, clock).refresh()


class MentoringSheet(SheetView):
    """A sheet, as it was when it was last read; it is read again after `refresh`, and after what writes."""

    def refresh(self) -> "MentoringSheet":
        """Read the sheet again, and return this very object.

        Raises:
            WrongUse, Unreachable: it cannot be read, or holds no people.
        """
        self._programme = None
        assert self.programme is not None  # noqa: S101 - reads it
        return self

    def pair(
        self,
        *,
        today: Today = None,
        afresh: bool = False,
        on_better: "Callable[[Better], None] | None" = None,
    ) -> Proposal:
        """Propose and write in one go, while no other run is at work; return what was proposed.

        Words that the coordinator typed in Today are carried out first.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
        """
        from mentorsheets.workflow.pair import pair  # noqa: PLC0415 - the solver is slow to import
        from mentorsheets.workflow.take_words import take_words  # noqa: PLC0415 - mail is slow to import

        moment, self._programme = self.moment(today), None
        with self.look_once():
            take_words(self._backend, self.config, moment)
            return Proposal(pair(self._backend, self.config, moment, afresh=afresh, on_better=on_better))

    def write(self, proposal: Proposal) -> int:
        """Write what was proposed into the sheet; return how many rows a human changed and so were left.

        Raises:
            WrongUse: the sheet has changed since it was read, so propose again; nothing was written.
            Unreachable, Busy, NeedsAPerson: it cannot be written; nothing was.
        """
        from mentorsheets.workflow.pair import write_paired  # noqa: PLC0415 - as above

        if not isinstance(proposal, Proposal):
            raise WrongUse("Only what `propose` gave can be written.", "Write sheet.write(sheet.propose()).")
        moment = self.moment(proposal.plan.on)
        done = write_paired(self._backend, self.config, moment, proposal.paired)
        self._programme = None
        return len(done.refused)

    def propose_if_due(self, *, today: Today = None) -> int:
        """Add proposals if the setting *Propose matches* says that it is time, and return how many.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
        """
        from mentorsheets.workflow.propose_by_itself import propose_if_due  # noqa: PLC0415 - as above

        added = propose_if_due(self._backend, self.config, self.moment(today))
        self._programme = None
        return added

    def do_now(self, *, today: Today = None) -> "tuple[BoxDone, ...]":
        """Do what the ticked boxes of Today ask for, and return what each came to, a minute later.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; a tick stays.
        """
        from mentorsheets.workflow.do_now import do_now  # noqa: PLC0415 - as above

        done = do_now(self._backend, self.config, self.moment(today))
        self._programme = None
        return done

    def send(
        self, mails: "Iterable[DueMail] | DueMail", *, to: str | Path | None = None, in_hours: bool = False
    ) -> SentMails:
        """Send mails that `due` gave, or one, each at most once, to nobody else; what is no longer due stays.

        `to` is a folder for them to lie in; a server, such as "smtp+starttls://user@host"; or one address
        that gets all of them to look at, whereupon nothing counts as sent. Without it they go where `open`
        was told. With `in_hours`, mail waits for a time that suits its reader.

        Raises:
            WrongUse: the mails were due on several days, or `to` is none of these; nothing was sent.
            WrongUse, Unreachable, Busy, NeedsAPerson: sheet, journal or server cannot be used; what had
                gone by then is in the journal, and the next run tells the sheet.
        """
        chosen = (mails,) if isinstance(mails, DueMail) else tuple(mails)
        asked = find_query(chosen)
        where, reader = ("", "") if to is None else parse_way(to)
        wishes = Wishes(to=reader or None, in_hours=in_hours, **name_mails(chosen))
        sent = self._round(asked, replace(self.config, mail=where or self.config.mail), wishes)
        self._programme = None
        return SentMails(sent)

    def send_due(
        self,
        wishes: Wishes = EVERYTHING,
        *,
        today: Today = None,
        part: str = RunPart.EVERYTHING,
        any_day: bool = False,
        answers: "AnswersRead | None" = None,
    ) -> SentMails:
        """Send all that is due on a day, and what earlier runs put off, each at most once.

        It reads what people answered first, so that nobody is reminded of what they have answered, unless
        `answers` says that this was just done. `part` and `any_day` are as for `due`.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: as `send` says, or answers cannot be read.
        """
        asked = DueQuery(parse_time(today), parse_part(part), any_day)
        sent = self._round(asked, self.config, wishes, answers)
        self._programme = None
        return SentMails(sent)

    def send_cries(self, *, today: Today = None) -> None:
        """Send what may mean harm to the safety contact, and nothing else: it waits for nothing.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: as `send` says.
        """
        from mentorsheets.workflow.send_mail import send_cries  # noqa: PLC0415 - mail is slow to import

        send_cries(self._backend, self.config, self.moment(today))
        self._programme = None

    def collect_forms(
        self, *, exported: Path | None = None, today: Today = None, dry_run: bool = False
    ) -> FormsOutput:
        """Do what is typed in Today, then take over new answers to forms: of tabs, or an `exported` file.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet or file cannot be used; nothing was taken.
        """
        from mentorsheets.workflow.collect_forms import collect_forms  # noqa: PLC0415 - slow to import
        from mentorsheets.workflow.take_words import take_words  # noqa: PLC0415 - as above

        moment = self.moment(today)
        take_words(self._backend, self.config, moment, dry_run=dry_run)
        done = collect_forms(self._backend, self.config, moment, exported=exported, dry_run=dry_run)
        self._programme = None
        return tell_forms(done)

    def collect_taps(
        self, *, exported: Path | None = None, today: Today = None, dry_run: bool = False
    ) -> TapsOutput:
        """Take what was answered by the pre-filled form since the last time: its tab, or an `exported` file.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: sheet or journal cannot be used; nothing was taken.
        """
        from mentorsheets.workflow.collect_taps import collect_taps  # noqa: PLC0415 - as above

        done = collect_taps(self._backend, self.config, self.moment(today), exported, dry_run=dry_run)
        self._programme = None
        return tell_taps(done)

    def collect_mail(self, *, today: Today = None, dry_run: bool = False) -> MailboxOutput | NoMailbox:
        """Take what came back to the programme's mailbox: answers, stops and bounces.

        Raises:
            WrongUse, Unreachable: the mailbox or the sheet cannot be used; nothing counts as read.
        """
        from mentorsheets.workflow.collect_mail import collect_mail  # noqa: PLC0415 - as above

        done = collect_mail(self._backend, self.config, self.moment(today), dry_run=dry_run)
        self._programme = None
        return NoMailbox() if done is None else tell_mailbox(done)

    def settle(self, key: str, *, arrived: bool) -> None:
        """Note that a mail of unknown fate arrived, or let the very same bytes go again with the next run.

        Raises:
            WrongUse: no one mail of unknown fate has this key, or the sheet cannot be used.
        """
        from mentorsheets.workflow.settle import settle  # noqa: PLC0415 - as above

        settle(self._backend, self.config, self.moment(None), key, arrived=arrived)

    def release_outbox(self) -> int:
        """Let all that only lies in an outbox go through a server with the next run; return how many.

        Raises:
            WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
        """
        from mentorsheets.workflow.settle import release_outbox  # noqa: PLC0415 - as above

        return release_outbox(self._backend, self.config, self.moment(None))

    def go_on(self) -> int:
        """Go on from what the sheet lost of what went out, since a person says that it was meant.

        Returns how many mails were written down again in Messages, so that none of them goes twice.

        Raises:
            MustLookFirst: it has to be mended first.
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet or the journal cannot be used.
        """
        from mentorsheets.workflow.read_to_act import go_on  # noqa: PLC0415 - as above

        found = go_on(self._backend, self.config, self.moment(None))
        self._programme = None
        return found

    def forget(
        self, who: str, *, today: Today = None, dry_run: bool = False, safety_asked: bool = False
    ) -> ForgetOutput:
        """Forget a person, by name or address, in sheet, journal and outbox; twice is as once.

        `safety_asked` says that the safety contact was, where harm may be meant that concerns them.

        Raises:
            MustLookFirst: they have to be asked first; nothing was done.
            WrongUse: several are meant, or sheet, journal or secret cannot be used.
            Busy: somebody is typing all the time, or another run is at work.
            Unreachable: the sheet or the journal did not answer; run it again.
        """
        from mentorsheets.workflow.forget import forget  # noqa: PLC0415 - as above

        moment = self.moment(today)
        found = forget(self._backend, self.config, moment, who, dry_run=dry_run, safety_asked=safety_asked)
        self._programme = None
        return tell_forgetting(found)
