"""What came back by mail, put where it belongs: an answer to its question, a stop to its person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import ReadMail, ReadUpTo
from mentorsheets.domain.settings import AnswersBy
from mentorsheets.errors import WrongUse
from mentorsheets.mail.incoming.arrivals import Bounce, Complaint, DeskTap, Incoming, StopRequest, Untied
from mentorsheets.mail.incoming.arrivals import IncomingReply as Answer
from mentorsheets.mail.incoming.collect import STRANGERS_READ, Collected, collect, confirm
from mentorsheets.mail.incoming.who_wrote import SenderBook
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import settle_by_evidence
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.mail_address import OutboxAddress, parse_mail_address, read_user
from mentorsheets.mail.messages_tab import news_of
from mentorsheets.relations.holds import hold_address, hold_mail
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.load_templates import load_templates_of_cries
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.secret import find_marks, open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.between_two import (
    drop_words,
    find_our_addresses,
    hear_in_private,
    is_between_two,
    is_only_words,
)
from mentorsheets.workflow.collected_lines import tell
from mentorsheets.workflow.desk_taps import hear_desk_tap
from mentorsheets.workflow.hear_answer import hear_answer
from mentorsheets.workflow.later_word import yield_to_later_word
from mentorsheets.workflow.mail_ends import Step, count_ends, is_to_be_remembered, name_end
from mentorsheets.workflow.read_to_act import read_to_act
from mentorsheets.workflow.safety import find_cries, plan_cries
from mentorsheets.workflow.save import save
from mentorsheets.workflow.stop_mail import stop_mail
from mentorsheets.workflow.tell_dead import tell_dead
from mentorsheets.workflow.unheard import NAME_ONE, NAMED_ONLY
from mentorsheets.workflow.unmatched_mail import (
    STRANGERS_LETTERS,
    drop_own_subjects,
    find_writers,
    take_left_over,
)

MARKED_AS_SPAM = (
    "(Their mail provider says that they marked our mail as unwanted. Please ask them how they are.)"
)
WORTH_A_NOTE = 200
"""So many mails, though none says anything, are not to be looked at again by whoever has another journal."""


@dataclass(frozen=True, slots=True)
class FromMail:
    """How many answers, stops and bounces came in, and how many mails a human has to read.

    `others` are mails that have nothing to do with the programme; `said` has what the rest says, in lines for
    the coordinator, `changes` what it leads to, and `ends` how many mails ended in each way.
    """

    answers: int = 0
    stops: int = 0
    bounces: int = 0
    unread: int = 0
    others: int = 0
    said: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=())
    ends: Mapping[str, int] = field(default_factory=dict)


def collect_mail(
    backend: Backend, config: Config, moment: Moment, *, dry_run: bool = False
) -> FromMail | None:
    """Read what is new in the programme's mailbox and write it where it belongs; None without a mailbox.

    Raises:
        WrongUse, Unreachable: the mailbox or the sheet cannot be used; nothing counts as read.
    """
    if not config.mailbox:
        _refuse_unheard(backend, config)
        return None
    # Slow to import, and many programmes have no mailbox.
    from mentorsheets.mail.incoming.mailbox import MailboxEvidence, find_mailbox  # noqa: PLC0415

    parts: list[FromMail] = []
    found: Collected | None = None
    while found is None or not found.is_whole:
        reading = (read_without_forgotten if dry_run else read_to_act)(backend, config, moment)
        programme = reading.programme
        desk = open_desk(programme, config)
        today = moment.today(programme.settings.time_zone)
        with journal_of(config, programme, moment) as journal:
            with find_mailbox(config.mailbox, config.logins_to_read) as box:
                found = collect(
                    *(journal, box, desk.signer, moment.now),
                    after=found,
                    memory=programme.mail_memory,
                    senders=SenderBook(
                        programme.owners,
                        programme.settings.answers_checked_by,
                        find_our_addresses(programme) | _find_own_account(config),
                    ),
                )
                if not (dry_run or parts):
                    settle_by_evidence(journal, MailboxEvidence(box), desk.ids, moment.now)
            found = replace(found, found=drop_own_subjects(found.found, programme))
            parts.append(take_in(found.found, programme, today, found.arrived))
            if not dry_run:
                _write_down(found, parts[-1], backend, reading, desk, config, journal, moment)
                dead = tell_dead(backend, config, programme, journal, moment)
                parts[-1] = replace(parts[-1], said=(*parts[-1].said, *dead))
    return _sum(parts)


def _find_own_account(config: Config) -> frozenset[str]:
    """Return the mailbox's own address, where it is called by that."""
    user = fold_address(read_user(config.mailbox))
    return frozenset({user} if "@" in user else ())


def _refuse_unheard(backend: Backend, config: Config) -> None:
    """Do nothing, unless mail goes to people whose answers come to a mailbox that nobody named.

    Raises:
        WrongUse: so it is; somebody may have written stop.
    """
    is_shown = isinstance(parse_mail_address(config.mail, plain_allowed=True), OutboxAddress)
    if not is_shown and read(backend, find_marks(config)).programme.settings.answers_by is AnswersBy.MAILBOX:
        raise WrongUse(NAMED_ONLY, NAME_ONE)


