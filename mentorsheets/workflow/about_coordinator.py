"""Tells what words mean in a programme whose coordinator people call by name."""

from collections.abc import Iterable
from dataclasses import replace

from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.meaning import (
    AskedFor,
    HoldReason,
    WordsMeaning,
    find_holds,
    find_words_against,
    interpret_words,
    may_mean_coordinator,
)
from mentorsheets.mail.incoming.meaning.other_letters import is_named

HARM = frozenset({HoldReason.HARM})


def interpret_here(
    programme: Programme,
    text: str,
    question: AskedFor = AskedFor.NOTHING,
    *,
    names: Iterable[str] = (),
    others: Iterable[str] = (),
) -> WordsMeaning:
    """Return what words mean, as `interpret_words` does, who asks for "anybody but Mara" among them.

    If Mara coordinates the programme, that counts as harm does: what she must not read.
    """
    found = interpret_words(text, question, names=names, others=others)
    if HoldReason.HARM in found.holds:
        return found
    against = find_words_against(text, [programme.settings.coordinator])
    if not against:
        return found
    return replace(found, answer=None, holds=found.holds | HARM, because=(*found.because, *against))


def find_holds_here(programme: Programme, text: str) -> frozenset[HoldReason]:
    """Return which reasons to hold a phrase speaks for, also where it names the coordinator."""
    found = find_holds(text)
    is_against = HoldReason.HARM not in found and find_words_against(text, [programme.settings.coordinator])
    return found | HARM if is_against else found


def may_mean_harm(programme: Programme, text: str) -> bool:
    """Return whether words may mean harm, whoever wrote them."""
    return interpret_here(programme, text).may_mean_harm


def may_want_out(programme: Programme, text: str) -> bool:
    """Return whether words may mean stop, leave, harm, or "a person, please", whoever wrote them."""
    return bool(interpret_here(programme, text).holds)


def names_coordinator(programme: Programme, text: str) -> bool:
    """Return whether words may be about the coordinator, who then must not be the one who reads them."""
    return is_named(programme.settings.coordinator, text) or may_mean_coordinator(text)


def is_for_safety_contact_alone(programme: Programme, text: str) -> bool:
    """Return whether words that may mean harm may be about the coordinator, and somebody else can be told."""
    return bool(programme.settings.safety_address) and names_coordinator(programme, text)
