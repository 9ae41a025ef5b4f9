"""Pages for people to read: mails before they go, the report, and maps, each with its rows."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.html_tables import html_table
from mentorsheets.api.mail_rows import ShownMailRow, tell_shown
from mentorsheets.api.sheet_rows import MapOutput, ReportOutput, tell_figure, tell_map
from mentorsheets.domain.programme import Programme
from mentorsheets.report.words import PageWords
from mentorsheets.workflow.find_person import find_person
from mentorsheets.workflow.maps import as_lines, make_page, words_for, write_all, write_private

if TYPE_CHECKING:
    from mentorsheets.report.personal import Maps
    from mentorsheets.workflow.preview import Preview
    from mentorsheets.workflow.report import Report


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
        """Write the page into a file."""
        path.write_text(self._preview.page, encoding="utf-8")


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

    def lines(self) -> list[tuple[str, str]]:
        """Return each figure in a sentence, with how sure it is and what is not known."""
        words = PageWords("en")
        return [(f"{one.headline(words)} {one.says}", one.detail(words)) for one in self._report.figures]

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read."""
        write_private(path, self._report.page)


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
        page = make_page(self._programme, person, found, self._sources)
        return MapPage(tell_map(found), page, tuple(as_lines(found, words_for((), self._sources))))

    def write_all(self, folder: Path) -> int:
        """Write everybody's page into a folder, for its owner's eyes; return how many."""
        return write_all(self._programme, self._maps, self._sources, folder)


@dataclass(frozen=True, slots=True, repr=False)
class MapPage:
    """The map of somebody: as a row, a page, and lines."""

    row: MapOutput
    page: str
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<a map of {len(self.row.needs)} needs>"

    def _repr_html_(self) -> str:
        return html_table((self.row.person,), [(line,) for line in self.lines])

    def write(self, path: Path) -> None:
        """Write the page into a file that its owner alone may read."""
        write_private(path, self.page)
