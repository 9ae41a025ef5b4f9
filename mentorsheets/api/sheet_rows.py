"""What the commands that look a sheet over, set it up, or take something in or out tell, as declared rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.columns import column
from mentorsheets.api.rows import ProblemRow, make_problem_row
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import NeedStatus, Problem, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.missing_tabs import tell_losses
from mentorsheets.relations.waiting import decided_id, list_in_short, sum_up
from mentorsheets.relations.waiting_things import mend_key
from mentorsheets.workflow.what_lacks import tell_what_lacks

if TYPE_CHECKING:
    from mentorsheets.report.figures import Figure
    from mentorsheets.report.personal import SupportMap
    from mentorsheets.workflow.community import CommunityMap
    from mentorsheets.workflow.doctor.findings import Findings
    from mentorsheets.workflow.export import Export
    from mentorsheets.workflow.prove_gone import ForgetResult


@dataclass(frozen=True, slots=True)
class CheckOutput:
    """What was understood of a sheet, and what a human should mend."""

    programme: str = column("its name")
    people: int = column("how many people stand in it")
    taking_part: int = column("how many of them take part now")
    needs: int = column("how many needs there are")
    open_needs: int = column("how many of them are open")
    matches: int = column("how many matches there are")
    waiting: str = column("how much waits for the coordinator, as Today says it")
    waits: tuple[str, ...] = column("the same list in short: of each kind how many, and of the first few who")
    lacking: tuple[str, ...] = column("a sentence where nobody asks, or nobody offers yet")
    problems: tuple[ProblemRow, ...] = column("what a human should mend")
    notes: tuple[ProblemRow, ...] = column("how something was read that was not plain")


def tell_check(programme: Programme, today: date) -> CheckOutput:
    """Return what a sheet holds, and what waits on a day."""
    losses = tell_losses(programme)
    found = (*(Problem(loss.tab, "", loss.sentence, loss.hint) for loss in losses), *programme.problems)
    seen = programme.history_ids
    told = (make_problem_row(one, one.is_new(today), decided_id(mend_key(one)) in seen) for one in found)
    rows = sorted(told, key=lambda row: not row.is_new)
    waiting = find_waiting(programme, today)
    return CheckOutput(
        programme=programme.settings.programme,
        people=sum(not is_gone(person.id) for person in programme.people),
        taking_part=sum(person.standing is Standing.ACTIVE for person in programme.people),
        needs=len(programme.needs),
        open_needs=sum(need.status is NeedStatus.OPEN for need in programme.needs),
        matches=len(programme.matches),
        waiting=sum_up(waiting),
        waits=tuple(list_in_short(waiting)),
        lacking=tuple(tell_what_lacks(programme)),
        problems=tuple(row for row in rows if row.needs_mending),
        notes=tuple(row for row in rows if not row.needs_mending),
    )


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that `doctor` looked at."""

    area: str = column("what it belongs to")
    verdict: str = column("fine, advice or wrong")
    sentence: str = column("what was found")
    hint: str = column("what to do")
    exit_code: int = column("the exit code that it asks for")


@dataclass(frozen=True, slots=True)
class DoctorOutput:
    """Everything that was looked over."""

    exit_code: int = column("what the command ends with")
    findings: tuple[FindingRow, ...] = column("each thing with what was found")


