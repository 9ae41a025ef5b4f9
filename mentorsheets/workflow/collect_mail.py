"""What came back by mail, put where it belongs: an answer to its question, a stop to its person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION as IN_WORDS
from mentorsheets.mail.incoming.arrivals import Bounce, Complaint, Incoming, StopRequest, Untied
from mentorsheets.mail.incoming.arrivals import IncomingReply as Answer
from mentorsheets.mail.incoming.collect import Collected, collect, confirm
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import settle_by_evidence
from mentorsheets.mail.letters.links import TAP_WORDS, Desk
from mentorsheets.relations.holds import hold_mail
from mentorsheets.relations.interpret import interpret, interpret_goal_answer, note_words
from mentorsheets.relations.open_questions import find_open_questions
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.collected_lines import tell
from mentorsheets.workflow.hear_words import AskedAbout, contradicts, hear_beside, hear_words
from mentorsheets.workflow.load_templates import load_templates
from mentorsheets.workflow.mail_log import journal_of, news_of
from mentorsheets.workflow.safety import find_cries, plan_cries
from mentorsheets.workflow.save import save
from mentorsheets.workflow.unmatched_mail import take_left_over, writer

GOAL = {"gyes": "yes", "gpart": "partly", "gno": "no"}
"""Whether what somebody got served their own goal; the other one never sees it."""
TELL = "tell"
"""What somebody says of a need of theirs that said too little."""
MARKED_AS_SPAM = (
    "(Their mail provider says that they marked our mail as unwanted. Please ask them how they are.)"
)
ALONE = frozenset({"pause", "leave", "fewer"})
"""Tapped answers that are about the person alone."""


@dataclass(frozen=True, slots=True)
class FromMail:
    """How many answers, stops and bounces came in, and how many mails a human has to read.

    `others` are mails that have nothing to do with the programme; `said` has what the rest says, in lines for
    the coordinator, and `changes` what it leads to.
    """

    answers: int = 0
    stops: int = 0
    bounces: int = 0
    unread: int = 0
    others: int = 0
    said: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=())


def collect_mail(
    backend: Backend, config: Config, moment: Moment, *, dry_run: bool = False
) -> FromMail | None:
    """Read what is new in the programme's mailbox and write it where it belongs; None without a mailbox.

    Raises:
        WrongUse, Unreachable: the mailbox or the sheet cannot be used; nothing counts as read.
    """
    if not config.mailbox:
        return None
    # Slow to import, and many programmes have no mailbox.
    from mentorsheets.mail.incoming.mailbox import MailboxEvidence, find_mailbox  # noqa: PLC0415

    parts: list[FromMail] = []
    found: Collected | None = None
    while found is None or not found.is_whole:
        reading = read(backend)
        programme = reading.programme
        desk = open_desk(programme, config)
        today = moment.today(programme.settings.time_zone)
        with journal_of(config, programme, moment) as journal:
            with find_mailbox(config.mailbox, config.logins) as box:
                found = collect(journal, box, desk.signer, moment.now, after=found)
                if not (dry_run or parts):
                    domain = desk.address.rpartition("@")[2]
                    settle_by_evidence(journal, MailboxEvidence(box), domain, moment.now)
            parts.append(take_in(found.found, programme, today))
            if not dry_run:
                _write_down(found, parts[-1], backend, reading, desk, config, journal, moment)
    return _sum(parts)


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
        plan_cries(cries, desk, load_templates(config.templates, reading), journal, moment)
    save(backend, reading, (*result.changes, *news_of(journal, programme, moment)), today)
    confirm(journal, found, moment.now)
    journal.shared(journal.unshared())


def _sum(parts: list[FromMail]) -> FromMail:
    return FromMail(
        answers=sum(part.answers for part in parts),
        stops=sum(part.stops for part in parts),
        bounces=sum(part.bounces for part in parts),
        unread=sum(part.unread for part in parts),
        others=sum(part.others for part in parts),
        said=tuple(line for part in parts for line in part.said),
        changes=tuple(change for part in parts for change in part.changes),
    )


def take_in(found: Iterable[Incoming], programme: Programme, today: date) -> FromMail:
    """Return what came in, counted, and the changes that it leads to, each seen in the light of the last."""
    incoming = list(found)
    now, changes = programme, list[Change]()
    for one in incoming:
        step = tuple(_changes(one, now, today))
        now, changes = apply(now, step), [*changes, *step]
    untied = [one for one in incoming if isinstance(one, Untied)]
    strange = sum(not one.key and writer(one, programme) is None for one in untied)
    return FromMail(
        answers=sum(isinstance(one, Answer) for one in incoming),
        stops=sum(isinstance(one, StopRequest) for one in incoming),
        bounces=sum(isinstance(one, Bounce) for one in incoming),
        unread=len(untied) - strange,
        others=strange,
        said=tell(changes, programme),
        changes=at_once(changes),
    )


def _changes(one: Incoming, programme: Programme, today: date) -> Iterator[Change]:
    match one:
        case StopRequest():
            yield from interpret(programme, one.person, "", "leave", today)
        case Answer():
            yield from _answer(one, programme, today)
        case Complaint():
            if (person := programme.person_by_id.get(one.person)) is not None:
                yield from hold_mail(person, today)
                yield personal_entry(PersonEvent.UNCLEAR, person.id, today, MARKED_AS_SPAM)
        case Untied():
            yield from take_left_over(one, programme, today)


def _answer(one: Answer, programme: Programme, today: date) -> Iterator[Change]:
    person = programme.person_by_id.get(one.person)
    if person is None:
        return
    message = next((message for message in programme.messages if message.id == one.key), None)
    action, place = split_action(one.action)
    if action in {TELL, IN_WORDS} or (message is None and action not in ALONE):
        asked = _asked_in(action, place, one, message, programme)
        yield from hear_words(
            programme, person, asked, one.text, today, is_proven=one.is_signed or one.is_authentic
        )
        return
    about, said = _about(action, place, one, message, programme) if message else ("", TAP_WORDS[action])
    words = one.text.strip()
    if words.casefold() == said:
        words = ""
    if words and action not in ALONE and contradicts(programme, person, about, said, words):
        yield from note_words(
            programme, person.id, about, f"(They tapped “{said}” and wrote:) {words}", today
        )
        return
    if action in GOAL:
        tapped = interpret_goal_answer(programme, one.person, about, GOAL[action])
    else:
        tapped = interpret(programme, one.person, about, said, today)
    yield from tapped
    if words:
        now = apply(programme, tapped)
        besides = _besides(about, said, now)
        yield from hear_beside(now, now.person_by_id[one.person], besides, words, today)


def _asked_in(
    action: str, place: str, one: Answer, message: Message | None, programme: Programme
) -> AskedAbout:
    """Return what a reply in words may be about."""
    if message is None:
        return AskedAbout()
    if action == TELL:
        return AskedAbout((_nth(_find_carried(MailKind.VAGUE_NEED, message), place),))
    if waiting := find_open_questions(message, one.person, programme):
        return AskedAbout(waiting)
    about, _ = _about(IN_WORDS, place, one, message, programme)
    return AskedAbout((about,) if about else ())


def split_action(action: str) -> tuple[str, str]:
    """Return what a token does, and the place of what it is about, "" for none."""
    name = action.rstrip("0123456789")
    return name, action[len(name) :]


def _besides(about: str, said: str, programme: Programme) -> str:
    """Return what words beside a tap are about: a question for a circle, or what somebody looks back on."""
    to_ask = said == "yes" and any(circle.id == about for circle in programme.circles)
    looks_back = any(row.id == about and row.kind == CLOSING_QUESTION for row in programme.check_ins)
    return about if to_ask or looks_back else ""


def _about(action: str, place: str, one: Answer, message: Message, programme: Programme) -> tuple[str, str]:
    """Return what an answer is about, and what it says, in words that `interpret` knows."""
    if action in ALONE:
        return "", TAP_WORDS[action]
    if action in {"offyes", "offno"}:
        return _nth(_find_carried(MailKind.OFFER_BACK, message), place), action.removeprefix("off")
    if action in {"needsok", "needsnew"}:
        return "needs", "yes" if action == "needsok" else "no"
    match_id = _nth(message.about, place or "0")
    check_in = _find_asked(programme, one.person, message, match_id)
    asks = message.kind in {MailKind.ASK_GIVER, MailKind.ASK_ASKER}
    about = match_id if action in {"yes", "no"} or asks or check_in is None else check_in.id
    return about, TAP_WORDS.get(action, one.text)


def _find_carried(kind: MailKind, message: Message) -> list[str]:
    """Return what the parts of one kind that a mail carried are about."""
    return [about for name, _, about in (part.partition("/") for part in message.carries) if name == kind]


def _nth(names: Iterable[str], place: str) -> str:
    listed = list(names)
    return listed[int(place)] if place.isdecimal() and int(place) < len(listed) else ""


def _find_asked(programme: Programme, person: str, message: Message, match_id: str) -> CheckIn | None:
    """Return the newest question about a match that the person had been asked when the message went."""
    asked = [
        check_in
        for check_in in programme.check_ins_of.get(person, ())
        if check_in.match == match_id and check_in.asked_on <= message.on
    ]
    return max(asked, key=lambda check_in: check_in.asked_on, default=None)
