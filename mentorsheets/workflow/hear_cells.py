"""A cry or a stop that somebody typed into a row is heard, whichever column it stands in.

The cell is theirs and stays. That it was heard is remembered where the sheet is, so that it counts once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.mail.incoming.already_read import find_taken, note_taken
from mentorsheets.mail.incoming.arrivals import Proof
from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.messages_tab import news_of
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import HEARD_WITHIN
from mentorsheets.runtime.load_templates import load_templates_of_cries
from mentorsheets.runtime.open_journal import journal_of, open_journal
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.free_words import CellWords, WhatCounts, list_free_words
from mentorsheets.sheet.reading.hushed import HUSHED, hush, mark_beginning, mark_of_words
from mentorsheets.sheet.reading.people_index import KnownPerson
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.about_coordinator import is_for_safety_contact_alone, may_mean_harm
from mentorsheets.workflow.hear_words import Cry, hear_stranger
from mentorsheets.workflow.read_to_act import read_to_act
from mentorsheets.workflow.safety import plan_cries
from mentorsheets.workflow.save import save

BY_HAND = "(In their row:)"
IN_MATCHES = "(In their row of Matches:)"
COUNTS: Mapping[WhatCounts, frozenset[HoldReason]] = {
    WhatCounts.ANY: frozenset({HoldReason.HARM, HoldReason.STOP, HoldReason.LEAVE}),
    WhatCounts.MATTER: frozenset({HoldReason.HARM, HoldReason.STOP}),
    WhatCounts.CRY: frozenset({HoldReason.HARM}),
    WhatCounts.STOP: frozenset({HoldReason.STOP}),
    WhatCounts.OUT: frozenset({HoldReason.STOP, HoldReason.LEAVE}),
}
"""Where people say what they talk about, "how do I quit" is a need of theirs."""


def hear_cells(backend: Backend, reading: Reading, config: Config, moment: Moment) -> Reading:
    """Hold whoever's row, as it was read just now, says what may mean harm or a stop, and tell of it once.

    By phrases alone: what people write into rows is long, and mostly about other things. What is returned is
    the sheet as it is then.

    Raises:
        MustLookFirst, WrongUse, Unreachable, Busy, NeedsAPerson: as `read_to_act` and `save`.
    """
    new = _list_new(reading, config, moment)
    heard = [one for _, one in new if _may_count(one)]
    if not heard:
        if new and _has_journal(config):
            with open_journal(config, reading.programme, moment) as journal:
                _note_looked_at(new, journal, config, moment)
        return reading
    reading = read_to_act(backend, config, moment)
    with journal_of(config, reading.programme, moment) as journal:
        _write_down(heard, backend, reading, config, journal, moment)
        _note_looked_at(new, journal, config, moment, heard)
    return read_to_act(backend, config, moment)


def imagine_heard(reading: Reading, config: Config, moment: Moment) -> Reading:
    """Return what was read as `hear_cells` would leave it, of which nobody is told and nothing is written."""
    heard = [one for _, one in _list_new(reading, config, moment) if _may_count(one)]
    if not heard:
        return reading
    today = moment.today(reading.programme.settings.time_zone)
    changes, _, noted = _decide(heard, reading.programme, today)
    after = apply(reading.programme, changes)
    return replace(reading, programme=hush(after, reading.rows, noted))


def _list_new(reading: Reading, config: Config, moment: Moment) -> list[tuple[str, CellWords]]:
    """Return the words, with their marks, that nobody looked at before as far as sheet and journal know."""
    programme = reading.programme
    today = moment.today(programme.settings.time_zone)
    harmless = _HARMLESS.get(_name_of(config), frozenset())
    words = (one for one in _list_words(reading, today) if one not in harmless)
    found = [(mark_of_words(one.persons[0], one.text), one) for one in words]
    new = [one for one in found if not programme.marks.has(programme.mail_memory.mails, one[0])]
    if new and _has_journal(config):
        # What was looked at before and is no cry need not be looked at again.
        with open_journal(config, programme, moment) as journal:
            left = _leave_out_taken(new, journal)
        taken = frozenset(one for _, one in new).difference(one for _, one in left)
        new = left
        _remember(config, taken)
    return new


_HARMLESS: dict[tuple[str, str], frozenset[CellWords]] = {}
"""By sheet and journal, the words that the journal knows by now: for them it need not be asked."""
MOST_HARMLESS = 50_000
"""Words of one sheet that are so remembered."""


def _remember(config: Config, words: Iterable[CellWords]) -> None:
    """Remember, as long as this process lives, that its journal knows these words."""
    known = _HARMLESS.get(_name_of(config), frozenset()).union(words)
    _HARMLESS[_name_of(config)] = known if len(known) <= MOST_HARMLESS else frozenset()


def _name_of(config: Config) -> tuple[str, str]:
    return config.sheet, str(config.journal)


def _has_journal(config: Config) -> bool:
    return is_shared(config.journal) or Path(config.journal).exists()


def _leave_out_taken(found: Iterable[tuple[str, CellWords]], journal: Journal) -> list[tuple[str, CellWords]]:
    ways = [(journal.marks.ways(one[0]), one) for one in found]
    taken = find_taken(journal, {way for each, _ in ways for way in each})
    return [one for each, one in ways if taken.isdisjoint(each)]


def _note_looked_at(
    new: Collection[tuple[str, CellWords]],
    journal: Journal,
    config: Config,
    moment: Moment,
    heard: Collection[CellWords] = (),
) -> None:
    note_taken(journal, [journal.marks.key(mark) for mark, _ in new], moment.now)
    # Only what the journal knows too: else the next process would look at all of it anew.
    _remember(config, (one for _, one in new if one not in heard))


def note_heard(person: str, text: str, programme: Programme, today: date) -> ReadMail:
    """Return what remembers that words of somebody (id) were heard; those of a cry are shown no more."""
    key = programme.marks.key
    mail = ReadMail(key(mark_of_words(person, text)), MailEnd.HELD, today)
    if not may_mean_harm(programme, text):
        return mail
    return replace(mail, about=key(mark_beginning(text)), detail=HUSHED)


def make_cry(person: Person, text: str, programme: Programme, *others: Person) -> Cry:
    """Return what tells the safety contact of somebody's words, under one name wherever they stand.

    They may be those of `others` too.
    """
    alone = is_for_safety_contact_alone(programme, text)
    name = mark_of_words(person.id, text)
    people = (person, *others)
    names = " or ".join(one.name for one in people)
    return Cry(name, names, person.address or "", text, tuple(one.id for one in people), alone)


def _list_words(reading: Reading, today: date) -> Iterator[CellWords]:
    people = reading.programme.people
    known = tuple(KnownPerson(one.id, one.name, one.address) for one in people)
    return list_free_words(reading.book, reading.programme.catalogue, known, today - HEARD_WITHIN)


def _may_count(one: CellWords) -> bool:
    return bool(find_holds(one.text, COUNTS[one.counts]))


def _write_down(
    heard: Iterable[CellWords],
    backend: Backend,
    reading: Reading,
    config: Config,
    journal: Journal,
    moment: Moment,
) -> None:
    programme = reading.programme
    today = moment.today(programme.settings.time_zone)
    changes, cries, noted = _decide(heard, programme, today)
    if cries:
        templates = load_templates_of_cries(config.templates, reading)
        plan_cries(cries, open_desk(programme, config), templates, journal, moment)
    hushed = replace(reading, programme=hush(programme, reading.rows, noted))
    everything = (*changes, *map(Added, noted), *news_of(journal, programme, moment))
    save(backend, hushed, everything, today)
    journal.shared(journal.unshared())


def _decide(
    heard: Iterable[CellWords], programme: Programme, today: date
) -> tuple[list[Change], list[Cry], list[ReadMail]]:
    """Return what words lead to, which of them are cries, and what remembers that they were heard."""
    now, changes, cries, noted = programme, list[Change](), list[Cry](), list[ReadMail]()
    for one in heard:
        is_harm = may_mean_harm(programme, one.text)
        ids = (*one.persons, *one.others) if is_harm else one.persons
        people = [now.person_by_id[each] for each in ids if each in now.person_by_id]
        if not people:
            continue
        if is_harm:
            cries.append(make_cry(people[0], one.text, programme, *people[1:]))
        quote = f"{IN_MATCHES if one.tab else BY_HAND} {one.text}"
        for person in people:
            # Whoever types into the sheet has it in their hands, and a proposal could not be taken back.
            said = tuple(hear_stranger(now, person, one.text, today, quote=quote, proof=Proof.OWN))
            changes += said
            now = apply(now, said)
        noted.append(note_heard(people[0].id, one.text, programme, today))
    return changes, cries, noted
