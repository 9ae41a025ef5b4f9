"""What pairing would come to, as it is and if it were otherwise. Nothing here writes or sends."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from mentorsheets.api.arguments import Today, parse_time
from mentorsheets.api.compare_rows import CompareOutput, tell_comparison
from mentorsheets.api.pairing_rows import WhatIfOutput, WhyOutput, tell_what_if, tell_why
from mentorsheets.api.results import Proposal
from mentorsheets.domain.clock import Clock, Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import look_once, open_sheet
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Backend

if TYPE_CHECKING:
    from mentorsheets.pairing.result import Better


class PlanView:
    """A sheet, as it was when it was last read, and what pairing would make of it."""

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

    def look_once(self) -> AbstractContextManager[None]:
        """Let all that is done while this lasts share one look at the sheet, where a look takes long."""
        return look_once(lambda: self._backend)

    @property
    def programme(self) -> Programme:
        """Everything that was read, as values that never change: people, needs, matches, settings."""
        if self._programme is None:
            moment = self.moment(None)
            self._programme = read_without_forgotten(self._backend, self.config, moment).programme
        return self._programme

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

    def why(self, who: str, *, today: Today = None, instead: bool = False) -> WhyOutput:
        """Return why somebody has their matches, what stays open and why, and `instead` who else could help.

        Raises:
            WrongUse: nobody or several are meant, or the sheet cannot be read.
            Unreachable: it did not answer.
        """
        from mentorsheets.workflow.pair import explain  # noqa: PLC0415

        return tell_why(explain(self.propose(today=today).paired, who, instead=instead))

    def what_if(self, wishes: str | Iterable[str], *, today: Today = None) -> WhatIfOutput:
        """Return what pairing would gain and lose if a wish like "Can support:Ana+1", or several, were so.

        Raises:
            WrongUse: a wish is not understood, or the sheet cannot be read.
            Unreachable: it did not answer.
        """
        from mentorsheets.workflow.what_if import what_if  # noqa: PLC0415

        several = (wishes,) if isinstance(wishes, str) else wishes
        return tell_what_if(*what_if(self._backend, self.config, self.moment(today), several))

    def compare(self, whats: str | Iterable[str], *, today: Today = None) -> CompareOutput:
        """Return the plan of today beside another: who gains, who loses, in people and needs; write nothing.

        `whats` are settings such as "Aim=as well met as possible" or the path of an edited copy, by which the
        other plan is made; or an earlier day, "last week" or 2026-11-14, beside which today's is set.

        Raises:
            WrongUse: one of them is not understood, or a sheet cannot be read.
            Unreachable: it did not answer.
        """
        from mentorsheets.workflow.compare import compare_plans  # noqa: PLC0415

        several = (whats,) if isinstance(whats, str) else tuple(whats)
        return tell_comparison(compare_plans(self._backend, self.config, self.moment(today), several))

    def moment(self, today: Today) -> Moment:
        """Return the moment of a run, by the clock of this sheet, standing at `today` if that is a day.

        Raises:
            WrongUse: it is no day and no time, or lies in another age.
        """
        return Moment(self._clock, parse_time(today))
