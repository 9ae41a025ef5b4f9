"""Pages for people to read: mails before they go, the report, and maps, each with its rows."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.html_tables import html_table
from mentorsheets.api.mail_rows import ShownMailRow, tell_shown
from mentorsheets.api.sent_mails import SentMails
from mentorsheets.api.sheet_rows import (
    CommunityOutput,
    ExportOutput,
    MapOutput,
    PublicFigureRow,
    PublicOutput,
    ReportOutput,
    tell_everybody,
    tell_export,
    tell_figure,
    tell_map,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.workflow.find_person import find_person
from mentorsheets.workflow.maps import as_lines, words_for, write_private
from mentorsheets.workflow.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorsheets.report.personal import Maps
    from mentorsheets.report.words import PageWords
    from mentorsheets.workflow.export import Export
    from mentorsheets.workflow.preview import Preview
    from mentorsheets.workflow.publish import Published
    from mentorsheets.workflow.report import Report
    from mentorsheets.workflow.send_mail import Sent
    from mentorsheets.workflow.waiting_lines import WaitingLines


@dataclass(frozen=True, slots=True, repr=False)
class PreviewPage:
    """A page that needs no other file, and the mails that it shows."""

    _preview: "Preview"

    @property
    def mails(self) -> tuple[ShownMailRow, ...]:
        """The mails on it."""
        return tuple(map(tell_shown, self._preview.mails))

    def __repr__(self) -> str:
        return f"<a page with {len(self.mails)} mails>"

    def _repr_html_(self) -> str:
        rows = [(one.to, one.kind, one.subject, one.why) for one in self.mails]
        return html_table(("To", "Kind", "Subject", "Why"), rows)

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read: it holds people's words."""
        write_private(path, self._preview.page)


@dataclass(frozen=True, slots=True, repr=False)
class ReportPage:
    """A report: a page, its figures, and the same in lines."""

    _report: "Report"

    @property
    def figures(self) -> ReportOutput:
        """The figures, and the day on which they hold."""
        return ReportOutput(self._report.measures.today, tuple(map(tell_figure, self._report.figures)))

    @property
    def title(self) -> str:
        """The programme and the day."""
        return f"{self._report.programme.settings.programme}, {self._report.measures.today}"

    def __repr__(self) -> str:
        return f"<a report as of {self._report.measures.today}: {len(self._report.figures)} figures>"

    def _repr_html_(self) -> str:
        return html_table(("What it came to", "Of how many, and how sure"), self.lines())

    @property
    def waiting(self) -> "tuple[WaitingLines, ...]":
        """What waits for the coordinator, in a report for them: by what it is, how much, and a line each."""
        return self._report.waiting

    @property
    def advice(self) -> tuple[str, ...]:
        """What would help most open needs, in a report for the coordinator: a sentence each."""
        return self._report.advice

    def lines(self) -> list[tuple[str, str]]:
        """Return each figure in a sentence, with how sure it is and what is not known."""
        return list(self._report.lines)

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read."""
        write_private(path, self._report.page)


@dataclass(frozen=True, slots=True, repr=False)
class PublicPage:
    """The page for everybody, of a quarter that is over, and its figures."""

    _published: "Published"

    @property
    def row(self) -> PublicOutput:
        """The quarter, and what is told of it."""
        told = self._published.figures.items()
        return PublicOutput(self._published.quarter, tuple(PublicFigureRow(*one) for one in told))

    def __repr__(self) -> str:
        return f"<what everybody is told of {self._published.quarter}>"

    def _repr_html_(self) -> str:
        return html_table(("Figure", "Shown as"), self._published.figures.items())

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read, until they show it."""
        write_private(path, self._published.page)


