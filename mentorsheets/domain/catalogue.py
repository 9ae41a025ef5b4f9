"""The kinds of need that a programme knows: nine by default, renamed, added to or cut in its own sheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of need: id, title in the sheet, meaning, and what to ask somebody who is vague."""

    id: str
    title: str
    meaning: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The kinds of a programme in the order of its sheet; ids are unique."""

    kinds: tuple[Kind, ...]

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds)

    def __contains__(self, kind_id: object) -> bool:
        return any(kind.id == kind_id for kind in self.kinds)

    def title(self, kind_id: str) -> str:
        """Return the title of a kind, or its id where the programme has since removed it."""
        return self.by_id.get(kind_id, Kind(kind_id, kind_id)).title

    def titles(self, kind_ids: Iterable[str]) -> list[str]:
        """Return the titles of several kinds in the order of the catalogue."""
        wanted = set(kind_ids)
        known = [kind.title for kind in self.kinds if kind.id in wanted]
        return known + sorted(wanted - {kind.id for kind in self.kinds})

    @property
    def by_id(self) -> Mapping[str, Kind]:
        """The kinds by their ids."""
        return {kind.id: kind for kind in self.kinds}


DEFAULT = Catalogue(
    (
        Kind(
            "professional-development",
            "Professional development",
            "Growing in one's work: skills, choices, the next step.",
            "Which skill or decision, and by when?",
        ),
        Kind(
            "emotional-support",
            "Emotional support",
            "Somebody who listens when it is hard.",
            "What would you like to be able to talk about?",
        ),
        Kind(
            "sense-of-community",
            "Sense of community",
            "Knowing people here, and being known.",
            "Whom would you like to meet, and over what?",
        ),
        Kind(
            "accountability",
            "Accountability",
            "Somebody who asks whether it got done.",
            "What should they ask you about, and how often?",
        ),
        Kind(
            "institutional-sponsorship",
            "Institutional sponsorship",
            "Somebody with standing who speaks up for you.",
            "For which post, group or chance should they speak up?",
        ),
        Kind(
            "access-to-networks",
            "Access to networks",
            "Introductions to people one would not meet otherwise.",
            "To whom, or to which circle of people?",
        ),
        Kind(
            "project-specific-feedback",
            "Project-specific feedback",
            "A reader or listener for one piece of work.",
            "Which piece of work, how long is it, and by when?",
        ),
        Kind(
            "role-models",
            "Role models",
            "Seeing how somebody like you has done it.",
            "What have they done that you would like to see from near?",
        ),
        Kind(
            "safe-space",
            "Safe space",
            "A place to speak freely, with somebody who keeps it.",
            "Is there anything that would make it safe for you?",
        ),
    )
)
