"""For how long: what somebody's needs take, and what their helper said that they support people for."""

from collections.abc import Collection, Iterable

from mentorsheets.domain.model import Need, Person

ONGOING = "ongoing"
"""The length of a need that has no end; a helper who named weeks gives none such."""


def find_lengths_asked(needs: Iterable[Need]) -> frozenset[str]:
    """Return how long somebody's open needs last, in weeks; nothing if of one nobody said it.

    Of several, one that fits is enough: two who help each other over more than one need agree on how long.
    """
    lengths = [need.length for need in needs]
    if any(length.weeks is None and not length.open_ended for length in lengths):
        return frozenset()
    return frozenset(ONGOING if length.weeks is None else str(length.weeks) for length in lengths)


def find_lengths_given(person: Person, weeks: Collection[int]) -> frozenset[str]:
    """Return which of some lengths in weeks somebody gives; nothing if any will do."""
    most = person.supports_for.weeks
    if most is None:
        return frozenset()
    return frozenset(str(one) for one in {*weeks, most} if one <= most)