@dataclass(frozen=True, slots=True, repr=False)
class ExportPage:
    """All that is held about somebody and is theirs to see: a page, values, and mails."""

    _export: "Export"
    _mail: "Callable[[Wishes, bool], Sent]"

    @property
    def row(self) -> ExportOutput:
        """How much it is, and what a human has to read first."""
        return tell_export(self._export)

    @property
    def data(self) -> str:
        """The values, as JSON of a schema that names itself."""
        return self._export.data

    def __repr__(self) -> str:
        return f"<an export of {sum(self.row.rows.values())} rows>"

    def write(self, folder: Path) -> None:
        """Write it into a folder that its owner alone may read."""
        self._export.write(folder)

    def mail(
        self,
        *,
        spoke: bool = False,
        agree: "Callable[[int, str], bool] | None" = None,
        dry_run: bool = False,
    ) -> SentMails:
        """Send it, as it then is, to the address in their row, once a day at most; answers are read first.

        `spoke` says that you spoke with them; `agree` is asked before the first mail ever goes to a server.
        With `dry_run` nothing is read or sent, and what would be refused is.

        Raises:
            MustLookFirst: they did not write "my data" from there, or are or were held for what may mean
                harm, and you did not speak with them; nothing was sent.
            WrongUse: they have no address of their own, or all mail is stopped.
            WrongUse, Unreachable, Busy, NeedsAPerson: sheet, journal or server cannot be used.
        """
        wishes = Wishes(dry_run=dry_run)
        return SentMails(self._mail(replace(wishes, agree=agree) if agree else wishes, spoke))


@dataclass(frozen=True, slots=True, repr=False)
class MapPages:
    """The maps of all people of a programme."""

    _programme: Programme
    _maps: "Maps"
    _sources: dict[str, str]

    def __repr__(self) -> str:
        return f"<maps of {len(self._programme.people)} people>"

    @property
    def rows(self) -> list[MapOutput]:
        """The map of each person, in the order of the sheet."""
        return [tell_map(self._maps.of(person)) for person in self._programme.people]

    def of(self, who: str) -> "MapPage":
        """Return the map of somebody, by name or address.

        Raises:
            WrongUse: nobody or several are meant.
        """
        person = find_person(self._programme, who)
        found = self._maps.of(person)

        def draw() -> str:
            from mentorsheets.workflow.map_page import make_page  # noqa: PLC0415 - slow to import

            return make_page(self._programme, person, found, self._sources)

        # Whoever runs the command reads the lines: in the programme's language. The page is the person's.
        return MapPage(tell_map(found), draw, tuple(as_lines(found, self._words())))

    def of_all(self) -> "CommunityPage":
        """Return the map of the community: who helps whom, group by group. It is for the coordinator."""
        # What draws groups is slow to import, and of no use to the map of one person.
        from mentorsheets.workflow.community import (  # noqa: PLC0415
            make_community_page,
            map_everybody,
            tell_community,
        )

        words = self._words()
        found = map_everybody(self._programme, self._maps.today)
        page = make_community_page(self._programme, found, self._sources, words)
        return CommunityPage(tell_everybody(found), page, tuple(tell_community(found, words)))

    def _words(self) -> "PageWords":
        return words_for((self._programme.settings.language,), self._sources, self._programme)

    def write_all(self, folder: Path) -> int:
        """Write everybody's page into a folder, for its owner's eyes; return how many."""
        from mentorsheets.workflow.map_page import write_all  # noqa: PLC0415 - slow to import

        return write_all(self._programme, self._maps, self._sources, folder)


@dataclass(frozen=True, slots=True, repr=False)
class CommunityPage:
    """The map of the community: as a row, a page, and lines."""

    row: CommunityOutput
    page: str
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<a map of {len(self.row.groups)} groups>"

    def _repr_html_(self) -> str:
        return html_table(("Who helps whom",), [(line,) for line in self.lines if line])

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read."""
        write_private(path, self.page)


@dataclass(frozen=True, slots=True, repr=False)
class MapPage:
    """The map of somebody: as a row, a page, and lines."""

    row: MapOutput
    _draw: "Callable[[], str]"
    lines: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page with the picture, in their language."""
        return self._draw()

    def __repr__(self) -> str:
        return f"<a map of {len(self.row.needs)} needs>"

    def _repr_html_(self) -> str:
        return html_table((self.row.person,), [(line,) for line in self.lines])

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read."""
        write_private(path, self.page)
