"""What the library gives back of a round of mail; a `repr` tells counts alone, since it may end in a log."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.mail_rows import MailOutput, tell_mails
from mentorsheets.domain.model import MatchState
from mentorsheets.relations.waiting_things import count_things_to_mend, count_told_apart

if TYPE_CHECKING:
    from mentorsheets.workflow.send_mail import Sent


@dataclass(frozen=True, slots=True, repr=False)
class SentMails:
    """What became of mails: how many came to which state, where an outbox lies, and what nobody knows of."""

    _sent: "Sent"

    @property
    def counts(self) -> dict[str, int]:
        """How many came to which state: sent, deferred, refused, unknown, suppressed or cancelled."""
        found = self._sent.delivery.counts if self._sent.delivery else {}
        return {str(state): count for state, count in found.items()}

    @property
    def output(self) -> MailOutput:
        """The same in rows: each mail, what became of them, and what could not be written."""
        return tell_mails(self._sent)

    @property
    def stopped_early(self) -> str:
        """Why not all of them went; "" if nothing stopped it."""
        return str(self._sent.delivery.stop) if self._sent.delivery else ""

    @property
    def stop_sentence(self) -> str:
        """That the coordinator stopped all mail, and how it goes again; "" where it goes."""
        return self._sent.programme.settings.stop_sentence

    @property
    def left(self) -> tuple[str, ...]:
        """A sentence for each row of the sheet that was left as it is, since a human changed it meanwhile."""
        return tuple(f"since {one.reason}: a row of {one.edit.tab}" for one in self._sent.refused)

    @property
    def most_a_week(self) -> int:
        """How many mails a week the programme lets one person get."""
        return self._sent.programme.settings.mails_a_week

    @property
    def to_mend(self) -> int:
        """How many things in cells of the sheet a human should mend, as Today counts them."""
        return count_things_to_mend(self._sent.programme, self._sent.problems)

    @property
    def apart(self) -> int:
        """How many things beside those need a human, each with a line of its own in Today."""
        return count_told_apart(self._sent.programme, self._sent.problems)

    @property
    def undecided(self) -> int:
        """How many proposals wait for the coordinator's word."""
        matches = self._sent.programme.matches
        return sum(one.state is MatchState.PROPOSED and not one.decision for one in matches)

    @property
    def to_settle(self) -> int:
        """How many mails there are of which nobody knows whether they arrived, those of earlier runs too."""
        return self._sent.unknown

    @property
    def quiet_until(self) -> datetime | None:
        """Until when a round would find nothing to do again, if nothing changes; None if this one did."""
        return self._sent.quiet_until

    @property
    def outbox(self) -> Path | None:
        """The folder in which the mails lie, if they went into one."""
        return self._sent.outbox

    @property
    def unsure(self) -> tuple[str, ...]:
        """The keys of mails of which nobody knows whether they arrived: `mentorsheets settle`."""
        return self._sent.unsure

    @property
    def exit_code(self) -> int:
        """What a job that did this ends with: 0; 1 if a person has to look; 3 if no server was in reach."""
        from mentorsheets.workflow.send_mail import exit_code  # noqa: PLC0415 - as above

        return exit_code(self._sent)

    def __repr__(self) -> str:
        if self.outbox is not None:
            return f"{self.counts.get('sent', 0)} mails written into {self.outbox}"
        return ", ".join(f"{count} {state}" for state, count in self.counts.items()) or "nothing sent"