def tell_findings(found: "Findings") -> DoctorOutput:
    """Return what an examination found."""
    return DoctorOutput(
        found.exit_code,
        tuple(
            FindingRow(one.area, str(one.verdict), one.sentence, one.hint, one.exit_code) for one in found.all
        ),
    )


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A cell that a human has to see to."""

    tab: str = column("the tab")
    cell: str = column("the cell in it")
    why: str = column("what stands there")


@dataclass(frozen=True, slots=True)
class ExportOutput:
    """What is held about somebody and was written for them, and what a human has to read first."""

    person: str = column("who it is")
    rows: Mapping[str, int] = column("their rows, by tab")
    relationships: int = column("their matches, past ones too")
    mails: int = column("mails to them that are still kept")
    for_a_human: tuple[PlaceRow, ...] = column("cells of notes that are told by you, if at all")


@dataclass(frozen=True, slots=True)
class ForgetOutput:
    """What was done to forget somebody, and what is left."""

    places: Mapping[str, int] = column("cells that changed, by tab")
    mails: int = column("mails erased in the journal")
    files: int = column("files erased: mails in the outbox, and pages beside the sheet")
    searched: Mapping[str, int] = column("what was searched afterwards, and how much of it")
    for_a_human: tuple[PlaceRow, ...] = column("cells that only a human can judge")
    left: tuple[str, ...] = column("files in which something of theirs still stands")


def tell_export(found: "Export") -> ExportOutput:
    """Return what an export holds, without its contents."""
    why = "notes about a pair of theirs: read them, and tell what is theirs to know"
    return ExportOutput(
        found.held.name,
        {tab: len(rows) for tab, rows in found.held.rows.items()},
        len(found.held.relationships),
        len(found.held.mails),
        tuple(PlaceRow(one.tab, one.cell, why) for one in found.notes),
    )


def tell_forgetting(found: "ForgetResult") -> ForgetOutput:
    """Return what came of forgetting somebody."""
    places = tuple(PlaceRow(one.tab, one.cell, one.why) for one in found.for_human)
    return ForgetOutput(
        dict(found.places), found.mails, found.files, dict(found.searched), places, found.left
    )


@dataclass(frozen=True, slots=True)
class InitOutput:
    """What was made, or what a sheet lacked."""

    sheet: str = column("the sheet")
    new: bool = column("whether it was made anew")
    tabs: tuple[str, ...] = column("tabs that it lacked")
    columns: tuple[str, ...] = column("columns that it lacked, with their tab")
    is_list: bool = column("whether it holds a list of people, and none of a programme", json="")


@dataclass(frozen=True, slots=True)
class DemoOutput:
    """What `demo` made."""

    sheet: Path = column("the sheet")
    outbox: Path = column("the folder with the mails")
    people: int = column("how many people were invented")
    needs: int = column("how many needs they have")
    relationships: int = column("how many relationships there were at the start")
    to_mend: int = column("how many things need mending, as Today counts them")
    proposed: int = column("how many matches were proposed")
    unmet: int = column("how many needs lack helpers")
    proof: str = column("how good the proposals are")
    mails: int = column("how many mails were written")
    answers: int = column("how many replies came back")
    introduced: int = column("how many pairs were introduced, after two yeses")


@dataclass(frozen=True, slots=True)
class YearOutput:
    """What `demo --year` made."""

    page: Path = column("the page with the story")
    sheet: Path = column("the sheet at the end of the year")
    mails: Path = column("the folder with the mails")
    figures: Mapping[str, str] = column("what the year came to, by name")
    promises_broken: tuple[str, ...] = column("what went against a promise; there should be none")


@dataclass(frozen=True, slots=True)
class MapNeedRow:
    """A need on somebody's map."""

    need: str = column("the title of its kind")
    words: str = column("their own words")
    stands: str = column("how it stands, in one of a few words")
    helpers: tuple[str, ...] = column("who helps")
    circle: bool = column("whether a circle does")
    on: date | None = column("when it was met, asked about, or asked for")
    talks: int = column("on how many days a talk was told")
    could_be_done: str = column("what could be done, in one of a few words")


@dataclass(frozen=True, slots=True)
class MapOutput:
    """The map of somebody."""

    person: str = column("who it is")
    as_of: date = column("the day of the map")
    needs: tuple[MapNeedRow, ...] = column("their needs")
    not_asked: tuple[str, ...] = column("kinds of need that they do not ask for")
    rests_on: str = column("the one helper of two or more needs, or nothing")


def tell_map(found: "SupportMap") -> MapOutput:
    """Return somebody's map."""
    needs = (
        MapNeedRow(
            *(one.title, one.words, str(one.stand), one.helpers, one.in_circle, one.on, one.talks),
            could_be_done=str(one.todo),
        )
        for one in found.needs
    )
    return MapOutput(found.name, found.today, tuple(needs), tuple(found.not_asked), found.rests_on)


@dataclass(frozen=True, slots=True)
class TieRow:
    """One who helps another."""

    giver: str = column("who helps")
    asker: str = column("whom they help")


@dataclass(frozen=True, slots=True)
class CommunityOutput:
    """The map of the community, by names."""

    as_of: date = column("the day of the map")
    groups: tuple[tuple[str, ...], ...] = column("groups that are connected, the largest first")
    ties: tuple[TieRow, ...] = column("who helps whom")
    rests_on: Mapping[str, tuple[str, ...]] = column("the only helper of two or more, each with these")
    alone: tuple[str, ...] = column("who asks and has nobody yet")


def tell_everybody(found: "CommunityMap") -> CommunityOutput:
    """Return the map of the community."""
    names, network = found.names, found.network
    return CommunityOutput(
        found.today,
        tuple(tuple(names[person] for person in group) for group in network.islands),
        tuple(TieRow(names[giver], names[asker]) for giver, asker in network.arrows),
        {names[giver]: tuple(names[one] for one in people) for giver, people in found.single.items()},
        tuple(found.list_alone()),
    )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a report."""

    id: str = column("its name")
    n: int = column("of how many")
    k: int = column("how many")
    share: float | None = column("k of n")
    low: float | None = column("the least that the share is likely to be")
    high: float | None = column("the most that it is likely to be")
    not_known: int = column("of how many nothing is known; where people were asked, they are in n, as not k")
    says: str = column("what is counted")
    sources: tuple[str, ...] = column("the columns that it was counted from", json="from")


@dataclass(frozen=True, slots=True)
class PublicFigureRow:
    """A figure of the page for everybody."""

    figure: str = column("its name")
    shown_as: str = column("what is told, rounded")


@dataclass(frozen=True, slots=True)
class PublicOutput:
    """What everybody is told of a quarter."""

    quarter: str = column("the quarter")
    figures: tuple[PublicFigureRow, ...] = column("the figures")


@dataclass(frozen=True, slots=True)
class ReportOutput:
    """The figures of a programme."""

    as_of: date = column("the day")
    figures: tuple[FigureRow, ...] = column("the figures")


def tell_figure(one: "Figure") -> FigureRow:
    """Return a figure, with shares to four places."""
    share, low, high = (None if x is None else round(x, 4) for x in (one.share, one.low, one.high))
    return FigureRow(one.id, one.n, one.k, share, low, high, one.not_known, one.says, tuple(one.sources))
