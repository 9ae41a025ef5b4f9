"""What everything on a day is decided from."""

from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past
from mentorsheets.relations.mail_parts import Part


@dataclass(frozen=True, slots=True)
class Situation:
    """A programme, its past, and the day."""

    programme: Programme
    past: Past
    today: date

    def needs(self, match: Match) -> tuple[Need, ...]:
        """Return the asker's needs that a match covers, whatever their status."""
        theirs = self.programme.needs_of.get(match.asker, ())
        return tuple(need for need in theirs if need.kind in match.kinds)

    def part(self, kind: MailKind, person: str, match: Match, period: str, **more: object) -> Part:
        """Return a part about a match, for one of its two people, with what all such parts have."""
        given: dict[str, object] = {
            "other": self.programme.person_by_id[match.other(person)],
            "helps": person == match.giver,
            "needs": self.needs(match),
            **more,
        }
        return Part(kind, person, period, match, **given)  # type: ignore[arg-type]
