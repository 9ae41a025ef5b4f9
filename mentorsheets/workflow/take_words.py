"""The words that the coordinator typed in Today: done once, written down, and then taken away."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.incoming.already_read import revive
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import send_again, settle_as_sent
from mentorsheets.mail.messages_tab import news_of
from mentorsheets.relations.coordinator_words import act, note_late
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.waiting import Waiting, Word
from mentorsheets.relations.waiting_addresses import OF_ADDRESS
from mentorsheets.relations.waiting_proposals import recall_together
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of, read
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.cells.choices import find_pause
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.today import TypedWord, read_words, understand
from mentorsheets.workflow.read_to_act import go_on_if_said, read_registered
from mentorsheets.workflow.save import save

TRIES = 3
"""Times that words are looked at anew after a row that they act on was changed meanwhile."""
SETTLES = {Word.ARRIVED: settle_as_sent, Word.SEND_AGAIN: send_again}
"""What is done in the journal about mail of unknown fate."""


@dataclass(frozen=True, slots=True)
class WordsTaken:
    """How many words were acted on, and how many stand there still: not understood, or not to be done now."""

    done: int = 0
    left: int = 0


@dataclass(slots=True)
class _Doing:
    """What words come to, one after the other, each seen in the light of the last."""

    programme: Programme
    today: date
    changes: tuple[Change, ...] = ()
    done: frozenset[tuple[str, str]] = frozenset()

    def take(self, word: TypedWord, changes: tuple[Change, ...]) -> None:
        """Take in what a word leads to."""
        self.programme = apply(self.programme, changes)
        self.changes = (*self.changes, *changes)
        self.done |= {(word.key, word.text)}


def take_words(backend: Backend, config: Config, moment: Moment, *, dry_run: bool = False) -> WordsTaken:
    """Do what the words in Today ask for, all at once or not at all, and take them away.

    Raises:
        MustLookFirst: the sheet has lost what went out, and nobody said to go on.
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet or the journal cannot be used; no word is lost.
    """
    if dry_run:
        return WordsTaken(0, len(read_words(read(backend).book)))
    words = read_words(go_on_if_said(backend, config, moment).book)
    if not words:
        return WordsTaken()
    with backend.claimed(holder_of("words", moment)):
        for _ in range(TRIES):
            reading = read_registered(backend, config, moment)
            words = read_words(reading.book)
            with _open_journal(config, reading, words, moment) as journal:
                doing = _do(words, reading, moment, journal)
                news = news_of(journal, reading.programme, moment) if journal else ()
                if not doing.done:
                    return WordsTaken(0, len(words))
                changes = (*at_once(doing.changes), *news)
                refused = save(backend, reading, changes, doing.today, done=doing.done)
                if not refused:
                    if journal:
                        journal.shared(journal.unshared())
                    return WordsTaken(len(doing.done), len(words) - len(doing.done))
    return WordsTaken(0, len(words))


@contextmanager
def _open_journal(
    config: Config, reading: Reading, words: Iterable[TypedWord], moment: Moment
) -> Iterator[Journal | None]:
    """Open the journal if a word may be about mail that is stuck, which few words are."""
    is_stuck = any(message.state == "unknown" for message in reading.programme.messages)
    if not is_stuck and not any(word.key.startswith(OF_ADDRESS) for word in words):
        yield None
    else:
        with journal_of(config, reading.programme, moment) as journal:
            yield journal


def _do(words: tuple[TypedWord, ...], reading: Reading, moment: Moment, journal: Journal | None) -> _Doing:
    programme = reading.programme
    today = moment.today(programme.settings.time_zone)
    doing = _Doing(programme, today)
    first = waiting = {one.key: one for one in find_waiting(programme, today)}
    seen = programme
    for word in words:
        if doing.programme is not seen:
            seen = doing.programme
            waiting = {one.key: one for one in find_waiting(seen, today)}
        one = waiting.get(word.key) or recall_together(word.key, doing.programme)
        if one is None:
            # Over meanwhile, or no row of ours: nothing is done, and the word is kept where it can be read.
            late = first.get(word.key)
            doing.take(word, (note_late(late.key if late else word.key, word.text, today),))
            continue
        meant = understand(word.text, one.choices, today)
        if meant is not None and _settle(one, Word(meant), journal, moment):
            until = find_pause(word.text, today)[1] if meant == Word.PAUSE else None
            doing.take(word, act(one, Word(meant), doing.programme, today, until))
    return doing


def _settle(one: Waiting, word: Word, journal: Journal | None, moment: Moment) -> bool:
    """Do in the journal what a word asks for; say whether the word can be acted on."""
    if word is Word.RIGHT and journal is not None:
        revive(journal, one.about, moment.now + timedelta(seconds=1))
        return True
    settles: Callable[..., object] | None = SETTLES.get(word)
    if settles is None:
        return True
    if journal is None:
        return False
    try:
        settles(journal, one.key.split("/")[1], moment.now)
    except MentorsheetsError:
        return False
    return True
