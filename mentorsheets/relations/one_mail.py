"""One mail that is due, with all its parts: its key, what it is about, and what it carries and changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mentorsheets.domain.changes import Change
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Person
from mentorsheets.relations.mail_parts import TOLD, DigestPart, IntroductionPart, MatchPart, Part


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that is due: to these people (none means to the coordinator), with these parts in order.

    `attempt` counts the mails of the same key that were called off before they went.
    """

    people: tuple[Person, ...]
    parts: tuple[Part, ...]
    attempt: int = 0

    @property
    def kind(self) -> MailKind:
        """The kind of its first part, which goes into the mail's key."""
        return self.parts[0].kind

    @property
    def period(self) -> str:
        """The period of its first part, and which attempt it is, which go into the mail's key."""
        return self.parts[0].period + (f"+{self.attempt}" if self.attempt else "")

    @property
    def about(self) -> tuple[str, ...]:
        """The matches that it is about, each once."""
        return tuple(dict.fromkeys(match for part in self.parts for match in part.about))

    @property
    def each(self) -> Iterator[Part]:
        """Its parts, and beside each the part that it tells along with it."""
        for part in self.parts:
            yield part
            if isinstance(part, MatchPart) and part.back:
                yield part.back

    @property
    def carries(self) -> tuple[str, ...]:
        """The names of its parts, and what questions or news they told, for `Message.carries`."""
        names = tuple(part.name for part in self.each)
        digests = (part for part in self.parts if isinstance(part, DigestPart))
        opened = tuple(
            name for part in self.each if isinstance(part, IntroductionPart) for name in part.opened
        )
        return names + opened + tuple(f"{TOLD}/{entry}" for part in digests for entry in part.tells)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is to be written when this mail goes out."""
        return tuple(change for part in self.each for change in part.changes)


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts as they stand in a mail."""
    return tuple(sorted(parts, key=lambda part: (part.kind.place, part.period)))
