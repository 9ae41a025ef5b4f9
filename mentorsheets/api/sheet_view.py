"""Looking at a sheet: what it holds, what could be done and what is due. Nothing here writes or sends."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mentorsheets.api.arguments import Today, parse_date, parse_part, parse_time
from mentorsheets.api.columns import DataRow
from mentorsheets.api.mail_rows import ComingRow, UnknownMailRow, tell_coming, tell_unknown
from mentorsheets.api.pairing_rows import WhatIfOutput, WhyOutput, tell_what_if, tell_why
from mentorsheets.api.results import DueMail, DueMails, DueQuery, Problems, Proposal
from mentorsheets.api.rows import list_rows
from mentorsheets.api.sheet_rows import CheckOutput, DoctorOutput, tell_check, tell_findings
from mentorsheets.domain.clock import Clock, Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.guard import run_guarded
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.wishes import Wishes

if TYPE_CHECKING:
    from mentorsheets.api.pages import MapPages, PreviewPage, ReportPage
    from mentorsheets.pairing.result import Better
    from mentorsheets.workflow.doctor.rebuild import RebuiltJournal
    from mentorsheets.workflow.read_answers import AnswersRead
    from mentorsheets.workflow.send_mail import Sent


class SheetView:
    """A sheet, as it was when it was last read; `refresh` reads it again."""

    def __init__(self, config: Config, clock: Clock | None = None) -> None:
        """Be the sheet that `config` names, still to be opened and read."""
        self.config = config
        self._clock = clock or SystemClock()
        self._opened: Backend | None = None
        self._programme: Programme | None = None

    def __repr__(self) -> str:
        held = self.programme
        return f"<{self._backend.name}: {len(held.people)} people, {len(held.matches)} matches>"

    @property
    def _backend(self) -> Backend:
        if self._opened is None:
            self._opened = open_sheet(self.config)
        return self._opened

    @property
    def programme(self) -> Programme:
        """Everything that was read, as values that never change: people, needs, matches, settings."""
        if self._programme is None:
            moment = self.moment(None)
            self._programme = read_without_forgotten(self._backend, self.config, moment).programme
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

    def check(self) -> CheckOutput:
        """Return how much was understood, what a human should mend, and how the rest was read."""
        return tell_check(self.programme, self.moment(None).today(self.programme.settings.time_zone))

    def doctor(self, *, tries_mail: bool = False) -> DoctorOutput:
        """Look over sheet, rights, settings, templates, journal and mail server.

        Nothing is sent, unless it `tries_mail`: then two mails go to the programme's own address.
        """
        from mentorsheets.workflow.doctor.examine import examine  # noqa: PLC0415 - slow to import, as all below

        return tell_findings(examine(self.config, self.moment(None), tries_mail=tries_mail))

    def rebuild_journal(self, *, today: Today = None) -> "RebuiltJournal":
        """Make a new journal of the sheet and of what a damaged one still says, which is kept beside it.

        Raises:
            WrongUse: the journal is in order, or in a database; nothing was done.
            Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written.
        """
        from mentorsheets.workflow.doctor.rebuild import rebuild_journal  # noqa: PLC0415 - as above

        return rebuild_journal(self.config, self.moment(today))

    def take_clock_for_right(self) -> int:
        """Let the journal believe a clock that stands before its newest entries; return how many those are.

        Raises:
            WrongUse, Unreachable: the sheet or the journal cannot be used.
        """
        from mentorsheets.workflow.doctor.rebuild import take_clock_for_right  # noqa: PLC0415 - as above

        return take_clock_for_right(self.config, self.moment(None))

    def propose(
        self,
        *,
        today: Today = None,
        afresh: bool = False,
        on_better: "Callable[[Better], None] | None" = None,
    ) -> Proposal:
        """Return who could help whom on a day (today, if none is named), and why; write nothing.

        With `afresh`, the best is sought without proposals on which nobody has decided. `on_better` is told
        of better answers while a search that takes long goes on.

        Raises:
            WrongUse, Unreachable: the sheet cannot be read, or the day is not understood.
        """
        from mentorsheets.workflow.pair import plan_matches  # noqa: PLC0415

        moment = self.moment(today)
        paired = plan_matches(self._backend, self.config, moment, afresh=afresh, on_better=on_better)
        self._programme = paired.programme
        return Proposal(paired)

    def why(self, who: str, *, today: Today = None) -> WhyOutput:
        """Return why somebody, by name or address, has their matches, and what stays open and why.

        Raises:
            WrongUse: nobody or several are meant, or the sheet cannot be read.
            Unreachable: it did not answer.
        """
        from mentorsheets.workflow.pair import explain  # noqa: PLC0415

        return tell_why(explain(self.propose(today=today).paired, who))

    def what_if(self, wishes: str | Iterable[str], *, today: Today = None) -> WhatIfOutput:
        """Return what pairing would gain and lose if a wish like "Can support:Ana+1", or several, were so.

        Raises:
            WrongUse: a wish is not understood, or the sheet cannot be read.
            Unreachable: it did not answer.
        """
        from mentorsheets.workflow.what_if import what_if  # noqa: PLC0415

        several = (wishes,) if isinstance(wishes, str) else wishes
        return tell_what_if(*what_if(self._backend, self.config, self.moment(today), several))

    def coming(self, days: int = 14, *, today: Today = None) -> list[ComingRow]:
        """Return what would go out in so many days from a day on, if nobody answered and nothing changed."""
        from mentorsheets.relations.plan import due_between  # noqa: PLC0415
        from mentorsheets.workflow.due_mail import reasons  # noqa: PLC0415

        first = self.moment(today).today(self.programme.settings.time_zone)
        found = due_between(self.programme, first, days)
        return [tell_coming(day, mail, reasons(mail)) for day, mails in found for mail in mails]

    def due(self, *, today: Today = None, part: str = RunPart.EVERYTHING, any_day: bool = False) -> DueMails:
        """Return the mails that are due on a day (now, if none is named), finished and not sent.

        `part` is what they are for: everything, introductions, check-ins, follow-ups, needs or digest. With
        `any_day`, weekends and holidays count like other days.

        Raises:
            WrongUse, Unreachable: the sheet or the templates cannot be used, or the day is not understood.
        """
        asked = DueQuery(parse_time(today), parse_part(part), any_day)
        sent = self._round(asked, self.config, Wishes(dry_run=True))
        self._programme = sent.programme
        return DueMails((DueMail(one, asked) for one in sent.finished), asked)

    def preview(self, who: str = "", *, kind: str = "", today: Today = None) -> "PreviewPage":
        """Return a page with the mails that would go: all, or those to one person or of one kind.

        Raises:
            WrongUse, Unreachable: the sheet or the templates cannot be used, or nobody or several are meant.
        """
        from mentorsheets.api.pages import PreviewPage  # noqa: PLC0415
        from mentorsheets.workflow.due_mail import gather  # noqa: PLC0415
        from mentorsheets.workflow.preview import preview  # noqa: PLC0415

        every = gather(any_day=True)
        shown = preview(self._backend, self.config, self.moment(today), every, person=who, kind=kind)
        return PreviewPage(shown)

    def report(
        self,
        whom: str,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        today: Today = None,
    ) -> "ReportPage":
        """Return the report for "monday" or "board", of questions asked from `since` on until a day.

        Raises:
            WrongUse, Unreachable: the sheet cannot be read.
        """
        from mentorsheets.api.pages import ReportPage  # noqa: PLC0415
        from mentorsheets.workflow.report import report_on  # noqa: PLC0415

        period = parse_date(since), parse_date(until)
        return ReportPage(report_on(self._backend, self.config, self.moment(today), whom, *period))

    def maps(self, *, today: Today = None) -> "MapPages":
        """Return the maps of all people: each need, who meets it, and what could be done about the rest.

        Raises:
            WrongUse, Unreachable: the sheet cannot be read.
        """
        from mentorsheets.api.pages import MapPages  # noqa: PLC0415
        from mentorsheets.workflow.maps import map_people, read_pages  # noqa: PLC0415

        programme, maps = map_people(self._backend, self.config, self.moment(today))
        return MapPages(programme, maps, read_pages(self.config))

    def unknown(self) -> tuple[UnknownMailRow, ...]:
        """Return the mails of which nobody knows whether they arrived, oldest first.

        Raises:
            WrongUse, Unreachable, NeedsAPerson: the sheet or the journal cannot be used.
        """
        from mentorsheets.workflow.settle import unknown  # noqa: PLC0415

        return tell_unknown(unknown(self._backend, self.config, self.moment(None)))

    def _round(
        self, asked: DueQuery, config: Config, wishes: Wishes, answers: "AnswersRead | None" = None
    ) -> "Sent":
        from mentorsheets.workflow.due_mail import gather  # noqa: PLC0415
        from mentorsheets.workflow.read_answers import read_answers  # noqa: PLC0415
        from mentorsheets.workflow.send_mail import (  # noqa: PLC0415
            rehearse_round,
            run_round,
            send_cries,
            show_round,
        )

        moment = Moment(self._clock, asked.stands)
        decide = gather(kinds_of(asked.part), any_day=asked.any_day)
        if wishes.dry_run:
            return show_round(self._backend, config, moment, decide, wishes)
        if wishes.to is not None:
            return rehearse_round(self._backend, config, moment, decide, wishes)
        try:
            read = answers or read_answers(self._backend, config, moment)
            return run_round(self._backend, config, moment, decide, wishes, read)
        except Exception:
            # Whatever keeps all mail back must not keep a cry for help that was read.
            run_guarded(partial(send_cries, self._backend, config, moment))
            raise

    def moment(self, today: Today) -> Moment:
        """Return the moment of a run, by the clock of this sheet, standing at `today` if that is a day.

        Raises:
            WrongUse: it is no day and no time, or lies in another age.
        """
        return Moment(self._clock, parse_time(today))