def _write_down(
    found: Collected,
    result: FromMail,
    backend: Backend,
    reading: Reading,
    desk: Desk,
    config: Config,
    journal: Journal,
    moment: Moment,
) -> None:
    """Write a part of the mailbox where it belongs; only then it counts as read."""
    programme = reading.programme
    today = moment.today(programme.settings.time_zone)
    if cries := tuple(find_cries(found.found, programme)):
        plan_cries(cries, desk, load_templates_of_cries(config.templates, reading), journal, moment)
    changes = (*result.changes, *_note_place(found, programme, result.changes, config))
    save(backend, reading, (*changes, *news_of(journal, programme, moment)), today)
    confirm(journal, found, moment.now)
    journal.shared(journal.unshared())


def _note_place(
    found: Collected, programme: Programme, changes: Iterable[Change], config: Config
) -> Iterator[Change]:
    """Yield how far the mailbox was read, where the sheet is written into anyway or nothing else knows it.

    A workbook that is open, with nothing in it to write but this, would hold up everything.
    """
    now = ReadUpTo(found.mailbox, found.validity, found.last_uid)
    was = programme.mail_memory.up_to.get(found.mailbox)
    if was == now or not (changes or config.is_stateless or len(found.found) >= WORTH_A_NOTE):
        return
    yield Changed(was, now) if was else Added(now)


def _sum(parts: list[FromMail]) -> FromMail:
    return FromMail(
        answers=sum(part.answers for part in parts),
        stops=sum(part.stops for part in parts),
        bounces=sum(part.bounces for part in parts),
        unread=sum(part.unread for part in parts),
        others=sum(part.others for part in parts),
        said=tuple(line for part in parts for line in part.said),
        changes=tuple(change for part in parts for change in part.changes),
        ends=sum((Counter(part.ends) for part in parts), Counter()),
    )


def take_in(
    found: Iterable[Incoming],
    programme: Programme,
    today: date,
    arrived: Mapping[str, datetime] | None = None,
) -> FromMail:
    """Return what came in, counted, and the changes that it leads to, each seen in the light of the last.

    `arrived` says when the mail server got what came by mail, by its id; what came by a form is not in it.
    """
    incoming, came = skim_strangers(list(found), programme), arrived or {}
    now, changes, ends = programme, list[Change](), list[ReadMail]()
    for one in incoming:
        step = _take(one, programme, now, today, came.get(one.id))
        now = step.after
        changes += step.changes
        if arrived is not None:
            ends.append(name_end(step, today, came.get(one.id)))
    noted = [Added(end) for end, one in zip(ends, incoming, strict=False) if is_to_be_remembered(end, one)]
    untied = [one for one in incoming if isinstance(one, Untied) and not is_between_two(one, programme)]
    strange = sum(not one.key and not find_writers(one, programme) for one in untied)
    return FromMail(
        answers=sum(isinstance(one, Answer) for one in incoming),
        stops=sum(isinstance(one, StopRequest) for one in incoming),
        bounces=sum(isinstance(one, Bounce) for one in incoming),
        unread=len(untied) - strange,
        others=strange,
        said=tell(changes, programme),
        changes=at_once((*changes, *noted)),
        ends=count_ends(ends),
    )


def skim_strangers(found: list[Incoming], programme: Programme) -> list[Incoming]:
    """Return what came in, of strangers' mail the beginning, and of all but the newest the subject alone.

    What strangers write is passed on to nobody; it is only asked whether it may be urgent. In a mailbox that
    gets thousands of such, reading all of each would take the hours in which somebody waits to be heard.
    """
    strange = [
        (place, one)
        for place, one in enumerate(found)
        if isinstance(one, Untied)
        and not one.key
        and not find_writers(one, programme)
        and not is_between_two(one, programme)
    ]
    for number, (place, one) in enumerate(reversed(strange)):
        found[place] = replace(one, text=one.text[:STRANGERS_LETTERS] if number < STRANGERS_READ else "")
    return found


def _take(one: Incoming, before: Programme, now: Programme, today: date, arrived: datetime | None) -> Step:
    """Return what one mail leads to: `before` is the programme as the run found it."""
    is_private = is_between_two(one, now)
    if is_private and is_only_words(one):
        step = tuple(hear_in_private(one, now, today))
    else:
        step = tuple(_changes(drop_words(one) if is_private else one, now, today))
    if arrived is not None and not isinstance(one, DeskTap):
        words = "" if is_private else getattr(one, "text", "")
        step = yield_to_later_word(step, words, before, now, arrived, today)
    return Step(one, step, apply(now, step), is_private)


def _changes(one: Incoming, programme: Programme, today: date) -> Iterator[Change]:
    match one:
        case StopRequest():
            yield from stop_mail(one, programme, today)
        case Answer():
            yield from hear_answer(one, programme, today)
        case Complaint():
            if (person := programme.person_by_id.get(one.person)) is not None:
                yield from (
                    hold_mail(person, today) if one.is_proven else hold_address(person, programme, today)
                )
                yield personal_entry(PersonEvent.UNCLEAR, person.id, today, MARKED_AS_SPAM)
        case DeskTap():
            yield from hear_desk_tap(one, programme, today)
        case Untied():
            yield from take_left_over(one, programme, today)
