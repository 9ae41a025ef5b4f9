"""A sheet as the library knows it: what it holds, what could be done, and doing it."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.results import DueMail, DueMails, DueQuery, Problems, Proposal, SentMails
from mentorsheets.domain.clock import Clock, Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import OUTBOX, Config
from mentorsheets.runtime.forgotten import screen
from mentorsheets.runtime.open_sheet import open_sheet, read
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.google.address import GoogleAccess
from mentorsheets.workflow.data_rows import DataRow, list_rows

if TYPE_CHECKING:
    from mentorsheets.workflow.send_mail import Sent, Wishes

Today = date | datetime | str | None


def open(  # noqa: A001 - as `mentorsheets.open`, which is how it is used
    sheet: str | Path,
    *,
    credentials: str | Path | None = None,
    mail: str = OUTBOX,
    journal: str | Path = "",
    templates: str | Path | None = None,
    clock: Clock | None = None,
) -> "MentoringSheet":
    """Return a sheet that was read: an .xlsx workbook by its path, or a Google sheet by its address or key.

    `credentials` is the key file of a service account for Google, without which the login of this computer
    counts. `mail` is where mail goes unless `send` says otherwise, and `journal` where it is noted what went:
    a file, or postgresql://…; without it the one beside the workbook, which the commands use too. `templates`
    is a folder with the programme's own words. `clock` is for tests; without it, the computer's.

    Raises:
        WrongUse: there is no such sheet, it holds no people, or there is no login.
        Unreachable: Google did not answer.
    """
    config = Config(
        sheet=str(sheet),
        mail=mail,
        journal=str(journal),
        templates=Path(templates) if templates else None,
        google=GoogleAccess(Path(credentials) if credentials else None),
    )
    return MentoringSheet(config, clock).refresh()


class MentoringSheet:
    """A sheet, as it was when it was last read; `refresh` reads it again, and so do `write` and `send`."""

    def __init__(self, config: Config, clock: Clock | None = None) -> None:
        """Be the sheet that `config` names, still to be read."""
        self.config = config
        self._clock = clock or SystemClock()
        self._backend = open_sheet(config)
        self._programme: Programme | None = None

    def __repr__(self) -> str:
        held = self.programme
        return f"<{self._backend.name}: {len(held.people)} people, {len(held.matches)} matches>"

    def refresh(self) -> "MentoringSheet":
        """Read the sheet again, and return this very object.

        Raises:
            WrongUse: it cannot be read, or holds no people.
            Unreachable: it did not answer.
        """
        self._programme = screen(read(self._backend), self.config, self._moment(None)).programme
        return self

    @property
    def programme(self) -> Programme:
        """Everything that was read, as values that never change: people, needs, matches, settings."""
        if self._programme is None:
            self.refresh()
        assert self._programme is not None  # noqa: S101 - `refresh` has set it
        return self._programme

    @property
    def problems(self) -> Problems:
        """What a human should mend or know, by tab and cell; all the rest was understood."""
        return Problems(self.programme.problems)

    def rows(self, what: str) -> list[DataRow]:
        """Return rows for a DataFrame: people, needs, matches, check-ins, messages or problems.

        Raises:
            WrongUse: there is no such kind of row.
        """
        return list_rows(self.programme, what)

    def propose(self, *, today: Today = None, afresh: bool = False) -> Proposal:
        """Return who could help whom on a day (today, if none is named), and why; write nothing.

        With `afresh`, the best is sought without proposals on which nobody has decided.

        Raises:
            WrongUse, Unreachable: the sheet cannot be read, or the day is not understood.
        """
        from mentorsheets.workflow.pair import pair  # noqa: PLC0415 - the solver is slow to import

        paired = pair(self._backend, self._moment(today), afresh=afresh, dry_run=True, config=self.config)
        self._programme = paired.programme
        return Proposal(paired)

    def write(self, proposal: Proposal) -> int:
        """Write what was proposed into the sheet; return how many rows a human changed and so were left.

        Raises:
            WrongUse: the sheet has changed since it was read, so propose again; nothing was written.
            Unreachable, Busy, NeedsAPerson: it cannot be written; nothing was.
        """
        from mentorsheets.workflow.pair import write_paired  # noqa: PLC0415 - as above

        moment = self._moment(proposal.plan.on)
        done = write_paired(self._backend, moment, proposal.paired, config=self.config)
        self.refresh()
        return len(done.refused)

    def due(self, *, today: Today = None, part: str = RunPart.EVERYTHING, any_day: bool = False) -> DueMails:
        """Return the mails that are due on a day (now, if none is named), finished and not sent.

        `part` is what they are for: everything, introductions, check-ins, follow-ups, needs or digest. With
        `any_day`, weekends and holidays count like other days.

        Raises:
            WrongUse, Unreachable: the sheet or the templates cannot be used, or the day is not understood.
        """
        asked = DueQuery(_parse_day(today), RunPart(part), any_day)
        from mentorsheets.workflow.send_mail import Wishes  # noqa: PLC0415 - mail is slow to import

        sent = self._round(asked, self.config, Wishes(dry_run=True))
        self._programme = sent.programme
        return DueMails((DueMail(one) for one in sent.finished), asked)

    def send(self, mails: DueMails, *, to: str | Path | None = None, in_hours: bool = False) -> SentMails:
        """Send mails that were due, each at most once, to nobody else; those no longer due stay back.

        `to` is a folder for them to lie in; a server, such as "smtp+starttls://user@host"; or one address
        that gets all of them to look at, whereupon nothing counts as sent. Without it they go where `open`
        was told. With `in_hours`, mail waits for a time that suits its reader.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: sheet, journal or server cannot be used; what had
                gone by then is in the journal, and the next run tells the sheet.
        """
        from mentorsheets.workflow.send_mail import Wishes  # noqa: PLC0415 - as above

        where = self.config.mail if to is None or _is_address(to) else _way_of(to)
        reader = str(to) if to is not None and _is_address(to) else ""
        wishes = Wishes(to=reader, in_hours=in_hours, keys=frozenset(one.key for one in mails))
        sent = self._round(mails.asked, replace(self.config, mail=where), wishes)
        self.refresh()
        return SentMails(sent)

    def _round(self, asked: DueQuery, config: Config, wishes: "Wishes") -> "Sent":
        from mentorsheets.workflow.due_mail import gather  # noqa: PLC0415 - as above
        from mentorsheets.workflow.send_mail import run_round  # noqa: PLC0415

        moment = Moment(self._clock, asked.stands)
        decide = gather(kinds_of(asked.part), any_day=asked.any_day)
        return run_round(self._backend, config, moment, decide, wishes)

    def _moment(self, today: Today) -> Moment:
        return Moment(self._clock, _parse_day(today))


def _parse_day(today: Today) -> datetime | None:
    """Return the time at which a run stands: noon of a day alone, None for now."""
    if isinstance(today, str):
        try:
            # The programme's zone holds, so the time has none of its own.
            found = datetime.fromisoformat(today)
        except ValueError:
            raise WrongUse("The day is not understood.", "Write 2026-11-23, or 2026-11-23T22:00.") from None
        return _parse_day(found if "T" in today or " " in today else found.date())
    if isinstance(today, datetime):
        return today.replace(tzinfo=None)
    return datetime.combine(today, time(12)) if today else None


def _is_address(to: str | Path) -> bool:
    """Tell one reader's address from a folder or a server."""
    return isinstance(to, str) and "@" in to and "://" not in to and "/" not in to


def _way_of(to: str | Path) -> str:
    return str(to) if isinstance(to, str) and ("://" in to or to.startswith("outbox:")) else f"outbox:{to}"
