"""Looking at a sheet: what it holds, what could be done and what is due. Nothing here writes or sends."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mentorsheets.api.arguments import Today, parse_date, parse_part, parse_time
from mentorsheets.api.columns import DataRow
from mentorsheets.api.mail_rows import ComingRow, UnknownMailRow, tell_coming, tell_unknown
from mentorsheets.api.plan_view import PlanView
from mentorsheets.api.results import DueMail, DueMails, DueQuery, Problems
from mentorsheets.api.rows import list_rows
from mentorsheets.api.sheet_rows import CheckOutput, DoctorOutput, tell_check, tell_findings
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.guard import run_guarded
from mentorsheets.workflow.wishes import Wishes, name_to_new

if TYPE_CHECKING:
    from mentorsheets.api.pages import ExportPage, MapPages, PreviewPage, PublicPage, ReportPage
    from mentorsheets.mail.letters.finish import Finished
    from mentorsheets.workflow.doctor.rebuild import RebuiltJournal
    from mentorsheets.workflow.read_answers import AnswersRead
    from mentorsheets.workflow.send_mail import Sent


class SheetView(PlanView):
    """A sheet, as it was when it was last read; `refresh` reads it again."""

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

    def check(self, *, today: Today = None) -> CheckOutput:
        """Return how much was understood, what a human should mend, and how the rest was read."""
        return tell_check(self.programme, self.moment(today).today(self.programme.settings.time_zone))

    def doctor(self, *, today: Today = None, tries_mail: bool = False, live: str = "") -> DoctorOutput:
        """Look over sheet, rights, settings, templates, journal and mail server.

        Nothing is sent, unless it `tries_mail`: then two mails go to the programme's own address. `live` asks
        Google instead, on an empty sheet (its address) or a "new" one, what we take for granted of it.
        """
        from mentorsheets.workflow.doctor.examine import examine  # noqa: PLC0415 - slow to import, as all below

        return tell_findings(examine(self.config, self.moment(today), tries_mail=tries_mail, live=live))

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
        known = {entry.id for entry in sent.programme.register}

        def look(one: "Finished") -> DueMail:
            is_known = known.issuperset(one.draft.key.persons)
            return DueMail(one, asked, None if is_known else name_to_new(one.mail.key.kind, one.draft.people))

        return DueMails(map(look, sent.finished), asked)

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
        """Return the report for "monday" or "board", of what was asked from `since` on until a day.

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

    def export(self, who: str, *, today: Today = None) -> "ExportPage":
        """Return all that is held about somebody, by name or address, and is theirs to see.

        Raises:
            WrongUse: nobody or several are meant, or the sheet cannot be read.
            Unreachable: sheet or journal did not answer.
        """
        from mentorsheets.api.pages import ExportPage  # noqa: PLC0415
        from mentorsheets.workflow.export import export_person  # noqa: PLC0415

        moment = self.moment(today)

        def mail(wishes: Wishes, spoke: bool) -> "Sent":
            from mentorsheets.workflow.mail_export import mail_export  # noqa: PLC0415 - slow to import

            return mail_export(self._backend, self.config, moment, who, wishes, spoke=spoke)

        return ExportPage(export_person(self._backend, self.config, moment, who), mail)

    def publish(self, quarter: str = "", *, today: Today = None, dry_run: bool = False) -> "PublicPage":
        """Return the page for everybody of a quarter ("2027-Q1"), and write down what it says, for good.

        Without one it is the last quarter that is over.

        Raises:
            WrongUse: the setting Public page does not allow it, it is not over, or too few take part.
            Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
        """
        from mentorsheets.api.pages import PublicPage  # noqa: PLC0415 - as above
        from mentorsheets.workflow.publish import publish  # noqa: PLC0415 - as above

        found = publish(self._backend, self.config, self.moment(today), quarter, dry_run=dry_run)
        self._programme = None
        return PublicPage(found)

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
            with self.look_once():
                read = answers or read_answers(self._backend, config, moment)
                return run_round(self._backend, config, moment, decide, wishes, read)
        except Exception:
            # Whatever keeps all mail back must not keep a cry for help that was read.
            run_guarded(partial(send_cries, self._backend, config, moment))
            raise
