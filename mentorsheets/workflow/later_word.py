"""A word that the coordinator put down later counts before a mail that came earlier.

The sheet does not say when somebody typed. What is known: what a run noted, on which day, and whether it was
a mail that had led to it. Where it cannot be told which of the two is later, nothing that lets mail go is
done, and what stops mail holds.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentorsheets.domain.changes import Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import HistoryEntry, Match, Person, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd
from mentorsheets.relations.history import STANDS
from mentorsheets.relations.holds import hold_mail
from mentorsheets.relations.transitions import personal_entry

BY_MAIL = frozenset({MailEnd.ACTED, MailEnd.HELD})
"""Ends of mails that lead to a change of how somebody stands."""
OLDER = "(Written on {day}, before it was last put down how they stand, so nothing was done:) {words}"
AT_ODDS = "(The sheet says how they stand by another hand, and nobody knows which word is later:) {words}"
OTHER_WORD = "(They write {says}, and “{stood}” had been put down in the sheet by another hand:) {words}"


def yield_to_later_word(
    step: Sequence[Change], words: str, before: Programme, now: Programme, arrived: datetime, today: date
) -> tuple[Change, ...]:
    """Return what is left of what a mail leads to where the sheet says otherwise by a later, or unsure, hand.

    `before` is the programme as the run found it, `now` as it is after the mails before this one.
    """
    for change in step:
        match change:
            case Changed(Person() as was, Person() as new) if new.standing not in {
                was.standing,
                Standing.HELD,
            }:
                if before.person_by_id[was.id].standing is not now.person_by_id[was.id].standing:
                    continue
                if found := tuple(_about_standing(was, new, words, before, arrived, today)):
                    return found
            case Changed(Match() as was, Match() as new):
                if found := tuple(_about_consent(was, new, words, before, now, today)):
                    return found
            case _:
                continue
    return tuple(step)


def _about_standing(
    was: Person, new: Person, words: str, before: Programme, arrived: datetime, today: date
) -> Iterator[Change]:
    last = _last_noted(was.id, before)
    noted = STANDS[last.event] if last else Standing.ACTIVE
    day = arrived.astimezone(ZoneInfo(before.settings.time_zone)).date()
    if last and day < last.on and not _came_by_mail(was.id, last, before):
        yield personal_entry(PersonEvent.UNCLEAR, was.id, today, OLDER.format(day=day, words=words))
    elif noted is not was.standing:
        if new.standing is not Standing.ACTIVE:
            yield from hold_mail(was, today)
        yield personal_entry(PersonEvent.UNCLEAR, was.id, today, AT_ODDS.format(words=words))


def _last_noted(person: str, programme: Programme) -> HistoryEntry | None:
    noted = [entry for entry in programme.history if entry.person == person and entry.event in STANDS]
    return noted[-1] if noted else None


def _came_by_mail(person: str, noted: HistoryEntry, programme: Programme) -> bool:
    return any(
        mail.person == person and mail.on == noted.on and mail.became in BY_MAIL
        for mail in programme.read_mails
    )


def _about_consent(
    was: Match, new: Match, words: str, before: Programme, now: Programme, today: date
) -> Iterator[Change]:
    """Yield what a yes leads to that stands against a no of which no mail of theirs is known."""
    for person, stood, says in (
        (was.giver, was.giver_says, new.giver_says),
        (was.asker, was.asker_says, new.asker_says),
    ):
        if stood is Reply.NO and says is Reply.YES and not _moved_it(person, was.id, before, now):
            text = OTHER_WORD.format(says=says, stood=stood, words=words)
            yield personal_entry(PersonEvent.UNCLEAR, person, today, text, was.id)


def _moved_it(person: str, match: str, before: Programme, now: Programme) -> bool:
    """Return whether what they said of a match came by mail, now or before."""
    first, found = before.match_by_id[match], now.match_by_id[match]
    if (first.giver_says, first.asker_says) != (found.giver_says, found.asker_says):
        return True
    return any(
        mail.person == person and mail.about == match and mail.became is MailEnd.ACTED
        for mail in before.read_mails
    )
